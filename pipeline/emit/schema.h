// The JSON Schema (2020-12) of what emit/ writes: `kiji schema`. The text is schema.json, built in.
#ifndef KIJI_PIPELINE_EMIT_SCHEMA_H_
#define KIJI_PIPELINE_EMIT_SCHEMA_H_

#include <string_view>

namespace kiji {

// Lives as long as the program; ends with a line feed.
std::string_view record_schema();

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_SCHEMA_H_
