// Whole number expressions: digits with separators, numerals of scripts, number words, scales and fractions, read
// exactly. What a language's numerals are called is data (numbers.tsv of its folder); this unit knows how positional,
// multiplicative and additive numerals combine.
#ifndef KIJI_PIPELINE_LEXICON_NUMBER_H_
#define KIJI_PIPELINE_LEXICON_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/decimal.h"
#include "pipeline/lexicon/numerals.h"

namespace kiji {

// What the writing of a number says, beside its value. Number classes (number-classes.tsv) ask for and forbid these.
enum NumberFlag : uint16_t {
  kDigits = 1 << 0,   // written with ASCII digits (after folding) only
  kSpelled = 1 << 1,  // numerals of a script or number words only: 二十, twenty
  kMixed = 1 << 2,    // digits with scale words: 1億2000万
  kDecimalPoint = 1 << 3,
  kGrouped = 1 << 4,      // with group separators: 1,280
  kVague = 1 << 5,        // 数十, 十数: has min and max
  kFraction = 1 << 6,     // 三分の一
  kLeadingZero = 1 << 7,  // 05
  kPositional = 1 << 8,   // kanji digits by place: 二〇二六
  kOrdinal = 1 << 9,      // third, 21st
};

struct Number {
  Decimal value;               // of a vague number: its min
  std::optional<Decimal> max;  // of a vague number
  uint16_t flags = 0;
  uint8_t digits = 0;      // digits as written before any point (2 for "24", 4 for "2024"); 0 unless kDigits
  uint8_t scale = 0;       // power of ten of the scale that multiplies all of it: 4 for 3万, 8 for 1.5億; else 0
  std::string fraction{};  // "1/3"

  bool operator==(const Number&) const = default;
};

// text[at, end) is a number; or, without `number`, a run of numerals that is none (more than Decimal::kMaxDigits
// digits).
struct NumberReading {
  uint32_t end = 0;
  std::optional<Number> number;
};

// Reads the numbers of one language. Immutable, safe to share between threads.
class NumberReader {
 public:
  // Where number words are glued, a number may end inside a word, and begin there where the caller asks.
  explicit NumberReader(const std::vector<Numeral>& numerals, NumberHabits habits = {}) : table_(numerals, habits) {}

  // False if no number starts with that code point; may be true wrongly. Behind an ASCII digit none starts with
  // another.
  bool may_start(char32_t c) const { return (c >= U'0' && c <= U'9') || table_.may_start(c); }

  // All numbers that start at `at`, longest first: the whole expression, then what is also a number if a word begins
  // inside it (二千葉: 2000, 2). Digits are not divided: nothing starts inside a run of them, "1,280" is not 1, and
  // "8.1.31" or "07:00" are whole numbers one by one. `text` is folded match text. A call takes bounded time, but for a
  // run that is no number: go on behind its end.
  std::vector<NumberReading> read(std::string_view text, size_t at) const;

 private:
  std::optional<NumberReading> read_plain(std::string_view text, size_t at) const;

  NumeralTable table_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_NUMBER_H_
