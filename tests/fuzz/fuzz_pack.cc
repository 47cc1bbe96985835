// A damaged pack is a fault or gives wrong answers; it never ends the program. Its digest is not looked at.
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/pack.h"
#include "tests/fuzz/damage.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto pack = kiji::Pack::from_bytes(kiji::damaged(kiji::small_pack(), data, size));
  if (!pack) {
    kiji::require(!pack.error().message.empty(), "a fault has a message");
    return 0;
  }
  for (const char* language : {"ja", "und", "zh-hant"}) {
    const auto lexicon = kiji::Lexicon::open(*pack, language);
    if (!lexicon) continue;
    for (kiji::FormId form = 0; form < lexicon->trie().size(); ++form) {
      for (const kiji::Reading& reading : lexicon->readings(form)) {
        size_t bytes = lexicon->value(reading.entry).size() + lexicon->canonical(reading.entry).size();
        bytes += lexicon->column(reading.entry, "country").size();
        kiji::require(bytes < size_t{1} << 34, "texts of an entry lie in the pack");
      }
      kiji::require(lexicon->classes(lexicon->form(form).symbol).size() <= 0x10000, "a symbol has some classes");
    }
  }
  return 0;
}
