// UTF-8, one code point at a time. Text inside the program is valid UTF-8 (read/ sees to it), so these do not check
// twice.
#ifndef KIJI_PIPELINE_CORE_UTF8_H_
#define KIJI_PIPELINE_CORE_UTF8_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kiji {

// Length in bytes of the sequence that starts with `lead`. REQUIRES: lead starts a valid sequence.
constexpr uint32_t utf8_length(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

constexpr bool utf8_is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;  // bytes
};

// The code point at `at`. REQUIRES: text is valid UTF-8 and `at` is the start of a code point inside it.
constexpr CodePoint decode_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  if (lead < 0xF0) return {static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  return {
      static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)),
      4};
}

void append_utf8(std::string& out, char32_t code_point);

// Number of code points. Counts leading bytes; valid UTF-8 only.
uint32_t count_code_points(std::string_view text);

// Byte offset of the first fault (overlong forms, surrogates and values above U+10FFFF are faults), or npos.
size_t find_invalid_utf8(std::string_view bytes);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_UTF8_H_
