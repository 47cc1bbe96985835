// JSON Lines: an object for each article, {"id", "text", "lang"?, "published"?, "title"?, "url"?}; other members are
// passed over. A line is read, parsed and let go, so a file of any length takes the memory of its longest line.
#ifndef KIJI_PIPELINE_READ_JSONL_H_
#define KIJI_PIPELINE_READ_JSONL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/read/reader.h"

namespace kiji {

// Bytes of a line at most, as it stands in the file: an article whose every byte is escaped ("\u0000").
inline constexpr size_t kMaxJsonLineBytes = kMaxArticleBytes;

// The article of one line (without its newline; 1-based number). `text` is exactly the given string; half of a
// surrogate pair, which UTF-8 cannot hold, becomes U+FFFD with a warning. What the line says wins over what the request
// says.
ReadUnit read_json_line(const ReadRequest& request, std::string_view line, uint64_t number);

// By the name's ending (".jsonl", ".ndjson"), otherwise, unless it ends in ".txt", by '{' as the first byte that is no
// blank.
bool accepts_jsonl(std::string_view name, std::string_view head);
ArticleStream open_jsonl(ReadRequest request);
inline constexpr Reader kJsonlReader{.format = "jsonl", .accepts = accepts_jsonl, .open = open_jsonl};

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_JSONL_H_
