#include "extractors/temporal/make_date.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/temporal/calendar.h"
#include "extractors/temporal/calendars.h"

namespace kiji {
namespace {

using P = TimeParameter;

bool between(const SaidNumber& value, int low, int high) { return !value || (*value >= low && *value <= high); }

constexpr int kMostMonths = 13;  // of any calendar
constexpr int kMostEraYears = 120;

bool valid(const TimeFields& f) {
  const bool gregorian = f.calendar == CalendarSystem::gregorian;
  if (!gregorian && f.day && !f.month) return false;
  return between(f.year, kFirstYear, kLastYear) && between(f.month, 1, gregorian ? 12 : kMostMonths) &&
         between(f.day, 1, 31) && between(f.week, 1, 53) && between(f.quarter, 1, 4) && between(f.half, 1, 2) &&
         between(f.third, 1, 3) && between(f.hour, 0, 30) && between(f.minute, 0, 59) && between(f.second, 0, 60) &&
         between(f.century, 0, 98) && between(f.decade, 0, 998);
}

// A decade of two digits is one of the 20th century unless that lies too far back to be told so.
int decade_of(int two_digits) { return two_digits >= 30 ? 190 + two_digits / 10 : 200 + two_digits / 10; }

bool fill_year(const TimeArguments& arguments, TimeFields& f) {
  if (arguments.has(P::year)) {
    f.year = arguments.integer(P::year);
    if (!f.year) return false;
  }
  if (arguments.has(P::year2)) {
    f.year = arguments.integer(P::year2);
    f.short_year = true;
    f.surely_year = arguments.has(P::sure);
    if (!f.year || *f.year > 99) return false;
    f.year = *f.year + 1900;  // a place to stand on; the resolver finds the century
  }
  if (!arguments.has(P::era)) return true;
  const auto start = whole_number(arguments.column(P::era, "start").substr(0, 4));
  if (!start || !f.year || *f.year < 1) return false;
  f.year = *f.year + *start - 1;
  f.short_year = false;
  return true;
}

constexpr std::array<std::pair<P, SaidNumber TimeFields::*>, 9> kNumbers = {{{P::month, &TimeFields::month},
                                                                             {P::day, &TimeFields::day},
                                                                             {P::nth, &TimeFields::nth},
                                                                             {P::week, &TimeFields::week},
                                                                             {P::third, &TimeFields::third},
                                                                             {P::quarter, &TimeFields::quarter},
                                                                             {P::half, &TimeFields::half},
                                                                             {P::decade, &TimeFields::decade},
                                                                             {P::century, &TimeFields::century}}};

// 1860 is said in full; 60 is a decade of the century beside it, or of the one that is meant.
void fill_decade(int said, TimeFields& f) {
  const bool of_century = f.century && said < 100;
  f.short_year = said < 100 && !of_century;
  f.decade = of_century ? *f.century * 10 + said / 10 : said < 100 ? decade_of(said) : said / 10;
  if (of_century) f.century.reset();
}

bool fill_numbers(const TimeArguments& arguments, TimeFields& f) {
  for (const auto& [parameter, field] : kNumbers) {
    if (!arguments.has(parameter)) continue;
    f.*field = arguments.integer(parameter);
    if (!(f.*field)) return false;
  }
  if (f.century) f.century = *f.century - 1;  // the 21st century is 20XX
  if (f.decade) fill_decade(*f.decade, f);
  return true;
}

// 昭和30年代: the ten years from the said one on, or up to the end of the era.
std::optional<TimeExpression> era_decade(const TimeArguments& arguments) {
  const auto start = whole_number(arguments.column(P::era, "start").substr(0, 4));
  const auto end = whole_number(arguments.column(P::era, "end").substr(0, 4));
  const SaidNumber said = arguments.integer(P::decade);
  if (!start || !said || *said < 1 || *said > kMostEraYears || *said % 10 != 0) return {};
  std::optional<TimeExpression> out(std::in_place);
  out->shape = TimeShape::range;
  out->parts.resize(2);
  const int first = *start + *said - 1;
  out->parts[0].fields.year = first;
  out->parts[1].fields.year = end && *end >= first ? std::min(*end, first + 9) : first + 9;
  return out;
}

bool fill_words(const TimeArguments& arguments, TimeFields& f) {
  if (arguments.has(P::calendar)) {
    const auto calendar = calendar_system(arguments.text(P::calendar));
    if (!calendar) return false;
    f.calendar = *calendar;
    f.leap_month = arguments.has(P::leap);
  }
  if (arguments.has(P::weekday)) {
    f.weekday = weekday_number(arguments.text(P::weekday));
    if (!f.weekday) return false;
  }
  f.weekend = arguments.has(P::weekend);
  f.fiscal = arguments.has(P::fiscal);
  f.season = arguments.text(P::season);
  f.holiday = arguments.column(P::holiday, "formula");
  f.zone = arguments.text(P::zone);
  if (arguments.has(P::period)) f.period = {arguments.column(P::period, "start"), arguments.column(P::period, "end")};
  return true;
}

}  // namespace

std::optional<DayPart> day_part_of(const TimeArguments& arguments, const std::optional<TimeSlot>& slot) {
  const auto from = whole_number(arguments.column(slot, "from"));
  const auto to = from ? whole_number(arguments.column(slot, "to")) : std::nullopt;
  if (!to) return std::nullopt;
  return DayPart{arguments.column(slot, "code"), *from * 60, *to * 60};
}

std::optional<TimeExpression> make_date(const TimeArguments& arguments) {
  if (arguments.has(P::era) && arguments.has(P::decade)) return era_decade(arguments);
  TimeFields f;
  if (!fill_year(arguments, f) || !fill_numbers(arguments, f) || !fill_words(arguments, f) || !valid(f)) return {};
  bool bound = false;
  if (arguments.has(P::daypart)) {
    const auto slot = arguments.slot(P::daypart);
    if (const auto part = day_part_of(arguments, slot)) {
      bound = f == TimeFields{} && arguments.column(slot, "alone") != "yes";
      f.part = part;
    }
  }
  std::optional<TimeExpression> out(std::in_place);
  out->fields = f;
  out->bound = bound;
  return out;
}

std::optional<TimeExpression> make_numeric(const TimeArguments& arguments) {
  const bool day_first = arguments.token(P::day) < arguments.token(P::month);
  std::optional<TimeExpression> out = make_date(arguments);
  if (out) {
    TimeFields& f = out->fields;
    f.order_unknown = f.day && *f.day <= 12 && f.day != f.month;
    if (f.day != f.month) f.order = day_first ? DateOrder::day_first : DateOrder::month_first;
    return out;
  }
  // month and day as read do not exist; the other way round they may.
  TimeFields swapped;
  swapped.year = arguments.integer(P::year);
  swapped.month = arguments.integer(P::day);
  swapped.day = arguments.integer(P::month);
  swapped.order = day_first ? DateOrder::month_first : DateOrder::day_first;
  if (!swapped.month || !swapped.day || !valid(swapped)) return {};
  out.emplace().fields = swapped;
  return out;
}

std::optional<TimeExpression> make_clock(const TimeArguments& arguments) {
  TimeFields f;
  f.hour = arguments.integer(P::hour);
  f.minute = arguments.has(P::half) ? SaidNumber(30) : arguments.integer(P::minute);
  if (!f.hour && !f.minute) {
    // 10.45 pm: hours and minutes written as a decimal.
    const auto decimal = arguments.number(P::hour);
    const auto hundredths = decimal ? decimal->shifted(2).to_int() : std::nullopt;
    if (!hundredths || *hundredths > 2459) return {};
    f.hour = static_cast<int>(*hundredths / 100);
    f.minute = static_cast<int>(*hundredths % 100);
  }
  if (!f.hour) return {};
  f.second = arguments.integer(P::second);
  if (f.second && !f.minute) f.minute = 0;
  if (arguments.has(P::daypart)) f.part = day_part_of(arguments, arguments.slot(P::daypart));
  f.zone = arguments.text(P::zone);
  if (!valid(f)) return {};
  std::optional<TimeExpression> out(std::in_place);
  out->fields = f;
  return out;
}

}  // namespace kiji
