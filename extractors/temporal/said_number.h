// A small whole number that an expression says, or nothing: an optional of two bytes, so that a time stays a small
// value. Knows no range of its own beyond that of its 16 bits.
#ifndef KIJI_EXTRACTORS_TEMPORAL_SAID_NUMBER_H_
#define KIJI_EXTRACTORS_TEMPORAL_SAID_NUMBER_H_

#include <cstdint>
#include <limits>
#include <optional>

namespace kiji {

// Reads like std::optional<int>. Numbers outside [kLowest, kHighest] are nothing.
class SaidNumber {
 public:
  static constexpr int kLowest = -32767;
  static constexpr int kHighest = 32767;

  constexpr SaidNumber() = default;
  constexpr SaidNumber(std::nullopt_t) {}
  constexpr SaidNumber(int value)  // implicit: f.month = 5
      : value_(value < kLowest || value > kHighest ? kNothing : static_cast<int16_t>(value)) {}
  constexpr SaidNumber(std::optional<int> value) : SaidNumber(value ? SaidNumber(*value) : SaidNumber()) {}

  constexpr explicit operator bool() const { return value_ != kNothing; }
  // REQUIRES: it is said.
  constexpr int operator*() const { return value_; }
  constexpr int value_or(int other) const { return value_ == kNothing ? other : value_; }
  constexpr void reset() { value_ = kNothing; }

  constexpr bool operator==(const SaidNumber&) const = default;

 private:
  static constexpr int16_t kNothing = std::numeric_limits<int16_t>::min();
  int16_t value_ = kNothing;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_SAID_NUMBER_H_
