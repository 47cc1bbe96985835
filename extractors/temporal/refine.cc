#include "extractors/temporal/refine.h"

#include "extractors/temporal/calendars.h"
#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

PlaceResult found(const TimePlace& place) { return {place, NoPlace::none}; }
PlaceResult missing(NoPlace reason) { return {std::nullopt, reason}; }

bool names_clock(const TimeFields& f) { return f.hour || f.part; }

// Fields that are finer than a month and need one.
bool needs_month(const TimeFields& f) { return f.day || f.third || (f.nth && f.weekday); }

TimePlace within(TimePlace out, TimeUnit unit, LocalTime at) {
  out.span = unit_interval(unit, at);
  out.unit = unit;
  return out;
}

PlaceResult on_weekday(TimePlace out, int weekday) {
  if (out.unit == TimeUnit::day) {
    if (weekday_of(out.span.from) != weekday) out.weekday_conflict = out.span.from;
    return found(out);
  }
  for (LocalTime day = out.span.from; day < out.span.to && day < out.span.from + days{10}; day += days{1}) {
    if (weekday_of(day) == weekday && out.unit <= TimeUnit::third) return found(within(out, TimeUnit::day, day));
  }
  return missing(NoPlace::none);
}

PlaceResult with_day(TimePlace out, const TimeFields& f) {
  const int year = year_of(out.span.from);
  const int month = month_of(out.span.from);
  if (needs_month(f) && out.unit != TimeUnit::month) return missing(NoPlace::none);
  if (f.third) {
    out = within(out, TimeUnit::third, *make_day(year, month, 10 * *f.third - 5));
  }
  if (f.day) {
    const auto day = make_day(year, month, *f.day);
    if (!day) return missing(NoPlace::no_such_date);
    out = within(out, TimeUnit::day, *day);
  } else if (f.nth && f.weekday) {
    const auto day = nth_weekday(year, month, *f.weekday, *f.nth);
    if (!day) return missing(NoPlace::no_such_date);
    return found(within(out, TimeUnit::day, *day));
  } else if (f.nth && out.unit == TimeUnit::year) {
    const auto week = iso_week_start(year, *f.nth);
    if (!week) return missing(NoPlace::no_such_date);
    return found(within(out, TimeUnit::week, *week));
  } else if (f.nth) {
    if (out.unit != TimeUnit::month) return missing(NoPlace::none);
    const auto thursday = nth_weekday(year, month, 4, *f.nth);
    if (!thursday) return missing(NoPlace::no_such_date);
    return found(within(out, TimeUnit::week, *thursday));
  } else if (f.week) {
    const auto week = iso_week_start(year, *f.week);
    if (!week) return missing(NoPlace::no_such_date);
    out = within(out, TimeUnit::week, *week);
  }
  if (f.weekend) out = within(out, TimeUnit::weekend, out.span.from);
  if (f.weekday) return on_weekday(out, *f.weekday);
  return found(out);
}

PlaceResult with_clock(TimePlace out, const TimeFields& f) {
  if (!names_clock(f)) return found(out);
  if (out.unit != TimeUnit::day && out.unit != TimeUnit::day_part) return missing(NoPlace::none);
  const LocalTime day{std::chrono::floor<days>(out.span.from)};
  if (f.hour) {
    const LocalTime at = day + hours{clock_hour(f)} + minutes{f.minute.value_or(0)} + seconds{f.second.value_or(0)};
    out.unit = f.second ? TimeUnit::second : TimeUnit::minute;
    out.span = {at, at + (f.second ? seconds{1} : seconds{60})};
  } else {
    out.unit = TimeUnit::day_part;
    out.span = {day + minutes{f.part->from}, day + minutes{f.part->to}};
  }
  return found(out);
}

}  // namespace

TimePlace of_unit(TimeUnit unit, LocalTime at) { return {.span = unit_interval(unit, at), .unit = unit}; }

TimePlace halved(TimePlace whole, int half) {
  const LocalTime from = whole.span.from;
  const LocalTime middle = whole.unit == TimeUnit::century  ? shifted(from, TimeUnit::year, 50)
                           : whole.unit == TimeUnit::decade ? shifted(from, TimeUnit::year, 5)
                                                            : from + std::chrono::floor<days>(whole.span.to - from) / 2;
  (half == 1 ? whole.span.to : whole.span.from) = middle;
  return whole;
}

PlaceResult in_calendar(const std::optional<Interval>& days, const TimeFields& f) {
  if (!days) return missing(NoPlace::no_such_date);
  TimePlace out{.span = *days, .unit = TimeUnit::day};
  for (const TimeUnit unit : {TimeUnit::month, TimeUnit::year}) {
    if (unit_interval(unit, days->from) == *days) out.unit = unit;
  }
  TimeFields rest = f;
  rest.calendar = CalendarSystem::gregorian;
  rest.year = rest.month = rest.day = std::nullopt;
  return refined(out, rest);
}

PlaceResult refined(const TimePlace& outer, const TimeFields& f) {
  if (f.calendar != CalendarSystem::gregorian && f.month) {
    PlaceResult in_year =
        in_calendar(calendar_days_in(f.calendar, year_of(outer.span.from), *f.month, f.day, f.leap_month), f);
    if (in_year.place) {
      in_year.place->anchor = outer.anchor;
      in_year.place->why = outer.why;
    }
    return in_year;
  }
  TimePlace out = outer;
  const bool fiscal = f.fiscal || out.unit == TimeUnit::fiscal_year;
  const int year = year_of(out.span.from);
  const bool of_year = out.unit == TimeUnit::year || out.unit == TimeUnit::fiscal_year;
  const bool part_of_unit = f.half && !(f.half_of_year() && of_year);
  if (f.quarter || (f.half && !part_of_unit)) {
    const int first = (fiscal ? kFiscalMonth : 1) + (f.quarter ? 3 * (*f.quarter - 1) : 6 * (*f.half - 1));
    const LocalTime from = shifted(*make_day(year, 1, 1), TimeUnit::month, first - 1);
    out.span = {from, shifted(from, TimeUnit::month, f.quarter ? 3 : 6)};
    out.unit = f.quarter ? TimeUnit::quarter : TimeUnit::half;
    out.fiscal = fiscal;
  }
  if (!f.season.empty()) {
    const auto span = season(year, f.season);
    if (!span) return missing(NoPlace::no_such_date);
    out.span = *span;
    out.unit = TimeUnit::season;
  }
  if (f.month) {
    const auto first = make_day(fiscal && *f.month < kFiscalMonth ? year + 1 : year, *f.month, 1);
    if (!first) return missing(NoPlace::no_such_date);
    const TimePlace month = of_unit(TimeUnit::month, *first);
    out.span = month.span;
    out.unit = month.unit;
  }
  if (!f.holiday.empty()) {
    auto span = holiday(f.holiday, year);
    if (!span) span = calendar_holiday(f.holiday, year);
    if (!span) return missing(NoPlace::no_such_date);
    out.span = *span;
    out.unit = TimeUnit::day;
  }
  PlaceResult day = with_day(out, f);
  if (day.place && part_of_unit) day.place = halved(*day.place, *f.half);
  return day.place ? with_clock(*day.place, f) : day;
}

}  // namespace kiji
