#include "pipeline/emit/json_writer.h"

#include <algorithm>
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

constexpr size_t kWord = 8;  // bytes that are looked at together

uint64_t word_at(const char* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, kWord);
  return word;
}

bool any_may_need_escape(std::string_view text) {
  if (text.size() < kWord) {
    // The rest of the word is blanks.
    uint64_t word = kOnes * ' ';
    std::memcpy(&word, text.data(), text.size());
    return may_need_escape(word);
  }
  const char* const last = text.data() + text.size() - kWord;  // overlaps the word before it
  for (const char* at = text.data(); at < last; at += kWord) {
    if (may_need_escape(word_at(at))) return true;
  }
  return may_need_escape(word_at(last));
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

constexpr size_t kEscapeBytes = 6;  // of the longest escape

size_t write_escape(char c, char* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kNamed = "\"\\\n\t\r\b\f", kNames = "\"\\ntrbf";
  *out++ = '\\';
  if (const size_t i = kNamed.find(c); i != std::string_view::npos) {
    *out = kNames[i];
    return 2;
  }
  out = std::copy_n("u00", 3, out);
  *out++ = kHex[static_cast<unsigned char>(c) >> 4];
  *out = kHex[static_cast<unsigned char>(c) & 15];
  return kEscapeBytes;
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

JsonWriter::JsonWriter(bool pretty, size_t reserve) : out_(reserve, '\0'), pretty_(pretty) {}

std::string JsonWriter::take() {
  out_.resize(size_);
  size_ = 0;
  return std::move(out_);
}

void JsonWriter::grow(size_t bytes) { out_.resize(std::max(out_.size() * 2, size_ + bytes)); }

void JsonWriter::put(std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
}

void JsonWriter::key(std::string_view name) {
  separate();
  char* out = room(name.size() + 3);
  *out++ = '"';
  std::memcpy(out, name.data(), name.size());
  out += name.size();
  *out++ = '"';
  *out = ':';
  if (pretty_) put(' ');
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  if (find_invalid_utf8(value) == std::string_view::npos) {
    text(value);
  } else {
    text(with_replacements(value));
  }
}

// Most strings hold nothing that must be escaped: they are looked at eight bytes at a time and copied as a whole.
void JsonWriter::text(std::string_view value) {
  separate();
  constexpr size_t kChunk = 512;
  if (value.size() <= kChunk && !any_may_need_escape(value)) {
    char* const out = room(value.size() + 2);
    out[0] = '"';
    std::memcpy(out + 1, value.data(), value.size());
    out[value.size() + 1] = '"';
    return;
  }
  put('"');
  for (; !value.empty(); value.remove_prefix(std::min(value.size(), kChunk))) escaped(value.substr(0, kChunk));
  put('"');
}

// Only words that may hold a byte that must be escaped are looked at byte by byte.
void JsonWriter::escaped(std::string_view chunk) {
  const size_t most = chunk.size() * kEscapeBytes + kWord;
  char* const start = room(most);
  char* out = start;
  for (size_t at = 0; at < chunk.size(); at += kWord) {
    const size_t bytes = std::min(kWord, chunk.size() - at);
    uint64_t word = kOnes * ' ';
    std::memcpy(&word, chunk.data() + at, bytes);
    if (!may_need_escape(word)) {
      std::memcpy(out, &word, kWord);
      out += bytes;
      continue;
    }
    for (const char c : chunk.substr(at, bytes)) {
      if (needs_escape(c)) {
        out += write_escape(c, out);
      } else {
        *out++ = c;
      }
    }
  }
  size_ -= most - static_cast<size_t>(out - start);
}

void JsonWriter::number(uint64_t value) {
  separate();
  constexpr size_t kDigits = 20;
  char* const digits = room(kDigits);
  size_ -= static_cast<size_t>(digits + kDigits - std::to_chars(digits, digits + kDigits, value).ptr);
}

void JsonWriter::number(double value) {
  separate();
  constexpr size_t kDigits = 32;
  char* const digits = room(kDigits);
  size_ -= static_cast<size_t>(digits + kDigits - std::to_chars(digits, digits + kDigits, value).ptr);
}

void JsonWriter::number(const Decimal& value) {
  separate();
  put(value.to_string());
}

void JsonWriter::boolean(bool value) {
  separate();
  put(value ? "true" : "false");
}

void JsonWriter::open(char bracket) {
  separate();
  put(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_ && pretty_) new_line();
  put(bracket);
  first_ = false;
}

void JsonWriter::new_line() {
  put('\n');
  const size_t blanks = static_cast<size_t>(depth_) * 2;
  std::memset(room(blanks), ' ', blanks);
}

}  // namespace kiji
