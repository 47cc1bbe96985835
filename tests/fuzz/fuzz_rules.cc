// Any text is rules or a fault with a line; what a yield is written as gives the same call again.
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/rule.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = kiji::as_text(data, size);
  const auto rules = kiji::parse_rules(text, "f");
  if (!rules) {
    kiji::require(!rules.error().message.empty() && rules.error().path == "f", "a fault says what and where");
    return 0;
  }
  for (const kiji::Rule& rule : *rules) {
    kiji::require(!rule.name.empty() && !rule.match.empty(), "a rule has a name and a pattern");
    const std::string written = kiji::to_string(rule.yield);
    const auto call = kiji::parse_call(written);
    kiji::require(call.ok() && kiji::to_string(*call) == written, "a yield is read as it was written");
  }
  return 0;
}
