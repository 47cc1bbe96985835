#include "extractors/temporal/place.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "extractors/temporal/calendars.h"
#include "extractors/temporal/refine.h"
#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using std::chrono::days;
using std::chrono::seconds;

PlaceResult found(const TimePlace& place) { return {place, NoPlace::none}; }
PlaceResult missing(NoPlace reason) { return {std::nullopt, reason}; }

LocalTime floor_day(LocalTime at) { return LocalTime{std::chrono::floor<days>(at)}; }

long days_between(const Interval& span, LocalTime at) {
  const LocalTime day = floor_day(at);
  if (span.contains(day)) return 0;
  const auto gap = day < span.from ? span.from - day : day - span.to + days{1};
  return std::chrono::floor<days>(gap).count();
}

bool names_clock(const TimeFields& f) { return f.hour || f.part; }

class Placer {
 public:
  explicit Placer(const TimeContext& context) : context_(context) {}

  PlaceResult place(const TimeExpression& e) const {
    if (!e.host.empty()) return hosted(e);
    if (e.shift) return shifted_from_anchor(e);
    return fielded(e.fields);
  }

 private:
  std::optional<LocalTime> today() const {
    return context_.published ? std::optional(floor_day(*context_.published)) : std::nullopt;
  }

  PlaceResult hosted(const TimeExpression& e) const {
    PlaceResult outer = place(e.host.front());
    if (!outer.place) return outer;
    if (e.shift) {
      const TimePlace host = *outer.place;
      if (is_clock(e.shift->unit) && !is_clock(host.unit)) return hours_within(*e.shift, host);
      return stepped(*e.shift, host.span.from, host.anchor, "counted from the date before it");
    }
    if (e.fields.season == "WI" && e.host.front().shift && today() && month_of(*today()) < 3) {
      // In January and February the winter of this year is the one that began in the last.
      outer.place->span = unit_interval(TimeUnit::year, kiji::shifted(outer.place->span.from, TimeUnit::year, -1));
    }
    return refined(*outer.place, e.fields);
  }

  // Hours from a day count from the moment of publication, if that is the day and the moment is known.
  PlaceResult hours_within(const TimeShift& shift, const TimePlace& day) const {
    if (!context_.published_clock || !day.span.contains(*context_.published)) return missing(NoPlace::none);
    return stepped(shift, *context_.published, "published", "counted from the time of publication");
  }

  // The clock time that hours and minutes count from: that of the sentence, else the moment of publication, else that
  // of the sentence before.
  std::optional<ToldTime> told_clock(TimeAnchor anchor) const {
    const std::optional<ToldTime>& told = context_.told_day;
    if (!told || !is_clock(told->unit)) return std::nullopt;
    const uint32_t reach = anchor == TimeAnchor::told || !context_.published_clock ? 1 : 0;
    return told->sentence + reach >= context_.sentence ? told : std::nullopt;
  }

  PlaceResult shifted_from_anchor(const TimeExpression& e) const {
    const TimeShift& shift = *e.shift;
    if (is_clock(shift.unit) && !shift.window) {
      const std::optional<ToldTime> told = told_clock(shift.anchor);
      if (told) return stepped(shift, told->span.from, context_.told_day->id, "counted from the clock time told last");
      if (shift.anchor == TimeAnchor::told) return missing(NoPlace::none);
    }
    // The end of the year of a history is that of the year it is at.
    const bool follows = context_.history && !shift.window && shift.unit > TimeUnit::day;
    if (shift.anchor == TimeAnchor::told || follows) {
      const bool fine = shift.unit <= TimeUnit::week;
      const std::optional<ToldTime>& told = fine ? context_.told_day : context_.told;
      if (told) {
        return refined_after(stepped(shift, told->span.from, told->id, "counted from the date told last"), e.fields);
      }
    }
    if (!context_.published) return missing(NoPlace::needs_published);
    return refined_after(from_published(e), e.fields);
  }

