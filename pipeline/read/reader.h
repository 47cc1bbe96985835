// What a reader of a format is, and the one list of them. A new format is one unit that offers a Reader and one line in
// reader.cc. Which files there are is walk.h's business, what their bytes were packed in compress.h's.
#ifndef KIJI_PIPELINE_READ_READER_H_
#define KIJI_PIPELINE_READ_READER_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "pipeline/core/article.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"

namespace kiji {

// Bytes of one article at most, as they stand in the file after decompression.
inline constexpr size_t kMaxArticleBytes = size_t{64} << 20;

// An article, or why there is none. Every path, and every line of JSON Lines, gives one in its place.
using ReadUnit = std::variant<Article, Failure>;

// Bytes on demand: fills the front of `into` and says how much; 0 only at the end. After an error it is not called
// again.
using ByteSource = std::function<Result<size_t>(std::span<char> into)>;

// One file, opened.
struct ReadRequest {
  std::string uri;        // as the user gave it
  ByteSource bytes;       // decompressed
  std::string language;   // for articles that declare none; may be empty
  std::string published;  // for articles that give none; may be empty
};

// The articles of one file, in its order; empty at the end.
using ArticleStream = std::function<std::optional<ReadUnit>()>;

struct Reader {
  std::string_view format;  // Source::format
  // Whether a file is of this format, by its name without ".gz" and the like, and by its first bytes.
  bool (*accepts)(std::string_view name, std::string_view head) = nullptr;
  ArticleStream (*open)(ReadRequest request) = nullptr;
};

// In the order they are asked; the last one accepts everything.
std::span<const Reader> readers();

// Bytes of the beginning of a file that Reader::accepts gets to see, if there are so many.
inline constexpr size_t kHeadBytes = 512;

// Parts that readers share.

// An article with what the request and its path say about it: language, publication date, source.
Article make_article(const ReadRequest& request, std::string uri, std::string_view format, std::string_view bytes);
// `place` stands before the message: "news.jsonl:12:3".
Failure make_failure(const Article& article, std::string stage, std::string_view place, Error error);
// All that is left. Faults: those of the source; "too-large" above kMaxArticleBytes.
Result<std::string> read_all(const ByteSource& bytes);

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_READER_H_
