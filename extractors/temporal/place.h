// Where on the calendar an expression lies: the arithmetic of the resolver, without its text output.
#ifndef KIJI_EXTRACTORS_TEMPORAL_PLACE_H_
#define KIJI_EXTRACTORS_TEMPORAL_PLACE_H_

#include <optional>
#include <string>
#include <vector>

#include "extractors/temporal/context.h"
#include "extractors/temporal/expression.h"
#include "pipeline/core/article.h"

namespace kiji {

// Days from the start of a month in which "this month", told in the past, is the month before.
inline constexpr int kMonthJustBegun = 3;
// A bare day of the month follows the month told last if that lies further than this from the publication date, in
// days.
inline constexpr int kToldMonthReach = 45;

// A stretch of the calendar and how it was found.
struct TimePlace {
  Interval span;
  TimeUnit unit = TimeUnit::day;
  bool fiscal = false;   // quarter, half: of the fiscal year
  std::string anchor{};  // "published", "text" or the id of a time
  std::string why{};
  std::vector<DateAlternative> alternatives{};
  std::vector<Warning> warnings{};
};

// Faults of a place that cannot exist or be found.
enum class NoPlace { none, needs_published, no_such_date };

struct PlaceResult {
  std::optional<TimePlace> place;
  NoPlace reason = NoPlace::none;
};

// Of dates with or without host and shift. REQUIRES: expression.shape is date, set or duration with a shift.
PlaceResult place_time(const TimeExpression& expression, const TimeContext& context);

// The hour of the day that is meant: 午後3時 is 15. May be 24 or more: the next day's.
int clock_hour(const TimeFields& fields);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_PLACE_H_
