#include "extractors/figures/amount.h"

#include <utility>

namespace kiji {
namespace {

// The leading digits of an exact integer without its trailing zeros, and how many zeros those are: 30000 is 3 and 4.
struct Scaled {
  Decimal mantissa;
  int power = 0;
};

Scaled scaled(const Decimal& value) {
  Scaled out{value, 0};
  while (!out.mantissa.zero() && out.mantissa.shifted(-1).integer()) {
    out.mantissa = out.mantissa.shifted(-1);
    ++out.power;
  }
  return out;
}

Decimal with_shared_scale(const Number& from, const Number& to) {
  constexpr uint16_t kScaled = kMixed | kVague | kFraction;
  if ((from.flags & kScaled) != 0 || from.scale != 0 || from.value >= to.value) return from.value;
  const Decimal carried = from.value.shifted(to.scale);
  return carried < to.value ? carried : from.value;
}

Decimal with_sign(const Decimal& value, Sign sign) { return sign == Sign::plus ? value : -value; }

}  // namespace

std::optional<Sign> sign(std::string_view name) {
  if (name == "plus") return Sign::plus;
  if (name == "minus") return Sign::minus;
  if (name == "below_zero") return Sign::below_zero;
  return std::nullopt;
}

Amount sum(const std::vector<Term>& terms, Sign sign) {
  if (terms.size() == 1 && terms.front().factor == Decimal(1)) return signed_amount(terms.front().number, sign);
  Number total;
  total.value = 0;
  Decimal high = 0;
  bool vague = false;
  for (const Term& term : terms) {
    total.value = total.value + term.number.value * term.factor;
    high = high + term.number.max.value_or(term.number.value) * term.factor;
    if (term.number.max) vague = true;
  }
  if (vague) total.max = high;
  return signed_amount(total, sign);
}

Amount signed_amount(const Number& number, Sign sign) {
  Amount out;
  if (number.max) {
    out.vague = true;
    out.min = with_sign(number.value, sign);
    out.max = with_sign(*number.max, sign);
    if (sign != Sign::plus) std::swap(out.min, out.max);
    return out;
  }
  out.value = with_sign(number.value, sign);
  if (!number.fraction.empty()) out.fraction = (sign == Sign::plus ? "" : "-") + number.fraction;
  return out;
}

std::optional<Amount> range(const Term& from, Sign from_sign, const Term& to, Sign to_sign) {
  Decimal low = with_sign(with_shared_scale(from.number, to.number) * from.factor, from_sign);
  Decimal high = with_sign(to.number.value * to.factor, to_sign);
  // Below zero the first end is the nearer one: "5 to 10 below zero" is -10..-5.
  if (from_sign == Sign::below_zero && to_sign == Sign::below_zero) std::swap(low, high);
  if (!(low < high)) return std::nullopt;
  Amount out;
  out.min = low;
  out.max = high;
  return out;
}

std::optional<Amount> neighbours(const Term& first, const Term& second) {
  if ((first.number.flags & (kVague | kFraction | kMixed)) != 0) return std::nullopt;
  const Scaled top = scaled(second.number.value);
  if (!(top.mantissa < Decimal(10)) || top.mantissa - Decimal(1) != first.number.value) return std::nullopt;
  if (!(Decimal(0) < first.number.value)) return std::nullopt;
  Amount out;
  out.min = first.number.value.shifted(top.power) * first.factor;
  out.max = second.number.value * second.factor;
  out.vague = true;
  return out;
}

Bound signed_bound(Bound bound, Sign sign) {
  if (sign != Sign::below_zero) return bound;
  switch (bound) {
    case Bound::at_least:
      return Bound::at_most;
    case Bound::at_most:
      return Bound::at_least;
    case Bound::more_than:
      return Bound::less_than;
    case Bound::less_than:
      return Bound::more_than;
    case Bound::none:
    case Bound::approx:
      break;
  }
  return bound;
}

}  // namespace kiji
