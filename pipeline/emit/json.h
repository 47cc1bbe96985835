// One article's outcome as JSON, in the shape and key order of the record (schema.json). Writes what is there and
// judges nothing; empty strings are unknown and left out.
#ifndef KIJI_PIPELINE_EMIT_JSON_H_
#define KIJI_PIPELINE_EMIT_JSON_H_

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/core/record.h"
#include "pipeline/emit/offsets.h"

namespace kiji {

// The parts of a record that extraction makes, in the order they are written.
enum class Field { times, figures, people, organizations, places, quotes, events };
inline constexpr size_t kFieldCount = 7;
using FieldSet = std::bitset<kFieldCount>;
inline const FieldSet kAllFields = FieldSet().set();

std::string_view to_string(Field field);
std::optional<Field> field(std::string_view name);

struct JsonOptions {
  OffsetUnit offsets = OffsetUnit::codepoint;
  FieldSet fields = kAllFields;  // others are left out; the article itself is always written
  bool pretty = false;
};

// Who wrote the record.
struct Producer {
  std::string version;
  std::string pack;  // digest; empty where no pack took part
};

// One object without a line end. Without `pretty` it holds no line end inside either: a line of JSON Lines.
// REQUIRES: article.text and all strings of annotations are valid UTF-8, spans lie inside the text on code points. Ids,
// paths and messages may be any bytes.
std::string to_json(const Record& record, const Producer& producer, const JsonOptions& options = {});
// The article before extraction: the same object without times ... events.
std::string to_json(const Article& article, const Producer& producer, const JsonOptions& options = {});
std::string to_json(const Failure& failure, bool pretty = false);

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_JSON_H_
