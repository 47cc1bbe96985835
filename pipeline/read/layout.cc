// The layout of plain articles (plain.h), line by line.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/read/plain.h"

namespace kiji {
namespace {

// Zeros of the digits that date lines are written with: ASCII, full width, Arabic, Persian, Devanagari, Bengali, Thai.
constexpr std::array<char32_t, 7> kZeros = {U'0', 0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50};
// Letters that may stand beside the digits of a date: a weekday, a clock, the name of an agency.
constexpr uint32_t kMaxDatelineLetters = 16;
// Between two numbers of one date: 年, "/", ". ".
constexpr uint32_t kMaxDateGap = 2;

int digit_value(char32_t c) {
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return -1;
}

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0; }

bool is_opening(char32_t c) { return c == '(' || c == '[' || c == 0xFF08 || c == 0x3010 || c == 0x3014 || c == 0xFF3B; }
bool is_closing(char32_t c) { return c == ')' || c == ']' || c == 0xFF09 || c == 0x3011 || c == 0x3015 || c == 0xFF3D; }
bool is_closing_quote(char32_t c) { return c == 0x300D || c == 0x300F || c == 0x201D || c == '"' || is_closing(c); }
bool is_stop(char32_t c) { return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61 || c == 0x0964 || c == 0x06D4; }
bool is_bullet(char32_t c) { return c == 0x30FB || c == 0x2022; }

// A letter for counting: what is not ASCII punctuation, general punctuation, a bracket or a blank.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3005) && !(c >= 0x3008 && c < 0x3020) &&
         c != 0x30FB && !(c >= 0xFF00 && c < 0xFF21);
}

struct Line {
  Span span;  // without the white space around it
  std::u32string text;
  bool cut = false;  // `text` is only the beginning: the line is a paragraph by its length
};

// The code points of a line, as far as anything but "a paragraph" is possible.
Line make_line(std::string_view text, Span span) {
  Line out{.span = span, .text = {}};
  uint32_t at = span.begin;
  while (at < span.end) {
    const CodePoint c = decode_at(text, at);
    if (!is_blank(c.value)) break;
    at += c.size;
  }
  out.span.begin = at;
  uint32_t end = at;  // behind the last character that is not blank
  for (; at < span.end && out.text.size() <= kMaxTitle;) {
    const CodePoint c = decode_at(text, at);
    at += c.size;
    out.text.push_back(c.value);
    if (!is_blank(c.value)) end = at;
  }
  if (at < span.end) {
    out.cut = true;
    end = span.end;
    while (end > at && is_blank(static_cast<unsigned char>(text[end - 1]))) --end;
  }
  while (!out.cut && !out.text.empty() && is_blank(out.text.back())) out.text.pop_back();
  out.span.end = end;
  return out;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    Line line = make_line(text, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    if (!line.span.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

// Ends as a sentence does: with a full stop, perhaps behind closing quotation marks. A title may end with ? or !.
bool ends_with_stop(const Line& line) {
  if (line.cut) return true;
  size_t end = line.text.size();
  while (end > 0 && is_closing_quote(line.text[end - 1])) --end;
  return end > 0 && is_stop(line.text[end - 1]);
}

// A number on a date line.
struct Digits {
  size_t begin = 0, end = 0;
  int value = 0;  // of up to eight digits

  size_t size() const { return end - begin; }
  bool year() const { return size() == 4 && value >= 1800 && value < 2200; }
  bool day_or_month() const { return size() <= 2 && value >= 1 && value <= 31; }
};

std::vector<Digits> digits_of(std::u32string_view line) {
  std::vector<Digits> out;
  for (size_t i = 0; i < line.size(); ++i) {
    const int digit = digit_value(line[i]);
    if (digit < 0) continue;
    if (out.empty() || out.back().end != i) out.push_back({i, i, 0});
    out.back().end = i + 1;
    if (out.back().size() <= 8) out.back().value = out.back().value * 10 + digit;
  }
  return out;
}

// A year with a day: three numbers close together, or a year and a day with a word for the month between or beside
// them.
bool holds_date(const std::vector<Digits>& numbers) {
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i].size() == 8 && numbers[i].value >= 18000101 && numbers[i].value <= 21991231) return true;
    if (i + 2 < numbers.size()) {
      const bool close = numbers[i + 1].begin - numbers[i].end <= kMaxDateGap &&
                         numbers[i + 2].begin - numbers[i + 1].end <= kMaxDateGap;
      const bool sizes = (numbers[i].year() || numbers[i].day_or_month()) && numbers[i + 1].day_or_month() &&
                         (numbers[i + 2].year() || numbers[i + 2].size() == 2 || numbers[i + 2].day_or_month());
      if (close && sizes) return true;
    }
  }
  return false;
}

