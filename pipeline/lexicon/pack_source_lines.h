// Files of words as lines and fields, with the faults that all of them share: invalid UTF-8 and carriage returns. Knows
// no format beyond that.
#ifndef KIJI_PIPELINE_LEXICON_PACK_SOURCE_LINES_H_
#define KIJI_PIPELINE_LEXICON_PACK_SOURCE_LINES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

// One line of a text and where it stands, so that a fault in it can be told.
struct SourceLine {
  std::string_view text;  // without the line feed
  uint32_t number = 0;    // 1-based

  // An error at byte `at` of this line (at <= text.size()). REQUIRES: text is valid UTF-8 up to `at`.
  Error fault(std::string code, std::string message, const std::string& path, size_t at) const;
};

// An error of a whole file or folder.
Error source_error(std::string code, std::string message, std::string path);

// All lines of `text`; a line feed at the end begins no further line.
std::vector<SourceLine> split_lines(std::string_view text);

// The first byte of the line that no file of ours may hold (invalid UTF-8, a carriage return), as an error.
std::optional<Error> find_bad_byte(const SourceLine& line, const std::string& code, const std::string& path);

// Parts between separators; always at least one. Views into `text`.
std::vector<std::string_view> split_fields(std::string_view text, char separator);

// Without blanks at both ends.
std::string_view trim_blanks(std::string_view text);

// The file's bytes, or why not. `package` is the Debian package that brings the file; the error names it.
Result<std::string> read_package_file(const std::string& path, std::string_view package);

// EUC-JP as UTF-8. Bytes that are no EUC-JP become U+FFFD.
Result<std::string> utf8_from_euc_jp(std::string_view bytes, const std::string& path);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_SOURCE_LINES_H_
