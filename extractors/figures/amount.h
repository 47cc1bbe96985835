// The arithmetic of a figure: terms with factors, signs, ranges that share a scale, vague numbers. No words, no units.
#ifndef KIJI_EXTRACTORS_FIGURES_AMOUNT_H_
#define KIJI_EXTRACTORS_FIGURES_AMOUNT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/decimal.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/number.h"

namespace kiji {

// A value, or a range with both ends.
struct Amount {
  std::optional<Decimal> value;
  std::optional<Decimal> min, max;
  std::string fraction;
  bool vague = false;  // "several tens": the ends are a convention, not a statement

  bool operator==(const Amount&) const = default;
};

// How a number's sign is written. Below zero, bounds are told about the distance from zero: "20 or more below zero" is
// at most -20.
enum class Sign { plus, minus, below_zero };
std::optional<Sign> sign(std::string_view name);  // "plus" "minus" "below_zero"

// One number of a figure with the factor of the unit behind it: 2 割 is 2 * 10.
struct Term {
  Number number;
  Decimal factor = 1;
};

// The sum of the terms, negated as `sign` says. REQUIRES: terms is not empty.
Amount sum(const std::vector<Term>& terms, Sign sign);

// One number alone, negated as `sign` says: sum({number, 1}) without the arithmetic.
Amount signed_amount(const Number& number, Sign sign);

// from..to. A plain `from` takes the scale of `to` ("2〜3万": 20000..30000). Empty if the range does not rise.
std::optional<Amount> range(const Term& from, Sign from_sign, const Term& to, Sign to_sign);

// Two neighbours told for "a few" ("2、3人"): both below ten but for a shared scale, the second one more than the
// first.
std::optional<Amount> neighbours(const Term& first, const Term& second);

// The bound as it is about the signed value.
Bound signed_bound(Bound bound, Sign sign);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_AMOUNT_H_