// "1 February 2026", "February 1, 2026": a word, a day and a year, with Latin or other alphabetic letters only.
bool holds_spelled_date(std::u32string_view line, const std::vector<Digits>& numbers) {
  for (size_t i = 0; i + 1 < numbers.size(); ++i) {
    if (!numbers[i].day_or_month() || !numbers[i + 1].year()) continue;
    const size_t gap = numbers[i + 1].begin - numbers[i].end;
    const auto between = line.substr(numbers[i].end, gap);
    const auto words = std::count_if(between.begin(), between.end(), is_letter);
    const bool alphabetic =
        std::none_of(line.begin(), line.end(), [](char32_t c) { return c >= 0x2E80 && c < 0xA000; });
    if (alphabetic && (words > 0 || numbers[i].begin > 0)) return true;
  }
  return false;
}

// A line in brackets, as agencies sign: 【…】, (…).
bool is_byline(const Line& line) {
  return !line.cut && line.text.size() >= 3 && line.text.size() <= kMaxDateline && is_opening(line.text.front()) &&
         is_closing(line.text.back()) && std::none_of(line.text.begin() + 1, line.text.end() - 1, [](char32_t c) {
           return is_opening(c) || is_stop(c);
         });
}

bool is_dateline(std::u32string_view line) {
  if (line.empty() || line.size() > kMaxDateline) return false;
  if (is_stop(line.back()) || is_bullet(line.front())) return false;
  const std::vector<Digits> numbers = digits_of(line);
  const auto letters = static_cast<uint32_t>(std::count_if(line.begin(), line.end(), is_letter));
  if (holds_spelled_date(line, numbers)) return letters <= kMaxDatelineLetters + 10;  // the month is a word, too
  return holds_date(numbers) && letters <= kMaxDatelineLetters;
}

bool looks_like_title(const Line& line) { return !line.cut && line.text.size() <= kMaxTitle && !ends_with_stop(line); }

bool looks_like_heading(const Line& line) {
  return !line.cut && line.text.size() <= kMaxHeading && !ends_with_stop(line) && !is_byline(line);
}

bool is_list_item(const Line& line) {
  if (line.text.size() < 2) return false;
  const char32_t first = line.text[0];
  return is_bullet(first) || ((first == '-' || first == '*') && line.text[1] == ' ');
}

}  // namespace

bool is_dateline(std::string_view line) { return line.size() <= kMaxDateline * 4 && is_dateline(to_utf32(line)); }

std::vector<Block> layout(std::string_view text, std::string_view title) {
  const std::vector<Line> lines = lines_of(text);
  std::vector<Block> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    BlockKind kind = BlockKind::paragraph;
    if (lines.size() == 1) {
      kind = BlockKind::paragraph;
    } else if (i == 0 &&
               (title.empty() ? looks_like_title(line) && !is_dateline(line.text) : slice(text, line.span) == title)) {
      kind = BlockKind::title;
    } else if (i < kHeadLines && !line.cut && is_dateline(line.text)) {
      kind = BlockKind::dateline;
    } else if (i < kHeadLines && is_byline(line)) {
      kind = BlockKind::byline;
    } else if (is_list_item(line)) {
      kind = BlockKind::list;
    } else if (i + 1 < lines.size() && looks_like_heading(line) && !looks_like_heading(lines[i + 1]) &&
               lines[i + 1].span.size() > line.span.size()) {
      kind = BlockKind::heading;  // over a paragraph; lines that are all short are verse or a table
    }
    out.push_back({kind, line.span});
  }
  return out;
}

}  // namespace kiji
