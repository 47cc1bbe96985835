#include "extractors/contest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiji {
namespace {

constexpr std::string_view kTable =
    "# table\nbefore\tdesignation\ttime\nbefore\ttime\tfigure\nbefore\tperson\tplace\nover\tdesignation\tfigure\n"
    "inside\tfigure\tperson\n";

// Ten tokens of one byte.
Analysis ten_tokens() {
  Analysis out;
  out.text.text = "abcdefghij";
  for (uint32_t i = 0; i < 10; ++i) out.tokens.push_back({{i, i + 1}, kNoForm, kNoNumber, 0});
  return out;
}

Candidate candidate(TokenRange tokens, decltype(Candidate::what) what, uint32_t literals = 0, uint32_t order = 0) {
  Candidate out;
  out.tokens = tokens;
  out.what = std::move(what);
  out.literals = literals;
  out.order = order;
  return out;
}

NameExpression name(EntityKind type) {
  NameExpression out;
  out.type = type;
  return out;
}

std::vector<size_t> accepted(const std::vector<Candidate>& candidates) {
  return Contest::parse(kTable, "contest.tsv")->settle(ten_tokens(), candidates).accepted;
}

using Accepted = std::vector<size_t>;

TEST(ContestTest, NothingContestsNothing) { EXPECT_TRUE(accepted({}).empty()); }

TEST(ContestTest, TheLongestWinsAndWhatDoesNotTouchItStays) {
  EXPECT_EQ(accepted({candidate({0, 2}, TimeExpression()), candidate({1, 4}, FigureExpression()),
                      candidate({4, 5}, TimeExpression())}),
            (Accepted{1, 2}));
}

TEST(ContestTest, OfTwoEquallyLongOnesTheTableDecides) {
  EXPECT_EQ(accepted({candidate({0, 2}, FigureExpression()), candidate({0, 2}, TimeExpression())}), Accepted{1});
  EXPECT_EQ(accepted({candidate({0, 2}, name(EntityKind::place)), candidate({0, 2}, name(EntityKind::person))}),
            Accepted{1});
}

TEST(ContestTest, ThenTheRuleWithMoreLiteralsThenTheEarlierRule) {
  EXPECT_EQ(accepted({candidate({0, 2}, TimeExpression(), 1, 0), candidate({0, 2}, TimeExpression(), 2, 1)}),
            Accepted{1});
  EXPECT_EQ(accepted({candidate({0, 2}, TimeExpression(), 1, 5), candidate({0, 2}, TimeExpression(), 1, 4)}),
            Accepted{1});
}

TEST(ContestTest, AKindThatStandsOverOthersWinsAtAnyLength) {
  EXPECT_EQ(accepted({candidate({0, 1}, Designation()), candidate({0, 5}, FigureExpression())}), Accepted{0});
}

TEST(ContestTest, WhatMayLieInsideKeepsItsPlace) {
  EXPECT_EQ(accepted({candidate({0, 4}, name(EntityKind::person)), candidate({1, 2}, FigureExpression())}),
            (Accepted{0, 1}));
  // Across its border it may not.
  EXPECT_EQ(accepted({candidate({0, 4}, name(EntityKind::person)), candidate({3, 5}, FigureExpression())}),
            Accepted{0});
}

TEST(ContestTest, LosersKnowWhoWon) {
  const std::vector<Candidate> both = {candidate({1, 2}, FigureExpression()), candidate({0, 3}, TimeExpression())};
  const ContestResult result = Contest::parse(kTable, "contest.tsv")->settle(ten_tokens(), both);
  ASSERT_EQ(result.losses.size(), 1u);
  EXPECT_EQ(result.losses[0].loser, 0u);
  EXPECT_EQ(result.losses[0].winner, 1u);
}

TEST(ContestTest, FaultsOfTheTableNameTheirLine) {
  const auto unknown = Contest::parse("before\ttime\tfigure\nbeside\ttime\tfigure\n", "c.tsv");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().message, "unknown line; before, over or inside and two kinds were expected");
  EXPECT_EQ(unknown.error().line, 2u);
  const auto circle = Contest::parse("before\ttime\tfigure\nbefore\tfigure\ttime\n", "c.tsv");
  ASSERT_FALSE(circle.ok());
  EXPECT_EQ(circle.error().message, "kinds stand before each other in a circle; an order was expected");
}

TEST(ContestTest, KindsHaveTheirNames) {
  EXPECT_EQ(kind_of(candidate({0, 1}, TimeExpression())), "time");
  EXPECT_EQ(kind_of(candidate({0, 1}, FigureExpression())), "figure");
  EXPECT_EQ(kind_of(candidate({0, 1}, name(EntityKind::organization))), "organization");
  EXPECT_EQ(kind_of(candidate({0, 1}, Designation())), "designation");
}

}  // namespace
}  // namespace kiji
