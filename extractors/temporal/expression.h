// What a rule says about a time before anything is looked up in a calendar: the words' own content, as a small value.
// It knows no publication date and no language; resolver.h turns it into an interval. Texts are views: into the pack
// and into the rules, which outlive every expression.
#ifndef KIJI_EXTRACTORS_TEMPORAL_EXPRESSION_H_
#define KIJI_EXTRACTORS_TEMPORAL_EXPRESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/temporal/said_number.h"
#include "pipeline/core/decimal.h"
#include "pipeline/core/span.h"

namespace kiji {

// Units of the calendar, from small to large; the order is used to tell which of two expressions holds the other.
enum class TimeUnit : uint8_t {
  second,
  minute,
  hour,
  day_part,
  day,
  weekend,
  week,
  third,
  month,
  quarter,
  season,
  half,
  year,
  fiscal_year,
  decade,
  century,
  business_day  // of durations and shifts only
};

enum class TimeShape : uint8_t { date, duration, set, range, reference };

// What a relative expression counts from.
enum class TimeAnchor : uint8_t {
  published,  // yesterday, next week
  told,       // the same day, the day after: the last date told
  host        // the expression it hangs on: two days after 1 May
};

// The reckoning that year, month and day are said in. Eras that count Gregorian years are Gregorian.
enum class CalendarSystem : uint8_t {
  gregorian,
  buddhist,
  roc,
  islamic,  // Umm al-Qura
  islamic_civil,
  hebrew,
  persian,
  chinese,
  dangi,
  ethiopic,
  coptic,
  indian
};

// Which of day and month stands first in a numeric date.
enum class DateOrder : uint8_t { unknown, day_first, month_first };

// A day part as the word list gives it: its TIMEX3 code and, in minutes after midnight, when it begins and ends. An end
// of more than a day reaches into the next one.
struct DayPart {
  std::string_view code;  // "TNI"
  int from = 0;
  int to = 0;

  bool operator==(const DayPart&) const = default;
};

// A stretch of history with a name, half-open: "1926-12-25" to "1989-01-08".
struct NamedPeriod {
  std::string_view from, to;

  bool empty() const { return from.empty(); }
  bool operator==(const NamedPeriod&) const = default;
};

// What is named. Absent = not said.
struct TimeFields {
  SaidNumber year;
  SaidNumber month, day;
  SaidNumber weekday;  // 1 = Monday ... 7 = Sunday
  SaidNumber nth;      // the nth `weekday` (or week) of a month; -1 = the last
  SaidNumber week;     // ISO week of the year
  SaidNumber third;    // of a month: 1 = days 1 to 10
  SaidNumber quarter, half;
  SaidNumber decade;   // 199 = 1990 to 1999
  SaidNumber century;  // 20 = 2000 to 2099 (the 21st)
  SaidNumber hour, minute, second;
  bool short_year = false;               // year or decade has two digits: the century is not said
  bool surely_year = false;              // two digits that can only be a year: '98年
  bool order_unknown = false;            // 01/02/2026: `month` and `day` may have to change places
  DateOrder order = DateOrder::unknown;  // of a numeric date, as `month` and `day` are read
  CalendarSystem calendar = CalendarSystem::gregorian;
  bool leap_month = false;  // of the lunar calendars: the inserted one
  bool weekend = false;
  bool fiscal = false;  // year, quarter and half count from April (Japan)
  std::optional<DayPart> part;
  std::string_view season;   // SP SU FA WI
  std::string_view holiday;  // formula of calendar.h: "fixed 01-01"
  std::string_view zone;     // IANA
  NamedPeriod period;

  // Whether `half` is one of a year: of a month, decade or century it only says which part of it is meant.
  bool half_of_year() const { return half && !month && !decade && !century; }
  bool operator==(const TimeFields&) const = default;
};

// So many units before (negative) or after an anchor; 0 is the unit that holds the anchor.
struct TimeShift {
  TimeUnit unit = TimeUnit::day;
  Decimal amount;
  TimeAnchor anchor = TimeAnchor::published;
  bool window = false;     // the stretch between anchor and shifted place, not the place: the past five years
  bool vague = false;      // amount is not known: some days ago
  bool inclusive = false;  // a window that begins with the day of its anchor: within two weeks

  bool operator==(const TimeShift&) const = default;
};

// A part of a duration: P1Y3M has two. Without amount: PXM.
struct TimeLength {
  TimeUnit unit = TimeUnit::day;
  std::optional<Decimal> amount;

  bool operator==(const TimeLength&) const = default;
};

struct TimeExpression {
  TimeShape shape = TimeShape::date;
  bool bound = false;  // counts only as part of another expression
  TokenRange tokens;   // where it stands
  TimeFields fields;
  std::string_view mod;        // TIMEX3 mod
  std::string_view open;       // AFTER ON_OR_AFTER BEFORE ON_OR_BEFORE: reaches on from here
  std::string_view reference;  // PRESENT_REF PAST_REF FUTURE_REF
  std::string_view rule;       // that found it
  std::string_view quant;      // of a set
  std::string freq;            // of a set: "3X"
  std::optional<TimeShift> shift;
  std::vector<TimeLength> length;     // of a duration; of a set: its period
  std::vector<TimeExpression> host;   // none or one: what this lies in or counts from (next month's 4th)
  std::vector<TimeExpression> parts;  // the two ends of a range

  bool operator==(const TimeExpression&) const = default;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_EXPRESSION_H_
