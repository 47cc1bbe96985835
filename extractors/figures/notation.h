// How rules, cases and expectations write a figure: "5000 square-kilometer approx", "10..20 人", "3:1", "-20 celsius
// at_most". Documented in dictionaries/README.md, "Values of figures". Not the record's form.
#ifndef KIJI_EXTRACTORS_FIGURES_NOTATION_H_
#define KIJI_EXTRACTORS_FIGURES_NOTATION_H_

#include <string>

#include "pipeline/core/record.h"

namespace kiji {

// VALUE [UNIT] [ordinal] [BOUND] [CHANGE], separated by one blank. A range is min..max, an open end is left out; a
// score joins its sides with a colon; a fraction stands for its value. Without a unit identifier the unit is the
// counter.
std::string figure_notation(const Figure& figure);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_NOTATION_H_
