#include "extractors/temporal/calendars.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <sstream>
#include <string>

#include "extractors/temporal/yield.h"

namespace kiji {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

struct System {
  std::string_view name;
  CalendarSystem calendar;
  const char* locale;  // ICU's name of it
};

constexpr std::array<System, 11> kSystems = {{
    {"buddhist", CalendarSystem::buddhist, "@calendar=buddhist"},
    {"roc", CalendarSystem::roc, "@calendar=roc"},
    {"islamic", CalendarSystem::islamic, "@calendar=islamic-umalqura"},
    {"islamic-civil", CalendarSystem::islamic_civil, "@calendar=islamic-civil"},
    {"hebrew", CalendarSystem::hebrew, "@calendar=hebrew"},
    {"persian", CalendarSystem::persian, "@calendar=persian"},
    {"chinese", CalendarSystem::chinese, "@calendar=chinese"},
    {"dangi", CalendarSystem::dangi, "@calendar=dangi"},
    {"ethiopic", CalendarSystem::ethiopic, "@calendar=ethiopic"},
    {"coptic", CalendarSystem::coptic, "@calendar=coptic"},
    {"indian", CalendarSystem::indian, "@calendar=indian"},
}};

bool lunar(CalendarSystem calendar) { return calendar == CalendarSystem::chinese || calendar == CalendarSystem::dangi; }

std::unique_ptr<icu::Calendar> open_calendar(CalendarSystem system) {
  for (const System& one : kSystems) {
    if (one.calendar != system) continue;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> out(
        icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(one.locale), status));
    if (U_FAILURE(status)) return nullptr;
    out->setLenient(false);
    return out;
  }
  return nullptr;
}

// ICU's time is in milliseconds of UTC; here it stands for local days.
std::optional<LocalTime> local_day(icu::Calendar& calendar) {
  UErrorCode status = U_ZERO_ERROR;
  const UDate at = calendar.getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  const LocalTime day{seconds{std::llround(std::floor(at / U_MILLIS_PER_DAY)) * 86400}};
  const int year = year_of(day);
  return year < kFirstYear || year > kLastYear ? std::nullopt : std::optional(day);
}

bool set_time(icu::Calendar& calendar, LocalTime day) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.setTime(static_cast<double>(day.time_since_epoch().count()) * U_MILLIS_PER_SECOND, status);
  return U_SUCCESS(status);
}

// ICU counts all years of a calendar through in its extended year; those of the lunar calendars have other numbers.
std::optional<int> extended_year(icu::Calendar& calendar, CalendarSystem system, int year) {
  if (system == CalendarSystem::buddhist) return year - 543;
  if (system == CalendarSystem::roc) return year + 1911;
  if (!lunar(system)) return year;
  const auto summer = make_day(year, 7, 1);
  if (!summer || !set_time(calendar, *summer)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const int out = calendar.get(UCAL_EXTENDED_YEAR, status);
  return U_FAILURE(status) ? std::nullopt : std::optional(out);
}

// The first day of a year, month or day; months from 0.
std::optional<LocalTime> begin_of(icu::Calendar& calendar, int extended, int month, int day, bool leap) {
  calendar.clear();
  calendar.set(UCAL_EXTENDED_YEAR, extended);
  calendar.set(UCAL_MONTH, month);
  calendar.set(UCAL_IS_LEAP_MONTH, leap ? 1 : 0);
  calendar.set(UCAL_DATE, day);
  const auto out = local_day(calendar);
  // ICU reads an inserted month that the year has not as a plain one.
  UErrorCode status = U_ZERO_ERROR;
  const bool leaps = calendar.get(UCAL_IS_LEAP_MONTH, status) != 0;
  return U_FAILURE(status) || leaps != leap ? std::nullopt : out;
}

std::optional<Interval> unit_from(icu::Calendar& calendar, LocalTime from, UCalendarDateFields unit) {
  UErrorCode status = U_ZERO_ERROR;
  // The length of a month is asked for and not added: adding one steps over inserted months.
  if (unit == UCAL_DATE) return Interval{from, from + days{1}};
  const UCalendarDateFields within = unit == UCAL_MONTH ? UCAL_DATE : UCAL_DAY_OF_YEAR;
  const int length = calendar.getActualMaximum(within, status);
  if (U_FAILURE(status) || length < 1) return std::nullopt;
  return Interval{from, from + days{length}};
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Apparent longitude of the sun in degrees, at days since 1 January 2000, 12h. (Meeus, Astronomical Algorithms, 25.)
double sun_longitude(double since) {
  const double t = since / 36525;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t);
  const double center = (1.914602 - 0.004817 * t) * std::sin(anomaly) +
                        (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) + 0.000289 * std::sin(3 * anomaly);
  const double node = radians(125.04 - 1934.136 * t);
  return mean + center - 0.00569 - 0.00478 * std::sin(node);
}

}  // namespace

