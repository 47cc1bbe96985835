#include "pipeline/lexicon/habits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

TEST(HabitsTest, ATableNamesTheHabitsThatALanguageHas) {
  EXPECT_EQ(*parse_habits("", "language.tsv"), Habits{});
  EXPECT_EQ(*parse_habits("# table\n# case\tany\n\n", "language.tsv"), Habits{});
  const Habits all = *parse_habits(
      "words\tspaced\nwords\tattached\nnumbers\tglued\nnumbers\tshorthand\ncase\tany\ntimes\tnarrow-"
      "first\ntense\tbefore\ncounted\tafter\ndates\tday-first\ndates\tmonth-first\ndates\tyear-first",
      "language.tsv");
  EXPECT_EQ(all, (Habits{.spaced = true,
                         .attached = true,
                         .any_case = true,
                         .narrow_first = true,
                         .verb_first = true,
                         .counted_after = true,
                         .day_first = true,
                         .month_first = true,
                         .year_first = true,
                         .numbers = {.glued = true, .shorthand = true}}));
}

TEST(HabitsTest, AnUnknownHabitIsAFaultWithItsLine) {
  for (const char* line : {"words", "words spaced", "words\tspaced ", "case\tupper"}) {
    const auto habits = parse_habits("# table\n" + std::string(line) + "\n", "xx/language.tsv");
    ASSERT_FALSE(habits) << line;
    EXPECT_EQ(habits.error().to_string(),
              "xx/language.tsv:2: no habit `" + std::string(line) +
                  "`; expected words spaced, words attached, numbers glued, numbers shorthand, "
                  "case any, times narrow-first, tense before, counted after, "
                  "dates day-first, dates month-first or dates year-first, with a tab between");
  }
}

Files spaced() {
  return {{"language.tsv", "# table\nwords\tspaced\ncase\tany\n"},
          {"numbers.tsv", "# source: test\nadd:2\ttwo\nordinal:2\tsecond\nscale:9\tbn\npoint\t.\n"},
          {"unit.tsv", word_list({{"km", "km"}, {"second", "second"}, {"percent", "per cent"}})},
          {"month-name.tsv", word_list({{"5", "=May"}})},
          {"lead.tsv", word_list({{"fiscal", "FY"}}, "# binds: lead\n")},
          {"day.tsv", word_list({{"d", "New Year's Day|Jan.|Jan"}})}};
}

TEST(HabitsTest, BlanksBetweenWordsAreNoTokens) {
  static const SmallLanguage language(spaced());
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {Case{"two km", "two|km"}, Case{"  two \t km \n", "two|km"}, Case{"", ""}, Case{" ", ""},
                        Case{"On New Year's Day.", "On|New Year's Day|."},
                        Case{"on NEW YEAR'S  DAY", "on|NEW YEAR'S  DAY"},  // blanks inside a form may be several
                        Case{"Jan. 5", "Jan.|5"}, Case{"January", "January"}, Case{"61-year-old", "61|-|year|-|old"}}) {
    EXPECT_EQ(language.split(c.in), c.want) << c.in;
  }
}

TEST(HabitsTest, AWordOfLettersAndDigitsComesApartWhereNumberAndFormsFillIt) {
  static const SmallLanguage language(spaced());
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {Case{"5km", "5|km"}, Case{"1.2bn", "1.2bn"}, Case{"FY2025", "FY|2025"}, Case{"MH17", "MH17"},
                        Case{"5G", "5G"}, Case{"km5", "km5"}, Case{"4x4", "4x4"}, Case{"H5N1 5km", "H5N1|5|km"}}) {
    EXPECT_EQ(language.split(c.in), c.want) << c.in;
  }
}

TEST(HabitsTest, AFormMayAlsoBeANumber) {
  Files files = spaced();
  files["temporal.rules"] =
      "rule nth\nmatch {ordinal} {unit}\nyield nothing()\nhit x => x | y\nmiss z\n\n"
      "rule lasts\nmatch two {unit=second}\nyield nothing()\nhit x => x | y\nmiss z\n";
  const SmallLanguage language(files);
  EXPECT_EQ(language.matches("temporal", "the SECOND km"), "nth:SECOND km[ordinal=SECOND,unit=km]");
  EXPECT_EQ(language.matches("temporal", "Two second"), "lasts:Two second[unit=second]");
}

TEST(HabitsTest, AnEqualsSignKeepsAFormAsItIsWritten) {
  Files files = spaced();
  files["temporal.rules"] = "rule month\nmatch {month-name}\nyield nothing()\nhit x => x | y\nmiss z\n";
  const SmallLanguage language(files);
  EXPECT_EQ(language.matches("temporal", "in May"), "month:May[month-name=May]");
  EXPECT_EQ(language.matches("temporal", "it may"), "");
}

TEST(HabitsTest, ABlankInARuleOfASpacedLanguageIsAFault) {
  Files files = spaced();
  files["temporal.rules"] = "rule gap\nmatch {unit} _? km\nyield nothing()\nhit x => x | y\nmiss z\n";
  try {
    const SmallLanguage language(files);
    FAIL() << "compiled";
  } catch (const std::runtime_error& fault) {
    EXPECT_THAT(fault.what(), testing::HasSubstr("blanks are no tokens where words are spaced"));
  }
}

}  // namespace
}  // namespace kiji
