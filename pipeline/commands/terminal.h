// Text for a person in a terminal: its width in columns, folding to a width, colours. Only what `kiji view` and `kiji
// explain` need; Unicode's own tables stay out of this room.
#ifndef KIJI_PIPELINE_COMMANDS_TERMINAL_H_
#define KIJI_PIPELINE_COMMANDS_TERMINAL_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiji {

// Columns of a code point: 2 for wide and full width (UAX 11), 0 for combining and control characters, else 1.
// Ambiguous ones count 1, as terminals have it.
int column_width(char32_t code_point);
// Of valid UTF-8.
size_t column_width(std::string_view text);

// Lines of at most `width` columns (one that holds a single wider character excepted), broken at blanks or between wide
// characters, never before closing punctuation if another place is left. Line feeds in `text` break too. At least one
// line.
std::vector<std::string> fold_lines(std::string_view text, size_t width);

// `text` and blanks up to `width` columns.
std::string padded(std::string_view text, size_t width);

struct Style {
  bool colours = false;

  std::string bold(std::string_view text) const { return wrapped("1", text); }
  std::string dim(std::string_view text) const { return wrapped("2", text); }
  std::string accent(std::string_view text) const { return wrapped("36", text); }
  std::string warning(std::string_view text) const { return wrapped("33", text); }

 private:
  std::string wrapped(std::string_view code, std::string_view text) const;
};

// Whether the descriptor is a terminal; colours only there and unless NO_COLOR is set.
bool is_terminal(int descriptor);
Style terminal_style(int descriptor);
// Columns of the terminal; kDefaultColumns elsewhere.
inline constexpr size_t kDefaultColumns = 100;
size_t terminal_columns(int descriptor);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_TERMINAL_H_
