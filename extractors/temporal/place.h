// Where on the calendar an expression lies: the arithmetic of the resolver, without its text output.
#ifndef KIJI_EXTRACTORS_TEMPORAL_PLACE_H_
#define KIJI_EXTRACTORS_TEMPORAL_PLACE_H_

#include <optional>
#include <string_view>

#include "extractors/temporal/context.h"
#include "extractors/temporal/expression.h"

namespace kiji {

// Days from the start of a month in which "this month", told in the past, is the month before.
inline constexpr int kMonthJustBegun = 3;
// A bare day of the month follows the month told last if that lies further than this from the publication date, in
// days.
inline constexpr int kToldMonthReach = 45;

// A future tense does not move a date without year, or without month, that lies no more than so many days back: the
// plan is then somebody else's (31日、…する方針を示した).
inline constexpr int kRecentYearly = 60;
inline constexpr int kRecentMonthly = 3;
// Two-digit years belong to the century told last if that lies further back, in years.
inline constexpr int kToldCentury = 30;

// A stretch of the calendar and how it was found. The texts are constants or those of the context.
struct TimePlace {
  Interval span;
  TimeUnit unit = TimeUnit::day;
  bool fiscal = false;        // quarter, half: of the fiscal year
  std::string_view anchor{};  // "published", "text" or the id of a time
  std::string_view why{};
  std::optional<LocalTime> literal_month{};     // also to be read as this month
  std::optional<LocalTime> weekday_conflict{};  // this day is not on the weekday that is written
};

// Faults of a place that cannot exist or be found.
enum class NoPlace { none, needs_published, no_such_date, routine };

struct PlaceResult {
  std::optional<TimePlace> place;
  NoPlace reason = NoPlace::none;
};

// Of dates with or without host and shift. REQUIRES: expression.shape is date, set or duration with a shift.
PlaceResult place_time(const TimeExpression& expression, const TimeContext& context);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_PLACE_H_
