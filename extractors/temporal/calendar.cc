#include "extractors/temporal/calendar.h"

#include <array>
#include <charconv>
#include <vector>

namespace kiji {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::months;
using std::chrono::seconds;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

local_days floor_day(LocalTime at) { return std::chrono::floor<days>(at); }

// First day of a month given as months since year 0, so that month arithmetic is integer arithmetic.
LocalTime month_start(int index) {
  const int year = index >= 0 ? index / 12 : -((11 - index) / 12);
  const auto month = static_cast<unsigned>(index - year * 12 + 1);
  return local_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

int month_index(LocalTime at) { return year_of(at) * 12 + month_of(at) - 1; }

// Whole months from the first one, `count` long.
Interval month_span(int first, int count) { return {month_start(first), month_start(first + count)}; }

LocalTime shifted_months(LocalTime at, int n) {
  const local_days day = floor_day(at);
  const year_month_day date{day};
  const auto target = date.year() / date.month() + months{n};
  const auto last = (target / std::chrono::last).day();
  return LocalTime{local_days{target / std::min(date.day(), last)}} + (at - LocalTime{day});
}

LocalTime shifted_business_days(LocalTime at, int n) {
  const int step = n < 0 ? -1 : 1;
  for (int left = n * step; left > 0;) {
    at += days{step};
    if (weekday_of(at) < 6) --left;
  }
  return at;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "08-13" in a year.
std::optional<LocalTime> parse_month_day(std::string_view text, int year) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = parse_int(text.substr(0, 2));
  const auto day = parse_int(text.substr(3));
  return month && day ? make_day(year, *month, *day) : std::nullopt;
}

// The approximation that holds for 1980 to 2099, the years the equinox holidays are asked for; +-1 day outside.
std::optional<LocalTime> equinox(std::string_view which, int year) {
  const double base = which == "spring" ? 20.8431 : which == "autumn" ? 23.2488 : 0;
  if (base == 0) return std::nullopt;
  const int since = year - 1980;
  const int day = static_cast<int>(base + 0.242194 * since) - (since >= 0 ? since / 4 : -((3 - since) / 4));
  return make_day(year, which == "spring" ? 3 : 9, day);
}

// Sunday after the first full moon of spring, by the tables of the Gregorian calendar (Meeus, Jones, Butcher).
std::optional<LocalTime> easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  const int g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_day(year, n / 31, n % 31 + 1);
}

// The same by the tables of the Julian calendar, which the Orthodox churches keep, on its Gregorian day (13 days later
// from 1900 to 2099).
std::optional<LocalTime> orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const auto julian = make_day(year, (d + e + 114) / 31, (d + e + 114) % 31 + 1);
  return julian ? std::optional(*julian + days{13}) : std::nullopt;
}

Interval one_day(LocalTime day) { return {day, day + days{1}}; }

}  // namespace

std::optional<LocalTime> make_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return LocalTime{local_days{date}};
}

bool day_exists(int month, int day) {
  constexpr int kLeapYear = 2000;
  return make_day(kLeapYear, month, day).has_value();
}

year_month_day date_of(LocalTime at) { return year_month_day{floor_day(at)}; }
int year_of(LocalTime at) { return static_cast<int>(date_of(at).year()); }
int month_of(LocalTime at) { return static_cast<int>(static_cast<unsigned>(date_of(at).month())); }
int day_of(LocalTime at) { return static_cast<int>(static_cast<unsigned>(date_of(at).day())); }

int weekday_of(LocalTime at) { return static_cast<int>(std::chrono::weekday{floor_day(at)}.iso_encoding()); }

IsoWeek iso_week_of(LocalTime at) {
  const local_days day = floor_day(at);
  const local_days thursday = day + days{4 - weekday_of(at)};
  const int year = static_cast<int>(year_month_day{thursday}.year());
  const local_days first{std::chrono::year{year} / 1 / 1};
  return {year, static_cast<int>((thursday - first).count()) / 7 + 1};
}

int fiscal_year_of(LocalTime at) { return year_of(at) - (month_of(at) < kFiscalMonth ? 1 : 0); }

std::optional<LocalTime> iso_week_start(int year, int week) {
  const auto fourth = make_day(year, 1, 4);  // always in week 1
  if (!fourth || week < 1) return std::nullopt;
  const LocalTime start = *fourth - days{weekday_of(*fourth) - 1} + days{7 * (week - 1)};
  if (iso_week_of(start) != IsoWeek{year, week}) return std::nullopt;
  return start;
}

std::optional<LocalTime> nth_weekday(int year, int month, int weekday, int nth) {
  const auto first = make_day(year, month, 1);
  if (!first || nth == 0 || nth < -1 || weekday < 1 || weekday > 7) return std::nullopt;
  const LocalTime end = shifted_months(*first, 1);
  LocalTime day = *first + days{(weekday - weekday_of(*first) + 7) % 7};
  if (nth == -1) {
    while (day + days{7} < end) day += days{7};
    return day;
  }
  day += days{7 * (nth - 1)};
  if (day >= end) return std::nullopt;
  return day;
}

std::optional<Interval> season(int year, std::string_view code) {
  const int first = code == "SP" ? 2 : code == "SU" ? 5 : code == "FA" ? 8 : code == "WI" ? 11 : -1;
  if (first < 0 || year < kFirstYear || year > kLastYear) return std::nullopt;
  return month_span(year * 12 + first, 3);
}

