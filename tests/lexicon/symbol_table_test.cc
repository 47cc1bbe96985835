#include "pipeline/lexicon/symbol_table.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kiji {
namespace {

TEST(SymbolTableTest, EverySetHasOneSymbolAndEveryClassItsSymbols) {
  SymbolTableBuilder table;
  for (const std::vector<ClassId>& set : std::vector<std::vector<ClassId>>{{}, {1}, {1, 2}, {2}, {1}, {1, 3}})
    table.add(set);
  ASSERT_TRUE(table.finish().ok());
  EXPECT_EQ(table.all().size(), 5u);
  for (const ClassId word_class : {ClassId{1}, ClassId{2}, ClassId{3}, ClassId{4}}) {
    std::vector<SymbolId> want;
    for (const SymbolId symbol : table.all()) {
      const auto& set = table.sets()[symbol];
      if (std::find(set.begin(), set.end(), word_class) != set.end()) want.push_back(symbol);
    }
    EXPECT_EQ(table.symbols_with(word_class), want) << word_class;
  }
  EXPECT_EQ(table.sets()[table.symbol({1, 2})], (std::vector<ClassId>{1, 2}));
}

TEST(SymbolTableTest, TheCommonestClassIsOneRange) {
  SymbolTableBuilder table;
  for (ClassId i = 2; i < 30; ++i) {
    table.add({i});
    table.add({1, i});
  }
  ASSERT_TRUE(table.finish().ok());
  const std::vector<SymbolId>& with = table.symbols_with(1);
  EXPECT_EQ(with.size(), 28u);
  EXPECT_EQ(with.back() - with.front() + 1u, with.size());
}

}  // namespace
}  // namespace kiji
