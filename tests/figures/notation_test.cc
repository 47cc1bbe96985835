#include "extractors/figures/notation.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Notation, WritesValueUnitBoundAndChangeInThisOrder) {
  Figure figure;
  figure.value = Decimal(5);
  EXPECT_EQ(figure_notation(figure), "5");
  figure.unit = "percent";
  figure.unit_text = "%";
  EXPECT_EQ(figure_notation(figure), "5 percent");
  figure.bound = Bound::approx;
  figure.change = Change::up;
  EXPECT_EQ(figure_notation(figure), "5 percent approx up");
}

TEST(Notation, WritesTheCounterWhereThereIsNoUnit) {
  Figure figure;
  figure.kind = FigureKind::ordinal;
  figure.value = Decimal(3);
  figure.unit_text = "回";
  EXPECT_EQ(figure_notation(figure), "3 回 ordinal");
}

TEST(Notation, WritesRangesWithOpenEndsScoresAndFractions) {
  Figure range;
  range.min = Decimal(10);
  EXPECT_EQ(figure_notation(range), "10..");
  range.max = Decimal(20);
  EXPECT_EQ(figure_notation(range), "10..20");
  range.min.reset();
  EXPECT_EQ(figure_notation(range), "..20");
  Figure score;
  score.values = {3, 1};
  EXPECT_EQ(figure_notation(score), "3:1");
  Figure fraction;
  fraction.value = Decimal::parse("0.333333333333333");
  fraction.fraction = "1/3";
  EXPECT_EQ(figure_notation(fraction), "1/3");
}

}  // namespace
}  // namespace kiji
