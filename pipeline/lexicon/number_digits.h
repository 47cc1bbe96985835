// ASCII digits of a text: one run with group separators and a decimal point, as a language's habits have them. A part
// of number.h.
#ifndef KIJI_PIPELINE_LEXICON_NUMBER_DIGITS_H_
#define KIJI_PIPELINE_LEXICON_NUMBER_DIGITS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/lexicon/numerals.h"

namespace kiji {

inline bool is_ascii_digit(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

struct DigitsReading {
  uint32_t end = 0;          // of the whole; == at if there is no digit
  uint32_t integer_end = 0;  // of the part before the point
  std::string integer;       // without separators; empty if there are more than Decimal::kMaxDigits digits in all
  std::string decimals;
  bool grouped = false;
  bool ascii_point = false;  // the point is '.' or ',', not a sign that also separates the items of a list
};

// REQUIRES: no ASCII digit before `at`.
DigitsReading read_digits(const NumeralTable& table, std::string_view text, size_t at);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_NUMBER_DIGITS_H_
