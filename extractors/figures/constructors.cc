#include "extractors/figures/constructors.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extractors/figures/amount.h"

namespace kiji {
namespace {

using Arguments = std::span<const FigureArgument>;
using P = FigureParameter;

constexpr int kMaxBracketScore =
    1000;  // a side of a score: beyond it, two numbers with a mark between are something else

struct Constructor {
  std::string_view name;
  FigureKind kind;
};
constexpr std::array kConstructors = {
    Constructor{"number", FigureKind::number},
    Constructor{"count", FigureKind::count},
    Constructor{"quantity", FigureKind::quantity},
    Constructor{"money", FigureKind::money},
    Constructor{"percent", FigureKind::percent},
    Constructor{"age", FigureKind::age},
    Constructor{"temperature", FigureKind::temperature},
    Constructor{"ordinal", FigureKind::ordinal},
    Constructor{"ratio", FigureKind::ratio},
    Constructor{"score", FigureKind::score},
};

struct ParameterName {
  std::string_view name;
  FigureParameter parameter;
};
constexpr std::array kParameters = {
    ParameterName{"number", P::number},
    ParameterName{"from", P::from},
    ParameterName{"to", P::to},
    ParameterName{"near", P::near},
    ParameterName{"first", P::first},
    ParameterName{"second", P::second},
    ParameterName{"over", P::over},
    ParameterName{"under", P::under},
    ParameterName{"base", P::base},
    ParameterName{"unit", P::unit},
    ParameterName{"counter", P::counter},
    ParameterName{"scale", P::scale},
    ParameterName{"sign", P::sign},
    ParameterName{"bound", P::bound},
    ParameterName{"bound-after", P::bound_after},
    ParameterName{"change", P::change},
    ParameterName{"most", P::most},
    ParameterName{"width", P::width},
    ParameterName{"of", P::of},
    ParameterName{"part", P::part},
    ParameterName{"per", P::per},
};

const FigureArgument* find(Arguments arguments, P parameter) {
  for (const FigureArgument& a : arguments) {
    if (a.parameter == parameter) return &a;
  }
  return nullptr;
}

bool has_factor(const FigureArgument& argument) { return !argument.factor.empty() && argument.factor != "1"; }

// The numbers of that parameter, each with the factor of the unit words between it and the next number.
std::vector<Term> terms(Arguments arguments, P parameter) {
  std::vector<Term> out;
  bool ours = false;
  for (const FigureArgument& a : arguments) {
    if (a.number != nullptr) {
      ours = a.parameter == parameter;
      if (!ours) continue;
      out.push_back({*a.number, 1});
    } else if (ours && has_factor(a)) {
      if (const std::optional<Decimal> factor = Decimal::parse(a.factor)) {
        out.back().factor = out.back().factor * *factor;
      }
    }
  }
  return out;
}

// The sign written before the number of that parameter.
std::optional<Sign> sign_before(Arguments arguments, P parameter) {
  std::optional<Sign> last;
  for (const FigureArgument& a : arguments) {
    if (a.parameter == P::sign) last = sign(a.value);
    if (a.number != nullptr) {
      if (a.parameter == parameter) return last;
      last.reset();
    }
  }
  return std::nullopt;
}

// A factor behind the last number of a range is about both ends: "2〜3割".
void share_factor(Term& from, const Term& to) {
  if (from.factor == Decimal(1)) from.factor = to.factor;
}

// A unit told at the first end is that of the second: from the 1st on four years is no range.
bool same_unit(Arguments arguments) {
  const FigureArgument* near = find(arguments, P::near);
  if (near == nullptr) return true;
  const auto is_unit = [](const FigureArgument& a) { return a.parameter == P::unit || a.parameter == P::counter; };
  for (const FigureArgument& a : arguments) {
    if (is_unit(a)) return a.value == near->value;
  }
  return true;
}

std::optional<Amount> range_amount(Arguments arguments) {
  std::vector<Term> from = terms(arguments, P::from);
  const std::vector<Term> to = terms(arguments, P::to);
  if (from.empty() || to.empty() || !same_unit(arguments)) return std::nullopt;
  share_factor(from.front(), to.front());
  const Sign from_sign = sign_before(arguments, P::from).value_or(Sign::plus);
  const Sign inherited = from_sign == Sign::below_zero ? Sign::below_zero : Sign::plus;
  std::optional<Amount> out =
      range(from.front(), from_sign, to.front(), sign_before(arguments, P::to).value_or(inherited));
  const FigureArgument* base = find(arguments, P::base);
  if (!out || base == nullptr || base->number == nullptr) return out;
  out->min = *out->min + base->number->value;
  out->max = *out->max + base->number->value;
  return out;
}

std::optional<Amount> neighbour_amount(Arguments arguments) {
  std::vector<Term> first = terms(arguments, P::first);
  const std::vector<Term> second = terms(arguments, P::second);
  if (first.empty() || second.empty()) return std::nullopt;
  share_factor(first.front(), second.front());
  return neighbours(first.front(), second.front());
}

// over / under, as "12/3" is written: the value is exact to 15 digits, the fraction as written.
std::optional<Amount> fraction_amount(Arguments arguments) {
  const FigureArgument* over = find(arguments, P::over);
  const FigureArgument* under = find(arguments, P::under);
  if (over == nullptr || under == nullptr) return std::nullopt;
  // Two thirds: the word says the number as its value. One of the two may be left out: a third, half.
  const auto told = [](const FigureArgument& a) {
    return a.number != nullptr && a.value.empty() ? std::optional(a.number->value) : Decimal::parse(a.value);
  };
  const std::optional<Decimal> numerator = told(*over), denominator = told(*under);
  if (!numerator || !denominator || denominator->zero()) return std::nullopt;
  Amount out;
  const bool negative = sign_before(arguments, P::over).value_or(Sign::plus) != Sign::plus;
  Decimal value = numerator->divided(*denominator);
  // Three and one fourth.
  const FigureArgument* whole = find(arguments, P::number);
  if (whole != nullptr && whole->number != nullptr) {
    const Sign sign = sign_before(arguments, P::number).value_or(Sign::plus);
    value = value + whole->number->value;
    out.value = sign == Sign::plus ? value : -value;
    return out;
  }
  out.value = negative ? -value : value;
  out.fraction = (negative ? "-" : "") + numerator->to_string() + "/" + denominator->to_string();
  return out;
}

// A word that is a number by itself ("half a dozen"): its factor is the value.
std::optional<Amount> word_amount(Arguments arguments) {
  for (const FigureArgument& a : arguments) {
    if (a.factor.empty()) continue;
    if (const std::optional<Decimal> factor = Decimal::parse(a.factor)) {
      Amount out;
      out.value = *factor;
      return out;
    }
  }
  return std::nullopt;
}

// How an amount is told. Most are one number without a factor, and those cost no arithmetic.
struct Shape {
  bool range = false, neighbours = false, fraction = false, factor = false;
  int numbers = 0;
};

Shape shape(Arguments arguments) {
  Shape out;
  for (const FigureArgument& a : arguments) {
    out.range |= a.parameter == P::from;
    out.neighbours |= a.parameter == P::first;
    out.fraction |= a.parameter == P::over;
    out.factor |= has_factor(a);
    out.numbers += a.parameter == P::number && a.number != nullptr ? 1 : 0;
  }
  return out;
}

std::optional<Amount> amount(Arguments arguments) {
  const Shape told = shape(arguments);
  if (told.range) return range_amount(arguments);
  if (told.neighbours) return neighbour_amount(arguments);
  if (told.fraction) return fraction_amount(arguments);
  if (told.numbers == 0) return word_amount(arguments);
  const Sign before = sign_before(arguments, P::number).value_or(Sign::plus);
  if (told.numbers == 1 && !told.factor) return signed_amount(*find(arguments, P::number)->number, before);
  return sum(terms(arguments, P::number), before);
}

bool is_several(const Amount& amount) {
  // "Several X" is 2X..9X by convention and approximate; "ten and some" is 11..19 and says so exactly.
  return amount.vague && *amount.min * Decimal(9) == *amount.max * Decimal(2);
}

// Of two bounds the sharper one stays, and of two sharp ones the later: "約80人以上" is at least 80.
Bound told_bound(Arguments arguments) {
  Bound out = Bound::none;
  for (const FigureArgument& a : arguments) {
    if (a.parameter != P::bound && a.parameter != P::bound_after) continue;
    const Bound told = bound(a.value).value_or(Bound::none);
    if (told == Bound::none || (told == Bound::approx && out != Bound::none)) continue;
    out = told;
  }
  return out;
}

void put_unit(Arguments arguments, FigureExpression& out) {
  for (const FigureArgument& a : arguments) {
    if (a.parameter == P::counter) {
      out.unit_text = a.value;
    } else if (a.parameter == P::unit) {
      out.unit = a.value;
      if (!a.text.empty()) out.unit_text = a.text;
    } else if (a.parameter == P::per) {
      out.per = a.value;
    }
  }
  // The scale a temperature is told in stands apart from its degree word and decides.
  if (const FigureArgument* scale = find(arguments, P::scale)) out.unit = scale->value;
}

std::optional<FigureExpression> score(Arguments arguments) {
  FigureExpression out;
  out.kind = FigureKind::score;
  for (const FigureArgument& a : arguments) {
    if (a.parameter != P::number || a.number == nullptr) continue;
    if (!a.number->value.integer() || a.number->max || !(a.number->value < Decimal(kMaxBracketScore))) {
      return std::nullopt;
    }
    out.values.push_back(a.number->value);
  }
  if (out.values.size() < 2) return std::nullopt;
  return out;
}

// "40代": the years of that decade.
bool widen(Arguments arguments, FigureExpression& out) {
  const FigureArgument* width = find(arguments, P::width);
  if (width == nullptr || width->number == nullptr || !out.value) return width == nullptr;
  const Decimal steps = out.value->divided(width->number->value);
  if (!steps.integer() || steps.zero()) return false;
  out.min = out.value;
  out.max = *out.value + width->number->value - Decimal(1);
  out.value.reset();
  return true;
}

bool within(Arguments arguments, const FigureExpression& out) {
  const FigureArgument* most = find(arguments, P::most);
  if (most == nullptr || most->number == nullptr) return true;
  const std::optional<Decimal>& top = out.value ? out.value : out.max;
  return top && !(most->number->value < *top);
}

}  // namespace

FigureParameter figure_parameter(std::string_view name) {
  for (const ParameterName& p : kParameters) {
    if (p.name == name) return p.parameter;
  }
  return P::other;
}

std::optional<FigureKind> figure_constructor(std::string_view function) {
  for (const Constructor& c : kConstructors) {
    if (c.name == function) return c.kind;
  }
  return std::nullopt;
}

bool is_figure_constructor(std::string_view function) {
  return function == kNothing || figure_constructor(function).has_value();
}

std::optional<FigureExpression> construct_figure(FigureKind kind, Arguments arguments) {
  if (kind == FigureKind::score) return score(arguments);
  std::optional<Amount> what = amount(arguments);
  if (!what) return std::nullopt;

  std::optional<FigureExpression> made(std::in_place);
  FigureExpression& out = *made;
  out.kind = kind;
  put_unit(arguments, out);
  out.bound = told_bound(arguments);
  const bool neighbouring = find(arguments, P::first) != nullptr;
  if (out.bound == Bound::none && (neighbouring || is_several(*what))) out.bound = Bound::approx;
  out.bound = signed_bound(out.bound, sign_before(arguments, P::number).value_or(Sign::plus));
  if (const FigureArgument* changed = find(arguments, P::change))
    out.change = change(changed->value).value_or(Change::none);
  if (const FigureArgument* of = find(arguments, P::of)) out.of = of->tokens;
  out.part = find(arguments, P::part) != nullptr;
  out.value = std::move(what->value);
  out.min = std::move(what->min);
  out.max = std::move(what->max);
  out.fraction = std::move(what->fraction);
  if (!within(arguments, out) || !widen(arguments, out)) return std::nullopt;
  return made;
}

}  // namespace kiji
