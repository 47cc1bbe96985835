// Conversion of CLDR units to SI. The factors are data (und/unit.tsv, columns si_unit, si_factor, si_offset); money,
// points and counters have none.
#ifndef KIJI_EXTRACTORS_FIGURES_UNITS_H_
#define KIJI_EXTRACTORS_FIGURES_UNITS_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/core/decimal.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

struct SiValue {
  double value = 0;
  std::string unit;  // CLDR identifier: "square-meter", "kelvin"

  bool operator==(const SiValue&) const = default;
};

// How one unit becomes its SI unit: value * numerator / denominator + offset. Fractions keep 1 km/h exact (5/18 m/s).
struct SiConversion {
  std::string unit;
  Decimal numerator = 1;
  Decimal denominator = 1;
  Decimal offset = 0;

  // Reads the three columns; `factor` is "1000" or "5/18", an empty offset is 0. Empty if they say no conversion.
  static std::optional<SiConversion> parse(std::string_view unit, std::string_view factor, std::string_view offset);
  SiValue apply(const Decimal& value) const;
};

// The conversion of a CLDR identifier, looked up by its own name among the forms of class `unit`. Empty if there is
// none.
std::optional<SiConversion> si_conversion(const Lexicon& lexicon, std::string_view unit);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_UNITS_H_
