#include "extractors/temporal/published.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TimeExpression month_day(int month, int day) {
  TimeExpression e;
  e.fields.month = month;
  e.fields.day = day;
  return e;
}

TimeExpression dateline(int year, int month, int day, bool unknown) {
  TimeExpression e = month_day(month, day);
  e.fields.year = year;
  e.fields.order_unknown = unknown;
  return e;
}

TEST(Published, ADateLineHasOneReadingOrTwo) {
  EXPECT_THAT(dateline_readings(dateline(2026, 1, 2, true)), ElementsAre(*make_day(2026, 1, 2), *make_day(2026, 2, 1)));
  EXPECT_THAT(dateline_readings(dateline(2026, 1, 31, false)), ElementsAre(*make_day(2026, 1, 31)));
  EXPECT_THAT(dateline_readings(month_day(1, 2)), IsEmpty());
  EXPECT_THAT(dateline_readings(dateline(2026, 2, 30, false)), IsEmpty());
}

TEST(Published, DatesToldInThePastDecideBetweenTwoReadings) {
  const auto readings = dateline_readings(dateline(2026, 1, 2, true));
  const TimeExpression told = month_day(1, 31);
  const std::vector<DateEvidence> evidence = {{&told, Tense::past}};
  const auto published = infer_published(readings, evidence);
  ASSERT_TRUE(published);
  EXPECT_EQ(published->value, "2026-02-01");
  EXPECT_EQ(published->by, "dateline");
  EXPECT_EQ(published->why,
            "1 dates told in the past lie 1 days before 2026-02-01 on average, 1 do not fit 2026-01-02");
  EXPECT_THAT(published->alternatives, ElementsAre("2026-01-02"));
}

TEST(Published, WithoutEvidenceTheOrderAsReadStands) {
  const auto readings = dateline_readings(dateline(2026, 1, 2, true));
  const auto published = infer_published(readings, {});
  ASSERT_TRUE(published);
  EXPECT_EQ(published->value, "2026-01-02");
  EXPECT_THAT(published->alternatives, ElementsAre("2026-02-01"));
}

TEST(Published, AWeekdayThatDoesNotFitSpeaksAgainstAReading) {
  const auto readings = dateline_readings(dateline(2026, 1, 2, true));
  TimeExpression told = month_day(1, 29);  // a Thursday in 2026, a Wednesday in 2025
  told.fields.weekday = 4;
  const std::vector<DateEvidence> evidence = {{&told, Tense::past}};
  EXPECT_EQ(infer_published(readings, evidence)->value, "2026-02-01");
}

TEST(Published, NoReadingIsNoDate) { EXPECT_FALSE(infer_published({}, {})); }

}  // namespace
}  // namespace kiji
