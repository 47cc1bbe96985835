#include "pipeline/core/utf8.h"

#include <algorithm>
#include <cstring>

namespace kiji {

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

uint32_t count_code_points(std::string_view text) {
  return static_cast<uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !utf8_is_continuation(c); }));
}

size_t find_invalid_utf8(std::string_view bytes) {
  size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size()) {  // eight ASCII bytes at a time: markup and JSON are mostly that
      uint64_t word;
      std::memcpy(&word, bytes.data() + i, 8);
      if ((word & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    const auto byte = [&](size_t k) { return static_cast<unsigned char>(bytes[i + k]); };
    const auto follows = [&](size_t k) { return i + k < bytes.size() && utf8_is_continuation(bytes[i + k]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
      i += 1;
    } else if (lead >= 0xC2 && lead < 0xE0) {
      if (!follows(1)) return i;
      i += 2;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      if (!follows(1) || !follows(2)) return i;
      if (lead == 0xE0 && byte(1) < 0xA0) return i;   // overlong
      if (lead == 0xED && byte(1) >= 0xA0) return i;  // surrogate
      i += 3;
    } else if (lead >= 0xF0 && lead < 0xF5) {
      if (!follows(1) || !follows(2) || !follows(3)) return i;
      if (lead == 0xF0 && byte(1) < 0x90) return i;   // overlong
      if (lead == 0xF4 && byte(1) >= 0x90) return i;  // above U+10FFFF
      i += 4;
    } else {
      return i;
    }
  }
  return std::string_view::npos;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    out.push_back(c.value);
    i += c.size;
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace kiji
