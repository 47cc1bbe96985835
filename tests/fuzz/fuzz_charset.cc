// Any bytes become valid UTF-8 or a fault with a message.
#include "pipeline/core/utf8.h"
#include "pipeline/read/charset.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto decoded = kiji::decode(kiji::as_text(data, size));
  if (decoded) {
    kiji::require(kiji::find_invalid_utf8(decoded->text) == std::string_view::npos, "decoded text is UTF-8");
    kiji::require(!decoded->charset.empty(), "the charset has a name");
  } else {
    kiji::require(!decoded.error().message.empty(), "a fault has a message");
  }
  return 0;
}
