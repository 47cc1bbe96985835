#include "pipeline/lexicon/stretch.h"

#include <algorithm>
#include <string>

namespace kiji {

CharacterTable::CharacterTable(const Trie& trie, const NumberReader& numbers) : trie_(trie) {
  constexpr char32_t kBmp = 0x10000;
  bmp_.reserve(kBmp);
  for (char32_t c = 0; c < kBmp; ++c) bmp_.push_back({trie.code(c), script_of(c), numbers.may_start(c)});
}

void Stretch::read(std::string_view text, Span span, const CharacterTable& table, bool spaced) {
  // No more characters than bytes, and the end.
  if (const size_t most = size_t{span.size()} + 1; begin_.size() < most) {
    begin_.resize(most);
    code_.resize(most);
    script_.resize(most);
    may_start_number_.resize(most);
    run_end_.resize(most);
  }
  const auto is_ascii_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  uint32_t count = 0;
  char32_t before = span.begin > 0 ? static_cast<unsigned char>(text[span.begin - 1]) : 0;
  bool behind_blank = false;
  for (uint32_t at = span.begin; at < span.end;) {
    const CodePoint c = decode_at(text, at);
    const CharacterTable::Entry entry = table.of(c.value);
    begin_[count] = at;
    code_[count] = entry.code;
    script_[count] = entry.script;
    may_start_number_[count] = entry.may_start_number && !(is_ascii_digit(c.value) && is_ascii_digit(before));
    at += c.size;
    before = c.value;
    // A further blank takes no place: it is written over.
    const bool blank = spaced && entry.script == Script::space;
    count += blank && behind_blank ? 0 : 1;
    behind_blank = blank;
  }
  begin_[count] = span.end;
  code_[count] = 0;
  for (uint32_t i = count; i-- > 0;) {
    const bool joins = i + 1 < count && is_run_script(script_[i]) && script_[i] == script_[i + 1];
    run_end_[i] = joins ? run_end_[i + 1] : i + 1;
  }
  size_ = count;
}

uint32_t Stretch::at_byte(uint32_t byte) const {
  return static_cast<uint32_t>(std::lower_bound(begin_.begin(), begin_.begin() + size_, byte) - begin_.begin());
}

}  // namespace kiji