Interval unit_interval(TimeUnit unit, LocalTime at) {
  const LocalTime day = floor_day(at);
  const int month = month_index(at);
  const int year = year_of(at);
  switch (unit) {
    case TimeUnit::second:
      return {at, at + seconds{1}};
    case TimeUnit::minute:
      return {std::chrono::floor<minutes>(at), std::chrono::floor<minutes>(at) + minutes{1}};
    case TimeUnit::hour:
      return {std::chrono::floor<hours>(at), std::chrono::floor<hours>(at) + hours{1}};
    case TimeUnit::day_part:
    case TimeUnit::business_day:
    case TimeUnit::day:
      return one_day(day);
    case TimeUnit::weekend:
      return {day + days{6 - weekday_of(at)}, day + days{8 - weekday_of(at)}};
    case TimeUnit::week:
      return {day + days{1 - weekday_of(at)}, day + days{8 - weekday_of(at)}};
    case TimeUnit::third: {
      const int nth = std::min((day_of(at) - 1) / 10, 2);
      const LocalTime from = month_start(month) + days{10 * nth};
      return {from, nth == 2 ? month_start(month + 1) : from + days{10}};
    }
    case TimeUnit::month:
      return month_span(month, 1);
    case TimeUnit::quarter:
      return month_span(month - month % 3, 3);
    case TimeUnit::season:
      return month_span(month - (month + 1) % 3, 3);
    case TimeUnit::half:
      return month_span(month - month % 6, 6);
    case TimeUnit::year:
      return month_span(year * 12, 12);
    case TimeUnit::fiscal_year:
      return month_span(fiscal_year_of(at) * 12 + kFiscalMonth - 1, 12);
    case TimeUnit::decade:
      return month_span(year / 10 * 120, 120);
    case TimeUnit::century:
      return month_span(year / 100 * 1200, 1200);
  }
  return one_day(day);
}

LocalTime shifted(LocalTime at, TimeUnit unit, int n) {
  switch (unit) {
    case TimeUnit::second:
      return at + seconds{n};
    case TimeUnit::minute:
      return at + minutes{n};
    case TimeUnit::hour:
      return at + hours{n};
    case TimeUnit::day_part:
    case TimeUnit::day:
      return at + days{n};
    case TimeUnit::weekend:
    case TimeUnit::week:
      return at + days{7 * n};
    case TimeUnit::third:
      return at + days{10 * n};
    case TimeUnit::month:
      return shifted_months(at, n);
    case TimeUnit::season:
    case TimeUnit::quarter:
      return shifted_months(at, 3 * n);
    case TimeUnit::half:
      return shifted_months(at, 6 * n);
    case TimeUnit::fiscal_year:
    case TimeUnit::year:
      return shifted_months(at, 12 * n);
    case TimeUnit::decade:
      return shifted_months(at, 120 * n);
    case TimeUnit::century:
      return shifted_months(at, 1200 * n);
    case TimeUnit::business_day:
      return shifted_business_days(at, n);
  }
  return at;
}

std::optional<Interval> holiday(std::string_view formula, int year) {
  const std::vector<std::string_view> words = words_of(formula);
  if (words.size() == 2 && words[0] == "fixed") {
    const auto day = parse_month_day(words[1], year);
    return day ? std::optional(one_day(*day)) : std::nullopt;
  }
  if (words.size() == 2 && words[0] == "equinox") {
    const auto day = equinox(words[1], year);
    return day ? std::optional(one_day(*day)) : std::nullopt;
  }
  const bool counts_from_easter = !words.empty() && (words[0] == "easter" || words[0] == "orthodox-easter");
  if (counts_from_easter && (words.size() == 2 || words.size() == 3)) {
    const auto offset = parse_int(words[1].substr(words[1].starts_with('-') ? 1 : 0));
    const auto length = words.size() == 3 ? parse_int(words[2]) : std::optional(1);
    const auto sunday = words[0] == "easter" ? easter(year) : orthodox_easter(year);
    if (!offset || !length || *length < 1 || !sunday) return std::nullopt;
    const LocalTime from = *sunday + days{words[1].starts_with('-') ? -*offset : *offset};
    return Interval{from, from + days{*length}};
  }
  if (words.size() == 3 && words[0] == "span") {
    const auto first = parse_month_day(words[1], year);
    auto last = parse_month_day(words[2], year);
    if (first && last && *last < *first) last = parse_month_day(words[2], year + 1);
    if (!first || !last) return std::nullopt;
    return Interval{*first, *last + days{1}};
  }
  if (words.size() == 4 && words[0] == "nth-weekday") {
    const auto month = parse_int(words[1]);
    const auto weekday = weekday_number(words[2]);
    const auto nth = parse_int(words[3]);
    if (!month || !weekday || !nth) return std::nullopt;
    const auto day = nth_weekday(year, *month, *weekday, *nth);
    return day ? std::optional(one_day(*day)) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<int> weekday_number(std::string_view name) {
  for (size_t i = 0; i < kWeekdays.size(); ++i) {
    if (kWeekdays[i] == name) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<LocalTime> parse_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-') return std::nullopt;
  const auto year = parse_int(text.substr(0, 4));
  const auto day = year ? parse_month_day(text.substr(5, 5), *year) : std::nullopt;
  if (!day) return std::nullopt;
  if (text.size() == 10) return day;
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const auto hour = parse_int(text.substr(11, 2));
  const auto minute = parse_int(text.substr(14, 2));
  const bool has_second = text.size() >= 19 && text[16] == ':';
  const auto second = has_second ? parse_int(text.substr(17, 2)) : std::optional(0);
  if (!hour || !minute || !second || *hour > 24 || *minute > 59 || *second > 60) return std::nullopt;
  return *day + hours{*hour} + minutes{*minute} + seconds{*second};
}

}  // namespace kiji
