#include "extractors/temporal/resolver.h"

#include <cstdlib>
#include <utility>

#include "extractors/temporal/place.h"
#include "extractors/temporal/timex.h"
#include "extractors/temporal/zone.h"

namespace kiji {
namespace {

using std::chrono::days;

constexpr const char* kInvalidDate = "invalid-date";
constexpr const char* kWeekdayConflict = "weekday-conflict";

bool clock_like(TimeUnit unit) { return unit <= TimeUnit::day_part; }

// The stretch that a phase leaves of a unit. News calls the first and the last tenth of a month or year so; the rest is
// cut in thirds.
Interval phase_of(const Interval& span, TimeUnit unit, std::string_view mod) {
  const bool start = mod == "START";
  const bool end = mod == "END";
  if (unit == TimeUnit::month) {
    const int nth = start ? 5 : end ? 25 : 15;
    return unit_interval(TimeUnit::third, span.from + days{nth - 1});
  }
  if (unit == TimeUnit::year || unit == TimeUnit::fiscal_year) {
    if (start) return {span.from, shifted(span.from, TimeUnit::month, 1)};
    if (end) return {shifted(span.to, TimeUnit::month, -1), span.to};
    return {shifted(span.from, TimeUnit::month, 4), shifted(span.from, TimeUnit::month, 8)};
  }
  if (unit == TimeUnit::week) {
    if (start) return {span.from, span.from + days{2}};
    if (end) return {span.from + days{3}, span.to};
    return {span.from + days{2}, span.from + days{4}};
  }
  if (unit < TimeUnit::week) return span;
  const auto length = std::chrono::floor<days>(span.to - span.from) / 3;
  const LocalTime first{std::chrono::floor<days>(span.from + length)};
  const LocalTime second{std::chrono::floor<days>(span.to - length)};
  if (start) return {span.from, first};
  if (end) return {second, span.to};
  return {first, second};
}

std::string place_value(const TimePlace& place, const TimeFields& fields) {
  const LocalTime from = place.span.from;
  if (place.unit == TimeUnit::day_part && fields.part)
    return iso_date(from - std::chrono::minutes{fields.part->from}).append(fields.part->code);
  if (!fields.period.empty())
    return timex_value(TimeUnit::year, from) + "/" + timex_value(TimeUnit::year, place.span.to - days{1});
  if (place.fiscal && (place.unit == TimeUnit::quarter || place.unit == TimeUnit::half)) {
    const int month = (month_of(from) + 12 - kFiscalMonth) % 12;
    const std::string year = timex_value(TimeUnit::fiscal_year, from);
    return place.unit == TimeUnit::quarter ? year + "-Q" + std::to_string(month / 3 + 1)
                                           : year + "-H" + std::to_string(month / 6 + 1);
  }
  const bool several_days = place.unit == TimeUnit::day && place.span.to - place.span.from > days{1};
  if (several_days) return iso_date(from) + "/" + iso_date(place.span.to - days{1});
  return timex_value(place.unit, from);
}

std::string stamp(LocalTime at, bool clock, std::string_view offset) {
  return clock ? iso_date_time(at, offset) : iso_date(at);
}

void apply_open(Time& time, const TimeExpression& e, const TimePlace& place, const std::string& offset) {
  if (e.open.empty()) return;
  const bool clock = clock_like(place.unit);
  const bool point = is_clock(place.unit);
  time.mod = e.open;
  if (e.open == "AFTER") time.from = stamp(point ? place.span.from : place.span.to, clock, offset);
  if (e.open == "BEFORE") time.to = stamp(place.span.from, clock, offset);
  if (e.open == "ON_OR_BEFORE" && point) time.to = stamp(place.span.from, clock, offset);
  (e.open.ends_with("AFTER") ? time.to : time.from).clear();
}

// Local time in a zone: value and interval carry the offset of that date.
std::string offset_of(const TimeFields& fields, const TimePlace& place) {
  if (fields.zone.empty() || !clock_like(place.unit)) return {};
  const auto seconds = zone_offset(fields.zone, place.span.from);
  return seconds ? format_offset(*seconds) : std::string();
}

void fill(ResolvedTime& out, const TimeExpression& e, const TimePlace& place) {
  Time& time = out.time;
  const std::string offset = offset_of(e.fields, place);
  const bool clock = clock_like(place.unit);
  TimePlace narrowed = place;
  std::string_view mod = e.mod;
  if (e.fields.third && place.unit == TimeUnit::third)
    mod = *e.fields.third == 1 ? "START" : *e.fields.third == 2 ? "MID" : "END";
  const bool phase = mod == "START" || mod == "MID" || mod == "END";
  if (phase && place.unit != TimeUnit::third) narrowed.span = phase_of(place.span, place.unit, mod);
  time.type = clock ? TimeType::time : TimeType::date;
  time.value = place_value(place, e.fields) + (is_clock(place.unit) ? offset : "");
  time.from = stamp(narrowed.span.from, clock, offset);
  time.to = stamp(narrowed.span.to, clock, offset);
  time.mod = mod;
  time.anchor = place.anchor;
  if (!offset.empty()) time.zone = e.fields.zone;
  time.why = place.why;
  if (place.literal_month) {
    time.alternatives = {{timex_value(TimeUnit::month, *place.literal_month), "read literally"}};
  }
  out.span = narrowed.span;
  out.unit = place.unit;
  if (place.weekday_conflict) {
    out.warnings.push_back(
        {kWeekdayConflict, iso_date(*place.weekday_conflict) + " is not on the weekday that is written"});
  }
  apply_open(time, e, narrowed, offset);
}

void note_invalid(ResolvedTime& out) {
  out.time.why = "there is no such date";
  out.warnings.push_back({kInvalidDate, out.time.timex + " does not exist"});
}

void miss(ResolvedTime& out, const TimeExpression& e, NoPlace reason) {
  const bool clock = e.fields.hour || e.fields.part || (e.shift && is_clock(e.shift->unit));
  out.time.type = clock ? TimeType::time : TimeType::date;
  out.time.mod = e.open.empty() ? e.mod : e.open;
  out.needs_published = reason == NoPlace::needs_published;
  if (reason == NoPlace::no_such_date) note_invalid(out);
  if (reason == NoPlace::routine) {
    out.time.value = out.time.timex;
    out.time.why = "at that time of every such day";
  }
  if (reason != NoPlace::none) return;
  if (e.shift && e.shift->vague) {
    out.time.value = e.shift->amount.negative() ? "PAST_REF" : "FUTURE_REF";
    out.time.why = "no exact number is said";
  } else if (e.fields.part && !e.fields.hour && e.host.empty()) {
    out.time.value = e.fields.part->code;
    out.time.why = "the sentence tells no day";
  }
}

ResolvedTime resolve_duration(const TimeExpression& e, const TimeContext& context) {
  ResolvedTime out;
  out.time.type = TimeType::duration;
  out.time.timex = out.time.value = timex_length(e.length);
  out.time.mod = e.mod;
  if (!e.shift) return out;
  const PlaceResult window = place_time(e, context);
  out.needs_published = window.reason == NoPlace::needs_published;
  if (!window.place) return out;
  const bool clock = is_clock(window.place->unit);
  out.time.from = stamp(window.place->span.from, clock, {});
  out.time.to = stamp(window.place->span.to, clock, {});
  out.time.anchor = window.place->anchor;
  out.time.why =
      e.shift->amount.negative() ? "the stretch that ends with the anchor" : "the stretch that begins after the anchor";
  return out;
}

// Two to three hours: the bounds of one length, not two.
ResolvedTime resolve_lengths(const TimeExpression& e) {
  ResolvedTime out;
  out.time.type = TimeType::duration;
  out.time.timex = out.time.value = timex_written(e);
  out.time.mod = e.mod;
  return out;
}

ResolvedTime resolve_date(const TimeExpression& e, const TimeContext& context) {
  ResolvedTime out;
  out.time.timex = timex_written(e);
  out.unit = named_unit(e);
  const PlaceResult placed = place_time(e, context);
  if (placed.place) {
    fill(out, e, *placed.place);
  } else {
    miss(out, e, placed.reason);
  }
  return out;
}

// 午後5時から6時, 11時から4時: the hour goes on from the first.
TimeFields later_clock(TimeFields end, const TimeFields& start) {
  if (!end.hour || end.part || !start.hour) return end;
  const int begin = clock_hour(start);
  if (clock_hour(end) <= begin && *end.hour < 12 && *end.hour + 12 > begin) end.hour = *end.hour + 12;
  return end;
}

ResolvedTime resolve_set(const TimeExpression& e) {
  ResolvedTime out;
  out.time.type = TimeType::set;
  TimeExpression hours = e;
  if (e.parts.size() == 2) hours.parts[1].fields = later_clock(e.parts[1].fields, e.parts[0].fields);
  out.time.timex = timex_written(hours);
  const TimeFields& f = e.fields;
  if (f.calendar == CalendarSystem::gregorian && f.month && f.day && !day_exists(*f.month, *f.day)) {
    note_invalid(out);
  } else {
    out.time.value = out.time.timex;
  }
  out.time.freq = e.freq;
  out.time.quant = e.quant;
  out.time.mod = e.mod;
  return out;
}

// The end of a range that leaves out what its start says: 1月30日から31日, 午後5時から6時, 2015年11月18日から12月19日.
TimeExpression carried(TimeExpression end, const TimeExpression& start, const ResolvedTime& first) {
  TimeFields& f = end.fields;
  const TimeFields& s = start.fields;
  if (f.year && f.short_year && s.year && !s.short_year) {
    // 1941〜45年, 1998〜02年: of the century of the first year, or of the next.
    const int year = *s.year / 100 * 100 + *f.year % 100;
    f.year = year < *s.year ? year + 100 : year;
    f.short_year = false;
    return end;
  }
  if (!end.host.empty() || end.shift || f.year) return end;
  if (s.calendar != CalendarSystem::gregorian && f.day) {
    // 农历八月十四至十六: a day of the same month of that calendar.
    f.calendar = s.calendar;
    f.year = s.year;
    if (!f.month) {
      f.month = s.month;
      f.leap_month = s.leap_month;
    }
    return end;
  }
  if (!first.span) {
    f = later_clock(f, s);
    return end;
  }
  const LocalTime from = first.span->from;
  if (f.decade) {
    // 1880年代から90年代: the decade of the century that has begun, or of the next.
    const int century = year_of(from) / 100 * 10;
    if (f.short_year) f.decade = century + *f.decade % 10 + (century + *f.decade % 10 < year_of(from) / 10 ? 10 : 0);
    return end;
  }
  if (f.quarter || f.half_of_year()) {
    const bool fiscal = s.fiscal || (!start.host.empty() && named_unit(start.host.front()) == TimeUnit::fiscal_year);
    const bool next = (f.quarter && s.quarter && *f.quarter < *s.quarter) || (f.half && s.half && *f.half < *s.half);
    f.fiscal = f.fiscal || fiscal;
    f.year = (f.fiscal ? fiscal_year_of(from) : year_of(from)) + (next ? 1 : 0);
    return end;
  }
  const TimeUnit unit = named_unit(end);
  if (clock_like(unit) && !f.day && !f.weekday && !f.month) {
    f = later_clock(f, s);
    if (f.hour && !f.part && s.hour && clock_hour(f) < clock_hour(s)) f.hour = *f.hour + 24;
    if (f.zone.empty()) f.zone = s.zone;
    f.year = year_of(from);
    f.month = month_of(from);
    f.day = day_of(from);
    return end;
  }
  if (f.third && !f.month) {
    f.year = year_of(from);
    f.month = month_of(from);
    return end;
  }
  if (f.day && !f.month) {
    const LocalTime month = unit_interval(TimeUnit::month, from).from;
    const bool next = *f.day < day_of(from);
    const LocalTime at = next ? shifted(month, TimeUnit::month, 1) : month;
    f.year = year_of(at);
    f.month = month_of(at);
    return end;
  }
  if (f.month && !f.weekday) {
    const bool next = *f.month < month_of(from) || (*f.month == month_of(from) && f.day && *f.day < day_of(from));
    f.year = year_of(from) + (next ? 1 : 0);
    return end;
  }
  if (f.weekday && !f.month && !f.nth) {
    const LocalTime day = from + days{(*f.weekday - weekday_of(from) + 7) % 7};
    f.year = year_of(day);
    f.month = month_of(day);
    f.day = day_of(day);
  }
  return end;
}

// The start of a range whose year only the end says: 11月から2017年2月, the third to the fourth quarter of 2025.
TimeExpression carried_back(TimeExpression start, const TimeExpression& end, const ResolvedTime& last) {
  TimeFields& f = start.fields;
  if (!start.host.empty() || start.shift || f.year || !last.span) return start;
  const LocalTime to = last.span->from;
  if (f.quarter || f.half_of_year()) {
    f.fiscal = f.fiscal || end.fields.fiscal;
    const bool before = (f.quarter && end.fields.quarter && *f.quarter > *end.fields.quarter) ||
                        (f.half && end.fields.half && *f.half > *end.fields.half);
    f.year = (f.fiscal ? fiscal_year_of(to) : year_of(to)) - (before ? 1 : 0);
  } else if (f.month) {
    f.year = year_of(to) - (*f.month > month_of(to) ? 1 : 0);
  }
  return start;
}

ResolvedTime resolve_range(const TimeExpression& e, const TimeContext& context) {
  ResolvedTime out;
  out.time.timex = timex_written(e);
  TimeExpression start = e.parts[0];
  const bool end_says_year = e.parts[1].fields.year || !e.parts[1].host.empty();
  if (end_says_year && !start.fields.year && start.host.empty() && !start.shift) {
    start = carried_back(std::move(start), e.parts[1], resolve_date(e.parts[1], context));
  }
  ResolvedTime first = resolve_date(start, context);
  const TimeExpression end = carried(e.parts[1], start, first);
  ResolvedTime last = resolve_date(end, context);
  if (end != e.parts[1]) {
    last.time.anchor = first.time.anchor;
    last.time.why = "what it leaves out is that of the start of the range";
  }
  first.time.timex = timex_written(e.parts[0]);
  last.time.timex = timex_written(e.parts[1]);
  out.time.type = first.time.type;
  out.needs_published = first.needs_published || last.needs_published;
  out.time.mod = e.mod;
  if (first.span && last.span) {
    out.time.value = first.time.value + "/" + last.time.value;
    out.time.from = first.time.from;
    out.time.to = is_clock(last.unit) ? last.time.from : last.time.to;
    const bool mixed = clock_like(first.unit) != clock_like(last.unit);
    if (mixed) out.time.type = TimeType::time;
    out.time.anchor = first.time.anchor;
    out.time.zone = first.time.zone;
    out.time.why = first.time.why;
    out.span = Interval{first.span->from, last.span->to};
    out.unit = last.unit;
    if (last.span->to <= first.span->from) {
      out.warnings.push_back({kInvalidDate, out.time.timex + " ends before it begins"});
      out.time.value = out.time.from = out.time.to = "";
      out.span.reset();
    }
  }
  if (context.routine && !first.span && !last.span && !first.time.value.empty() && !last.time.value.empty()) {
    out.time.value = first.time.value + "/" + last.time.value;
    out.time.why = last.time.why = first.time.why;
  }
  out.parts.push_back(std::move(first));
  out.parts.push_back(std::move(last));
  return out;
}

// 24年 alone: a year near the publication date, or so many years.
std::optional<TimeExpression> as_years(const TimeExpression& e, const TimeContext& context) {
  if (!e.fields.short_year || e.shift || !e.host.empty() || !context.published) return std::nullopt;
  TimeFields bare;
  bare.year = e.fields.year;
  bare.short_year = true;
  if (e.fields != bare) return std::nullopt;
  const int now = year_of(*context.published);
  const bool old = context.told && context.told->year_said && now - year_of(context.told->span.from) > kToldCentury;
  if (old && *e.fields.year % 100 >= year_of(context.told->span.from) % 100) return std::nullopt;
  const int distance = ((*e.fields.year - now) % 100 + 150) % 100 - 50;
  if (std::abs(distance) <= kShortYearReach) return std::nullopt;
  TimeExpression out;
  out.shape = TimeShape::duration;
  out.length = {TimeLength{TimeUnit::year, Decimal(*e.fields.year % 100)}};
  out.mod = e.mod;
  return out;
}

}  // namespace

ResolvedTime resolve_time(const TimeExpression& expression, const TimeContext& context) {
  if (expression.shape == TimeShape::reference) {
    ResolvedTime out;
    out.time.timex = out.time.value = expression.reference;
    out.time.mod = expression.mod;
    return out;
  }
  if (expression.shape == TimeShape::duration) return resolve_duration(expression, context);
  if (expression.shape == TimeShape::set) return resolve_set(expression);
  if (is_length_range(expression)) return resolve_lengths(expression);
  if (expression.parts.size() == 2) return resolve_range(expression, context);
  if (const auto years = as_years(expression, context)) return resolve_duration(*years, context);
  return resolve_date(expression, context);
}

}  // namespace kiji
