#include "extractors/temporal/calendars.h"

#include <gtest/gtest.h>

#include <string>

#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

std::string text(const std::optional<Interval>& span) {
  if (!span) return "none";
  const std::string from = iso_date(span->from);
  const std::string to = iso_date(span->to - std::chrono::days{1});
  return from == to ? from : from + "/" + to;
}

TEST(Calendars, EveryNameIsKnown) {
  EXPECT_EQ(calendar_system("islamic"), CalendarSystem::islamic);
  EXPECT_EQ(calendar_system("islamic-civil"), CalendarSystem::islamic_civil);
  EXPECT_EQ(calendar_system("indian"), CalendarSystem::indian);
  EXPECT_FALSE(calendar_system("gregorian"));
  EXPECT_FALSE(calendar_system(""));
}

TEST(Calendars, ADayOfEachIsTheDayThatTheWorldCallsSo) {
  struct Case {
    CalendarSystem calendar;
    int year, month, day;
    std::string_view want;
  };
  for (const Case& c : {
           Case{CalendarSystem::buddhist, 2569, 2, 1, "2026-02-01"}, Case{CalendarSystem::roc, 115, 2, 1, "2026-02-01"},
           Case{CalendarSystem::islamic, 1447, 9, 1, "2026-02-18"},     // first day of Ramadan
           Case{CalendarSystem::islamic, 1445, 10, 1, "2024-04-10"},    // end of the fast
           Case{CalendarSystem::islamic_civil, 1, 1, 1, "0622-07-19"},  // 16 July in the Julian calendar
           Case{CalendarSystem::hebrew, 5786, 1, 1, "2025-09-23"},      // New Year
           Case{CalendarSystem::hebrew, 5786, 8, 15, "2026-04-02"},     // Passover
           Case{CalendarSystem::hebrew, 5784, 6, 1, "2024-02-10"},      // Adar I of a leap year
           Case{CalendarSystem::persian, 1405, 1, 1, "2026-03-21"},     // Nowruz
           Case{CalendarSystem::persian, 1403, 1, 1, "2024-03-20"},     //
           Case{CalendarSystem::chinese, 2026, 1, 1, "2026-02-17"},     // New Year
           Case{CalendarSystem::chinese, 2025, 8, 15, "2025-10-06"},    // mid-autumn
           Case{CalendarSystem::chinese, 2025, 12, 29, "2026-02-16"},   // its last day lies in the next year
           Case{CalendarSystem::dangi, 2026, 8, 15, "2026-09-25"},      // mid-autumn
           Case{CalendarSystem::ethiopic, 2018, 1, 1, "2025-09-11"},    // New Year
           Case{CalendarSystem::coptic, 1742, 1, 1, "2025-09-11"},      // New Year
           Case{CalendarSystem::indian, 1948, 1, 1, "2026-03-22"},      // New Year
       }) {
    EXPECT_EQ(text(calendar_days(c.calendar, c.year, c.month, c.day)), c.want);
  }
}

TEST(Calendars, MonthsAndYearsAreStretches) {
  EXPECT_EQ(text(calendar_days(CalendarSystem::islamic, 1447, 9)), "2026-02-18/2026-03-19");
  EXPECT_EQ(text(calendar_days(CalendarSystem::buddhist, 2569)), "2026-01-01/2026-12-31");
  EXPECT_EQ(text(calendar_days(CalendarSystem::chinese, 2025)), "2025-01-29/2026-02-16");  // with an inserted month
  EXPECT_EQ(text(calendar_days(CalendarSystem::chinese, 2025, 6, {}, true)), "2025-07-25/2025-08-22");
}

TEST(Calendars, WhatTheCalendarHasNotIsNoDay) {
  EXPECT_EQ(text(calendar_days(CalendarSystem::buddhist, 2569, 2, 30)), "none");
  EXPECT_EQ(text(calendar_days(CalendarSystem::islamic, 1447, 13, 1)), "none");
  EXPECT_EQ(text(calendar_days(CalendarSystem::chinese, 2026, 6, 1, true)), "none");  // no inserted month
  EXPECT_EQ(text(calendar_days(CalendarSystem::hebrew, 5786, 6, 1)), "none");         // no leap year
  EXPECT_EQ(text(calendar_days(CalendarSystem::islamic, 1447, {}, 1)), "none");
}

TEST(Calendars, ADayWithoutItsYearIsLookedForInAGregorianOne) {
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::islamic, 2026, 9, 1)), "2026-02-18");
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::islamic, 2030, 9, 1)), "2030-01-05");  // again in December
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::hebrew, 2026, 1, 10)), "2026-09-21");
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::persian, 2026, 1, 1)), "2026-03-21");
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::chinese, 2025, 12, 8)), "2026-01-26");
  EXPECT_EQ(text(calendar_days_in(CalendarSystem::islamic, 2026, 1)), "2026-06-16/2026-07-14");
}

TEST(Calendars, HolidaysOfOtherCalendarsFollowTheirFormula) {
  struct Case {
    std::string_view formula;
    int year;
    std::string_view want;
  };
  for (const Case& c :
       {Case{"lunar 01-01", 2026, "2026-02-17"}, Case{"lunar 01-01 -1", 2026, "2026-02-16"},
        Case{"lunar 01-01 -1 8", 2025, "2025-01-28/2025-02-04"}, Case{"lunar 08-15", 2025, "2025-10-06"},
        Case{"lunar 12-08", 2026, "2026-01-26"}, Case{"dangi 08-15", 2026, "2026-09-25"},
        Case{"islamic 10-01 0 3", 2026, "2026-03-20/2026-03-22"}, Case{"hebrew 01-01", 2025, "2025-09-23"},
        Case{"persian 01-01", 2026, "2026-03-21"}, Case{"solar-term 5", 2026, "2026-04-05"},
        Case{"solar-term 1 9 -1", 2025, "2025-02-02"}, Case{"solar-term 1 9 -1", 2026, "2026-02-03"}}) {
    EXPECT_EQ(text(calendar_holiday(c.formula, c.year)), c.want) << c.formula;
  }
  for (const std::string_view bad :
       {"", "lunar", "lunar 0101", "lunar 13-01", "solar-term", "solar-term x", "julian 01-01"}) {
    EXPECT_EQ(text(calendar_holiday(bad, 2026)), "none") << bad;
  }
}

TEST(Calendars, SolarTermsAreDaysOfTheirZone) {
  struct Case {
    int year, nth, zone;
    std::string_view want;
  };
  for (const Case& c :
       {Case{2024, 5, 8, "2024-04-04"}, Case{2026, 5, 8, "2026-04-05"}, Case{2023, 5, 8, "2023-04-05"},
        Case{2021, 1, 9, "2021-02-03"}, Case{2026, 1, 9, "2026-02-04"}, Case{2024, 22, 8, "2024-12-21"},
        Case{2023, 22, 8, "2023-12-22"}, Case{2026, 24, 8, "2026-01-20"}, Case{2026, 4, 9, "2026-03-20"},
        Case{2026, 10, 8, "2026-06-21"}, Case{1912, 16, 9, "1912-09-23"}}) {
    const auto day = solar_term(c.year, c.nth, c.zone);
    ASSERT_TRUE(day);
    EXPECT_EQ(iso_date(*day), c.want);
  }
  EXPECT_FALSE(solar_term(2026, 0, 8));
  EXPECT_FALSE(solar_term(2026, 25, 8));
}

}  // namespace
}  // namespace kiji
