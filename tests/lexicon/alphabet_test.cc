#include "pipeline/lexicon/alphabet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kiji {
namespace {

using Sets = std::vector<std::vector<SymbolId>>;

TEST(AlphabetTest, SymbolsThatNoSetTellsApartAreOneLetter) {
  const Sets sets = {{}, {0, 1, 2}, {2, 3}, {0, 1, 2, 3, 4}};
  const Alphabet alphabet = make_alphabet(sets, 5);
  const auto& letters = alphabet.letters;
  EXPECT_EQ(letters[0], letters[1]);
  EXPECT_NE(letters[1], letters[2]);
  EXPECT_NE(letters[2], letters[3]);
  EXPECT_NE(letters[3], letters[4]);
  EXPECT_TRUE(alphabet.sets[0].empty());
  EXPECT_EQ(alphabet.sets[1].size(), 2u);  // {0, 1} and {2}
  EXPECT_EQ(alphabet.sets[3].size(), 4u);
}

TEST(AlphabetTest, WithoutSetsAllSymbolsAreOneLetter) {
  const Alphabet alphabet = make_alphabet({}, 3);
  EXPECT_EQ(alphabet.letters, (std::vector<Letter>{1, 1, 1}));
  EXPECT_TRUE(make_alphabet({}, 0).letters.empty());
}

TEST(AlphabetTest, KeepsTheMembersOfRandomSets) {
  std::mt19937 random(3);
  constexpr SymbolId kSymbols = 60;
  Sets sets(12);
  for (auto& set : sets) {
    for (SymbolId symbol = 0; symbol < kSymbols; ++symbol) {
      if (random() % 3 == 0) set.push_back(symbol);
    }
  }
  const Alphabet alphabet = make_alphabet(sets, kSymbols);
  for (size_t i = 0; i < sets.size(); ++i) {
    for (SymbolId symbol = 0; symbol < kSymbols; ++symbol) {
      const Letter letter = alphabet.letters[symbol];
      EXPECT_NE(letter, kEdgeLetter);
      EXPECT_EQ(std::binary_search(alphabet.sets[i].begin(), alphabet.sets[i].end(), letter),
                std::binary_search(sets[i].begin(), sets[i].end(), symbol));
    }
  }
}

}  // namespace
}  // namespace kiji
