#include "extractors/figures/duration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kiji {
namespace {

std::string read(std::string_view timex) {
  const std::optional<FigureExpression> out = duration_figure(timex);
  if (!out) return "none";
  EXPECT_EQ(out->kind, FigureKind::duration);
  if (out->value) return out->value->to_string() + " " + std::string(out->unit);
  if (out->min) return out->min->to_string() + ".." + out->max->to_string() + " " + std::string(out->unit);
  return std::string(out->unit);
}

// ISO 8601-1:2019, 5.5.2: durations; X is TIMEX3's "not said".
TEST(Duration, IsReadWithItsSmallestUnit) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"P4Y", "4 year"},        {"P1Y6M", "18 month"}, {"P2W", "2 week"},        {"P10D", "10 day"},
      {"P1W3D", "10 day"},      {"PT24H", "24 hour"},  {"PT1H30M", "90 minute"}, {"P1DT12H", "36 hour"},
      {"PT1M30S", "90 second"}, {"P0.5Y", "0.5 year"}, {"PXM", "month"},         {"PTXH", "hour"},
      {"P2D/P3D", "2..3 day"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.in), c.want) << c.in;
}

TEST(Duration, WhatIsNoneOrHasNoExactNumberGivesNothing) {
  for (const std::string_view in : {"", "P", "PT", "4Y", "2026-02-01", "P4", "PY", "P1M10D", "PXY6M", "P6M1Y", "P1Y1Y",
                                    "P2D/P3W", "P2D/", "P1H", "PRESENT_REF", "P1.2.3D"}) {
    EXPECT_EQ(read(in), "none") << in;
  }
}

TEST(Duration, TimexModsAreBounds) {
  EXPECT_EQ(bound_of_mod("APPROX"), Bound::approx);
  EXPECT_EQ(bound_of_mod("EQUAL_OR_MORE"), Bound::at_least);
  EXPECT_EQ(bound_of_mod("EQUAL_OR_LESS"), Bound::at_most);
  EXPECT_EQ(bound_of_mod("MORE_THAN"), Bound::more_than);
  EXPECT_EQ(bound_of_mod("LESS_THAN"), Bound::less_than);
  EXPECT_EQ(bound_of_mod("START"), Bound::none);
  EXPECT_EQ(bound_of_mod(""), Bound::none);
}

}  // namespace
}  // namespace kiji
