// TIMEX3 values (ISO 8601 with TIMEX3's extensions) as text. The form of every value in `timex` and `value` is decided
// here; what it stands for is decided in resolver.h.
#ifndef KIJI_EXTRACTORS_TEMPORAL_TIMEX_H_
#define KIJI_EXTRACTORS_TEMPORAL_TIMEX_H_

#include <string>
#include <string_view>
#include <vector>

#include "extractors/temporal/calendar.h"
#include "extractors/temporal/expression.h"

namespace kiji {

// The unit of that kind which begins at `start`: "2026", "2026-W06", "2026-W06-WE", "2025-SU", "FY2025", "199",
// "2026-01-30". Clock units give date and time: "2026-01-29T07:00". A third of a month is written as its month.
std::string timex_value(TimeUnit unit, LocalTime start);
// "2026-01-30"
std::string iso_date(LocalTime at);
// "2026-01-30T07:00:00", with `offset` ("+02:00", may be empty) behind it.
std::string iso_date_time(LocalTime at, std::string_view offset = {});

// "P4Y", "PT24H", "P1Y3M", "PXM", "P3.5Y".
std::string timex_length(const std::vector<TimeLength>& length);

// The value as written, X for what is not said: "XXXX-01-31", "XXXX-WXX-2", "T07:00".
std::string timex_written(const TimeExpression& expression);

// The smallest unit that is named.
// True if the half it names is one of its host, not of a year: the second half of this week.
bool halves_host(const TimeExpression& expression);

TimeUnit named_unit(const TimeExpression& expression);
bool is_clock(TimeUnit unit);
// A range whose ends are lengths: two to three hours.
bool is_length_range(const TimeExpression& expression);
// The hour of the day that is meant: 午後3時 is 15. May be 24 or more: the next day's.
int clock_hour(const TimeFields& fields);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_TIMEX_H_