  PlaceResult refined_after(PlaceResult base, const TimeFields& fields) const {
    if (!base.place || fields == TimeFields{}) return base;
    return refined(*base.place, fields);
  }

  PlaceResult from_published(const TimeExpression& e) const {
    const TimeShift& shift = *e.shift;
    PlaceResult literal = stepped(shift, *context_.published, "published", "counted from the publication date");
    const bool this_month = shift.unit == TimeUnit::month && shift.amount.zero() && !shift.window;
    if (!this_month || !literal.place || context_.tense != Tense::past || e.fields != TimeFields{} ||
        day_of(*context_.published) > kMonthJustBegun) {
      return literal;
    }
    TimePlace before = of_unit(TimeUnit::month, kiji::shifted(*context_.published, TimeUnit::month, -1));
    before.anchor = "published";
    before.why = "told in the past tense when the month had hardly begun: the month before";
    before.literal_month = literal.place->span.from;
    return found(before);
  }

  PlaceResult stepped(const TimeShift& shift, LocalTime base, std::string_view anchor, std::string_view why) const {
    const bool clock = is_clock(shift.unit);
    if (clock && !context_.published_clock && anchor == "published") return missing(NoPlace::none);
    if (shift.vague) return missing(NoPlace::none);
    const LocalTime start = clock ? base : floor_day(base);
    const auto target = moved(start, shift.unit, shift.amount);
    if (!target || year_of(*target) < kFirstYear || year_of(*target) > kLastYear) return missing(NoPlace::no_such_date);
    TimePlace out;
    if (shift.window) {
      out.unit = clock ? shift.unit : TimeUnit::day;
      if (shift.amount.negative()) {
        out.span = {*target, start};
      } else if (clock) {
        out.span = {start, *target};
      } else if (shift.unit == TimeUnit::business_day) {
        out.span = {start + days{1}, *target + days{1}};
      } else {
        // What is to come begins the day after; what is to be done within some time may be done today.
        const LocalTime first = shift.inclusive ? start : start + days{1};
        out.span = {first, *moved(first, shift.unit, shift.amount)};
      }
    } else {
      out.unit = shift.unit == TimeUnit::business_day ? TimeUnit::day : shift.unit;
      const seconds moment{shift.unit == TimeUnit::second ? 1 : 60};
      out.span = clock ? Interval{*target, *target + moment} : unit_interval(out.unit, *target);
    }
    out.anchor = anchor;
    out.why = why;
    return found(out);
  }

  // Half years and tenths of seconds are moved in the next smaller unit.
  static std::optional<LocalTime> moved(LocalTime at, TimeUnit unit, const Decimal& amount) {
    const auto whole = amount.to_int();
    if (whole && std::llabs(*whole) <= 100000) return kiji::shifted(at, unit, static_cast<int>(*whole));
    if (whole) return std::nullopt;
    const double n = amount.to_double();
    if (std::fabs(n) > 10000) return std::nullopt;
    if (unit == TimeUnit::year) return kiji::shifted(at, TimeUnit::month, static_cast<int>(std::lround(n * 12)));
    if (unit == TimeUnit::month) return kiji::shifted(at, TimeUnit::day, static_cast<int>(std::lround(n * 30)));
    if (unit == TimeUnit::hour) return kiji::shifted(at, TimeUnit::minute, static_cast<int>(std::lround(n * 60)));
    return kiji::shifted(at, unit, static_cast<int>(std::lround(n)));
  }

  PlaceResult fielded(const TimeFields& f) const {
    if (!f.period.empty()) return named_period(f.period);
    if (f.century) return said(part_of(of_unit(TimeUnit::century, year_start(*f.century * 100)), f));
    if (f.decade) return said(part_of(of_unit(TimeUnit::decade, year_start(*f.decade * 10)), f));
    if (f.year) return in_said_year(f);
    const bool yearly = f.month || !f.season.empty() || f.quarter || f.half || f.fiscal || f.week || !f.holiday.empty();
    if (yearly) return in_inferred_year(f);
    if (f.day) return in_inferred_month(f);
    if (f.weekday || f.weekend) return in_inferred_week(f);
    if (names_clock(f)) return on_inferred_day(f);
    return missing(NoPlace::none);
  }

