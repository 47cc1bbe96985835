#include "pipeline/text/fold_table.h"

#include <gtest/gtest.h>

#include "tests/text/fold.h"

namespace kiji {
namespace {

std::string fault_of(std::string_view tsv) {
  const auto table = FoldTable::parse(tsv, "fold.tsv");
  return table ? "no fault" : table.error().to_string();
}

TEST(FoldTable, EmptyTableFoldsNothing) {
  const auto table = FoldTable::parse("", "fold.tsv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->find(U'A'), nullptr);
  EXPECT_TRUE(Normaliser::open(table->serialise()));
}

TEST(FoldTable, FormsAreCharactersCodePointsRangesAndSets) {
  const auto table =
      FoldTable::parse("value\tforms\n# a comment\n\n-\t–|U+2014|U+2010..U+2012\n<digit>\t[:Nd:]\n", "fold.tsv");
  ASSERT_TRUE(table);
  for (const char32_t dash : {U'–', U'—', U'\u2010', U'\u2011', U'\u2012'}) {
    ASSERT_NE(table->find(dash), nullptr);
    EXPECT_EQ(*table->find(dash), "-");
  }
  EXPECT_EQ(table->find(U'\u2015'), nullptr);
  EXPECT_EQ(*table->find(U'٣'), "3");
  EXPECT_EQ(table->find(U'3'), nullptr) << "already what it would become";
}

TEST(FoldTable, LaterLineWins) {
  const auto table = FoldTable::parse("<delete>\t–\n-\t–\n", "fold.tsv");
  ASSERT_TRUE(table);
  EXPECT_EQ(*table->find(U'–'), "-");
}

TEST(FoldTable, FaultsNameLineColumnAndWhatWasExpected) {
  struct Case {
    std::string_view tsv, want;
  };
  const Case cases[] = {
      {"value\n", "fold.tsv:1:1: no tab; expected value TAB forms\n  value\n  ^"},
      {"\tx\n", "fold.tsv:1:1: no value; expected characters, U+XXXX or <delete>\n  \tx\n  ^"},
      {"-\t–\n<what>\tx\n", "fold.tsv:2:1: unknown value; expected <width>, <digit> or <delete>\n  <what>\tx\n  ^"},
      {"-\t–|ab\n",
       "fold.tsv:1:5: not one character; expected a character, U+XXXX or a set in [ ]\n  -\t–|ab\n   \t  ^"},
      {"-\t\n", "fold.tsv:1:3: not one character; expected a character, U+XXXX or a set in [ ]\n  -\t\n   \t^"},
      {"-\tU+20\n", "fold.tsv:1:3: not a code point; expected U+XXXX or U+XXXX..U+YYYY\n  -\tU+20\n   \t^"},
      {"-\tU+110000\n", "fold.tsv:1:3: not a code point; expected U+XXXX or U+XXXX..U+YYYY\n  -\tU+110000\n   \t^"},
      {"-\tU+2012..U+2010\n",
       "fold.tsv:1:3: not a code point; expected U+XXXX or U+XXXX..U+YYYY\n  -\tU+2012..U+2010\n   \t^"},
      {"-\t[:Nope:]\n",
       "fold.tsv:1:3: not a set of Unicode properties; expected for example [:Nd:]\n  -\t[:Nope:]\n   \t^"},
      {"-\t\xFF\n", "fold.tsv:1: not valid; expected UTF-8"},
      {"–\t—\n-\t–\n", "fold.tsv: — becomes –, which is folded itself; expected its last form"},
      {"b\ta\n", "fold.tsv: a is folded; printable ASCII stays as it is"},
  };
  for (const Case& c : cases) EXPECT_EQ(fault_of(c.tsv), c.want) << c.tsv;
}

TEST(FoldTable, TheProjectsTableLoads) {
  ASSERT_FALSE(fold_tsv().empty());
  EXPECT_EQ(fault_of(fold_tsv()), "no fault");
  const auto table = FoldTable::parse(fold_tsv(), "fold.tsv");
  EXPECT_EQ(*table->find(U'Ａ'), "A");
  EXPECT_EQ(table->find(U'ー'), nullptr) << "the long vowel mark is no dash";
  EXPECT_EQ(table->find(U'¹'), nullptr) << "NFKC is not wanted";
  EXPECT_EQ(table->find(U'①'), nullptr);
}

TEST(FoldTable, TheSameTableGivesTheSameBytes) {
  EXPECT_EQ(FoldTable::parse(fold_tsv(), "a")->serialise(), FoldTable::parse(fold_tsv(), "b")->serialise());
}

TEST(FoldTable, DamagedBytesAreRefused) {
  std::string bytes = FoldTable::parse(fold_tsv(), "fold.tsv")->serialise();
  const auto refused = [](std::string_view part) {
    const auto result = Normaliser::open(part);
    return !result && result.error().message == "the fold table is damaged; expected one written by `kiji pack`";
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(std::string_view(bytes).substr(0, bytes.size() - 1)));
  EXPECT_TRUE(refused(bytes + "x"));
  bytes[16] = '\xFF';  // a block that does not exist
  bytes[17] = '\xFF';
  EXPECT_TRUE(refused(bytes));
}

}  // namespace
}  // namespace kiji
