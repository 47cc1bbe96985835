#include "extractors/figures/duration.h"

#include <array>
#include <cstddef>
#include <string>

namespace kiji {
namespace {

struct DurationUnit {
  char letter;
  bool clock;  // behind the T
  std::string_view name;
  int into_next;  // how many of the next smaller unit make one; 0: no exact number
};
constexpr std::array kUnits = {
    DurationUnit{'Y', false, "year", 12}, DurationUnit{'M', false, "month", 0}, DurationUnit{'W', false, "week", 7},
    DurationUnit{'D', false, "day", 24},  DurationUnit{'H', true, "hour", 60},  DurationUnit{'M', true, "minute", 60},
    DurationUnit{'S', true, "second", 0},
};

struct Told {
  std::optional<Decimal> value;  // absent: X
  size_t unit = 0;               // index into kUnits, the smallest one told
};

// Converts a sum told so far into `unit`. Empty where there is no exact number.
std::optional<Decimal> converted(Decimal value, size_t from, size_t to) {
  for (size_t i = from; i < to; ++i) {
    if (kUnits[i].into_next == 0) return std::nullopt;
    value = value * Decimal(kUnits[i].into_next);
  }
  return value;
}

std::optional<size_t> unit_index(char letter, bool clock) {
  for (size_t i = 0; i < kUnits.size(); ++i) {
    if (kUnits[i].letter == letter && kUnits[i].clock == clock) return i;
  }
  return std::nullopt;
}

std::optional<Told> read(std::string_view timex) {
  if (!timex.starts_with('P')) return std::nullopt;
  timex.remove_prefix(1);
  std::optional<Told> out;
  bool clock = false;
  while (!timex.empty()) {
    if (timex.front() == 'T' && !clock) {
      clock = true;
      timex.remove_prefix(1);
      continue;
    }
    const size_t letter = timex.find_first_not_of("0123456789.X");
    if (letter == 0 || letter == std::string_view::npos) return std::nullopt;
    const std::optional<size_t> unit = unit_index(timex[letter], clock);
    const std::string_view digits = timex.substr(0, letter);
    const std::optional<Decimal> value = Decimal::parse(digits);
    if (!unit || (!value && digits != "X")) return std::nullopt;
    timex.remove_prefix(letter + 1);
    if (!out) {
      out = Told{value, *unit};
      continue;
    }
    if (!out->value || !value || *unit <= out->unit) return std::nullopt;
    const std::optional<Decimal> sum = converted(*out->value, out->unit, *unit);
    if (!sum) return std::nullopt;
    out = Told{*sum + *value, *unit};
  }
  return out;
}

}  // namespace

std::optional<FigureExpression> duration_figure(std::string_view timex) {
  const size_t slash = timex.find('/');
  const std::optional<Told> first = read(timex.substr(0, slash));
  if (!first) return std::nullopt;
  FigureExpression out;
  out.kind = FigureKind::duration;
  out.unit = kUnits[first->unit].name;
  if (slash == std::string_view::npos) {
    out.value = first->value;
    return out;
  }
  const std::optional<Told> last = read(timex.substr(slash + 1));
  if (!last || last->unit != first->unit) return std::nullopt;
  out.min = first->value;
  out.max = last->value;
  return out;
}

Bound bound_of_mod(std::string_view mod) {
  if (mod == "APPROX") return Bound::approx;
  if (mod == "EQUAL_OR_MORE") return Bound::at_least;
  if (mod == "EQUAL_OR_LESS") return Bound::at_most;
  if (mod == "MORE_THAN") return Bound::more_than;
  if (mod == "LESS_THAN") return Bound::less_than;
  return Bound::none;
}

}  // namespace kiji
