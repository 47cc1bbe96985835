// Whole number expressions: digits with separators, numerals of scripts, number words, scales and fractions, read exactly.
// What a language's numerals are called is data (numbers.tsv of its folder); this unit knows how positional, multiplicative
// and additive numerals combine.
#ifndef KIJI_PIPELINE_LEXICON_NUMBER_H_
#define KIJI_PIPELINE_LEXICON_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/core/decimal.h"

namespace kiji {

// What the writing of a number says, beside its value. Number classes (number-classes.tsv) ask for and forbid these.
enum NumberFlag : uint16_t {
  kDigits = 1 << 0,    // written with ASCII digits (after folding) only
  kSpelled = 1 << 1,   // numerals of a script or number words only: 二十, twenty
  kMixed = 1 << 2,     // digits with scale words: 1億2000万
  kDecimalPoint = 1 << 3,
  kGrouped = 1 << 4,   // with group separators: 1,280
  kVague = 1 << 5,     // 数十, 十数: has min and max
  kFraction = 1 << 6,  // 三分の一
  kLeadingZero = 1 << 7,  // 05
  kPositional = 1 << 8,   // kanji digits by place: 二〇二六
};

struct Number {
  Decimal value;               // of a vague number: its min
  std::optional<Decimal> max;  // of a vague number
  uint16_t flags = 0;
  uint8_t digits = 0;          // digits as written before any point (2 for "24", 4 for "2024"); 0 if kSpelled
  std::string fraction;        // "1/3"
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_NUMBER_H_
