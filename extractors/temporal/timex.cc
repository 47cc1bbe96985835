#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using std::chrono::days;

constexpr int kMostDigits = 10;  // of an int

// `value` with zeros in front up to `width` digits.
void append_digits(std::string& out, int value, int width) {
  char digits[kMostDigits];
  int size = 0;
  unsigned rest = value < 0 ? 0U - static_cast<unsigned>(value) : static_cast<unsigned>(value);
  do {
    digits[size++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) out += '-';
  for (int zeros = width - size - (value < 0 ? 1 : 0); zeros > 0; --zeros) out += '0';
  while (size > 0) out += digits[--size];
}

std::string digits(int value, int width) {
  std::string out;
  append_digits(out, value, width);
  return out;
}

void append_date(std::string& out, const std::chrono::year_month_day& date) {
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

int seconds_of_day(LocalTime at) { return static_cast<int>((at - LocalTime{std::chrono::floor<days>(at)}).count()); }

std::string clock_text(int seconds, bool with_seconds) {
  std::string out = "T";
  append_digits(out, seconds / 3600, 2);
  out += ':';
  append_digits(out, seconds / 60 % 60, 2);
  if (!with_seconds) return out;
  out += ':';
  append_digits(out, seconds % 60, 2);
  return out;
}

char unit_letter(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return 'S';
    case TimeUnit::minute:
    case TimeUnit::month:
      return 'M';
    case TimeUnit::hour:
      return 'H';
    case TimeUnit::week:
      return 'W';
    case TimeUnit::year:
    case TimeUnit::fiscal_year:
    case TimeUnit::decade:
    case TimeUnit::century:
      return 'Y';
    default:
      return 'D';
  }
}

int years_of(TimeUnit unit) { return unit == TimeUnit::century ? 100 : unit == TimeUnit::decade ? 10 : 1; }

std::string month_or_x(const TimeFields& f) { return f.month ? digits(*f.month, 2) : "XX"; }

// The year as written: of two digits only these.
std::string written_year(const TimeFields& f) {
  std::string out = f.fiscal ? "FY" : "";
  if (!f.year) return out + "XXXX";
  if (!f.short_year) return out + digits(*f.year, 4);
  return out + "XX" + digits(*f.year % 100, 2);
}

std::string written_weekday(const TimeFields& f) {
  const std::string day = std::to_string(*f.weekday);
  if (!f.nth) return written_year(f) + "-WXX-" + day;
  return written_year(f) + "-" + month_or_x(f) + "-WXX-" + day + "-#" + std::to_string(*f.nth);
}

std::string written_date(const TimeFields& f, TimeUnit unit) {
  if (!f.period.empty()) return std::string(f.period.from.substr(0, 4)) + "/" + std::string(f.period.to.substr(0, 4));
  if (f.calendar != CalendarSystem::gregorian) return f.day ? "XXXX-XX-XX" : f.month ? "XXXX-XX" : "XXXX";
  if (f.century) return digits(*f.century, 2);
  if (f.decade) return digits(*f.decade, 3);
  if (f.quarter) return written_year(f) + "-Q" + std::to_string(*f.quarter);
  if (f.half_of_year()) return written_year(f) + "-H" + std::to_string(*f.half);
  if (!f.season.empty()) return written_year(f) + "-" + std::string(f.season);
  if (f.week && !f.month) return written_year(f) + "-W" + digits(*f.week, 2);
  if (f.weekend) return written_year(f) + "-WXX-WE";
  if (f.holiday.starts_with("fixed ")) return written_year(f) + "-" + std::string(f.holiday.substr(6));
  if (!f.holiday.empty()) return written_year(f) + "-XX-XX";
  if (f.weekday && (f.nth || !f.day)) return written_weekday(f);
  if (f.day) return written_year(f) + "-" + month_or_x(f) + "-" + digits(*f.day, 2);
  if (f.month || f.third) return written_year(f) + "-" + month_or_x(f);
  if (f.year || f.fiscal) return written_year(f);
  return unit == TimeUnit::year ? "XXXX" : "";
}

std::string written_shift(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::century:
      return "XX";
    case TimeUnit::decade:
      return "XXX";
    case TimeUnit::year:
      return "XXXX";
    case TimeUnit::fiscal_year:
      return "FYXXXX";
    case TimeUnit::half:
      return "XXXX-HX";
    case TimeUnit::quarter:
      return "XXXX-QX";
    case TimeUnit::season:
      return "XXXX-XX";
    case TimeUnit::month:
      return "XXXX-XX";
    case TimeUnit::week:
      return "XXXX-WXX";
    case TimeUnit::weekend:
      return "XXXX-WXX-WE";
    case TimeUnit::hour:
    case TimeUnit::minute:
    case TimeUnit::second:
      return "XXXX-XX-XXTXX:XX";
    default:
      return "XXXX-XX-XX";
  }
}

std::string written_clock(const TimeFields& f) {
  if (f.hour)
    return clock_text(clock_hour(f) * 3600 + f.minute.value_or(0) * 60 + f.second.value_or(0),
                      static_cast<bool>(f.second));
  return f.part ? std::string(f.part->code) : "";
}

}  // namespace

