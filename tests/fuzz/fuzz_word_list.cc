// Any text is a word list or a fault with a message; an entry has a form.
#include "pipeline/lexicon/word_list.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto list = kiji::parse_word_list(kiji::as_text(data, size), "f.tsv");
  if (!list) {
    kiji::require(!list.error().message.empty() && list.error().path == "f.tsv", "a fault says what and where");
    return 0;
  }
  for (const auto& entry : list->entries) {
    kiji::require(!entry.forms.empty() && !entry.forms.front().empty(), "an entry has a form");
  }
  return 0;
}
