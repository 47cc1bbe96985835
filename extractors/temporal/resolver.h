// From what the words say to a stretch of the calendar, the way a reader of news does it: against the publication date,
// the date told last and the tense of the clause. Every choice carries its reason.
#ifndef KIJI_EXTRACTORS_TEMPORAL_RESOLVER_H_
#define KIJI_EXTRACTORS_TEMPORAL_RESOLVER_H_

#include <optional>
#include <string>
#include <vector>

#include "extractors/temporal/context.h"
#include "extractors/temporal/expression.h"
#include "pipeline/core/record.h"

namespace kiji {

// A bare two-digit year this near to the publication year is a year; otherwise it is a number of years.
inline constexpr int kShortYearReach = 8;

struct ResolvedTime {
  Time time;  // without id, span, rule, parts
  std::optional<Interval> span;
  TimeUnit unit = TimeUnit::day;
  bool needs_published = false;  // could not be resolved for want of a publication date
  std::vector<Warning> warnings;
  std::vector<ResolvedTime> parts;  // the two ends of a range
};

ResolvedTime resolve_time(const TimeExpression& expression, const TimeContext& context);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_RESOLVER_H_