std::optional<CalendarSystem> calendar_system(std::string_view name) {
  for (const System& one : kSystems) {
    if (one.name == name) return one.calendar;
  }
  return std::nullopt;
}

std::optional<Interval> calendar_days(CalendarSystem system, int year, SaidNumber month, SaidNumber day, bool leap) {
  const std::unique_ptr<icu::Calendar> calendar = open_calendar(system);
  const auto extended = calendar ? extended_year(*calendar, system, year) : std::nullopt;
  if (!extended || (day && !month)) return std::nullopt;
  const auto from = begin_of(*calendar, *extended, month.value_or(1) - 1, day.value_or(1), leap);
  if (!from) return std::nullopt;
  return unit_from(*calendar, *from, day ? UCAL_DATE : month ? UCAL_MONTH : UCAL_YEAR);
}

std::optional<Interval> calendar_days_in(CalendarSystem system, int gregorian_year, int month, SaidNumber day,
                                         bool leap) {
  if (lunar(system)) return calendar_days(system, gregorian_year, month, day, leap);
  const auto first = make_day(gregorian_year, 1, 1);
  const auto last = make_day(gregorian_year, 12, 31);
  const std::unique_ptr<icu::Calendar> calendar = open_calendar(system);
  if (!first || !last || !calendar || !set_time(*calendar, *first)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const int begin = calendar->get(UCAL_EXTENDED_YEAR, status);
  if (U_FAILURE(status)) return std::nullopt;
  for (int year = begin; year <= begin + 2; ++year) {  // a year of the moon may begin twice in one of the sun
    const auto from = begin_of(*calendar, year, month - 1, day.value_or(1), leap);
    if (from && *from >= *first && *from <= *last) return unit_from(*calendar, *from, day ? UCAL_DATE : UCAL_MONTH);
  }
  return std::nullopt;
}

std::optional<LocalTime> solar_term(int year, int nth, int zone_hours) {
  const auto new_year = make_day(year, 1, 1);
  const auto epoch = make_day(2000, 1, 1);
  if (!new_year || nth < 1 || nth > 24) return std::nullopt;
  constexpr int kTermsBeforeFirst = 2;  // those of January
  constexpr double kDegrees = 15;
  constexpr double kFirstLongitude = 285;  // of the first term in January
  const int in_year = (nth - 1 + kTermsBeforeFirst) % 24;
  const double wanted = kFirstLongitude + kDegrees * in_year;
  constexpr double kDegreesADay = 360 / 365.2422;
  constexpr int kRounds = 20;
  const double start = static_cast<double>((*new_year - *epoch).count()) / 86400 - 0.5;
  double at = start + 5 + in_year * kDegrees / kDegreesADay;
  for (int round = 0; round < kRounds; ++round) {
    at += std::remainder(wanted - sun_longitude(at), 360) / kDegreesADay;
  }
  const LocalTime moment = *epoch + hours{12 + zone_hours} + seconds{std::llround(at * 86400)};
  return LocalTime{std::chrono::floor<days>(moment)};
}

std::optional<Interval> calendar_holiday(std::string_view formula, int year) {
  std::istringstream in{std::string(formula)};
  std::string name, what;
  in >> name >> what;
  if (name == "solar-term") {
    const auto nth = whole_number(what);
    int zone = 8, offset = 0;
    if (in >> zone) in >> offset;
    const auto day = nth ? solar_term(year, *nth, zone) : std::nullopt;
    return day ? std::optional(Interval{*day + days{offset}, *day + days{offset + 1}}) : std::nullopt;
  }
  const auto system = name == "lunar" ? CalendarSystem::chinese : calendar_system(name);
  const auto month = what.size() == 5 && what[2] == '-' ? whole_number(what.substr(0, 2)) : std::nullopt;
  const auto day = month ? whole_number(what.substr(3)) : std::nullopt;
  if (!system || !day) return std::nullopt;
  int offset = 0, length = 1;
  if (in >> offset && !(in >> length)) length = 1;
  for (const int of : {year, year - 1}) {  // the last months of a year of the moon lie in the next year
    const auto found = calendar_days_in(*system, of, *month, *day);
    if (found && year_of(found->from) == year)
      return Interval{found->from + days{offset}, found->from + days{offset + length}};
  }
  return std::nullopt;
}

}  // namespace kiji
