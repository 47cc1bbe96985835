// What fields say beyond the stretch they stand in: the month of a year, the day of a month, the hour of a day. Needs
// neither publication date nor tense; which year or month it is, is decided in place.h.
#ifndef KIJI_EXTRACTORS_TEMPORAL_REFINE_H_
#define KIJI_EXTRACTORS_TEMPORAL_REFINE_H_

#include "extractors/temporal/place.h"

namespace kiji {

// A place with no clock, of one unit.
TimePlace of_unit(TimeUnit unit, LocalTime at);
// The first or the second half of a unit; the place stays one of that unit. Weeks and months are cut between days.
TimePlace halved(TimePlace whole, int half);

// `fields` inside `outer`. No place if there is no such date, or if `outer` is not of the unit that they need.
PlaceResult refined(const TimePlace& outer, const TimeFields& fields);

// The days of another calendar with what `fields` say beside year, month and day: a clock time, a weekday. No place if
// there are no such days.
PlaceResult in_calendar(const std::optional<Interval>& days, const TimeFields& fields);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_REFINE_H_