  static LocalTime year_start(int year) { return *make_day(std::clamp(year, kFirstYear, kLastYear), 1, 1); }

  static TimePlace part_of(const TimePlace& whole, const TimeFields& f) {
    return f.half ? halved(whole, *f.half) : whole;
  }

  static PlaceResult said(TimePlace place) {
    place.anchor = "text";
    place.why = "said in full";
    return found(place);
  }

  static PlaceResult named_period(const NamedPeriod& period) {
    const auto from = parse_iso(period.from);
    const auto to = parse_iso(period.to);
    if (!from || !to || *to <= *from) return missing(NoPlace::none);
    return said({.span = {*from, *to}, .unit = TimeUnit::century});
  }

  PlaceResult in_said_year(const TimeFields& f) const {
    if (f.calendar != CalendarSystem::gregorian) {
      PlaceResult out = in_calendar(calendar_days(f.calendar, *f.year, f.month, f.day, f.leap_month), f);
      if (out.place) out.place->anchor = "text";
      if (out.place) out.place->why = "said in full, in another calendar";
      return out;
    }
    int year = *f.year;
    TimePlace base;
    if (f.short_year) {
      if (!context_.published) return missing(NoPlace::needs_published);
      const int now = short_year_base();
      for (int candidate = year % 100; candidate <= kLastYear; candidate += 100) {
        if (std::abs(candidate - now) < std::abs(year - now)) year = candidate;
      }
    }
    const TimeUnit unit = f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year;
    base = of_unit(unit, f.fiscal ? *make_day(year, kFiscalMonth, 1) : year_start(year));
    base.anchor = f.short_year ? "published" : "text";
    base.why = f.short_year ? "two-digit year: the nearest to the publication date" : "said in full";
    return refined(base, f);
  }

  // A life told from 1934 on has its 57年 in 1957.
  int short_year_base() const {
    const int now = year_of(*context_.published);
    if (!context_.told || !context_.told->year_said) return now;
    const int told = year_of(context_.told->span.from);
    return now - told > kToldCentury ? told + kToldCentury : now;
  }

  // One candidate for each year around `year`; the choice by tense and distance.
  PlaceResult in_inferred_year(const TimeFields& f) const {
    if (context_.told && context_.told->year_said && context_.told->sentence == context_.sentence) {
      TimePlace base = of_unit(f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year, context_.told->span.from);
      base.anchor = context_.told->id;
      base.why = "the year told before it in the sentence";
      return refined(base, f);
    }
    if (const auto place = next_in_history(f, TimeUnit::year)) return found(*place);
    const auto now = today();
    if (now && (f.quarter || f.half_of_year()) && !f.month) return in_publication_year(f, *now);
    if (!now) return missing(exists_in_any_year(f) ? NoPlace::needs_published : NoPlace::no_such_date);
    std::vector<TimePlace> candidates;
    const int reach = f.month == 2 && f.day == 29 ? 8 : 1;  // 29 February may be years away
    candidates.reserve(static_cast<size_t>(2 * reach + 2));
    for (int year = year_of(*now) - reach - 1; year <= year_of(*now) + reach; ++year) {
      const TimeUnit unit = f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year;
      PlaceResult one = refined(of_unit(unit, f.fiscal ? *make_day(year, kFiscalMonth, 1) : year_start(year)), f);
      if (one.place) candidates.push_back(*one.place);
    }
    if (candidates.empty()) return missing(NoPlace::no_such_date);
    return found(chosen(candidates, *now, kRecentYearly));
  }

