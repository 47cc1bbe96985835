#include "pipeline/lexicon/lattice_path.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

using State = LatticePath::State;

LatticeEdge word(uint32_t to, int32_t cost, uint16_t flags = 0) { return {to, cost, EdgeKind::word, flags, 7}; }
LatticeEdge number(uint32_t to, int32_t cost) { return {to, cost, EdgeKind::number, 0, 0}; }

LatticePath path_of(uint32_t size, bool attached = false) {
  LatticePath out;
  out.start(size, attached);
  return out;
}

TEST(LatticePathTest, OnlyItsFirstPositionIsReached) {
  const LatticePath path = path_of(2);
  EXPECT_TRUE(path.reached(0));
  EXPECT_FALSE(path.reached(1));
  EXPECT_TRUE(path.only_behind_word(0));
}

TEST(LatticePathTest, TheCheaperWayStaysAndOfEqualOnesTheFirst) {
  LatticePath path = path_of(1);
  path.offer_all(0,
                 std::vector<LatticeEdge>{
                     {1, 500, EdgeKind::word, 0, 1}, {1, 400, EdgeKind::word, 0, 2}, {1, 400, EdgeKind::word, 0, 3}});
  EXPECT_EQ(path.step(1, State::kAfterWord).id, 2u);
  EXPECT_EQ(path.step(1, State::kAfterWord).cost, 400 + kTokenCost);
}

TEST(LatticePathTest, BehindANumberItsUnitShutsOutWords) {
  LatticePath path = path_of(2);
  path.offer_all(0, std::vector<LatticeEdge>{number(1, 500)});
  EXPECT_FALSE(path.only_behind_word(1));
  path.offer_all(1, std::vector<LatticeEdge>{word(2, -9000), word(2, 5000, kBindsNumber)});
  EXPECT_EQ(path.best_state(2), State::kAfterUnit);
  EXPECT_FALSE(path.reached(2, State::kAfterWord));
  EXPECT_EQ(path.step(2, State::kAfterUnit).cost, 500 + 5000 + 2 * kTokenCost + kBondBonus);
}

TEST(LatticePathTest, InAttachedWordsAUnitShutsOutNumbersAlone) {
  LatticePath path = path_of(2, true);
  path.offer_all(0, std::vector<LatticeEdge>{number(1, 500)});
  path.offer_all(1, std::vector<LatticeEdge>{word(2, 100), number(2, 100), word(2, 5000, kBindsNumber)});
  EXPECT_TRUE(path.reached(2, State::kAfterWord));
  EXPECT_FALSE(path.reached(2, State::kAfterNumber));
}

TEST(LatticePathTest, TailsClingToUnitsAndNumbersToLeads) {
  LatticePath path = path_of(3);
  path.offer(0, State::kAfterWord, word(1, 0, kLeadsNumber));
  path.offer(1, State::kAfterLead, number(2, 0));
  EXPECT_EQ(path.step(2, State::kAfterNumber).cost, 2 * kTokenCost + kBondBonus);
  LatticePath tail = path_of(3);
  tail.offer(0, State::kAfterWord, number(1, 0));
  tail.offer(1, State::kAfterNumber, word(2, 0, kBindsNumber));
  tail.offer(2, State::kAfterUnit, word(3, 0, kBindsUnit));
  EXPECT_EQ(tail.step(3, State::kAfterWord).cost, 3 * kTokenCost + 2 * kBondBonus);
  LatticePath plain = path_of(1);
  plain.offer_plain(0, State::kAfterWord, word(1, 0, kBindsUnit));
  EXPECT_EQ(plain.step(1, State::kAfterWord).cost, kTokenCost);
}

TEST(LatticePathTest, AWayThatABondCannotMakeUpForDoesNotMatter) {
  LatticePath path = path_of(2);
  path.offer(0, State::kAfterWord, word(1, 0));
  path.offer(0, State::kAfterWord, number(1, -kBondBonus));
  EXPECT_TRUE(path.only_behind_word(1));
  path.offer(0, State::kAfterWord, number(1, -kBondBonus - 1));
  EXPECT_FALSE(path.only_behind_word(1));
}

}  // namespace
}  // namespace kiji
