#include "extractors/temporal/resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiji {
namespace {

TimeContext on(std::string_view published, Tense tense = Tense::unknown) {
  TimeContext context;
  context.published = parse_iso(published);
  context.published_clock = published.size() > 10;
  context.tense = tense;
  return context;
}

ToldTime told(std::string_view day, std::string id = "t1") {
  const LocalTime at = *parse_iso(day);
  return {.id = std::move(id), .span = unit_interval(TimeUnit::day, at)};
}

TimeExpression month_day(int month, int day) {
  TimeExpression e;
  e.fields.month = month;
  e.fields.day = day;
  return e;
}

TimeExpression relative(TimeUnit unit, int n, TimeAnchor anchor = TimeAnchor::published) {
  TimeExpression e;
  e.shift = TimeShift{.unit = unit, .amount = Decimal(n), .anchor = anchor};
  return e;
}

std::string value(const TimeExpression& e, const TimeContext& context) { return resolve_time(e, context).time.value; }

TEST(Resolver, TheYearIsTheNearestTheTenseAllows) {
  struct Case {
    int month, day;
    Tense tense;
    std::string_view want;
  };
  for (const Case& c : {Case{1, 31, Tense::past, "2026-01-31"}, Case{12, 31, Tense::unknown, "2025-12-31"},
                        Case{3, 10, Tense::unknown, "2026-03-10"}, Case{3, 10, Tense::past, "2026-03-10"},
                        Case{4, 3, Tense::past, "2025-04-03"}, Case{4, 1, Tense::past, "2026-04-01"},
                        Case{1, 31, Tense::future, "2026-01-31"}, Case{12, 2, Tense::future, "2026-12-02"},
                        Case{12, 3, Tense::future, "2025-12-03"}, Case{2, 1, Tense::past, "2026-02-01"},
                        Case{2, 1, Tense::future, "2026-02-01"}, Case{2, 29, Tense::past, "2024-02-29"}}) {
    EXPECT_EQ(value(month_day(c.month, c.day), on("2026-02-01", c.tense)), c.want);
  }
}

TEST(Resolver, EveryChoiceOfAYearSaysWhy) {
  const Time time = resolve_time(month_day(1, 31), on("2026-02-01", Tense::past)).time;
  EXPECT_EQ(time.why, "past tense: nearest before the publication date");
  EXPECT_EQ(time.anchor, "published");
  EXPECT_EQ(time.timex, "XXXX-01-31");
  EXPECT_EQ(time.from, "2026-01-31");
  EXPECT_EQ(time.to, "2026-02-01");
}

TEST(Resolver, ADayAloneIsOfTheNearestMonthOrOfTheMonthTold) {
  TimeExpression day;
  day.fields.day = 13;
  EXPECT_EQ(value(day, on("2026-02-01", Tense::past)), "2026-01-13");
  EXPECT_EQ(value(day, on("2026-02-01", Tense::future)), "2026-02-13");
  TimeContext context = on("2026-02-01", Tense::past);
  context.told_day = told("2024-05-10");
  context.sentence = 1;
  const Time time = resolve_time(day, context).time;
  EXPECT_EQ(time.value, "2024-05-13");
  EXPECT_EQ(time.anchor, "t1");
}

TEST(Resolver, ThisMonthToldInThePastOnItsFirstDaysIsTheMonthBefore) {
  TimeExpression start = relative(TimeUnit::month, 0);
  start.mod = "START";
  const Time time = resolve_time(start, on("2026-02-01", Tense::past)).time;
  EXPECT_EQ(time.value, "2026-01");
  EXPECT_EQ(time.from, "2026-01-01");
  EXPECT_EQ(time.to, "2026-01-11");
  ASSERT_EQ(time.alternatives.size(), 1u);
  EXPECT_EQ(time.alternatives[0].value, "2026-02");
  EXPECT_EQ(value(start, on("2026-02-03", Tense::past)), "2026-01");
  EXPECT_EQ(value(start, on("2026-02-04", Tense::past)), "2026-02");
  EXPECT_EQ(value(start, on("2026-02-01", Tense::future)), "2026-02");
}

TEST(Resolver, AHalfOfAMonthWeekDecadeOrCenturyNarrowsItAndKeepsItsValue) {
  struct Case {
    TimeExpression whole;
    int half;
    std::string_view value, from, to;
  };
  TimeExpression month, decade, century;
  month.fields.month = 3;
  month.fields.year = 2026;
  decade.fields.decade = 198;
  century.fields.century = 17;
  for (Case& c : std::vector<Case>{{month, 1, "2026-03", "2026-03-01", "2026-03-16"},
                                   {month, 2, "2026-03", "2026-03-16", "2026-04-01"},
                                   {decade, 1, "198", "1980-01-01", "1985-01-01"},
                                   {decade, 2, "198", "1985-01-01", "1990-01-01"},
                                   {century, 2, "17", "1750-01-01", "1800-01-01"}}) {
    c.whole.fields.half = c.half;
    const Time time = resolve_time(c.whole, on("2026-02-01")).time;
    EXPECT_EQ(time.value, c.value);
    EXPECT_EQ(time.timex, c.value);
    EXPECT_EQ(time.from, c.from);
    EXPECT_EQ(time.to, c.to);
  }
  TimeExpression of_week;
  of_week.fields.half = 2;
  of_week.host.push_back(relative(TimeUnit::week, 0));
  const Time time = resolve_time(of_week, on("2026-02-01")).time;
  EXPECT_EQ(time.timex, "XXXX-WXX");
  EXPECT_EQ(time.value, "2026-W05");
  EXPECT_EQ(time.from, "2026-01-29");
  EXPECT_EQ(time.to, "2026-02-02");
}

TEST(Resolver, TwoDigitsAtTheEndOfARangeAreOfTheCenturyOfItsStart) {
  struct Case {
    int from, to;
    std::string_view want;
  };
  for (const Case& c : {Case{1941, 45, "1941/1945"}, Case{1998, 2, "1998/2002"}}) {
    TimeExpression range;
    range.shape = TimeShape::range;
    range.parts.resize(2);
    range.parts[0].fields.year = c.from;
    range.parts[1].fields.year = 1900 + c.to;
    range.parts[1].fields.short_year = true;
    EXPECT_EQ(value(range, on("2026-02-01")), c.want);
  }
}

TEST(Resolver, TheEveIsTheNightBeforeTheDateToldLast) {
  TimeExpression eve;
  eve.fields.part = DayPart{"TNI", 18 * 60, 24 * 60};
  eve.host.push_back(relative(TimeUnit::day, -1, TimeAnchor::told));
  TimeContext context = on("2026-03-01");
  context.told_day = context.told = told("2026-02-01");
  const Time time = resolve_time(eve, context).time;
  EXPECT_EQ(time.value, "2026-01-31TNI");
  EXPECT_EQ(time.from, "2026-01-31T18:00:00");
  EXPECT_EQ(time.to, "2026-02-01T00:00:00");
  EXPECT_EQ(time.anchor, "t1");
}

TEST(Resolver, HoursCountFromTheClockTimeToldOrFromTheMomentOfPublication) {
  TimeContext context = on("2026-02-01");
  EXPECT_EQ(value(relative(TimeUnit::hour, 2), context), "");
  context.told_day = told("2026-01-31");
  EXPECT_EQ(value(relative(TimeUnit::hour, 2), context), "");
  context.told_day->span = unit_interval(TimeUnit::minute, *parse_iso("2026-01-31T23:10"));
  context.told_day->unit = TimeUnit::minute;
  const Time time = resolve_time(relative(TimeUnit::hour, 2), context).time;
  EXPECT_EQ(time.type, TimeType::time);
  EXPECT_EQ(time.value, "2026-02-01T01:10");
  EXPECT_EQ(time.to, "2026-02-01T01:11:00");
  EXPECT_EQ(time.anchor, "t1");
  EXPECT_EQ(time.why, "counted from the clock time told last");
  EXPECT_EQ(value(relative(TimeUnit::second, -30), context), "2026-01-31T23:09:30");
  context.sentence = 1;
  EXPECT_EQ(value(relative(TimeUnit::minute, 30), context), "2026-01-31T23:40");
  context.published = parse_iso("2026-02-01T09:00");
  context.published_clock = true;
  EXPECT_EQ(value(relative(TimeUnit::minute, 30), context), "2026-02-01T09:30");
  EXPECT_EQ(value(relative(TimeUnit::minute, 30, TimeAnchor::told), context), "2026-01-31T23:40");
  context.sentence = 2;
  EXPECT_EQ(value(relative(TimeUnit::minute, 30, TimeAnchor::told), context), "");
}

TEST(Resolver, HoursFromADayCountFromTheMomentOfPublicationOnThatDayOnly) {
  TimeExpression later = relative(TimeUnit::hour, 3, TimeAnchor::host);
  later.host = {relative(TimeUnit::day, 0)};
  EXPECT_EQ(value(later, on("2026-02-01T09:00")), "2026-02-01T12:00");
  EXPECT_EQ(value(later, on("2026-02-01")), "");
  later.host = {relative(TimeUnit::day, 1)};
  EXPECT_EQ(value(later, on("2026-02-01T09:00")), "");
}

TEST(Resolver, ThatDayBehindAFutureDateIsThatDate) {
  TimeContext context = on("2026-02-01", Tense::future);
  context.told_day = context.told = told("2026-02-20");
  TimeExpression that_day = relative(TimeUnit::day, 0, TimeAnchor::told);
  that_day.fields.hour = 10;
  EXPECT_EQ(value(that_day, context), "2026-02-20T10:00");
  context.tense = Tense::past;
  EXPECT_EQ(value(that_day, context), "2026-02-20T10:00");
}

TEST(Resolver, AClockTimeIsOfTheDayToldInItsBlockOrTheOneBeforeElseOfThePublication) {
  TimeExpression clock;
  clock.fields.hour = 15;
  TimeContext context = on("2026-02-01");
  context.told_day = told("2026-01-20");
  context.told_day->block = 3;
  context.sentence = 2;
  context.block = 3;
  EXPECT_EQ(value(clock, context), "2026-01-20T15:00");
  context.block = 4;
  EXPECT_EQ(value(clock, context), "2026-01-20T15:00");
  context.block = 5;
  EXPECT_EQ(value(clock, context), "2026-02-01T15:00");
  context.block = 3;
  context.told_day->span = unit_interval(TimeUnit::day, *parse_iso("1995-01-17"));  // the background
  EXPECT_EQ(value(clock, context), "2026-02-01T15:00");
  context.sentence = 0;
  EXPECT_EQ(value(clock, context), "1995-01-17T15:00");
}

TEST(Resolver, AClockTimeOfEveryDayHasNoDay) {
  TimeExpression clock;
  clock.fields.hour = 9;
  TimeContext context = on("2026-02-01");
  context.routine = true;
  const Time time = resolve_time(clock, context).time;
  EXPECT_EQ(time.value, "T09:00");
  EXPECT_EQ(time.from, "");
  EXPECT_EQ(time.why, "at that time of every such day");
  EXPECT_EQ(value(month_day(1, 31), context), "2026-01-31");
  TimeExpression set;
  set.shape = TimeShape::set;
  set.length = {TimeLength{TimeUnit::day, Decimal(1)}};
  TimeExpression until = clock;
  until.fields.hour = 5;
  set.parts = {clock, until};
  EXPECT_EQ(value(set, on("2026-02-01")), "T09:00/T17:00");
  TimeExpression range;
  range.shape = TimeShape::range;
  range.parts = {clock, until};
  const ResolvedTime hours = resolve_time(range, context);
  EXPECT_EQ(hours.time.value, "T09:00/T17:00");
  EXPECT_EQ(hours.time.from, "");
  EXPECT_EQ(hours.parts[1].time.value, "T17:00");
}

TEST(Resolver, DatesOfOtherCalendarsAreConverted) {
  TimeExpression ramadan = month_day(9, 1);
  ramadan.fields.calendar = CalendarSystem::islamic;
  EXPECT_EQ(value(ramadan, on("2026-02-01")), "2026-02-18");
  EXPECT_EQ(resolve_time(ramadan, on("2026-02-01")).time.timex, "XXXX-XX-XX");
  ramadan.fields.year = 1446;
  const Time said = resolve_time(ramadan, on("2026-02-01")).time;
  EXPECT_EQ(said.value, "2025-03-01");
  EXPECT_EQ(said.why, "said in full, in another calendar");
  ramadan.fields.day.reset();
  const Time month = resolve_time(ramadan, on("2026-02-01")).time;
  EXPECT_EQ(month.value, "2025-03-01/2025-03-29");
  EXPECT_EQ(month.to, "2025-03-30");
  TimeExpression thai;
  thai.fields.calendar = CalendarSystem::buddhist;
  thai.fields.year = 2569;
  EXPECT_EQ(value(thai, on("2026-02-01")), "2026");
  thai.fields.month = 2;
  EXPECT_EQ(value(thai, on("2026-02-01")), "2026-02");
  thai.fields.day = 30;
  const ResolvedTime none = resolve_time(thai, on("2026-02-01"));
  EXPECT_EQ(none.time.value, "");
  ASSERT_EQ(none.warnings.size(), 1u);
  EXPECT_EQ(none.warnings[0].code, "invalid-date");
  TimeExpression first = month_day(8, 14), last;
  first.fields.calendar = CalendarSystem::chinese;
  first.fields.year = 2025;
  last.fields.day = 16;
  TimeExpression range;
  range.shape = TimeShape::range;
  range.parts = {first, last};
  EXPECT_EQ(value(range, on("2026-02-01")), "2025-10-05/2025-10-07");
  TimeExpression morning;
  morning.fields.hour = 8;
  morning.host = {first};
  EXPECT_EQ(value(morning, on("2026-02-01")), "2025-10-05T08:00");
}

TEST(Resolver, ARangeCarriesYearAndMonthToItsEnd) {
  TimeExpression range;
  range.shape = TimeShape::range;
  TimeExpression end;
  end.fields.day = 31;
  range.parts = {month_day(1, 30), end};
  const ResolvedTime resolved = resolve_time(range, on("2026-02-01", Tense::past));
  EXPECT_EQ(resolved.time.value, "2026-01-30/2026-01-31");
  EXPECT_EQ(resolved.time.from, "2026-01-30");
  EXPECT_EQ(resolved.time.to, "2026-02-01");
  ASSERT_EQ(resolved.parts.size(), 2u);
  EXPECT_EQ(resolved.parts[1].time.value, "2026-01-31");
  EXPECT_EQ(resolved.parts[1].time.timex, "XXXX-XX-31");
}

TEST(Resolver, ARangeOverNewYearEndsInTheNextYear) {
  TimeExpression range;
  range.shape = TimeShape::range;
  range.parts = {month_day(12, 29), month_day(1, 3)};
  EXPECT_EQ(value(range, on("2026-02-01", Tense::past)), "2025-12-29/2026-01-03");
}

TEST(Resolver, HoursOfTwentyFourAndMoreAreTheNextDay) {
  TimeExpression e = month_day(1, 31);
  e.fields.hour = 25;
  e.fields.part = DayPart{"TNI", 22 * 60, 28 * 60};
  EXPECT_EQ(value(e, on("2026-02-01")), "2026-02-01T01:00");
}

TEST(Resolver, ADayPartDecidesAboutTheHour) {
  struct Case {
    int hour, from, to;
    std::string_view want;
  };
  for (const Case& c : {Case{3, 12, 24, "2026-01-31T15:00"}, Case{0, 12, 24, "2026-01-31T12:00"},
                        Case{8, 18, 24, "2026-01-31T20:00"}, Case{1, 18, 24, "2026-01-31T01:00"},
                        Case{8, 5, 10, "2026-01-31T08:00"}, Case{12, 11, 14, "2026-01-31T12:00"}}) {
    TimeExpression e = month_day(1, 31);
    e.fields.hour = c.hour;
    e.fields.part = DayPart{"T", c.from * 60, c.to * 60};
    EXPECT_EQ(value(e, on("2026-02-01")), c.want);
  }
}

TEST(Resolver, AClockTimeInAZoneCarriesTheOffsetOfItsDate) {
  TimeExpression e = month_day(1, 29);
  e.fields.hour = 7;
  e.fields.zone = "Europe/Kyiv";
  const Time time = resolve_time(e, on("2026-02-01")).time;
  EXPECT_EQ(time.value, "2026-01-29T07:00+02:00");
  EXPECT_EQ(time.from, "2026-01-29T07:00:00+02:00");
  EXPECT_EQ(time.zone, "Europe/Kyiv");
}

TEST(Resolver, WithoutAPublicationDateRelativeTimesKeepOnlyTheirTimex) {
  const ResolvedTime resolved = resolve_time(relative(TimeUnit::week, 1), TimeContext{});
  EXPECT_EQ(resolved.time.timex, "XXXX-WXX");
  EXPECT_EQ(resolved.time.value, "");
  EXPECT_EQ(resolved.time.from, "");
  EXPECT_TRUE(resolved.needs_published);
}

TEST(Resolver, DatesThatCannotBeAreWarnedOf) {
  const ResolvedTime none = resolve_time(month_day(2, 31), on("2026-02-01"));
  EXPECT_EQ(none.time.value, "");
  ASSERT_EQ(none.warnings.size(), 1u);
  EXPECT_EQ(none.warnings[0].code, "invalid-date");
  EXPECT_EQ(none.warnings[0].message, "XXXX-02-31 does not exist");
  TimeExpression leap = month_day(2, 29);
  leap.fields.year = 2026;
  EXPECT_EQ(value(leap, on("2026-02-01")), "");
  TimeExpression range, end;
  range.shape = TimeShape::range;
  end.fields.day = 31;
  range.parts = {month_day(2, 27), end};
  const ResolvedTime half = resolve_time(range, on("2026-02-01"));
  EXPECT_EQ(half.time.value, "");
  EXPECT_EQ(half.parts[0].time.value, "2026-02-27");
  ASSERT_EQ(half.parts[1].warnings.size(), 1u);
  EXPECT_EQ(half.parts[1].warnings[0].code, "invalid-date");
  TimeExpression yearly = month_day(2, 30);
  yearly.shape = TimeShape::set;
  yearly.length = {TimeLength{TimeUnit::year, Decimal(1)}};
  const ResolvedTime set = resolve_time(yearly, on("2026-02-01"));
  EXPECT_EQ(set.time.timex, "XXXX-02-30");
  EXPECT_EQ(set.time.value, "");
  ASSERT_EQ(set.warnings.size(), 1u);
  EXPECT_EQ(set.warnings[0].code, "invalid-date");
  yearly.fields.day = 29;
  EXPECT_EQ(value(yearly, on("2026-02-01")), "XXXX-02-29");
  TimeExpression weekday = month_day(1, 31);
  weekday.fields.weekday = 1;  // it is a Saturday
  const ResolvedTime conflict = resolve_time(weekday, on("2026-02-01"));
  EXPECT_EQ(conflict.time.value, "2026-01-31");
  ASSERT_EQ(conflict.warnings.size(), 1u);
  EXPECT_EQ(conflict.warnings[0].code, "weekday-conflict");
}

TEST(Resolver, ATwoDigitYearAloneIsAYearOnlyNearThePublication) {
  TimeExpression e;
  e.fields.year = 1900 + (26 + kShortYearReach) % 100;
  e.fields.short_year = true;
  EXPECT_EQ(value(e, on("2026-02-01")), "2034");
  e.fields.year = *e.fields.year + 1;
  EXPECT_EQ(value(e, on("2026-02-01")), "P35Y");
  e.fields.year = 1900 + 26 - kShortYearReach;
  EXPECT_EQ(value(e, on("2026-02-01")), "2018");
}

TEST(Resolver, OpenEndsLackOneSideOfTheInterval) {
  TimeExpression e;
  e.fields.year = 2022;
  e.fields.month = 3;
  e.open = "ON_OR_AFTER";
  Time time = resolve_time(e, on("2026-02-01")).time;
  EXPECT_EQ(time.value, "2022-03");
  EXPECT_EQ(time.from, "2022-03-01");
  EXPECT_EQ(time.to, "");
  e.open = "ON_OR_BEFORE";
  time = resolve_time(e, on("2026-02-01")).time;
  EXPECT_EQ(time.from, "");
  EXPECT_EQ(time.to, "2022-04-01");
  e.open = "BEFORE";
  EXPECT_EQ(resolve_time(e, on("2026-02-01")).time.to, "2022-03-01");
  e.open = "AFTER";
  EXPECT_EQ(resolve_time(e, on("2026-02-01")).time.from, "2022-04-01");
}

TEST(Resolver, AQuarterOrHalfAloneIsOfTheYearOfPublicationUnlessTheTenseSpeaksAgainstIt) {
  struct Case {
    int quarter;
    Tense tense;
    std::string_view want;
  };
  for (const Case& c :
       {Case{2, Tense::unknown, "2026-Q2"}, Case{3, Tense::unknown, "2025-Q3"}, Case{4, Tense::past, "2025-Q4"},
        Case{1, Tense::past, "2026-Q1"}, Case{4, Tense::future, "2026-Q4"}}) {
    TimeExpression e;
    e.fields.quarter = c.quarter;
    EXPECT_EQ(value(e, on("2026-02-01", c.tense)), c.want);
  }
  TimeExpression half;
  half.fields.half = 1;
  EXPECT_EQ(value(half, on("2026-11-01")), "2026-H1");
  EXPECT_EQ(value(half, on("2026-11-01", Tense::future)), "2027-H1");
  half.fields.fiscal = true;
  EXPECT_EQ(value(half, on("2026-02-01")), "FY2025-H1");
}

TEST(Resolver, ARangeOfQuartersHalvesOrDecadesCarriesItsYearBothWays) {
  const auto of = [](int year, int quarter) {
    TimeExpression e;
    if (year != 0) e.fields.year = year;
    e.fields.quarter = quarter;
    return e;
  };
  TimeExpression range;
  range.shape = TimeShape::range;
  range.parts = {of(2025, 2), of(0, 3)};
  EXPECT_EQ(value(range, on("2026-02-01")), "2025-Q2/2025-Q3");
  range.parts = {of(2024, 4), of(0, 1)};
  EXPECT_EQ(value(range, on("2026-02-01")), "2024-Q4/2025-Q1");
  range.parts = {of(0, 4), of(2025, 2)};
  EXPECT_EQ(value(range, on("2026-02-01")), "2024-Q4/2025-Q2");
  range.parts = {of(0, 2), of(0, 3)};
  EXPECT_EQ(value(range, on("2026-02-01", Tense::future)), "2026-Q2/2026-Q3");
  TimeExpression first, last;
  first.fields.decade = 188;
  last.fields.decade = 199;  // of two digits
  last.fields.short_year = true;
  range.parts = {first, last};
  EXPECT_EQ(value(range, on("2026-02-01")), "188/189");
  range.parts[1].fields.decade = 201;
  EXPECT_EQ(value(range, on("2026-02-01")), "188/191");
}

TEST(Resolver, ARangeOfLengthsIsADuration) {
  const auto hours = [](int n) {
    TimeExpression e;
    e.shape = TimeShape::duration;
    e.length = {TimeLength{TimeUnit::hour, Decimal(n)}};
    return e;
  };
  TimeExpression range;
  range.shape = TimeShape::range;
  range.mod = "APPROX";
  range.parts = {hours(2), hours(3)};
  const ResolvedTime resolved = resolve_time(range, on("2026-02-01"));
  EXPECT_EQ(resolved.time.type, TimeType::duration);
  EXPECT_EQ(resolved.time.value, "PT2H/PT3H");
  EXPECT_EQ(resolved.time.mod, "APPROX");
  EXPECT_EQ(resolved.time.from, "");
  EXPECT_TRUE(resolved.parts.empty());
}

TEST(Resolver, InTheFirstMonthsThisWinterIsTheOneThatBeganLastYear) {
  TimeExpression e;
  e.fields.season = "WI";
  e.host.push_back(relative(TimeUnit::year, 0));
  EXPECT_EQ(value(e, on("2026-02-01")), "2025-WI");
  EXPECT_EQ(value(e, on("2026-03-01")), "2026-WI");
}

}  // namespace
}  // namespace kiji
