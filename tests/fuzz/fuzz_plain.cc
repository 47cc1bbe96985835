// A plain file, packed or not, gives one article with ordered blocks inside its text, or one failure.
#include "pipeline/core/utf8.h"
#include "pipeline/read/compress.h"
#include "pipeline/read/plain.h"
#include "tests/fuzz/memory.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto articles = kiji::open_plain(
      {.uri = "f", .bytes = kiji::decompress(kiji::memory_of(data, size)), .language = "", .published = ""});
  const auto unit = articles();
  kiji::require(unit.has_value() && !articles().has_value(), "a plain file is one article");
  const auto* article = std::get_if<kiji::Article>(&*unit);
  if (article == nullptr) return 0;
  kiji::require(kiji::find_invalid_utf8(article->text) == std::string_view::npos, "the text is UTF-8");
  uint32_t at = 0;
  for (const kiji::Block& block : article->blocks) {
    kiji::require(at <= block.span.begin && block.span.begin < block.span.end, "blocks are in order and not empty");
    kiji::require(block.span.end <= article->text.size(), "blocks are inside the text");
    at = block.span.end;
  }
  return 0;
}
