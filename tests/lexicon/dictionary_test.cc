#include "pipeline/lexicon/dictionary.h"

#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

TEST(DictionaryTest, FoldersAreLanguagesAndFilesAreListsRulesOrTables) {
  const TemporaryFolder folder;
  folder.write("ja/month.tsv", word_list({{"1", "睦月"}}));
  folder.write("ja/temporal.rules", "rule r\nmatch {month}\nyield date(month)\nhit a => a | 1\nmiss b\n");
  folder.write("und/contest.tsv", "# table\nbefore\ttime\tfigure\n");
  folder.write("und/README.md", "no dictionary");
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok()) << folders.error().to_string();
  ASSERT_EQ(folders->size(), 2u);
  EXPECT_EQ((*folders)[0].language, "ja");
  EXPECT_EQ((*folders)[0].lists[0].word_class, "month");
  EXPECT_EQ((*folders)[0].rules.at("temporal")[0].name, "r");
  EXPECT_EQ((*folders)[1].tables.at("contest").text, "# table\nbefore\ttime\tfigure\n");
  EXPECT_TRUE((*folders)[1].lists.empty());
}

TEST(DictionaryTest, AFileOutsideALanguageBelongsToNone) {
  const TemporaryFolder folder;
  folder.write("company.tsv", word_list({{"1", "架空商事"}}));
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok());
  ASSERT_EQ(folders->size(), 1u);
  EXPECT_EQ((*folders)[0].language, kNoLanguage);
}

TEST(DictionaryTest, TheFirstFaultOfAFileStopsEverything) {
  const TemporaryFolder folder;
  folder.write("ja/bad.rules", "match a\n");
  const auto folders = read_dictionaries(folder.path());
  ASSERT_FALSE(folders.ok());
  EXPECT_TRUE(folders.error().path.ends_with("ja/bad.rules"));
  EXPECT_EQ(folders.error().line, 1u);
}

constexpr const char* kRule = "rule r\nmatch {month}\nyield date(month)\nhit a => a | 1\nmiss b\n";

TEST(DictionaryTest, AMachineMadeFolderLiesUnderTheLanguagesOwnFileByFile) {
  const TemporaryFolder folder;
  folder.write("xx/month.tsv", word_list({{"1", "own"}}));
  folder.write("xx/temporal.rules", kRule);
  folder.write("cldr/figures.rules", kRule);
  folder.write("cldr/xx/month.tsv", word_list({{"1", "made"}}));
  folder.write("cldr/xx/day.tsv", word_list({{"1", "made"}}));
  folder.write("cldr/xx/temporal.rules", kRule);
  folder.write("cldr/xx/language.tsv", "# table\nwords\tspaced\n");
  folder.write("cldr/yy/temporal.rules", kRule);
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok()) << folders.error().to_string();
  ASSERT_EQ(folders->size(), 3u);
  EXPECT_EQ((*folders)[0].language, kMachineMade);
  EXPECT_TRUE((*folders)[0].rules.contains("figures"));
  const DictionaryFolder& own = (*folders)[1];
  EXPECT_EQ(own.language, "xx");
  ASSERT_EQ(own.lists.size(), 2u);
  EXPECT_EQ(own.lists[0].entries[0].forms[0], "own");
  EXPECT_EQ(own.lists[1].word_class, "day");
  EXPECT_TRUE(own.rules.at("temporal")[0].path.ends_with("/xx/temporal.rules"));
  EXPECT_EQ(own.rules.at("temporal")[0].path.find("/cldr/"), std::string::npos);
  EXPECT_EQ(own.machine_made, std::set<std::string>{"figures"});
  EXPECT_TRUE(own.tables.contains("language"));
  EXPECT_EQ((*folders)[2].language, "yy");
  EXPECT_EQ((*folders)[2].machine_made, (std::set<std::string>{"figures", "temporal"}));
}

TEST(DictionaryTest, ALanguageThatHasAllRulesTakesNothingMachineMade) {
  const TemporaryFolder folder;
  folder.write("xx/temporal.rules", kRule);
  folder.write("cldr/xx/temporal.rules", kRule);
  folder.write("cldr/xx/day.tsv", word_list({{"1", "made"}}));
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok());
  EXPECT_TRUE((*folders)[1].lists.empty());
  EXPECT_TRUE((*folders)[1].machine_made.empty());
}

TEST(DictionaryTest, ATableMayPutMachineMadeRulesBehindHandWrittenOnes) {
  const TemporaryFolder folder;
  folder.write("xx/temporal.rules", kRule);
  folder.write("cldr/beside.tsv", "# table\nxx\ttemporal\n");
  folder.write("cldr/xx/temporal.rules", kRule);
  folder.write("cldr/xx-yy/numbers.tsv", word_list({{"point", "."}}));
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok());
  ASSERT_EQ((*folders)[1].rules.at("temporal").size(), 2u);
  EXPECT_NE((*folders)[1].rules.at("temporal")[1].path.find("/cldr/"), std::string::npos);
  EXPECT_TRUE((*folders)[1].by_hand);
  EXPECT_FALSE((*folders)[2].by_hand);
  EXPECT_TRUE((*folders)[2].rules.empty());
}

TEST(DictionaryTest, AnEmptyFolderHasNoLanguages) {
  const TemporaryFolder folder;
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok());
  EXPECT_TRUE(folders->empty());
}

}  // namespace
}  // namespace kiji
