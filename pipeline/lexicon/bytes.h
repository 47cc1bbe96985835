// Writing and reading the small variable-length sections of a pack (rules, tables): numbers and length-prefixed
// strings. Large tables are plain arrays and do not come here.
#ifndef KIJI_PIPELINE_LEXICON_BYTES_H_
#define KIJI_PIPELINE_LEXICON_BYTES_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kiji {

class ByteWriter {
 public:
  void number(uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(static_cast<uint32_t>(value.size()));
    bytes_.append(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads in the order of writing. Past the end everything is 0 or empty and ok() turns false: damaged packs do not
// crash.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  uint32_t number() {
    uint32_t value = 0;
    const std::string_view raw = take(sizeof value);
    if (ok_) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
  // A view into the section.
  std::string_view text() { return take(number()); }
  bool ok() const { return ok_; }
  bool done() const { return bytes_.empty(); }
  size_t left() const { return bytes_.size(); }

 private:
  std::string_view take(size_t size) {
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_BYTES_H_
