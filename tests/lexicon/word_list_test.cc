#include "pipeline/lexicon/word_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiji {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(WordList, ReadsValuesFormsColumnsAndHeaders) {
  const Result<WordList> list = parse_word_list(
      "# Days of the week, as newspapers write them.\n"
      "# source: own list\n"
      "# cost: 2500\n"
      "# binds: number\n"
      "# compounds: inherit\n"
      "value\tforms\tiso\tshort\n"
      "\n"
      "monday\t月曜日|月曜\t1\t月\n"
      "tuesday\t火曜日\n",
      "dictionaries/ja/weekday.tsv");
  ASSERT_TRUE(list.ok()) << list.error().to_string();
  EXPECT_EQ(list->word_class, "weekday");
  EXPECT_EQ(list->path, "dictionaries/ja/weekday.tsv");
  EXPECT_EQ(list->source, "own list");
  EXPECT_EQ(list->cost, 2500);
  EXPECT_TRUE(list->binds_number);
  EXPECT_TRUE(list->compounds_inherit);
  EXPECT_THAT(list->column_names, ElementsAre("iso", "short"));
  ASSERT_EQ(list->entries.size(), 2u);
  EXPECT_EQ(list->entries[0].value, "monday");
  EXPECT_THAT(list->entries[0].forms, ElementsAre("月曜日", "月曜"));
  EXPECT_THAT(list->entries[0].columns, ElementsAre("1", "月"));
  EXPECT_EQ(list->entries[0].line, 8u);
  EXPECT_THAT(list->entries[1].columns, ElementsAre("", "")) << "absent columns are empty";
}

TEST(WordList, HasDefaultsAndMayBeWithoutWordsOrFinalLineFeed) {
  const Result<WordList> empty = parse_word_list("# source: own list\n", "month.tsv");
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(empty->word_class, "month");
  EXPECT_EQ(empty->cost, kDefaultWordCost);
  EXPECT_FALSE(empty->binds_number);
  EXPECT_FALSE(empty->compounds_inherit);
  EXPECT_THAT(empty->entries, IsEmpty());
  const Result<WordList> one = parse_word_list("# source: own list\na\tb", "month.tsv");
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->entries.size(), 1u);
}

TEST(WordList, TakesProseCommentsWithColonsForComments) {
  const Result<WordList> list = parse_word_list(
      "# source: own list\n# Note: upper case is prose.\n# see http://example.org\n# two words: prose\n#cost: x\n",
      "a.tsv");
  EXPECT_TRUE(list.ok()) << list.error().to_string();
}

TEST(WordList, KeepsBlanksInsideForms) {
  const Result<WordList> list = parse_word_list("# source: own list\nNY\tNew York\n", "a.tsv");
  ASSERT_TRUE(list.ok());
  EXPECT_THAT(list->entries[0].forms, ElementsAre("New York"));
}

TEST(WordList, AcceptsCostsToTheLimit) {
  EXPECT_TRUE(parse_word_list("# source: s\n# cost: 0\n", "a.tsv").ok());
  EXPECT_TRUE(parse_word_list("# source: s\n# cost: 32767\n", "a.tsv").ok());
  EXPECT_FALSE(parse_word_list("# source: s\n# cost: 32768\n", "a.tsv").ok());
  EXPECT_FALSE(parse_word_list("# source: s\n# cost: -1\n", "a.tsv").ok());
}

struct FaultCase {
  const char* name;
  const char* text;
  uint32_t line, column;
  const char* message;
};

class WordListFault : public ::testing::TestWithParam<FaultCase> {};

TEST_P(WordListFault, IsToldWithItsPlace) {
  const FaultCase& test = GetParam();
  const Result<WordList> list = parse_word_list(test.text, "ja/a.tsv");
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().code, "word-list");
  EXPECT_EQ(list.error().path, "ja/a.tsv");
  EXPECT_EQ(list.error().line, test.line);
  EXPECT_EQ(list.error().column, test.column);
  EXPECT_THAT(list.error().message, HasSubstr(test.message));
}

INSTANTIATE_TEST_SUITE_P(
    Each, WordListFault,
    ::testing::Values(
        FaultCase{"Empty", "", 1, 1, "no source"}, FaultCase{"NoSource", "a\tb\n", 1, 1, "no source"},
        FaultCase{"EmptySource", "# source:\n", 1, 10, "empty source"},
        FaultCase{"UnknownKey", "# source: s\n# colour: red\n", 2, 3, "unknown key \"colour\"; expected source, cost"},
        FaultCase{"NoNumber", "# source: s\n# cost: cheap\n", 2, 9, "not a cost; expected a whole number"},
        FaultCase{"BindsWhat", "# source: s\n# binds: word\n", 2, 10, "expected number, unit or lead"},
        FaultCase{"CompoundsWhat", "# source: s\n# compounds: no\n", 2, 14, "expected inherit"},
        FaultCase{"NoTab", "# source: s\n日本\n", 2, 3, "no tab"},
        FaultCase{"TooManyTabs", "# source: s\n日\t本\t国\n", 2, 4, "too many columns; expected at most 2"},
        FaultCase{"EmptyValue", "# source: s\n\tb\n", 2, 1, "empty value"},
        FaultCase{"EmptyForm", "# source: s\n日\t本||国\n", 2, 5, "empty form"},
        FaultCase{"NoForm", "# source: s\na\t\n", 2, 3, "empty form"},
        FaultCase{"FormTwice", "# source: s\n日\t本|国|本\n", 2, 7, "form twice"},
        FaultCase{"BlankAtEdge", "# source: s\na\tb |c\n", 2, 3, "blank at the edge"},
        FaultCase{"CarriageReturn", "# source: s\r\n", 1, 12, "carriage return"},
        FaultCase{"InvalidUtf8", "# source: s\n日\t\xE6\x9C\n", 2, 3, "invalid UTF-8"},
        FaultCase{"HeaderWithoutColumns", "# source: s\nvalue\tforms\n", 2, 1, "no further columns"},
        FaultCase{"ColumnTwice", "# source: s\nvalue\tforms\tx\tx\n", 2, 15, "column name twice"},
        FaultCase{"EmptyColumnName", "# source: s\nvalue\tforms\t\n", 2, 13, "empty column name"}),
    [](const auto& test) { return test.param.name; });

TEST(WordListFault, ShowsTheLine) {
  const Result<WordList> list = parse_word_list("# source: s\n日\t本||国\n", "ja/a.tsv");
  EXPECT_EQ(list.error().excerpt, "日\t本||国");
  const Result<WordList> broken = parse_word_list("# source: s\n日本\xFF国\n", "ja/a.tsv");
  EXPECT_EQ(broken.error().excerpt, "日本") << "an excerpt is valid UTF-8";
}

}  // namespace
}  // namespace kiji
