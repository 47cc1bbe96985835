// Constructors of lengths of time and of places so far from another: duration(), shift() and word(). Each is empty if
// the slots hold no such length, or the entry lacks a needed column.
#ifndef KIJI_EXTRACTORS_TEMPORAL_MAKE_LENGTH_H_
#define KIJI_EXTRACTORS_TEMPORAL_MAKE_LENGTH_H_

#include <optional>

#include "extractors/temporal/expression.h"
#include "extractors/temporal/yield.h"

namespace kiji {

std::optional<TimeExpression> make_duration(const TimeArguments& arguments);
std::optional<TimeExpression> make_shift(const TimeArguments& arguments);
// A relative word: everything it means stands in the columns of its entry.
std::optional<TimeExpression> make_word(const TimeArguments& arguments);

// TIMEX3 has no length of quarters: three months each.
TimeLength in_months(TimeLength length);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_MAKE_LENGTH_H_
