#include "extractors/temporal/published.h"

#include <algorithm>
#include <string>

#include "extractors/temporal/place.h"
#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using std::chrono::days;

constexpr long kFarthest = 400;  // days; a date told in the past without its year lies less than a year back

// How well one reading agrees: the days from each date told in the past up to it, and the weekdays that fit.
struct Agreement {
  long distance = 0;
  int past = 0;       // dates told in the past
  int conflicts = 0;  // weekdays that do not fit, past dates after publication
};

bool day_said(const TimeExpression& e) {
  return e.shape == TimeShape::date && e.host.empty() && !e.shift && e.fields.day && e.fields.month &&
         !e.fields.order_unknown;
}

Agreement agreement(LocalTime published, std::span<const DateEvidence> evidence) {
  Agreement out;
  TimeContext context;
  context.published = published;
  for (const DateEvidence& item : evidence) {
    if (!day_said(*item.expression)) continue;
    context.tense = item.tense;
    const PlaceResult placed = place_time(*item.expression, context);
    if (!placed.place) continue;
    if (placed.place->weekday_conflict) ++out.conflicts;
    if (item.tense != Tense::past) continue;
    const long gap = std::chrono::floor<days>(published - placed.place->span.from).count();
    ++out.past;
    if (gap < 0) ++out.conflicts;
    out.distance += std::clamp(gap, 0L, kFarthest);
  }
  return out;
}

bool better(const Agreement& a, const Agreement& b) {
  if (a.conflicts != b.conflicts) return a.conflicts < b.conflicts;
  return a.distance < b.distance;
}

std::string reason(LocalTime chosen, LocalTime other, const Agreement& a, const Agreement& b) {
  if (a.past == 0)
    return "the article tells no dates that decide between " + iso_date(chosen) + " and " + iso_date(other);
  const std::string head = std::to_string(a.past) + " dates told in the past lie " +
                           std::to_string(a.distance / a.past) + " days before " + iso_date(chosen) + " on average, ";
  if (b.conflicts > a.conflicts) return head + std::to_string(b.conflicts) + " do not fit " + iso_date(other);
  return head + std::to_string(b.past > 0 ? b.distance / b.past : 0) + " before " + iso_date(other);
}

}  // namespace

std::vector<LocalTime> dateline_readings(const TimeExpression& dateline) {
  const TimeFields& f = dateline.fields;
  if (dateline.shape != TimeShape::date || f.calendar != CalendarSystem::gregorian || !f.year || f.short_year ||
      !f.month || !f.day)
    return {};
  std::vector<LocalTime> out;
  if (const auto day = make_day(*f.year, *f.month, *f.day)) out.push_back(*day);
  if (!f.order_unknown) return out;
  if (const auto swapped = make_day(*f.year, *f.day, *f.month)) out.push_back(*swapped);
  return out;
}

std::optional<Published> infer_published(std::span<const LocalTime> readings, std::span<const DateEvidence> evidence) {
  if (readings.empty()) return std::nullopt;
  Published out;
  out.by = "dateline";
  if (readings.size() == 1) {
    out.value = iso_date(readings[0]);
    out.why = "the date line";
    return out;
  }
  const Agreement first = agreement(readings[0], evidence);
  const Agreement second = agreement(readings[1], evidence);
  const bool swap = better(second, first);
  const LocalTime chosen = readings[swap ? 1 : 0];
  const LocalTime other = readings[swap ? 0 : 1];
  out.value = iso_date(chosen);
  out.why = reason(chosen, other, swap ? second : first, swap ? first : second);
  out.alternatives = {iso_date(other)};
  return out;
}

}  // namespace kiji
