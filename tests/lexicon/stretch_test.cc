#include "pipeline/lexicon/stretch.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace kiji {
namespace {

class StretchTest : public testing::Test {
 protected:
  Stretch read(std::string_view text, bool spaced = false) {
    Stretch out;
    out.read(text, {0, static_cast<uint32_t>(text.size())}, table_, spaced);
    return out;
  }

  std::vector<uint64_t> data_ = *build_trie(std::vector<std::string>{"年", "日"}, std::vector<uint32_t>{0, 1});
  Trie trie_{data_};
  NumberReader numbers_{{{NumeralKind::digit, 3, 0, "三"}}};
  CharacterTable table_{trie_, numbers_};
};

TEST_F(StretchTest, OfNothingHasOnlyItsEnd) {
  const Stretch stretch = read("");
  EXPECT_EQ(stretch.size(), 0u);
  EXPECT_EQ(stretch.byte(0), 0u);
  EXPECT_EQ(stretch.codes().size(), 1u);
  EXPECT_EQ(stretch.codes()[0], 0u);
}

TEST_F(StretchTest, KnowsByteCodeAndScriptOfEachCharacter) {
  const Stretch stretch = read("a年𠮷日");
  ASSERT_EQ(stretch.size(), 4u);
  EXPECT_EQ(stretch.byte(2), 4u);
  EXPECT_EQ(stretch.byte(4), 11u);
  EXPECT_EQ(stretch.at_byte(4), 2u);
  EXPECT_EQ(stretch.at_byte(5), 3u);
  EXPECT_EQ(stretch.codes()[0], 0u);
  EXPECT_EQ(stretch.codes()[1], trie_.code(U'年'));
  EXPECT_NE(stretch.codes()[3], 0u);
  EXPECT_EQ(stretch.codes()[4], 0u);
  EXPECT_EQ(stretch.script(0), Script::latin);
  EXPECT_EQ(stretch.script(2), Script::kanji);
}

TEST_F(StretchTest, RunsGoToTheEndOfTheirScript) {
  const Stretch stretch = read("アイabウ");
  EXPECT_EQ(stretch.run_end(0), 2u);
  EXPECT_TRUE(stretch.inside_run(1));
  EXPECT_FALSE(stretch.inside_run(2));
  EXPECT_EQ(stretch.run_end(2), 4u);
  EXPECT_EQ(stretch.run_end(4), 5u);
  EXPECT_FALSE(stretch.inside_run(5));
  EXPECT_EQ(read("日年").run_end(0), 1u);  // kanji make no runs
}

TEST_F(StretchTest, ANumberStartsAtItsFirstDigitOnly) {
  const Stretch stretch = read("a12三三");
  EXPECT_FALSE(stretch.may_start_number(0));
  EXPECT_TRUE(stretch.may_start_number(1));
  EXPECT_FALSE(stretch.may_start_number(2));
  EXPECT_TRUE(stretch.may_start_number(3));
  EXPECT_TRUE(stretch.may_start_number(4));
  Stretch part;
  part.read("12", {1, 2}, table_, false);
  EXPECT_FALSE(part.may_start_number(0));  // the digit before it stands in another stretch
}

TEST_F(StretchTest, BlanksBetweenSpacedWordsAreOne) {
  const Stretch spaced = read("a   b ", true);
  ASSERT_EQ(spaced.size(), 4u);
  EXPECT_EQ(spaced.byte(1), 1u);
  EXPECT_EQ(spaced.byte(2), 4u);
  EXPECT_EQ(read("a   b ").size(), 6u);
}

}  // namespace
}  // namespace kiji
