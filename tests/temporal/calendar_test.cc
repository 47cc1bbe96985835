#include "extractors/temporal/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiji {
namespace {

LocalTime at(std::string_view iso) {
  const auto time = parse_iso(iso);
  EXPECT_TRUE(time.has_value()) << iso;
  return time.value_or(LocalTime{});
}

TEST(Calendar, DaysThatDoNotExistAreNoDays) {
  EXPECT_FALSE(make_day(2026, 2, 29));
  EXPECT_TRUE(make_day(2024, 2, 29));
  EXPECT_FALSE(make_day(2026, 2, 31));
  EXPECT_FALSE(make_day(2026, 13, 1));
  EXPECT_FALSE(make_day(2026, 0, 1));
  EXPECT_FALSE(make_day(2026, 1, 0));
}

TEST(Calendar, YearsReachFromOneToFourDigits) {
  EXPECT_FALSE(make_day(kFirstYear - 1, 1, 1));
  EXPECT_TRUE(make_day(kFirstYear, 1, 1));
  EXPECT_TRUE(make_day(kLastYear, 12, 31));
  EXPECT_FALSE(make_day(kLastYear + 1, 1, 1));
}

TEST(Calendar, WeeksAreThoseOfIso8601) {  // ISO 8601-1:2019, 4.2.2
  struct Case {
    std::string_view day;
    int year, week, weekday;
  };
  for (const Case& c : {Case{"2026-02-01", 2026, 5, 7}, Case{"2026-02-02", 2026, 6, 1}, Case{"2025-12-29", 2026, 1, 1},
                        Case{"2027-01-03", 2026, 53, 7}, Case{"2021-01-01", 2020, 53, 5}}) {
    EXPECT_EQ(iso_week_of(at(c.day)), (IsoWeek{c.year, c.week})) << c.day;
    EXPECT_EQ(weekday_of(at(c.day)), c.weekday) << c.day;
  }
  EXPECT_EQ(iso_week_start(2026, 6), at("2026-02-02"));
  EXPECT_TRUE(iso_week_start(2026, 53));
  EXPECT_FALSE(iso_week_start(2025, 53));
  EXPECT_FALSE(iso_week_start(2025, 0));
}

TEST(Calendar, EveryUnitIsAHalfOpenInterval) {
  struct Case {
    TimeUnit unit;
    std::string_view from, to;
  };
  const LocalTime day = at("2026-02-11T13:45:10");
  for (const Case& c :
       {Case{TimeUnit::minute, "2026-02-11T13:45", "2026-02-11T13:46"},
        Case{TimeUnit::hour, "2026-02-11T13:00", "2026-02-11T14:00"}, Case{TimeUnit::day, "2026-02-11", "2026-02-12"},
        Case{TimeUnit::week, "2026-02-09", "2026-02-16"}, Case{TimeUnit::weekend, "2026-02-14", "2026-02-16"},
        Case{TimeUnit::third, "2026-02-11", "2026-02-21"}, Case{TimeUnit::month, "2026-02-01", "2026-03-01"},
        Case{TimeUnit::quarter, "2026-01-01", "2026-04-01"}, Case{TimeUnit::season, "2025-12-01", "2026-03-01"},
        Case{TimeUnit::half, "2026-01-01", "2026-07-01"}, Case{TimeUnit::year, "2026-01-01", "2027-01-01"},
        Case{TimeUnit::fiscal_year, "2025-04-01", "2026-04-01"}, Case{TimeUnit::decade, "2020-01-01", "2030-01-01"},
        Case{TimeUnit::century, "2000-01-01", "2100-01-01"}}) {
    EXPECT_EQ(unit_interval(c.unit, day), (Interval{at(c.from), at(c.to)})) << c.from;
  }
}

TEST(Calendar, TheLastThirdOfAMonthEndsWithIt) {
  EXPECT_EQ(unit_interval(TimeUnit::third, at("2026-01-31")), (Interval{at("2026-01-21"), at("2026-02-01")}));
  EXPECT_EQ(unit_interval(TimeUnit::third, at("2026-02-21")), (Interval{at("2026-02-21"), at("2026-03-01")}));
}

TEST(Calendar, ShiftsByMonthsKeepTheDayOrTakeTheLastOne) {
  EXPECT_EQ(shifted(at("2026-01-31"), TimeUnit::month, 1), at("2026-02-28"));
  EXPECT_EQ(shifted(at("2024-02-29"), TimeUnit::year, -1), at("2023-02-28"));
  EXPECT_EQ(shifted(at("2026-01-15T10:30"), TimeUnit::month, -2), at("2025-11-15T10:30"));
  EXPECT_EQ(shifted(at("2026-01-15"), TimeUnit::week, 2), at("2026-01-29"));
  EXPECT_EQ(shifted(at("2026-01-15"), TimeUnit::century, -1), at("1926-01-15"));
}

TEST(Calendar, BusinessDaysLeaveOutTheWeekend) {
  EXPECT_EQ(shifted(at("2026-01-30"), TimeUnit::business_day, 1), at("2026-02-02"));
  EXPECT_EQ(shifted(at("2026-02-02"), TimeUnit::business_day, -1), at("2026-01-30"));
}

TEST(Calendar, AWinterIsNamedByTheYearItBeginsIn) {
  EXPECT_EQ(season(2025, "WI"), (Interval{at("2025-12-01"), at("2026-03-01")}));
  EXPECT_EQ(season(2025, "SU"), (Interval{at("2025-06-01"), at("2025-09-01")}));
  EXPECT_FALSE(season(2025, "XX"));
}

TEST(Calendar, HolidaysFollowTheirFormula) {
  struct Case {
    std::string_view formula;
    int year;
    std::string_view from, to;
  };
  for (const Case& c :
       {Case{"fixed 01-01", 2026, "2026-01-01", "2026-01-02"},
        Case{"nth-weekday 1 monday 2", 2026, "2026-01-12", "2026-01-13"},
        Case{"nth-weekday 5 monday -1", 2026, "2026-05-25", "2026-05-26"},
        Case{"equinox spring", 2026, "2026-03-20", "2026-03-21"}, Case{"easter 0", 2025, "2025-04-20", "2025-04-21"},
        Case{"easter -2", 2026, "2026-04-03", "2026-04-04"}, Case{"easter 49", 2024, "2024-05-19", "2024-05-20"},
        Case{"easter -7 8", 2026, "2026-03-29", "2026-04-06"},
        Case{"orthodox-easter -6 6", 2026, "2026-04-06", "2026-04-12"},
        Case{"orthodox-easter 0", 2024, "2024-05-05", "2024-05-06"},
        Case{"orthodox-easter 1", 2026, "2026-04-13", "2026-04-14"},
        Case{"equinox spring", 2027, "2027-03-21", "2027-03-22"},
        Case{"equinox autumn", 2025, "2025-09-23", "2025-09-24"},
        Case{"equinox autumn", 2024, "2024-09-22", "2024-09-23"},
        Case{"span 08-13 08-16", 2026, "2026-08-13", "2026-08-17"},
        Case{"span 12-29 01-03", 2025, "2025-12-29", "2026-01-04"}}) {
    EXPECT_EQ(holiday(c.formula, c.year), (Interval{at(c.from), at(c.to)})) << c.formula << c.year;
  }
  for (const std::string_view bad :
       {"", "fixed", "fixed 02-30", "fixed 1-1", "equinox winter", "easter", "easter x", "easter 0 0", "easter 0 x",
        "nth-weekday 2 moonday 1", "nth-weekday 2 monday 6", "span 08-13"}) {
    EXPECT_FALSE(holiday(bad, 2026)) << bad;
  }
}

TEST(Calendar, IsoTextIsADateOrADateTime) {
  EXPECT_EQ(at("2026-02-01T09:30:15"), at("2026-02-01") + std::chrono::seconds{9 * 3600 + 30 * 60 + 15});
  EXPECT_EQ(at("2026-02-01T09:30+09:00"), at("2026-02-01T09:30"));
  EXPECT_EQ(at("2026-02-01T09:30:00.25Z"), at("2026-02-01T09:30"));
  for (const std::string_view bad :
       {"", "2026", "2026-02-30", "2026/02/01", "2026-02-01T9", "2026-02-01T25:00", "x026-02-01"}) {
    EXPECT_FALSE(parse_iso(bad)) << bad;
  }
}

}  // namespace
}  // namespace kiji
