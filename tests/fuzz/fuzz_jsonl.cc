// A file of JSON Lines gives articles with valid text or failures, for any bytes.
#include "pipeline/core/utf8.h"
#include "pipeline/read/jsonl.h"
#include "tests/fuzz/memory.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto articles =
      kiji::open_jsonl({.uri = "f", .bytes = kiji::memory_of(data, size), .language = "", .published = ""});
  size_t units = 0;
  while (const auto unit = articles()) {
    ++units;
    const auto* article = std::get_if<kiji::Article>(&*unit);
    if (article == nullptr) continue;
    kiji::require(kiji::find_invalid_utf8(article->text) == std::string_view::npos, "the text is UTF-8");
    kiji::require(!article->id.empty() && !article->blocks.empty(), "an article has an id and blocks");
  }
  kiji::require(units > 0, "every file gives something");
  return 0;
}
