// Prints the samples as JSON Lines, in every form of output, for schema_test.py.
#include <cstdio>
#include <string>

#include "pipeline/emit/json.h"
#include "tests/emit/samples.h"

int main() {
  using namespace kiji;
  const Producer producer{.version = "0.1.0", .pack = std::string(64, 'a')};
  const auto print = [](const std::string& json) { std::printf("%s\n", json.c_str()); };
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::byte, OffsetUnit::utf16}) {
    for (const Record& record : {smallest_record(), full_record()}) {
      print(to_json(record, producer, {.offsets = unit}));
      print(to_json(record.article, producer, {.offsets = unit}));
      print(to_json(record, producer, {.offsets = unit, .fields = FieldSet(1)}));
    }
  }
  print(to_json(sample_failure()));
}
