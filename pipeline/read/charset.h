// Bytes of unknown encoding become UTF-8: byte-order mark, then UTF-8 validity, then uchardet, converted by ICU. Knows
// nothing of what formats declare about themselves; their readers pass that in when they exist.
#ifndef KIJI_PIPELINE_READ_CHARSET_H_
#define KIJI_PIPELINE_READ_CHARSET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/article.h"
#include "pipeline/core/result.h"

namespace kiji {

struct Decoded {
  std::string text;               // valid UTF-8 without byte-order mark, otherwise every character as it was, NUL too
  std::string charset;            // IANA name, preferred for MIME where there is one: "UTF-8", "Shift_JIS"
  std::vector<Warning> warnings;  // "charset-replaced": some bytes are no character and became U+FFFD
};

// A text is damaged, not of another charset, if so many good characters stand for each bad one. Half a character at the
// cut end of a paragraph is the usual case.
inline constexpr size_t kMinGoodPerBad = 20;
// Bytes are no text if more than one in so many is a control character.
inline constexpr size_t kMinBytesPerControl = 50;

// Faults: "empty" (nothing, or white space alone), "binary", "charset" (none fits; names the first byte that is not
// UTF-8).
Result<Decoded> decode(std::string_view bytes);

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_CHARSET_H_
