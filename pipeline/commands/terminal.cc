#include "pipeline/commands/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

struct Range {
  char32_t first, last;
};

// UAX 11, classes W and F, with unassigned gaps closed.
constexpr auto kWide = std::to_array<Range>(
    {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
     {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
     {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
     {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
     {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
     {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
     {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
     {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
     {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18D08},
     {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
     {0x1F200, 0x1F320}, {0x1F32D, 0x1F64F}, {0x1F680, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F9FF},
     {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}});

// Combining marks of the scripts that news is written in, joiners, variation selectors, direction marks.
constexpr auto kNoWidth = std::to_array<Range>(
    {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x0300, 0x036F},  {0x0483, 0x0489}, {0x0591, 0x05BD},
     {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x093C, 0x093C},  {0x0941, 0x0948}, {0x094D, 0x094D},
     {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1160, 0x11FF},  {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
     {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0x20D0, 0x20FF},  {0x302A, 0x302D}, {0x3099, 0x309A},
     {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}});

// Closing punctuation, which does not begin a line: ! ) , . : ; ? ] } and the ideographic comma, full stop, brackets,
// middle dot, long vowel mark and their full-width forms.
constexpr std::u32string_view kNotFirst =
    U"!),.:;?]}"
    U"\u2019\u201D\u2026\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u3015\u30FB\u30FC\uFF01\uFF09\uFF0C\uFF0E\uFF1A"
    U"\uFF1B\uFF1F\uFF3D\uFF5D";

bool in(std::span<const Range> ranges, char32_t code_point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                      [](char32_t point, const Range& range) { return point < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

// Whether a line may end before `next`.
bool may_break(char32_t previous, char32_t next) {
  if (kNotFirst.find(next) != std::u32string_view::npos) return false;
  return previous == U' ' || column_width(previous) == 2 || column_width(next) == 2;
}

void trim_end(std::u32string& line) {
  while (!line.empty() && line.back() == U' ') line.pop_back();
}

size_t width_of(std::u32string_view text) {
  size_t width = 0;
  for (const char32_t c : text) width += static_cast<size_t>(column_width(c));
  return width;
}

}  // namespace

int column_width(char32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x7F) return 1;
  return in(kNoWidth, code_point) ? 0 : in(kWide, code_point) ? 2 : 1;
}

size_t column_width(std::string_view text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    width += static_cast<size_t>(column_width(point.value));
    at += point.size;
  }
  return width;
}

std::vector<std::string> fold_lines(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  std::u32string line;
  size_t columns = 0;
  size_t breakable = 0;  // the last place in `line` where it may be broken
  const auto flush = [&](size_t at) {
    std::u32string head = line.substr(0, at);
    line.erase(0, at);
    trim_end(head);
    lines.push_back(to_utf8(head));
    columns = width_of(line);
    breakable = 0;
  };
  for (const char32_t c : to_utf32(text)) {
    if (c == U'\n') {
      flush(line.size());
      continue;
    }
    if (line.empty() && c == U' ' && !lines.empty()) continue;
    if (!line.empty() && may_break(line.back(), c)) breakable = line.size();
    const auto wide = static_cast<size_t>(column_width(c));
    if (!line.empty() && columns + wide > width && c != U' ') flush(breakable > 0 ? breakable : line.size());
    line.push_back(c);
    columns += wide;
  }
  flush(line.size());
  return lines;
}

std::string padded(std::string_view text, size_t width) {
  const size_t columns = column_width(text);
  return std::string(text) + std::string(columns < width ? width - columns : 0, ' ');
}

std::string Style::wrapped(std::string_view code, std::string_view text) const {
  if (!colours || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

Style terminal_style(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  return {.colours = is_terminal(descriptor) && (no_color == nullptr || *no_color == '\0')};
}

size_t terminal_columns(int descriptor) {
  winsize size = {};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultColumns;
  return size.ws_col;
}

}  // namespace kiji
