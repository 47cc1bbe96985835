// Sentences cover any text in order, and end between characters.
#include "pipeline/core/utf8.h"
#include "pipeline/read/charset.h"
#include "pipeline/text/sentences.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto decoded = kiji::decode(kiji::as_text(data, size));
  if (!decoded) return 0;
  uint32_t at = 0;
  for (const kiji::Span span : kiji::split_sentences(decoded->text)) {
    kiji::require(span.begin == at && span.begin < span.end, "sentences follow each other");
    at = span.end;
    kiji::require(at == decoded->text.size() || !kiji::utf8_is_continuation(decoded->text[at]), "no character is cut");
  }
  kiji::require(at == decoded->text.size(), "sentences cover the text");
  return 0;
}
