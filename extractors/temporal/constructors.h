// The closed list of what a rule of temporal.rules may yield, evaluated over a match. The list with its parameters is
// in dictionaries/README.md; nothing here knows a word, all that a word means stands in the columns of its entry.
#ifndef KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_

#include <optional>

#include "extractors/temporal/expression.h"
#include "extractors/temporal/yield.h"

namespace kiji {

// What the yield makes of the match. Empty if the slots hold no such time (month 13, an entry without the needed
// column): then the match counts for nothing. REQUIRES: the yield is not `nothing()`, which claims tokens and makes no
// time.
std::optional<TimeExpression> construct_time(const Analysis& analysis, const TimeYield& yield, const Match& match);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_
