// A folder of real files for one test, and byte sources out of memory.
#ifndef KIJI_TESTS_READ_FILES_H_
#define KIJI_TESTS_READ_FILES_H_

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "pipeline/read/reader.h"

namespace kiji {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kiji-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  // The path of a new file; folders on the way are made.
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::string path_;
};

// `step` bytes at a time, so that every boundary is met.
inline ByteSource memory_source(std::string bytes, size_t step = 7) {
  return [bytes = std::move(bytes), at = size_t{0}, step](std::span<char> into) mutable -> Result<size_t> {
    const size_t size = std::min({step, into.size(), bytes.size() - at});
    std::memcpy(into.data(), bytes.data() + at, size);
    at += size;
    return size;
  };
}

// UTF-8 in another charset, by ICU's name of it.
inline std::string encoded(std::string_view text, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  std::string out(text.size() * 6 + 16, '\0');
  const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), utf16.getBuffer(),
                                       utf16.length(), &status);
  ucnv_close(converter);
  out.resize(U_SUCCESS(status) ? static_cast<size_t>(size) : 0);
  return out;
}

}  // namespace kiji

#endif  // KIJI_TESTS_READ_FILES_H_