int clock_hour(const TimeFields& fields) {
  const int hour = fields.hour.value_or(0);
  if (!fields.part || hour > 12) return hour;
  const int later = (hour + 12) * 60;
  return later >= fields.part->from && later < fields.part->to ? hour + 12 : hour;
}

bool is_clock(TimeUnit unit) { return unit <= TimeUnit::hour; }

bool is_length_range(const TimeExpression& expression) {
  return expression.parts.size() == 2 && expression.parts[0].shape == TimeShape::duration &&
         expression.parts[1].shape == TimeShape::duration;
}

std::string iso_date(LocalTime at) {
  std::string out;
  append_date(out, date_of(at));
  return out;
}

std::string iso_date_time(LocalTime at, std::string_view offset) {
  std::string out = iso_date(at) + clock_text(seconds_of_day(at), true);
  return out.append(offset);
}

std::string timex_value(TimeUnit unit, LocalTime start) {
  const int year = year_of(start);
  const int month = month_of(start);
  switch (unit) {
    case TimeUnit::century:
      return digits(year / 100, 2);
    case TimeUnit::decade:
      return digits(year / 10, 3);
    case TimeUnit::year:
      return digits(year, 4);
    case TimeUnit::fiscal_year:
      return "FY" + digits(fiscal_year_of(start), 4);
    case TimeUnit::half:
      return digits(year, 4) + "-H" + digits((month - 1) / 6 + 1, 1);
    case TimeUnit::quarter:
      return digits(year, 4) + "-Q" + digits((month - 1) / 3 + 1, 1);
    case TimeUnit::season: {
      const char* code = month == 12 || month < 3 ? "-WI" : month < 6 ? "-SP" : month < 9 ? "-SU" : "-FA";
      return digits(month < 3 ? year - 1 : year, 4) + code;
    }
    case TimeUnit::third:
    case TimeUnit::month:
      return digits(year, 4) + "-" + digits(month, 2);
    case TimeUnit::weekend:
    case TimeUnit::week: {
      const IsoWeek week = iso_week_of(start);
      return digits(week.year, 4) + "-W" + digits(week.week, 2) + (unit == TimeUnit::weekend ? "-WE" : "");
    }
    case TimeUnit::hour:
    case TimeUnit::minute:
      return iso_date(start) + clock_text(seconds_of_day(start), false);
    case TimeUnit::second:
      return iso_date(start) + clock_text(seconds_of_day(start), true);
    default:
      return iso_date(start);
  }
}

std::string timex_length(const std::vector<TimeLength>& length) {
  std::string out = "P";
  bool in_time = false;
  for (const TimeLength& part : length) {
    if (is_clock(part.unit) && !in_time) {
      in_time = true;
      out += 'T';
    }
    out += part.amount ? (*part.amount * Decimal(years_of(part.unit))).to_string() : "X";
    out += unit_letter(part.unit);
  }
  return out;
}

bool halves_host(const TimeExpression& expression) {
  if (!expression.fields.half_of_year() || expression.host.empty()) return false;
  const TimeUnit host = named_unit(expression.host.front());
  return host != TimeUnit::year && host != TimeUnit::fiscal_year;
}

TimeUnit named_unit(const TimeExpression& expression) {
  const TimeFields& f = expression.fields;
  if (f.second) return TimeUnit::second;
  if (f.minute) return TimeUnit::minute;
  if (f.hour) return TimeUnit::hour;
  if (f.part) return TimeUnit::day_part;
  if (f.weekend) return TimeUnit::weekend;
  if (f.day || f.weekday || !f.holiday.empty()) return TimeUnit::day;
  if (f.week || (f.nth && f.month)) return TimeUnit::week;
  if (f.third) return TimeUnit::third;
  if (f.month) return TimeUnit::month;
  if (f.quarter) return TimeUnit::quarter;
  if (!f.season.empty()) return TimeUnit::season;
  if (halves_host(expression)) return named_unit(expression.host.front());
  if (f.half_of_year()) return TimeUnit::half;
  if (f.century) return TimeUnit::century;
  if (f.decade) return TimeUnit::decade;
  if (!f.period.empty()) return TimeUnit::century;
  if (f.year || f.fiscal) return f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year;
  if (expression.shift) return expression.shift->unit;
  if (!expression.parts.empty()) return named_unit(expression.parts.front());
  return TimeUnit::day;
}

std::string timex_written(const TimeExpression& expression) {
  if (!expression.reference.empty()) return std::string(expression.reference);
  if (expression.shape == TimeShape::duration) return timex_length(expression.length);
  if (expression.parts.size() == 2)
    return timex_written(expression.parts[0]) + "/" + timex_written(expression.parts[1]);
  const TimeFields& f = expression.fields;
  std::string date = halves_host(expression) ? "" : written_date(f, named_unit(expression));
  if (date.empty() && expression.shift) date = written_shift(expression.shift->unit);
  if (date.empty() && !expression.host.empty()) date = timex_written(expression.host.front());
  if (!expression.host.empty() && expression.host.front().fields.year && date.starts_with("XXXX"))
    date.replace(0, 4, written_year(expression.host.front().fields));
  if (expression.shape == TimeShape::set && date.empty() && !expression.length.empty() && !f.hour && !f.part)
    return timex_length(expression.length);
  const std::string clock = written_clock(f);
  return clock.empty() || clock.front() == 'T' ? date + clock : date + "T" + clock;
}

}  // namespace kiji
