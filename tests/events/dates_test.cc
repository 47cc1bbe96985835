#include "extractors/events/dates.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(DayAfter, KnowsMonthsYearsAndLeapYears) {
  struct Case {
    std::string day, want;
  };
  for (const Case& c : std::vector<Case>{{"", ""},
                                         {"2026-02", ""},
                                         {"2026-13-01", ""},
                                         {"2026-02-30", ""},
                                         {"2026-0x-01", ""},
                                         {"2026-01-31", "2026-02-01"},
                                         {"2024-02-28", "2024-02-29"},
                                         {"2025-02-28", "2025-03-01"},
                                         {"2025-12-31", "2026-01-01"}}) {
    EXPECT_EQ(day_after(c.day), c.want) << c.day;
  }
}

Time day(std::string id, Span span, std::string from, std::string to) {
  return {.id = std::move(id), .span = span, .type = TimeType::date, .from = std::move(from), .to = std::move(to)};
}

Record article() {
  Record record;
  record.article.text = "aaaa bbbb cccc.\ndddd eeee ffff.";
  record.article.published = Published{.value = "2026-02-01"};
  record.times = {day("t1", {5, 9}, "2026-01-20", "2026-01-21")};
  return record;
}

TEST(EventDates, AnEventHasTheTimeOfItsClause) {
  const Record record = article();
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 15});
  const auto date = dates.date_of(&record.times[0], {10, 14});
  ASSERT_TRUE(date);
  EXPECT_EQ(date->time, "t1");
  EXPECT_EQ(date->from, "2026-01-20");
  EXPECT_EQ(date->by, "sentence");
}

TEST(EventDates, WithoutOneItIsTheTimeToldBeforeInTheSentence) {
  const Record record = article();
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 15});
  const auto date = dates.date_of(nullptr, {10, 14});
  ASSERT_TRUE(date);
  EXPECT_EQ(date->time, "t1");
  EXPECT_EQ(date->by, "anchor");
}

TEST(EventDates, ATimeBehindTheTriggerIsNotTaken) {
  const Record record = article();
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 15});
  const auto date = dates.date_of(nullptr, {0, 4});
  ASSERT_TRUE(date);
  EXPECT_EQ(date->time, "");
  EXPECT_EQ(date->from, "2026-02-01");
  EXPECT_EQ(date->to, "2026-02-02");
  EXPECT_EQ(date->by, "inferred");
}

TEST(EventDates, WhatWasToldInTheParagraphBeforeIsInferred) {
  const Record record = article();
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 16});
  ASSERT_TRUE(dates.date_of(&record.times[0], {10, 14}));
  dates.begin_sentence(BlockKind::paragraph, {16, 31});
  const auto date = dates.date_of(nullptr, {20, 24});
  ASSERT_TRUE(date);
  EXPECT_EQ(date->from, "2026-01-20");
  EXPECT_EQ(date->by, "inferred");
}

TEST(EventDates, WhatLiesAheadDatesItsOwnEventOnly) {
  Record record = article();
  record.times[0].from = "2026-03-01";
  record.times[0].to = "2026-04-01";
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 16});
  EXPECT_EQ(dates.date_of(&record.times[0], {10, 14})->from, "2026-03-01");
  dates.begin_sentence(BlockKind::paragraph, {16, 31});
  EXPECT_EQ(dates.date_of(nullptr, {20, 24})->from, "2026-02-01");
}

TEST(EventDates, NothingSaysWhenWithoutAPublicationDate) {
  Record record;
  record.article.text = "aaaa";
  EventDates dates(record);
  dates.begin_sentence(BlockKind::paragraph, {0, 4});
  EXPECT_FALSE(dates.date_of(nullptr, {0, 4}));
}

TEST(EventDates, OnlyWhatBeginsAfterThePublicationDayIsAhead) {
  const Record record = article();
  const EventDates dates(record);
  EXPECT_FALSE(dates.is_ahead({.from = "2026-01-31"}));
  EXPECT_FALSE(dates.is_ahead({.from = "2026-02-01T18:00:00"}));
  EXPECT_TRUE(dates.is_ahead({.from = "2026-02-02"}));
}

}  // namespace
}  // namespace kiji
