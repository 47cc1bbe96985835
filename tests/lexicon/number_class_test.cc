#include "pipeline/lexicon/number_class.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace kiji {
namespace {

constexpr std::string_view kHeader = "value\tmin\tmax\trequire\tforbid\tdigits\n";

std::string read_dictionary(const std::string& path) {
  std::ifstream file(std::string(KIJI_SOURCE_DIR) + "/dictionaries/" + path);
  return std::string((std::istreambuf_iterator<char>(file)), {});
}

const NumberClasses& classes() {
  static const NumberClasses out =
      *NumberClasses::parse(read_dictionary("und/number-classes.tsv"), "number-classes.tsv");
  return out;
}

const NumberReader& reader() {
  static const NumberReader out(*parse_numerals(*parse_word_list(read_dictionary("ja/numbers.tsv"), "numbers.tsv")));
  return out;
}

bool is(std::string_view text, std::string_view name) {
  const auto& names = classes().names();
  const auto found = std::find(names.begin(), names.end(), name);
  EXPECT_NE(found, names.end()) << name;
  const auto readings = reader().read(text, 0);
  EXPECT_FALSE(readings.empty()) << text;
  return (classes().classes_of(*readings.front().number) >> (found - names.begin()) & 1) != 0;
}

TEST(NumberClasses, of_und_say_what_a_number_can_be) {
  struct Case {
    std::string_view text;
    std::vector<std::string_view> yes, no;
  };
  for (const auto& [text, yes, no] : {
           Case{"0",
                {"number", "integer", "hour", "minute", "small", "digits"},
                {"day", "month", "positive", "year2", "spelled"}},
           Case{"1", {"day", "month", "era-year", "positive"}, {"year2", "decimal", "vague"}},
           Case{"12", {"day", "month", "hour", "year2", "digits2"}, {"year4"}},
           Case{"13", {"day", "hour"}, {"month"}},
           Case{"25", {"hour", "day"}, {"month"}},
           Case{"31", {"day", "minute"}, {"hour", "century"}},
           Case{"32", {"minute", "small"}, {"day"}},
           Case{"05", {"day", "month", "year2", "digits2"}, {"year4"}},
           Case{"60", {"second"}, {"minute"}},
           Case{"999", {"year3"}, {"year4", "small"}},
           Case{"2026", {"year4", "digits4", "integer"}, {"year3", "day"}},
           Case{"3000", {"digits4"}, {"year4"}},
           Case{"2,026", {"integer", "number"}, {"year4", "digits4"}},
           Case{"二〇二六", {"year4", "spelled", "positional"}, {"year-spelled"}},
           Case{"二千二十六", {"year-spelled", "spelled"}, {"year4"}},
           Case{"二十", {"day", "hour", "year2"}, {"month", "digits"}},
           Case{"3.5", {"decimal", "percent", "number"}, {"integer", "day"}},
           Case{"3.0", {"decimal"}, {"integer", "day"}},
           Case{"100.5", {"decimal"}, {"percent"}},
           Case{"数十", {"vague", "spelled"}, {"integer", "day", "percent"}},
           Case{"三分の一", {"fraction"}, {"integer", "decimal"}},
           Case{"1億2000万", {"integer", "number"}, {"digits", "spelled"}},
           Case{"9999999999999999999999999999", {"integer", "number"}, {"small"}},
       }) {
    for (const auto name : yes) EXPECT_TRUE(is(text, name)) << text << " is no " << name;
    for (const auto name : no) EXPECT_FALSE(is(text, name)) << text << " is " << name;
  }
}

std::string random_number(std::mt19937& random) {
  static const std::vector<std::string> parts = {"0",  "1",  "7",  "31", "99", "05", "2026", ",280", ".5", "万",
                                                 "億", "十", "百", "一", "〇", "二", "数",   "分の", "・"};
  std::string out;
  for (size_t i = 1 + random() % 5; i > 0; --i) out += parts[random() % parts.size()];
  return out;
}

TEST(NumberClasses, foresee_every_set_that_a_number_has) {
  const auto sets = classes().possible_sets();
  EXPECT_TRUE(std::is_sorted(sets.begin(), sets.end()));
  EXPECT_LT(sets.size(), 400u);
  const auto foreseen = [&](const Number& number) {
    return std::binary_search(sets.begin(), sets.end(), classes().classes_of(number));
  };
  std::mt19937 random(4);
  size_t numbers = 0;
  for (int round = 0; round < 50000; ++round) {
    const std::string text = random_number(random);
    for (const auto& [end, number] : reader().read(text, 0)) {
      if (!number) continue;
      ++numbers;
      ASSERT_TRUE(foreseen(*number)) << text.substr(0, end);
    }
  }
  EXPECT_GT(numbers, 30000u);
  for (int value = 0; value < 20000; ++value) {
    for (const std::string& text : {std::to_string(value), "0" + std::to_string(value), std::to_string(value) + ".5"}) {
      ASSERT_TRUE(foreseen(*reader().read(text, 0).front().number)) << text;
    }
  }
}

TEST(NumberClasses, of_an_empty_file_are_none) {
  const auto none = NumberClasses::parse("", "x.tsv");
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->names().empty());
  EXPECT_EQ(none->classes_of(Number{.value = 5}), 0u);
  EXPECT_THAT(none->possible_sets(), testing::ElementsAre(0u));
}

