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

TEST(DictionaryTest, AnEmptyFolderHasNoLanguages) {
  const TemporaryFolder folder;
  const auto folders = read_dictionaries(folder.path());
  ASSERT_TRUE(folders.ok());
  EXPECT_TRUE(folders->empty());
}

}  // namespace
}  // namespace kiji