  // What a history names without its year or month: the next one in the course of what it tells, where a little back is
  // also its course.
  std::optional<TimePlace> next_in_history(const TimeFields& f, TimeUnit unit) const {
    const std::optional<ToldTime>& told = context_.told;
    if (!context_.history || !told || (unit == TimeUnit::month && told->unit > TimeUnit::month)) return std::nullopt;
    const LocalTime from = told->span.from;
    const LocalTime earliest = told->unit > TimeUnit::month ? from : from - days{unit == TimeUnit::year ? 130 : 10};
    for (int n = -1; n <= 1; ++n) {
      const PlaceResult one = refined(of_unit(unit, kiji::shifted(unit_interval(unit, from).from, unit, n)), f);
      if (!one.place || one.place->span.from < earliest) continue;
      TimePlace out = *one.place;
      out.anchor = told->id;
      out.why = "a history: the next one after the date told last";
      return out;
    }
    return std::nullopt;
  }

  // A quarter or half alone is one of the year of publication, unless the tense speaks against it or the last one is
  // nearer than one that has not begun.
  PlaceResult in_publication_year(const TimeFields& f, LocalTime now) const {
    const auto of_year = [&](int offset) {
      const int year = (f.fiscal ? fiscal_year_of(now) : year_of(now)) + offset;
      const TimeUnit unit = f.fiscal ? TimeUnit::fiscal_year : TimeUnit::year;
      return refined(of_unit(unit, f.fiscal ? *make_day(year, kFiscalMonth, 1) : year_start(year)), f);
    };
    PlaceResult out = of_year(0);
    if (!out.place) return out;
    const bool to_come = out.place->span.from > now;
    const PlaceResult last = to_come && context_.tense == Tense::unknown ? of_year(-1) : PlaceResult{};
    const bool last_nearer = last.place && now - last.place->span.to < out.place->span.from - now;
    const bool too_late = last_nearer || (to_come && context_.tense == Tense::past);
    const bool too_early = context_.tense == Tense::future && out.place->span.to <= now;
    if (too_late || too_early) out = of_year(too_late ? -1 : 1);
    if (!out.place) return out;
    out.place->anchor = "published";
    out.place->why = last_nearer ? "nearest to the publication date"
                     : too_late  ? "past tense: of the year before the publication date"
                     : too_early ? "future: of the year after the publication date"
                                 : "of the year of publication";
    return out;
  }

  bool exists_in_any_year(const TimeFields& f) const {
    return f.calendar != CalendarSystem::gregorian || !f.month || !f.day || day_exists(*f.month, *f.day);
  }

  PlaceResult in_inferred_month(const TimeFields& f) const {
    if (const auto place = next_in_history(f, TimeUnit::month)) return found(*place);
    const auto now = today();
    const std::optional<ToldTime>& told = context_.told_day;
    const bool near = told && told->sentence + 1 >= context_.sentence;
    const bool follow = told && (!now || (near && days_between(told->span, *now) > kToldMonthReach));
    if (!now && !told) return missing(NoPlace::needs_published);
    if (follow) {
      TimePlace base = of_unit(TimeUnit::month, told->span.from);
      base.anchor = told->id;
      base.why = "the month told last";
      return refined(base, f);
    }
    std::vector<TimePlace> candidates;
    candidates.reserve(5);
    for (int n = -2; n <= 2; ++n) {
      const LocalTime month = unit_interval(TimeUnit::month, *now).from;
      PlaceResult one = refined(of_unit(TimeUnit::month, kiji::shifted(month, TimeUnit::month, n)), f);
      if (one.place) candidates.push_back(*one.place);
    }
    if (candidates.empty()) return missing(NoPlace::no_such_date);
    return found(chosen(agreeing(std::move(candidates)), *now, kRecentMonthly));
  }

