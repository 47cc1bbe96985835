#include "pipeline/core/record.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Record, names_the_first_and_last_of_each_list) {
  EXPECT_EQ(to_string(BlockKind::title), "title");
  EXPECT_EQ(to_string(BlockKind::table), "table");
  EXPECT_EQ(to_string(TimeType::date), "DATE");
  EXPECT_EQ(to_string(TimeType::set), "SET");
  EXPECT_EQ(to_string(FigureKind::number), "number");
  EXPECT_EQ(to_string(FigureKind::temperature), "temperature");
  EXPECT_EQ(to_string(FigureKind::score), "score");
  EXPECT_EQ(to_string(Bound::none), "");
  EXPECT_EQ(to_string(Bound::less_than), "less_than");
  EXPECT_EQ(to_string(Change::down), "down");
  EXPECT_EQ(to_string(EntityKind::place), "place");
}

TEST(Record, reads_back_every_name_it_writes) {
  for (int i = 0; i <= static_cast<int>(FigureKind::score); ++i) {
    const auto kind = static_cast<FigureKind>(i);
    EXPECT_EQ(figure_kind(to_string(kind)), kind);
  }
  for (int i = 1; i <= static_cast<int>(Bound::less_than); ++i) {
    const auto value = static_cast<Bound>(i);
    EXPECT_EQ(bound(to_string(value)), value);
  }
  EXPECT_EQ(change("up"), Change::up);
  EXPECT_EQ(change("down"), Change::down);
}

TEST(Record, does_not_read_a_name_that_is_in_no_list) {
  EXPECT_EQ(figure_kind(""), std::nullopt);
  EXPECT_EQ(figure_kind("Number"), std::nullopt);
  EXPECT_EQ(bound(""), std::nullopt);  // no bound is the absence of a name
  EXPECT_EQ(change("sideways"), std::nullopt);
}

}  // namespace
}  // namespace kiji