TEST(NumberClasses, are_at_most_sixty_four) {
  std::string text(kHeader);
  for (size_t i = 0; i < kMaxNumberClasses; ++i) text += "class" + std::to_string(i) + "\n";
  const auto full = NumberClasses::parse(text, "x.tsv");
  ASSERT_TRUE(full.ok());
  EXPECT_EQ(full->classes_of(Number{.value = 5}), ~NumberClassSet{0});
  const auto more = NumberClasses::parse(text + "one-more\n", "x.tsv");
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().to_string(), "x.tsv: more than 64 number classes");
}

TEST(NumberClasses, say_which_line_is_wrong) {
  struct Case {
    std::string line;
    std::string_view want;
  };
  for (const auto& [line, want] : {
           Case{"day\tone", "x.tsv:2: not a bound; expected a whole number from 0 on"},
           Case{"day\t-1", "x.tsv:2: not a bound; expected a whole number from 0 on"},
           Case{"day\t1.5", "x.tsv:2: not a bound; expected a whole number from 0 on"},
           Case{"day\t\t1000000000001", "x.tsv:2: not a bound; expected a whole number from 0 on"},
           Case{"day\t5\t1", "x.tsv:2: min is above max; no number would be of this class"},
           Case{"\t5", "x.tsv:2: no class name; expected one in the first column"},
           Case{"day\t\t\t\t\t\tx", "x.tsv:2: too many columns; expected at most 6"},
           Case{"day\t\t\tinteger whole",
                "x.tsv:2: no writing `whole`; expected digits spelled mixed point grouped vague fraction leading-zero "
                "positional ordinal integer"},
       }) {
    const auto parsed = NumberClasses::parse(std::string(kHeader) + line + "\n", "x.tsv");
    ASSERT_FALSE(parsed.ok()) << line;
    EXPECT_EQ(parsed.error().to_string(), want);
  }
  EXPECT_TRUE(NumberClasses::parse(std::string(kHeader) + "day\t\t1000000000000\n", "x.tsv").ok());
  EXPECT_EQ(NumberClasses::parse("day\t1\n", "x.tsv").error().to_string(),
            "x.tsv:1: no header; expected value min max require forbid digits");
}

TEST(NumberClasses, an_ordinal_is_of_no_class_that_does_not_ask_for_one) {
  const NumberReader english(*parse_numerals(*parse_word_list(read_dictionary("en/numbers.tsv"), "numbers.tsv")));
  const auto names_of = [&](std::string_view text) {
    std::vector<std::string> out;
    const NumberClassSet set = classes().classes_of(*english.read(text, 0).front().number);
    for (size_t i = 0; i < classes().names().size(); ++i) {
      if ((set >> i & 1) != 0) out.push_back(classes().names()[i]);
    }
    return out;
  };
  EXPECT_THAT(names_of("21st"), testing::ElementsAre("ordinal", "ordinal-day", "ordinal-small", "ordinal-digits"));
  EXPECT_THAT(names_of("hundredth"), testing::ElementsAre("ordinal"));
  EXPECT_THAT(names_of("twenty"), testing::Not(testing::Contains("ordinal")));
}

}  // namespace
}  // namespace kiji