  PlaceResult in_inferred_week(const TimeFields& f) const {
    const auto now = today();
    if (!now) return missing(NoPlace::needs_published);
    std::vector<TimePlace> candidates;
    candidates.reserve(3);
    for (int n = -1; n <= 1; ++n) {
      PlaceResult one = refined(of_unit(TimeUnit::week, *now + days{7 * n}), f);
      if (one.place) candidates.push_back(*one.place);
    }
    if (candidates.empty()) return missing(NoPlace::none);
    return found(chosen(candidates, *now, 0));
  }

  // A clock time alone is one of the day told last in its paragraph or the one before. A part of the day only where the
  // sentence has a day.
  PlaceResult on_inferred_day(const TimeFields& f) const {
    const std::optional<ToldTime>& told = context_.told_day;
    const bool same_sentence = told && told->sentence == context_.sentence;
    if (!f.hour && !same_sentence) return missing(NoPlace::none);
    if (context_.routine) return missing(NoPlace::routine);
    // A day of the background is not meant by the next clock time, nor is a day to come by what is told as past.
    const bool recent = told && (!today() || told->span.from + days{kRecentYearly} >= *today());
    const bool ahead = told && today() && told->span.from > *today() && context_.tense == Tense::past;
    const bool near = told && told->block + 1 >= context_.block;
    if (told && (same_sentence || (near && recent && !ahead))) {
      const bool over_range = context_.told_start && context_.told_start->sentence == context_.sentence && !f.hour;
      TimePlace base = of_unit(TimeUnit::day, over_range ? context_.told_start->span.from : told->span.from);
      base.anchor = over_range ? context_.told_start->id : told->id;
      base.why = "of the day told last";
      return refined(base, f);
    }
    const auto now = today();
    if (!now) return missing(NoPlace::needs_published);
    TimePlace base = of_unit(TimeUnit::day, *now);
    base.anchor = "published";
    base.why = "no day was told: the day of publication";
    return refined(base, f);
  }

  // The candidate the tense asks for; without tense the nearest, the past one where two are as near.
  TimePlace chosen(const std::vector<TimePlace>& candidates, LocalTime now, int recent) const {
    const TimePlace* best = nullptr;
    for (const TimePlace& candidate : candidates) {
      if (context_.tense == Tense::past && candidate.span.from >= now + days{1}) continue;
      if (context_.tense == Tense::future && candidate.span.to <= now) continue;
      if (best == nullptr || days_between(candidate.span, now) < days_between(best->span, now)) best = &candidate;
    }
    if (recent == kRecentYearly && context_.tense == Tense::past) {
      for (const TimePlace& candidate : candidates) {
        if (candidate.unit <= TimeUnit::third && candidate.span.from > now &&
            days_between(candidate.span, now) <= recent)
          return reasoned(candidate, Tense::unknown);
      }
    }
    const bool moved = context_.tense == Tense::future && recent > 0;
    for (const TimePlace& candidate : candidates) {
      if (moved && candidate.span.to <= now && days_between(candidate.span, now) <= recent)
        return reasoned(candidate, Tense::unknown);
    }
    return reasoned(best == nullptr ? candidates.front() : *best, best == nullptr ? Tense::unknown : context_.tense);
  }

  static TimePlace reasoned(TimePlace place, Tense tense) {
    place.anchor = "published";
    place.why = tense == Tense::past     ? "past tense: nearest before the publication date"
                : tense == Tense::future ? "future: nearest after the publication date"
                                         : "nearest to the publication date";
    return place;
  }

  // 31日の日曜日: the months in which the weekday fits, if there are any.
  static std::vector<TimePlace> agreeing(std::vector<TimePlace> candidates) {
    const auto fits = [](const TimePlace& place) { return !place.weekday_conflict; };
    if (std::any_of(candidates.begin(), candidates.end(), fits)) {
      std::erase_if(candidates, [&](const TimePlace& place) { return !fits(place); });
    }
    return candidates;
  }

  const TimeContext& context_;
};

}  // namespace

PlaceResult place_time(const TimeExpression& expression, const TimeContext& context) {
  return Placer(context).place(expression);
}

}  // namespace kiji
