#include "pipeline/emit/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighBits = 0x8080808080808080;

// Whether one of eight bytes is a quote, a backslash or below 0x20. May say yes for a word that has none (never the
// other way round): the byte loop decides.
bool may_need_escape(uint64_t word) {
  const uint64_t quote = word ^ (kOnes * '"');
  const uint64_t backslash = word ^ (kOnes * '\\');
  const uint64_t control = (word - kOnes * 0x20) & ~word;
  return (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | control) & kHighBits;
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Index of the first byte at or after `at` that must be escaped, or the size.
size_t find_escape(std::string_view value, size_t at) {
  while (at + 8 <= value.size()) {
    uint64_t word = 0;
    std::memcpy(&word, value.data() + at, 8);
    if (may_need_escape(word)) {
      const auto* begin = value.data() + at;
      const auto* hit = std::find_if(begin, begin + 8, needs_escape);
      if (hit != begin + 8) return at + static_cast<size_t>(hit - begin);
    }
    at += 8;
  }
  while (at < value.size() && !needs_escape(value[at])) ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kNamed = "\"\\\n\t\r\b\f", kNames = "\"\\ntrbf";
  out.push_back('\\');
  if (const size_t i = kNamed.find(c); i != std::string_view::npos) {
    out.push_back(kNames[i]);
    return;
  }
  out += "u00";
  out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
  out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
}

// Each byte that stands in no valid sequence becomes U+FFFD.
std::string with_replacements(std::string_view bytes) {
  std::string out;
  for (size_t fault = find_invalid_utf8(bytes); fault != std::string_view::npos; fault = find_invalid_utf8(bytes)) {
    out += bytes.substr(0, fault);
    append_utf8(out, 0xFFFD);
    bytes.remove_prefix(fault + 1);
  }
  return out += bytes;
}

}  // namespace

JsonWriter::JsonWriter(bool pretty, size_t reserve) : pretty_(pretty) { out_.reserve(reserve); }

void JsonWriter::key(std::string_view name) {
  separate();
  out_.push_back('"');
  out_ += name;
  out_ += pretty_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  if (find_invalid_utf8(value) == std::string_view::npos) {
    text(value);
  } else {
    text(with_replacements(value));
  }
}

void JsonWriter::text(std::string_view value) {
  separate();
  out_.push_back('"');
  size_t at = 0;
  while (at < value.size()) {
    const size_t stop = find_escape(value, at);
    out_.append(value.data() + at, stop - at);
    if (stop < value.size()) append_escape(out_, value[stop]);
    at = stop + 1;
  }
  out_.push_back('"');
}

void JsonWriter::number(uint64_t value) {
  separate();
  std::array<char, 20> digits;
  out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::number(double value) {
  separate();
  std::array<char, 32> digits;
  out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::number(const Decimal& value) {
  separate();
  out_ += value.to_string();
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_.push_back(',');
  first_ = false;
  new_line();
}

void JsonWriter::new_line() {
  if (!pretty_) return;
  out_.push_back('\n');
  out_.append(static_cast<size_t>(depth_) * 2, ' ');
}

}  // namespace kiji
