// The shape of a token's surface: which script it is written in and, for scripts with case, how. Boundaries of words go
// by runs of these (ARCHITECTURE, boundaries go by script run).
#ifndef KIJI_PIPELINE_LEXICON_SHAPE_H_
#define KIJI_PIPELINE_LEXICON_SHAPE_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace kiji {

enum class Script : uint8_t {
  space,
  newline,
  digit,
  punctuation,
  symbol,
  kanji,
  hiragana,
  katakana,
  latin,
  cyrillic,
  greek,
  hangul,
  arabic,
  hebrew,
  devanagari,
  thai,
  other_letter,
};
inline constexpr size_t kScripts = 17;

// Script of a code point of match text. ICU's script property, read once into a table.
Script script_of(char32_t code_point);

// A word of these scripts ends only where the script ends: a form must fill the run.
constexpr bool is_run_script(Script script) { return script >= Script::katakana; }

// Has the script capital and small letters?
constexpr bool has_case(Script script) {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

// Shapes are numbered: a script, and for scripts with case one of four. `mixed` is a surface of several scripts.
using Shape = uint8_t;
inline constexpr Shape kMixedShape = 64;
inline constexpr size_t kShapes = 65;

// REQUIRES: surface is not empty.
Shape shape_of(std::string_view surface);

// Classes that a token of that shape has ("latin", "capitalised"); at most three, empty ones at the end.
std::array<std::string_view, 3> shape_classes(Shape shape);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_SHAPE_H_
