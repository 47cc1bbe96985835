// What a reader brings in (RawArticle) and what every stage after it works on (Article).
#ifndef KIJI_PIPELINE_CORE_ARTICLE_H_
#define KIJI_PIPELINE_CORE_ARTICLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/span.h"

namespace kiji {

enum class BlockKind { title, dateline, byline, heading, paragraph, list, caption, table };

// A part of the text; blocks come in order and do not overlap.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;

  bool operator==(const Block&) const = default;
};

// Where the article came from. `uri` is as the user gave it, never made absolute.
struct Source {
  std::string uri;
  std::string format;   // "text", "jsonl", ...
  std::string charset;  // IANA name of what the bytes were in
  uint64_t bytes = 0;
  std::string sha256;   // of the bytes, lower-case hexadecimal
  std::string fetched;  // ISO 8601; empty if the article was not fetched

  bool operator==(const Source&) const = default;
};

// Bytes as they were read, before any decoding.
struct RawArticle {
  std::string id;
  Source source;
  std::string bytes;
};

struct Language {
  std::string tag;  // BCP 47: "ja", "zh-Hant"; "und" if unknown
  std::string by;   // "declared" (the article says so), "given" (the caller does), "detected"
  double confidence = 0;

  bool operator==(const Language&) const = default;
};

struct DateAlternative {
  std::string value;
  std::string why;

  bool operator==(const DateAlternative&) const = default;
};

// The publication date: the anchor of everything relative. `value` is an ISO 8601 date or date-time.
struct Published {
  std::string value;
  std::string by;  // "given", "path", "dateline", ...
  std::string why;
  std::vector<std::string> alternatives;

  bool operator==(const Published&) const = default;
};

struct Warning {
  std::string code;  // out of the schema's closed list
  std::string message;

  bool operator==(const Warning&) const = default;
};

// One article as a reader sees it. `text` is valid UTF-8 and never changes after reading: all spans count its bytes.
struct Article {
  std::string id;
  Source source;
  std::string url;
  std::string title;
  std::vector<std::string> authors;
  std::optional<Language> language;  // declared or given; detection fills it otherwise
  std::optional<Published> published;
  std::string text;
  std::vector<Block> blocks;
  std::vector<Warning> warnings;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_ARTICLE_H_
