// Writes JSON into a string from front to back, without a tree. Knows syntax only: what is written stands in json.cc.
#ifndef KIJI_PIPELINE_EMIT_JSON_WRITER_H_
#define KIJI_PIPELINE_EMIT_JSON_WRITER_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "pipeline/core/decimal.h"

namespace kiji {

// The caller keeps begin and end in pairs and gives each value of an object its key first.
class JsonWriter {
 public:
  // `pretty`: one member a line, two blanks for each level. `reserve`: expected size in bytes.
  explicit JsonWriter(bool pretty, size_t reserve = 0);

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  // REQUIRES: ASCII that needs no escape.
  void key(std::string_view name);
  // The same for a literal, whose length the compiler knows: most of what is written are keys.
  template <size_t kBytes>
  void key(const char (&name)[kBytes]) {
    separate();
    constexpr size_t kName = kBytes - 1;  // without the zero
    char* const out = room(kName + 3);
    out[0] = '"';
    std::memcpy(out + 1, name, kName);
    out[kName + 1] = '"';
    out[kName + 2] = ':';
    if (pretty_) put(' ');
    after_key_ = true;
  }

  // Any bytes: what is not UTF-8 (a file name may be anything) becomes U+FFFD.
  void string(std::string_view value);
  // The same without the check. REQUIRES: valid UTF-8.
  void text(std::string_view value);
  void number(uint64_t value);
  // Shortest digits that read back as the same double. REQUIRES: finite.
  void number(double value);
  // Digit for digit.
  void number(const Decimal& value);
  void boolean(bool value);

  std::string take();

 private:
  // Makes room for `bytes` and returns its start; the caller fills all of it. Checked once for a value instead of once
  // for a character.
  char* room(size_t bytes) {
    if (out_.size() - size_ < bytes) grow(bytes);
    char* const start = out_.data() + size_;
    size_ += bytes;
    return start;
  }
  void put(char c) { *room(1) = c; }
  void put(std::string_view bytes);
  void escaped(std::string_view chunk);
  void grow(size_t bytes);
  void open(char bracket);
  void close(char bracket);
  // What stands between the value before and the next one.
  void separate() {
    if (after_key_ || depth_ == 0) {
      after_key_ = false;
      return;
    }
    if (!first_) put(',');
    first_ = false;
    if (pretty_) new_line();
  }
  void new_line();

  std::string out_;  // all its bytes may be written; those behind size_ count for nothing
  size_t size_ = 0;
  int depth_ = 0;
  bool pretty_ = false;
  bool first_ = true;       // nothing yet in the innermost bracket
  bool after_key_ = false;  // the value belongs to a key already written
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_JSON_WRITER_H_
