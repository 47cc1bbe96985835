// An exact decimal number, written digit for digit. News figures are exact ("1億2000万", "3.14"); binary floating point
// is not.
#ifndef KIJI_PIPELINE_CORE_DECIMAL_H_
#define KIJI_PIPELINE_CORE_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiji {

// digits * 10^exponent, normalised: no leading zero, no trailing zero; zero has no digits. Plain value, no allocation
// up to 15 digits.
class Decimal {
 public:
  static constexpr int kMaxDigits = 40;  // longer digit strings are not numbers (RECORD)

  Decimal() = default;
  Decimal(int64_t value);  // implicit: Decimal n = 5

  // "-12.50" with ASCII digits, at most one '.', no separators; nothing else. Empty on any other text or above
  // kMaxDigits.
  static std::optional<Decimal> parse(std::string_view text);

  bool zero() const { return digits_.empty(); }
  bool negative() const { return negative_; }
  bool integer() const { return exponent_ >= 0; }

  Decimal operator-() const;
  Decimal operator+(const Decimal& other) const;
  Decimal operator-(const Decimal& other) const { return *this + -other; }
  Decimal operator*(const Decimal& other) const;
  Decimal shifted(int power) const;  // times 10^power

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const = default;

  // Plain notation without exponent: "120000000", "-0.5", "0".
  std::string to_string() const;
  double to_double() const;
  // The value where it is an integer that fits; empty otherwise.
  std::optional<int64_t> to_int() const;
  // this / other rounded half up to `digits` significant digits. REQUIRES: !other.zero().
  Decimal divided(const Decimal& other, int digits = 15) const;

 private:
  void normalise();

  std::string digits_;  // most significant first, '0'..'9'
  int exponent_ = 0;
  bool negative_ = false;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_DECIMAL_H_
