// A DURATION of the record's times, read as a figure: a duration is both. Does not look at words.
#ifndef KIJI_EXTRACTORS_FIGURES_DURATION_H_
#define KIJI_EXTRACTORS_FIGURES_DURATION_H_

#include <optional>
#include <string_view>

#include "extractors/figures/expression.h"
#include "pipeline/core/record.h"

namespace kiji {

// P4Y is 4 year, P1Y6M 18 month, P2D/P3D 2..3 day; PXM is month without a value. Empty for what is no such duration,
// and where two units have no exact relation (P1M10D).
std::optional<FigureExpression> duration_figure(std::string_view timex);

// TIMEX3 mod of a duration (APPROX, EQUAL_OR_MORE ...) as a bound; none for the others.
Bound bound_of_mod(std::string_view mod);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_DURATION_H_
