#include "extractors/temporal/timex.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Timex, EveryUnitHasItsForm) {  // TIMEX3 (TimeML 1.2.1, 2.3) and ISO 8601
  struct Case {
    TimeUnit unit;
    std::string_view start, want;
  };
  for (const Case& c :
       {Case{TimeUnit::day, "2026-01-30", "2026-01-30"}, Case{TimeUnit::week, "2026-02-02", "2026-W06"},
        Case{TimeUnit::weekend, "2026-02-07", "2026-W06-WE"}, Case{TimeUnit::month, "2026-01-01", "2026-01"},
        Case{TimeUnit::third, "2026-01-11", "2026-01"}, Case{TimeUnit::quarter, "2026-04-01", "2026-Q2"},
        Case{TimeUnit::season, "2025-12-01", "2025-WI"}, Case{TimeUnit::season, "2025-06-01", "2025-SU"},
        Case{TimeUnit::half, "2026-07-01", "2026-H2"}, Case{TimeUnit::year, "2026-01-01", "2026"},
        Case{TimeUnit::fiscal_year, "2025-04-01", "FY2025"}, Case{TimeUnit::decade, "1990-01-01", "199"},
        Case{TimeUnit::century, "2000-01-01", "20"}, Case{TimeUnit::minute, "2026-01-29T07:00", "2026-01-29T07:00"},
        Case{TimeUnit::second, "2026-01-29T07:00:05", "2026-01-29T07:00:05"}}) {
    EXPECT_EQ(timex_value(c.unit, *parse_iso(c.start)), c.want);
  }
}

TEST(Timex, LengthsAreIsoDurations) {
  const auto length = [](TimeUnit unit, std::string_view n) { return TimeLength{unit, Decimal::parse(n)}; };
  EXPECT_EQ(timex_length({length(TimeUnit::year, "4")}), "P4Y");
  EXPECT_EQ(timex_length({length(TimeUnit::hour, "24")}), "PT24H");
  EXPECT_EQ(timex_length({length(TimeUnit::year, "3.5")}), "P3.5Y");
  EXPECT_EQ(timex_length({length(TimeUnit::century, "2")}), "P200Y");
  EXPECT_EQ(timex_length({TimeLength{TimeUnit::month, std::nullopt}}), "PXM");
  EXPECT_EQ(timex_length({length(TimeUnit::hour, "2"), length(TimeUnit::minute, "30")}), "PT2H30M");
  EXPECT_EQ(timex_length({length(TimeUnit::day, "1"), length(TimeUnit::hour, "12")}), "P1DT12H");
  EXPECT_EQ(timex_length({length(TimeUnit::year, "1"), length(TimeUnit::month, "2"), length(TimeUnit::day, "3")}),
            "P1Y2M3D");
  EXPECT_EQ(timex_length({length(TimeUnit::minute, "1"), length(TimeUnit::second, "23.45")}), "PT1M23.45S");
}

TEST(Timex, WhatIsNotSaidIsWrittenX) {
  TimeExpression e;
  e.fields.month = 1;
  EXPECT_EQ(timex_written(e), "XXXX-01");
  e.fields.day = 31;
  EXPECT_EQ(timex_written(e), "XXXX-01-31");
  e.fields.part = DayPart{"TNI", 18 * 60, 24 * 60};
  EXPECT_EQ(timex_written(e), "XXXX-01-31TNI");
  e.fields = {};
  e.fields.day = 13;
  EXPECT_EQ(timex_written(e), "XXXX-XX-13");
  e.fields = {};
  e.fields.weekday = 2;
  EXPECT_EQ(timex_written(e), "XXXX-WXX-2");
  e.fields = {};
  e.fields.hour = 7;
  EXPECT_EQ(timex_written(e), "T07:00");
  e.fields = {};
  e.fields.year = 1998;
  e.fields.short_year = true;
  EXPECT_EQ(timex_written(e), "XX98");
  TimeExpression shift;
  shift.shift = TimeShift{.unit = TimeUnit::week, .amount = Decimal(1)};
  EXPECT_EQ(timex_written(shift), "XXXX-WXX");
}

}  // namespace
}  // namespace kiji
