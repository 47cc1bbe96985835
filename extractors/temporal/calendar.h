// The Gregorian calendar as news uses it: units as half-open intervals of local time, shifts by units, ISO weeks,
// seasons, the Japanese fiscal year, and holidays by formula. Pure arithmetic: no words, no zones, no date of today.
#ifndef KIJI_EXTRACTORS_TEMPORAL_CALENDAR_H_
#define KIJI_EXTRACTORS_TEMPORAL_CALENDAR_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/temporal/expression.h"

namespace kiji {

using LocalTime = std::chrono::local_seconds;  // of no particular zone

// [from, to).
struct Interval {
  LocalTime from, to;

  bool operator==(const Interval&) const = default;
  bool contains(LocalTime at) const { return from <= at && at < to; }
};

inline constexpr int kFirstYear = 1;    // years outside are not dates
inline constexpr int kLastYear = 9999;  // four digits of ISO 8601
inline constexpr int kFiscalMonth = 4;  // the fiscal year begins in April

struct IsoWeek {
  int year = 0, week = 0;
  bool operator==(const IsoWeek&) const = default;
};

// Empty for a date that does not exist (31 February) or whose year is out of range.
std::optional<LocalTime> make_day(int year, int month, int day);
// Whether some year has that day: 29 February, but not 30 February.
bool day_exists(int month, int day);
std::chrono::year_month_day date_of(LocalTime at);
int year_of(LocalTime at);
int month_of(LocalTime at);
int day_of(LocalTime at);
int weekday_of(LocalTime at);  // ISO: 1 = Monday
IsoWeek iso_week_of(LocalTime at);
int fiscal_year_of(LocalTime at);
// Empty if the year has no such week.
std::optional<LocalTime> iso_week_start(int year, int week);
// The nth weekday of a month, -1 the last; empty if there is none.
std::optional<LocalTime> nth_weekday(int year, int month, int weekday, int nth);
// SP SU FA WI: three months from March, June, September, December; a winter is named by the year it begins in.
std::optional<Interval> season(int year, std::string_view code);

// The unit that holds `at`. day_part gives the day, business_day the day, third the ten days.
Interval unit_interval(TimeUnit unit, LocalTime at);
// `at` moved by `n` units. Months and years keep the day of the month or take the last one there is.
LocalTime shifted(LocalTime at, TimeUnit unit, int n);

// A holiday of one year. Formulas: "fixed 01-01", "nth-weekday 1 monday 2" (month, weekday, nth), "equinox
// spring|autumn", "span 08-13 08-16" (both days are in it; it may reach into the next year). Empty on anything else:
// formulas of other calendars are those of calendars.h.
std::optional<Interval> holiday(std::string_view formula, int year);
// 1 to 7 for "monday" to "sunday"; empty otherwise.
std::optional<int> weekday_number(std::string_view name);

// "2026-02-01", "2026-02-01T09:00", with or without seconds and zone (which is dropped: local time is what it says).
std::optional<LocalTime> parse_iso(std::string_view text);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_CALENDAR_H_
