// Normalising twice is once, the result is UTF-8, and every character of it is carried back into the text.
#include <fstream>
#include <iterator>

#include "pipeline/core/utf8.h"
#include "pipeline/read/charset.h"
#include "pipeline/text/normalise.h"
#include "tests/fuzz/require.h"

namespace {

const kiji::Normaliser& normaliser() {
  static const std::string bytes = [] {
    std::ifstream file(KIJI_SOURCE_DIR "/dictionaries/und/fold.tsv");
    const std::string tsv{std::istreambuf_iterator<char>(file), {}};
    return kiji::FoldTable::parse(tsv, "fold.tsv")->serialise();
  }();
  static const kiji::Normaliser out = *kiji::Normaliser::open(bytes);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto decoded = kiji::decode(kiji::as_text(data, size));
  if (!decoded) return 0;
  const kiji::MatchText match = normaliser().normalise(decoded->text);
  kiji::require(kiji::find_invalid_utf8(match.text) == std::string_view::npos, "match text is UTF-8");
  kiji::require(normaliser().fold(match.text) == match.text, "twice is once");
  for (uint32_t at = 0; at < match.text.size();) {
    const uint32_t length = kiji::decode_at(match.text, at).size;
    const kiji::Span back = match.to_article({at, at + length});
    kiji::require(back.begin < back.end && back.end <= decoded->text.size(), "a character has a surface");
    kiji::require(!kiji::utf8_is_continuation(decoded->text[back.begin]), "a surface begins with a character");
    at += length;
  }
  return 0;
}
