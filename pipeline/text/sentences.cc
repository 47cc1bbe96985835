#include "pipeline/text/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

constexpr size_t kMaxAbbreviationBytes = 32;
constexpr char32_t kFirstEastAsian = 0x3000;  // kana, Han, Hangul and their marks lie above

enum class Mark : uint8_t { none, newline, stop, point, exclamation, open, close, quote };

struct Token {
  Mark mark = Mark::none;
  uint8_t pair = 0;  // which brackets, of open and close
};

constexpr size_t kPairs = 4;  // 「」 『』 () and curly double quotation marks

// What a code point does. Full-width marks have been folded to ASCII (fold.tsv).
constexpr Token classify(char32_t c) {
  switch (c) {
    case U'\n':
      return {Mark::newline};
    case U'.':
      return {Mark::point};
    case U'!':
    case U'?':
      return {Mark::exclamation};
    case U'"':
    case U'\u2019':  // closes a single quotation
      return {Mark::quote};
    case U'\u300C':
      return {Mark::open, 0};
    case U'\u300D':
      return {Mark::close, 0};
    case U'\u300E':
      return {Mark::open, 1};
    case U'\u300F':
      return {Mark::close, 1};
    case U'(':
      return {Mark::open, 2};
    case U')':
      return {Mark::close, 2};
    case U'\u201C':
      return {Mark::open, 3};
    case U'\u201D':
      return {Mark::close, 3};
    case U'\u3002':  // ideographic
    case U'\u0589':  // Armenian
    case U'\u061F':  // Arabic question mark
    case U'\u06D4':  // Urdu
    case U'\u0964':  // danda
    case U'\u0965':
    case U'\u104B':  // Myanmar
    case U'\u1362':  // Ethiopic
    case U'\u17D4':  // Khmer
    case U'\u203C':  // !! ?? ?! !? as one character
    case U'\u2047':
    case U'\u2048':
    case U'\u2049':
      return {Mark::stop};
    default:
      return {};
  }
}

// Bytes that can start a code point with a mark. E3 is a third of all Japanese leads and is looked at once more.
constexpr std::array<bool, 256> kInteresting = [] {
  std::array<bool, 256> out{};
  for (const char8_t lead : u8"\n!\"().?") out[lead] = true;
  for (const int lead : {0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3}) out[static_cast<size_t>(lead)] = true;
  out[0] = false;  // the end of the literal
  return out;
}();

bool is_space(char c) { return c == ' ' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const std::string> abbreviations)
      : text_(text), abbreviations_(abbreviations) {}

  std::vector<Span> run();

 private:
  struct Open {
    uint8_t pair;
    uint32_t inside;  // behind the bracket
    size_t ends;      // how many ends there were before it
  };

  char at(size_t i) const { return i < text_.size() ? text_[i] : '\n'; }
  size_t behind_space(size_t i) const {
    while (i < text_.size() && is_space(text_[i])) ++i;
    return i;
  }
  // A small letter of any script.
  bool lower_at(size_t i) const {
    return i < text_.size() && u_islower(static_cast<UChar32>(decode_at(text_, i).value));
  }
  // A character of the scripts that put no blank behind a sentence. (Indic abbreviations have stops between letters.)
  bool unspaced_at(size_t i) const { return i < text_.size() && decode_at(text_, i).value >= kFirstEastAsian; }
  bool unspaced_before(size_t i) const {
    size_t from = i;
    while (from > begin_ && utf8_is_continuation(text_[--from])) {
    }
    return from < i && unspaced_at(from);
  }
  // True if a sentence was found to end exactly here.
  bool ends_at(size_t i) const { return !ends_.empty() && ends_.back() == i; }
  void end_behind(size_t i, size_t size) {
    if (ends_at(i)) ends_.pop_back();
    ends_.push_back(static_cast<uint32_t>(i + size));
  }
  void close(size_t i, uint32_t size, uint8_t pair);
  bool point_ends(size_t i) const;
  bool goes_on_dotted(size_t i) const;
  bool exclamation_ends(size_t i) const;
  bool abbreviated(size_t i) const;
  bool is_listed(std::string_view word) const;
  size_t behind_closers(size_t i) const;
  void finish_paragraph(size_t end);

  std::string_view text_;
  std::span<const std::string> abbreviations_;
  std::vector<Span> sentences_;
  uint32_t begin_ = 0;          // of the sentence at hand
  std::vector<uint32_t> ends_;  // found in this paragraph, ascending
  std::vector<Open> open_;
  std::array<uint32_t, kPairs> open_of_{};  // how many of a pair are open, so that a stray closing one costs nothing
};

bool Splitter::is_listed(std::string_view word) const {
  return std::binary_search(abbreviations_.begin(), abbreviations_.end(), word, std::less<std::string_view>());
}

// Whether the list has the word up to the mark at `i`, or one that goes on behind it (the first stop of "p.m."). In the
// list `#` stands for a digit: "##." is the 31. of 31. Januar.
bool Splitter::abbreviated(size_t i) const {
  if (abbreviations_.empty()) return false;
  const bool ascii = i > begin_ && (text_[i - 1] & 0x80) == 0;  // Japanese has no blank before a Latin word
  size_t from = i;
  while (from > begin_ && i - from < kMaxAbbreviationBytes && !is_space(text_[from - 1]) && text_[from - 1] != '(' &&
         !(ascii && unspaced_before(from))) {
    while (--from > begin_ && utf8_is_continuation(text_[from])) {
    }
  }
  for (size_t end = i; end < text_.size() && end - from < kMaxAbbreviationBytes && !is_space(text_[end]); ++end) {
    if (text_[end] == text_[i] && is_listed(text_.substr(from, end + 1 - from))) return true;
  }
  std::string digits(text_.substr(from, i + 1 - from));
  std::replace_if(digits.begin(), digits.end(), is_digit, '#');
  return digits.front() == '#' && is_listed(digits);
}

