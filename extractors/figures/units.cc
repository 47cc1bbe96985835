#include "extractors/figures/units.h"

namespace kiji {

std::optional<SiConversion> SiConversion::parse(std::string_view unit, std::string_view factor,
                                                std::string_view offset) {
  if (unit.empty() || factor.empty()) return std::nullopt;
  const size_t slash = factor.find('/');
  const std::optional<Decimal> numerator = Decimal::parse(factor.substr(0, slash));
  const std::optional<Decimal> denominator =
      slash == std::string_view::npos ? Decimal(1) : Decimal::parse(factor.substr(slash + 1));
  const std::optional<Decimal> shift = offset.empty() ? Decimal(0) : Decimal::parse(offset);
  if (!numerator || !denominator || denominator->zero() || !shift) return std::nullopt;
  return SiConversion{std::string(unit), *numerator, *denominator, *shift};
}

SiValue SiConversion::apply(const Decimal& value) const {
  const Decimal scaled = value * numerator;
  const Decimal quotient = denominator == Decimal(1) ? scaled : scaled.divided(denominator);
  return {(quotient + offset).to_double(), unit};
}

std::optional<SiConversion> si_conversion(const Lexicon& lexicon, std::string_view unit) {
  const std::optional<ClassId> unit_class = lexicon.find_class("unit");
  const std::optional<FormId> form = lexicon.trie().find(unit);
  if (!unit_class || !form) return std::nullopt;
  const Reading* reading = lexicon.reading(*form, *unit_class);
  if (reading == nullptr || lexicon.value(reading->entry) != unit) return std::nullopt;
  return SiConversion::parse(lexicon.column(reading->entry, "si_unit"), lexicon.column(reading->entry, "si_factor"),
                             lexicon.column(reading->entry, "si_offset"));
}

}  // namespace kiji
