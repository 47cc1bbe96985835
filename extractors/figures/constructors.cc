#include "extractors/figures/constructors.h"

#include <array>
#include <string>
#include <vector>

#include "extractors/figures/amount.h"

namespace kiji {
namespace {

using Arguments = std::span<const FigureArgument>;

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

const Constructor* find_constructor(std::string_view name) {
  for (const Constructor& c : kConstructors) {
    if (c.name == name) return &c;
  }
  return nullptr;
}

const FigureArgument* find(Arguments arguments, std::string_view name) {
  for (const FigureArgument& a : arguments) {
    if (a.name == name) return &a;
  }
  return nullptr;
}

// The numbers of that parameter, each with the factor of the unit words between it and the next number.
std::vector<Term> terms(Arguments arguments, std::string_view name) {
  std::vector<Term> out;
  bool ours = false;
  for (const FigureArgument& a : arguments) {
    if (a.number) {
      ours = a.name == name;
      if (ours) out.push_back({*a.number, 1});
    } else if (ours && !a.factor.empty()) {
      if (const std::optional<Decimal> factor = Decimal::parse(a.factor)) {
        out.back().factor = out.back().factor * *factor;
      }
    }
  }
  return out;
}

// The sign written before the number of that parameter.
std::optional<Sign> sign_before(Arguments arguments, std::string_view name) {
  std::optional<Sign> last;
  for (const FigureArgument& a : arguments) {
    if (a.name == "sign") last = sign(a.value);
    if (a.number) {
      if (a.name == name) return last;
      last.reset();
    }
  }
  return std::nullopt;
}

// A factor behind the last number of a range is about both ends: "2〜3割".
void share_factor(Term& from, const Term& to) {
  if (from.factor == Decimal(1)) from.factor = to.factor;
}

std::optional<Amount> range_amount(Arguments arguments) {
  std::vector<Term> from = terms(arguments, "from");
  const std::vector<Term> to = terms(arguments, "to");
  if (from.empty() || to.empty()) return std::nullopt;
  share_factor(from.front(), to.front());
  const Sign from_sign = sign_before(arguments, "from").value_or(Sign::plus);
  const Sign inherited = from_sign == Sign::below_zero ? Sign::below_zero : Sign::plus;
  return range(from.front(), from_sign, to.front(), sign_before(arguments, "to").value_or(inherited));
}

std::optional<Amount> neighbour_amount(Arguments arguments) {
  std::vector<Term> first = terms(arguments, "first");
  const std::vector<Term> second = terms(arguments, "second");
  if (first.empty() || second.empty()) return std::nullopt;
  share_factor(first.front(), second.front());
  return neighbours(first.front(), second.front());
}

// over / under, as "12/3" is written: the value is exact to 15 digits, the fraction as written.
std::optional<Amount> fraction_amount(Arguments arguments) {
  const FigureArgument* over = find(arguments, "over");
  const FigureArgument* under = find(arguments, "under");
  if (over == nullptr || under == nullptr || !over->number || !under->number) return std::nullopt;
  if (under->number->value.zero()) return std::nullopt;
  Amount out;
  const bool negative = sign_before(arguments, "over").value_or(Sign::plus) != Sign::plus;
  const Decimal value = over->number->value.divided(under->number->value);
  out.value = negative ? -value : value;
  out.fraction = (negative ? "-" : "") + over->number->value.to_string() + "/" + under->number->value.to_string();
  return out;
}

std::optional<Amount> amount(Arguments arguments) {
  if (find(arguments, "from") != nullptr) return range_amount(arguments);
  if (find(arguments, "first") != nullptr) return neighbour_amount(arguments);
  if (find(arguments, "over") != nullptr) return fraction_amount(arguments);
  const std::vector<Term> all = terms(arguments, "number");
  if (!all.empty()) return sum(all, sign_before(arguments, "number").value_or(Sign::plus));
  // A word that is a number by itself ("half a dozen"): its factor is the value.
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

bool is_several(const Amount& amount) {
  // "Several X" is 2X..9X by convention and approximate; "ten and some" is 11..19 and says so exactly.
  return amount.vague && *amount.min * Decimal(9) == *amount.max * Decimal(2);
}

// Of two bounds the sharper one stays, and of two sharp ones the later: "約80人以上" is at least 80.
Bound told_bound(Arguments arguments) {
  Bound out = Bound::none;
  for (const FigureArgument& a : arguments) {
    if (a.name != "bound" && a.name != "bound-after") continue;
    const Bound told = bound(a.value).value_or(Bound::none);
    if (told == Bound::none || (told == Bound::approx && out != Bound::none)) continue;
    out = told;
  }
  return out;
}

void put_unit(Arguments arguments, FigureExpression& out) {
  for (const FigureArgument& a : arguments) {
    if (a.name == "counter") {
      out.unit_text = a.value;
    } else if (a.name == "unit") {
      out.unit = a.value;
      if (!a.text.empty()) out.unit_text = a.text;
    }
  }
  // The scale a temperature is told in stands apart from its degree word and decides.
  if (const FigureArgument* scale = find(arguments, "scale")) out.unit = scale->value;
}

std::optional<FigureExpression> score(Arguments arguments) {
  FigureExpression out;
  out.kind = FigureKind::score;
  for (const FigureArgument& a : arguments) {
    if (a.name != "number" || !a.number) continue;
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
  const FigureArgument* width = find(arguments, "width");
  if (width == nullptr || !width->number || !out.value) return width == nullptr;
  const Decimal steps = out.value->divided(width->number->value);
  if (!steps.integer() || steps.zero()) return false;
  out.min = out.value;
  out.max = *out.value + width->number->value - Decimal(1);
  out.value.reset();
  return true;
}

bool within(Arguments arguments, const FigureExpression& out) {
  const FigureArgument* most = find(arguments, "most");
  if (most == nullptr || !most->number) return true;
  const std::optional<Decimal>& top = out.value ? out.value : out.max;
  return top && !(most->number->value < *top);
}

FigureArgument read_argument(const Argument& argument, const Binding& binding, const SlotValue& slot) {
  FigureArgument out;
  out.name = argument.name;
  if (slot.number != nullptr) out.number = *slot.number;
  out.value = slot.value;
  out.text = slot.text;
  out.factor = binding.column(slot, "factor");
  out.tokens = slot.tokens;
  return out;
}

FigureArgument written_argument(const std::string& name, const Decimal& value) {
  FigureArgument out;
  out.name = name;
  out.number.emplace();
  out.number->value = value;
  return out;
}

FigureArgument written_argument(const std::string& name, const std::string& word) {
  FigureArgument out;
  out.name = name;
  out.value = word;
  return out;
}

}  // namespace

bool is_figure_constructor(std::string_view function) {
  return function == kNothing || find_constructor(function) != nullptr;
}

std::optional<FigureExpression> construct_figure(std::string_view function, Arguments arguments) {
  const Constructor* constructor = find_constructor(function);
  if (constructor == nullptr) return std::nullopt;
  if (constructor->kind == FigureKind::score) return score(arguments);
  const std::optional<Amount> what = amount(arguments);
  if (!what) return std::nullopt;

  FigureExpression out;
  out.kind = constructor->kind;
  out.value = what->value;
  out.min = what->min;
  out.max = what->max;
  out.fraction = what->fraction;
  put_unit(arguments, out);
  out.bound = told_bound(arguments);
  const bool neighbouring = find(arguments, "first") != nullptr;
  if (out.bound == Bound::none && (neighbouring || is_several(*what))) out.bound = Bound::approx;
  out.bound = signed_bound(out.bound, sign_before(arguments, "number").value_or(Sign::plus));
  if (const FigureArgument* changed = find(arguments, "change"))
    out.change = change(changed->value).value_or(Change::none);
  if (const FigureArgument* of = find(arguments, "of")) out.of = of->tokens;
  out.part = find(arguments, "part") != nullptr;
  if (!within(arguments, out) || !widen(arguments, out)) return std::nullopt;
  return out;
}

std::optional<FigureExpression> evaluate_figure(const Call& call, const Binding& binding) {
  std::vector<FigureArgument> arguments;
  for (const Argument& argument : call.arguments) {
    if (const auto* slot = std::get_if<SlotArgument>(&argument.value)) {
      if (const std::optional<SlotValue> value = binding.slot(*slot)) {
        arguments.push_back(read_argument(argument, binding, *value));
      }
    } else if (const auto* number = std::get_if<Decimal>(&argument.value)) {
      arguments.push_back(written_argument(argument.name, *number));
    } else if (const auto* word = std::get_if<std::string>(&argument.value)) {
      arguments.push_back(written_argument(argument.name, *word));
    }
  }
  return construct_figure(call.function, arguments);
}

}  // namespace kiji