size_t Splitter::behind_closers(size_t i) const {
  while (i < text_.size()) {
    const CodePoint c = decode_at(text_, i);
    const Mark mark = classify(c.value).mark;
    if (mark != Mark::close && mark != Mark::quote) break;
    i += c.size;
  }
  return i;
}

// One or two digits and a point: the next part of 2026. 1. 31.
bool Splitter::goes_on_dotted(size_t i) const {
  size_t end = i;
  while (end < text_.size() && end - i < 3 && is_digit(text_[end])) ++end;
  return end > i && end - i < 3 && at(end) == '.';
}

// "3.5", "U.S. forces", "J. Smith", "1. First", "5 p.m. on" end nothing; "it. The" and "である.次" do.
bool Splitter::point_ends(size_t i) const {
  const char before = i > begin_ ? text_[i - 1] : '\n';
  const size_t next = behind_closers(i + 1);
  if (!is_space(at(next))) return unspaced_before(i) && unspaced_at(next) && !abbreviated(i);
  if (lower_at(behind_space(next))) return false;
  if (is_alpha(before) && (i < begin_ + 2 || !is_alpha(text_[i - 2])) &&
      (i < begin_ + 2 || (text_[i - 2] & 0x80) == 0)) {
    return at(next) == '\n';  // an initial, unless nothing follows
  }
  size_t digits = i;
  while (digits > begin_ && i - digits < 4 && is_digit(text_[digits - 1])) --digits;
  if (digits < i && digits == begin_) return false;
  if (digits < i && goes_on_dotted(behind_space(next))) return false;
  return !abbreviated(i);
}

bool Splitter::exclamation_ends(size_t i) const {
  const size_t next = behind_closers(i + 1);
  if (is_digit(at(next)) || is_alpha(at(next))) return false;
  if (at(next) == ' ' && is_lower(at(behind_space(next)))) return false;
  return !abbreviated(i);
}

void Splitter::close(size_t i, uint32_t size, uint8_t pair) {
  const bool ended = ends_at(i);
  if (open_of_[pair] == 0) {
    if (ended) end_behind(i, size);
    return;
  }
  while (open_.back().pair != pair) {  // opened inside and never closed
    --open_of_[open_.back().pair];
    open_.pop_back();
  }
  const Open open = open_.back();
  open_.pop_back();
  --open_of_[pair];
  if (i - open.inside <= kMaxQuotationBytes) ends_.resize(open.ends);
  if (!ended) return;
  // A sentence goes on behind its quotation where hiragana (a particle), a lower-case letter or a comma follows.
  const size_t next = behind_space(i + size);
  const CodePoint c = next < text_.size() ? decode_at(text_, next) : CodePoint{U'\n', 1};
  const bool goes_on = (next == i + size && ((c.value >= 0x3041 && c.value <= 0x309F) || c.value == 0x3001)) ||
                       (c.value < 0x80 && is_lower(static_cast<char>(c.value))) || c.value == U',';
  if (ends_at(i)) ends_.pop_back();
  if (!goes_on) end_behind(i, size);
}

void Splitter::finish_paragraph(size_t end) {
  ends_.push_back(static_cast<uint32_t>(end));
  for (const uint32_t found : ends_) {
    const auto boundary = static_cast<uint32_t>(behind_space(found));
    if (boundary > begin_) sentences_.push_back({begin_, boundary});
    begin_ = std::max(begin_, boundary);
  }
  ends_.clear();
  open_.clear();
  open_of_.fill(0);
}

std::vector<Span> Splitter::run() {
  const size_t size = text_.size();
  size_t i = behind_space(0);
  while (i < size) {
    const auto lead = static_cast<unsigned char>(text_[i]);
    if (!kInteresting[lead] || (lead == 0xE3 && text_[i + 1] != '\x80')) {
      i += utf8_length(lead);
      continue;
    }
    const CodePoint c = decode_at(text_, i);
    const Token token = classify(c.value);
    switch (token.mark) {
      case Mark::none:
        break;
      case Mark::newline:
        finish_paragraph(i);
        i = begin_;
        continue;
      case Mark::stop:
        end_behind(i, c.size);
        break;
      case Mark::point:
        if (ends_at(i) || point_ends(i)) end_behind(i, c.size);
        break;
      case Mark::exclamation:
        if (ends_at(i) || exclamation_ends(i)) end_behind(i, c.size);
        break;
      case Mark::quote:
        if (ends_at(i)) end_behind(i, c.size);
        break;
      case Mark::open:
        open_.push_back({token.pair, static_cast<uint32_t>(i + c.size), ends_.size()});
        ++open_of_[token.pair];
        break;
      case Mark::close:
        close(i, c.size, token.pair);
        break;
    }
    i += c.size;
  }
  finish_paragraph(size);
  return std::move(sentences_);
}

}  // namespace

std::vector<Span> split_sentences(std::string_view match_text, std::span<const std::string> abbreviations) {
  return Splitter(match_text, abbreviations).run();
}

}  // namespace kiji
