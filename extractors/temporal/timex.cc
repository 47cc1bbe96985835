#include "extractors/temporal/timex.h"

#include <fmt/format.h>

namespace kiji {
namespace {

using std::chrono::days;

int seconds_of_day(LocalTime at) { return static_cast<int>((at - LocalTime{std::chrono::floor<days>(at)}).count()); }

std::string clock_text(int seconds, bool with_seconds) {
  const int minutes = seconds / 60;
  if (with_seconds) return fmt::format("T{:02}:{:02}:{:02}", minutes / 60, minutes % 60, seconds % 60);
  return fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
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

std::string number_or_x(const std::optional<int>& value, std::string_view x) {
  return value ? fmt::format("{:0{}}", *value, x.size()) : std::string(x);
}

// The year as written: of two digits only these.
std::string written_year(const TimeFields& f) {
  if (!f.year) return f.fiscal ? "FYXXXX" : "XXXX";
  const std::string year = f.short_year ? fmt::format("XX{:02}", *f.year % 100) : fmt::format("{:04}", *f.year);
  return f.fiscal ? "FY" + year : year;
}

std::string written_date(const TimeFields& f, TimeUnit unit) {
  const std::string year = written_year(f);
  if (!f.period.empty()) return f.period.substr(0, 4) + "/" + f.period.substr(f.period.find('/') + 1, 4);
  if (f.century) return fmt::format("{:02}", *f.century);
  if (f.decade) return fmt::format("{:03}", *f.decade);
  if (f.quarter) return year + "-Q" + std::to_string(*f.quarter);
  if (f.half) return year + "-H" + std::to_string(*f.half);
  if (!f.season.empty()) return year + "-" + f.season;
  if (f.week && !f.month) return year + "-W" + fmt::format("{:02}", *f.week);
  if (f.weekend) return year + "-WXX-WE";
  if (f.holiday.starts_with("fixed ")) return year + "-" + f.holiday.substr(6);
  if (!f.holiday.empty()) return year + "-XX-XX";
  if (f.weekday && f.nth) return fmt::format("{}-{}-WXX-{}-#{}", year, number_or_x(f.month, "XX"), *f.weekday, *f.nth);
  if (f.weekday && !f.day) return fmt::format("{}-WXX-{}", year, *f.weekday);
  if (f.day) return fmt::format("{}-{}-{:02}", year, number_or_x(f.month, "XX"), *f.day);
  if (f.month || f.third) return year + "-" + number_or_x(f.month, "XX");
  if (f.year || f.fiscal) return year;
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
    return clock_text(clock_hour(f) * 3600 + f.minute.value_or(0) * 60 + f.second.value_or(0), f.second.has_value());
  return f.part ? f.part->code : "";
}

}  // namespace

int clock_hour(const TimeFields& fields) {
  const int hour = fields.hour.value_or(0);
  if (!fields.part || hour > 12) return hour;
  const int later = (hour + 12) * 60;
  return later >= fields.part->from && later < fields.part->to ? hour + 12 : hour;
}

bool is_clock(TimeUnit unit) { return unit <= TimeUnit::hour; }

std::string iso_date(LocalTime at) { return fmt::format("{:04}-{:02}-{:02}", year_of(at), month_of(at), day_of(at)); }

std::string iso_date_time(LocalTime at, std::string_view offset) {
  return fmt::format("{}{}{}", iso_date(at), clock_text(seconds_of_day(at), true), offset);
}

std::string timex_value(TimeUnit unit, LocalTime start) {
  const int year = year_of(start);
  const int month = month_of(start);
  switch (unit) {
    case TimeUnit::century:
      return fmt::format("{:02}", year / 100);
    case TimeUnit::decade:
      return fmt::format("{:03}", year / 10);
    case TimeUnit::year:
      return fmt::format("{:04}", year);
    case TimeUnit::fiscal_year:
      return fmt::format("FY{:04}", fiscal_year_of(start));
    case TimeUnit::half:
      return fmt::format("{:04}-H{}", year, (month - 1) / 6 + 1);
    case TimeUnit::quarter:
      return fmt::format("{:04}-Q{}", year, (month - 1) / 3 + 1);
    case TimeUnit::season: {
      const char* code = month == 12 || month < 3 ? "WI" : month < 6 ? "SP" : month < 9 ? "SU" : "FA";
      return fmt::format("{:04}-{}", month < 3 ? year - 1 : year, code);
    }
    case TimeUnit::third:
    case TimeUnit::month:
      return fmt::format("{:04}-{:02}", year, month);
    case TimeUnit::weekend:
    case TimeUnit::week: {
      const IsoWeek week = iso_week_of(start);
      return fmt::format("{:04}-W{:02}{}", week.year, week.week, unit == TimeUnit::weekend ? "-WE" : "");
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
  if (f.half) return TimeUnit::half;
  if (f.century) return TimeUnit::century;
  if (f.decade) return TimeUnit::decade;
  if (!f.period.empty()) return TimeUnit::century;
  if (f.year || f.fiscal) return f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year;
  if (expression.shift) return expression.shift->unit;
  if (!expression.parts.empty()) return named_unit(expression.parts.front());
  return TimeUnit::day;
}

std::string timex_written(const TimeExpression& expression) {
  if (!expression.reference.empty()) return expression.reference;
  if (expression.shape == TimeShape::duration) return timex_length(expression.length);
  if (expression.parts.size() == 2)
    return timex_written(expression.parts[0]) + "/" + timex_written(expression.parts[1]);
  const TimeFields& f = expression.fields;
  std::string date = written_date(f, named_unit(expression));
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
