// Constructors of what a calendar or a clock shows: date(), numeric() and clock(). Each is empty if the slots hold no
// such date or time.
#ifndef KIJI_EXTRACTORS_TEMPORAL_MAKE_DATE_H_
#define KIJI_EXTRACTORS_TEMPORAL_MAKE_DATE_H_

#include <optional>

#include "extractors/temporal/expression.h"
#include "extractors/temporal/yield.h"

namespace kiji {

std::optional<TimeExpression> make_date(const TimeArguments& arguments);
// Day and month of a numeric date may stand the other way round.
std::optional<TimeExpression> make_numeric(const TimeArguments& arguments);
std::optional<TimeExpression> make_clock(const TimeArguments& arguments);

// The day part of an entry that has the hours `from` and `to`; empty if it has not.
std::optional<DayPart> day_part_of(const TimeArguments& arguments, const std::optional<TimeSlot>& slot);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_MAKE_DATE_H_
