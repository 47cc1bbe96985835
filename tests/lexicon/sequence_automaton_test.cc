#include "pipeline/lexicon/sequence_automaton.h"

#include <gtest/gtest.h>

#include <random>

namespace kiji {
namespace {

using Steps = std::vector<SequenceTree::Step>;

constexpr Letter kLetters = 9;  // with the edge

// Set i (from 1) holds the letters whose bit i - 1 is set: 8 letters beside the edge, 3 sets. Set 0 holds the edge
// alone.
SetTable three_sets() {
  SetTable sets(4, kLetters);
  sets.add(0, kEdgeLetter);
  for (Letter letter = 1; letter < kLetters; ++letter) {
    for (uint32_t set = 1; set <= 3; ++set) {
      if ((letter >> (set - 1) & 1) != 0) sets.add(set, letter);
    }
  }
  return sets;
}

// The obvious way: does the sequence match exactly these letters?
bool matches(const Steps& steps, const SetTable& sets, size_t step, const std::vector<Letter>& letters, size_t at) {
  if (step == steps.size()) return at == letters.size();
  if (at == letters.size() || !sets.holds(steps[step].set, letters[at])) return false;
  if (matches(steps, sets, step + 1, letters, at + 1)) return true;
  return steps[step].run && matches(steps, sets, step, letters, at + 1);
}

TEST(SequenceAutomatonTest, AgreesWithTheObviousWayOnRandomSequences) {
  std::mt19937 random(7);
  const SetTable sets = three_sets();
  SequenceTree tree;
  std::vector<Steps> all;
  for (uint32_t i = 0; i < 60; ++i) {
    Steps steps(1 + random() % 4);
    for (auto& step : steps) step = {static_cast<uint32_t>(random() % 4), random() % 4 == 0};
    tree.add(steps, i);
    all.push_back(steps);
  }
  SequenceAutomaton automaton(tree, sets);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Letter> letters(1 + random() % 5);
    for (Letter& letter : letters) letter = random() % 9 == 0 ? kEdgeLetter : static_cast<Letter>(1 + random() % 8);
    SequenceAutomaton::State state = SequenceAutomaton::kStart;
    for (const Letter letter : letters) state = automaton.next(state, letter);
    std::vector<uint32_t> want;
    for (uint32_t i = 0; i < all.size(); ++i) {
      if (matches(all[i], sets, 0, letters, 0)) want.push_back(i);
    }
    const auto accepts = automaton.accepts(state, kEdgeLetter);
    EXPECT_EQ(std::vector<uint32_t>(accepts.begin(), accepts.end()), want);
  }
}

TEST(SequenceAutomatonTest, NamesWhatCanStandBehindASymbol) {
  const SetTable sets = three_sets();
  SequenceTree tree;
  tree.add(Steps{{1, false}}, 0);                 // anywhere
  tree.add(Steps{{1, false}}, 1, 2);              // behind a letter of set 2
  tree.add(Steps{{1, false}, {1, false}}, 2, 0);  // behind the edge
  SequenceAutomaton automaton(tree, sets);
  const auto behind = [&](SequenceAutomaton::State state, Letter before) {
    const auto found = automaton.accepts(state, before);
    return std::vector<uint32_t>(found.begin(), found.end());
  };
  using List = std::vector<uint32_t>;
  const SequenceAutomaton::State one = automaton.start(1), two = automaton.next(one, 1);
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(behind(one, 2), (List{0, 1}));
    EXPECT_EQ(behind(one, 4), (List{0}));
    EXPECT_EQ(behind(one, kEdgeLetter), (List{0}));
    EXPECT_EQ(behind(two, kEdgeLetter), (List{2}));
    EXPECT_EQ(behind(two, 2), (List{}));
  }
}

TEST(SequenceAutomatonTest, WhatCannotGoOnIsDead) {
  const SetTable sets = three_sets();
  SequenceTree tree;
  tree.add(Steps{{1, false}}, 0);
  SequenceAutomaton automaton(tree, sets);
  EXPECT_EQ(automaton.next(SequenceAutomaton::kStart, 2), SequenceAutomaton::kDead);
  EXPECT_EQ(automaton.next(automaton.next(SequenceAutomaton::kStart, 1), 1), SequenceAutomaton::kDead);
  EXPECT_EQ(automaton.next(SequenceAutomaton::kDead, 1), SequenceAutomaton::kDead);
}

}  // namespace
}  // namespace kiji
