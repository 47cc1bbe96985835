#include "pipeline/lexicon/pack_source_lines.h"

#include <unicode/ucnv.h>

#include <fstream>
#include <iterator>

#include "pipeline/core/utf8.h"

namespace kiji {

Error SourceLine::fault(std::string code, std::string message, const std::string& path, size_t at) const {
  // The excerpt of a line with broken bytes ends before them: errors are valid UTF-8.
  const size_t invalid = find_invalid_utf8(text);
  const std::string_view excerpt = text.substr(0, invalid == std::string_view::npos ? text.size() : invalid);
  return {.code = std::move(code),
          .message = std::move(message),
          .path = path,
          .line = number,
          .column = count_code_points(text.substr(0, at)) + 1,
          .excerpt = std::string(excerpt)};
}

Error source_error(std::string code, std::string message, std::string path) {
  Error error;
  error.code = std::move(code);
  error.message = std::move(message);
  error.path = std::move(path);
  return error;
}

std::vector<SourceLine> split_lines(std::string_view text) {
  std::vector<SourceLine> lines;
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back({text.substr(0, end), ++number});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::optional<Error> find_bad_byte(const SourceLine& line, const std::string& code, const std::string& path) {
  if (const size_t at = find_invalid_utf8(line.text); at != std::string_view::npos) {
    return line.fault(code, "invalid UTF-8; expected UTF-8 without a byte order mark of another encoding", path, at);
  }
  if (const size_t at = line.text.find('\r'); at != std::string_view::npos) {
    return line.fault(code, "carriage return; expected lines that end in a line feed alone", path, at);
  }
  return std::nullopt;
}

std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const size_t end = text.find(separator);
    fields.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim_blanks(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

Result<std::string> read_package_file(const std::string& path, std::string_view package) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return source_error("missing-package", "cannot be opened; install the Debian package " + std::string(package),
                        path);
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<std::string> utf8_from_euc_jp(std::string_view bytes, const std::string& path) {
  // Two bytes of EUC-JP (also half-width kana) become at most three of UTF-8, and a broken byte three.
  std::string out(bytes.size() * 3 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = ucnv_convert("UTF-8", "EUC-JP", out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                                    static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return source_error("charset", "cannot be read as EUC-JP", path);
  out.resize(static_cast<size_t>(size));
  return out;
}

}  // namespace kiji
