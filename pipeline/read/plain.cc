#include "pipeline/read/plain.h"

#include <string>
#include <utility>

#include "pipeline/read/charset.h"

namespace kiji {
namespace {

std::string without_carriage_returns(std::string text) {
  if (text.find("\r\n") == text.npos) return text;
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out.push_back(text[i]);
  }
  return out;
}

ReadUnit read_plain(const ReadRequest& request) {
  Result<std::string> bytes = read_all(request.bytes);
  Article article = make_article(request, request.uri, kPlainReader.format, bytes ? std::string_view(*bytes) : "");
  if (!bytes) return make_failure(article, "read", request.uri, bytes.error());
  Result<Decoded> decoded = decode(*bytes);
  if (!decoded) return make_failure(article, "decode", request.uri, decoded.error());
  article.source.charset = decoded->charset;
  article.warnings = std::move(decoded->warnings);
  article.text = without_carriage_returns(std::move(decoded->text));
  article.blocks = layout(article.text);
  if (article.blocks.empty()) {  // spaces that only Unicode knows
    return make_failure(article, "decode", request.uri,
                        {.code = "empty", .message = "there is no text; expected an article"});
  }
  if (!article.blocks.empty() && article.blocks.front().kind == BlockKind::title) {
    article.title = slice(article.text, article.blocks.front().span);
  }
  return article;
}

}  // namespace

ArticleStream open_plain(ReadRequest request) {
  return [request = std::move(request), done = false]() mutable -> std::optional<ReadUnit> {
    if (std::exchange(done, true)) return std::nullopt;
    return read_plain(request);
  };
}

}  // namespace kiji
