#include "pipeline/read/reader.h"

#include <array>
#include <string>
#include <utility>

#include "pipeline/core/hash.h"
#include "pipeline/read/jsonl.h"
#include "pipeline/read/path_date.h"
#include "pipeline/read/plain.h"

namespace kiji {

std::span<const Reader> readers() {
  static constexpr std::array<Reader, 2> kReaders = {kJsonlReader, kPlainReader};
  return kReaders;
}

Article make_article(const ReadRequest& request, std::string uri, std::string_view format, std::string_view bytes) {
  Article article;
  article.id = uri;
  article.source = {.uri = std::move(uri),
                    .format = std::string(format),
                    .charset = "",
                    .bytes = bytes.size(),
                    .sha256 = sha256_hex(bytes),
                    .fetched = ""};
  if (!request.language.empty()) article.language = Language{request.language, "given", 1};
  if (!request.published.empty()) {
    article.published = Published{.value = request.published, .by = "given", .why = "", .alternatives = {}};
  } else {
    article.published = date_of_path(request.uri);
  }
  return article;
}

Failure make_failure(const Article& article, std::string stage, std::string_view place, Error error) {
  std::string message(place);
  message.append(": ").append(error.message);
  return {.id = article.id,
          .source = article.source,
          .stage = std::move(stage),
          .code = std::move(error.code),
          .message = error.path.empty() ? std::move(message) : std::move(error.message)};
}

Result<std::string> read_all(const ByteSource& bytes) {
  constexpr size_t kChunk = size_t{64} << 10;
  std::string out;
  for (;;) {
    const size_t size = out.size();
    if (size > kMaxArticleBytes) {
      return Error{
          .code = "too-large",
          .message = "the article is too large; expected at most " + std::to_string(kMaxArticleBytes) + " bytes"};
    }
    out.resize(size + kChunk);
    const Result<size_t> got = bytes(std::span(out).subspan(size));
    if (!got) return got.error();
    out.resize(size + *got);
    if (*got == 0) return out;
  }
}

}  // namespace kiji
