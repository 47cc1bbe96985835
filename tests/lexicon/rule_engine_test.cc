#include "pipeline/lexicon/rule_engine.h"

#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

std::string rules(std::initializer_list<std::pair<std::string_view, std::string_view>> patterns) {
  std::string out;
  for (const auto& [name, pattern] : patterns) {
    out += "rule " + std::string(name) + "\nmatch " + std::string(pattern) + "\nyield f()\nhit x => x | x\nmiss y\n\n";
  }
  return out;
}

// One language for each set of patterns; words a to f, numbers, katakana.
std::string found(std::initializer_list<std::pair<std::string_view, std::string_view>> patterns,
                  std::string_view text) {
  const SmallLanguage language(
      {{"word.tsv", word_list({{"one", "子"}, {"two", "丑"}, {"three", "寅"}, {"four", "卯"}, {"five", "辰"}})},
       {"kind.rules", rules(patterns)}});
  return language.matches("kind", text);
}

TEST(RuleEngineTest, SequencesMatchWithTheirSlots) {
  EXPECT_EQ(found({{"r", "{word=one} {number}"}}, "子12丑"), "r:子12[word=子,number=12]");
  EXPECT_EQ(found({{"r", "{a:word=one} ( {b:word=two} )? {c:word=three}"}}, "子丑寅子寅"),
            "r:子丑寅[a=子,b=丑,c=寅] r:子寅[a=子,c=寅]");
  EXPECT_EQ(found({{"r", "子 ( 丑 | 寅 ) 卯"}}, "子丑卯子寅卯子卯"), "r:子丑卯[] r:子寅卯[]");
  EXPECT_EQ(found({{"r", "{word=one} {^word}"}}, "子丑子7"), "r:子7[word=子]");
}

TEST(RuleEngineTest, OfTheWaysThroughARuleTheLongestStays) {
  EXPECT_EQ(found({{"r", "子 ( 丑 )? ( 寅 )?"}}, "子丑寅"), "r:子丑寅[]");
  EXPECT_EQ(found({{"r", "子 | 子 丑"}}, "子丑"), "r:子丑[]");
  EXPECT_EQ(found({{"short", "子"}, {"long", "子 丑"}}, "子丑"), "short:子[] long:子丑[]");
}

TEST(RuleEngineTest, TheTriggerMayStandAnywhere) {
  EXPECT_EQ(found({{"r", "{a:word=one} {b:word=two} !{number}"}}, "子丑5"), "r:子丑5[a=子,b=丑,number=5]");
  EXPECT_EQ(found({{"r", "( {a:word=one} )? !{number} {b:word=two}"}}, "子5丑6丑"),
            "r:子5丑[a=子,number=5,b=丑] r:6丑[number=6,b=丑]");
}

TEST(RuleEngineTest, OnlyWhatStandsBetweenTheMarksIsTheSpan) {
  EXPECT_EQ(found({{"r", "子 < {number} > 丑"}}, "子5丑5丑"), "r:5[number=5]");
  EXPECT_EQ(found({{"r", "子 < !丑 > 寅"}}, "子丑寅丑寅"), "r:丑[]");
}

TEST(RuleEngineTest, EdgesAreTheEndsOfTheSentence) {
  EXPECT_EQ(found({{"r", "^ 子"}}, "子子"), "r:子[]");
  EXPECT_EQ(found({{"r", "子 $"}}, "子子"), "r:子[]");
  EXPECT_EQ(found({{"r", "^ 子 $"}}, "子"), "r:子[]");
  EXPECT_EQ(found({{"r", "^ 子 $"}}, "子丑"), "");
}

TEST(RuleEngineTest, RunsReachAsFarAsTheyCan) {
  EXPECT_EQ(found({{"r", "子+ 丑"}}, "子子子丑"), "r:子子子丑[] r:子子丑[] r:子丑[]");
  EXPECT_EQ(found({{"r", "{a:word=one}+ !丑"}}, "子子丑"), "r:子子丑[a=子子]");
  EXPECT_EQ(found({{"r", "卯 ( 子 | 丑 )* 寅"}}, "卯子丑子寅卯寅"), "r:卯子丑子寅[] r:卯寅[]");
  EXPECT_EQ(found({{"r", "{a:word=one}+ {b:word=one} 丑"}}, "子子子丑"), "r:子子子丑[a=子子,b=子] r:子子丑[a=子,b=子]");
}

TEST(RuleEngineTest, ARunEndsAtItsLimit) {
  const auto length = [](size_t runs) {
    std::string text;
    for (size_t i = 0; i < runs; ++i) text += "子";
    const std::string all = found({{"r", "子+ !丑"}}, text + "丑");
    return all.substr(0, all.find('['));
  };
  const auto letters = [&](size_t runs) { return (length(runs).size() - 2 - 3) / 3; };  // "r:" and 丑 apart
  EXPECT_EQ(letters(kRunSymbols - 1), kRunSymbols - 1);
  EXPECT_EQ(letters(kRunSymbols), kRunSymbols);
  EXPECT_EQ(letters(kRunSymbols + 1), kRunSymbols);
}

TEST(RuleEngineTest, AGapIsBoundedAndTakesTheNearest) {
  const auto with_gap = [](int gap) {
    std::string text = "子";
    for (int i = 0; i < gap; ++i) text += "卯";
    return found({{"r", "子 … 丑"}}, text + "丑丑");
  };
  EXPECT_EQ(with_gap(0), "r:子丑[]");
  EXPECT_EQ(with_gap(1), "r:子卯丑[]");
  EXPECT_NE(with_gap(kGapSymbols), "");
  EXPECT_EQ(with_gap(kGapSymbols + 1), "");
}

TEST(RuleEngineTest, AGapBeforeTheTriggerTakesTheNearestOfTheAlternatives) {
  const auto with_gap = [](int gap) {
    std::string text = "子";
    for (int i = 0; i < gap; ++i) text += "卯";
    return found({{"r", "子 … < !丑 >"}}, text + "丑");
  };
  EXPECT_EQ(with_gap(0), "r:丑[]");
  EXPECT_EQ(with_gap(kGapSymbols), "r:丑[]");
  EXPECT_EQ(with_gap(kGapSymbols + 1), "");
  EXPECT_EQ(found({{"r", "^ … < !丑 >"}}, "子丑"), "r:丑[]");
  EXPECT_EQ(found({{"r", "( {a:word=one} | {b:word=two} ) … < !{word=five} >"}}, "子丑卯辰"), "r:辰[b=丑,word=辰]");
  EXPECT_EQ(found({{"r", "( {b:word=two} | {a:word=one} ) … < !{word=five} >"}}, "丑子卯辰"), "r:辰[a=子,word=辰]");
}

TEST(RuleEngineTest, RepeatedGroupsWhoseSlotsAreAskedForAreMatchedToo) {
  const SmallLanguage language(
      {{"word.tsv", word_list({{"one", "子"}, {"two", "丑"}, {"three", "寅"}})},
       {"kind.rules",
        "rule r\nmatch {a:word=one} ( {b:word=two} | {c:word=three} )+\nyield f(a, b)\nhit x => x | x\nmiss y\n"}});
  EXPECT_EQ(language.matches("kind", "子丑寅丑"), "r:子丑寅丑[a=子,b=丑,c=寅]");
}

TEST(RuleEngineTest, NumberClassesAndShapesAreClasses) {
  EXPECT_EQ(found({{"r", "{day} {katakana}"}}, "31アア32アア"), "r:31アア[day=31,katakana=アア]");
  EXPECT_EQ(found({{"r", "{unknown}"}}, "子アア"), "r:アア[unknown=アア]");
}

TEST(RuleEngineTest, AKindWithoutRulesFindsNothing) {
  const SmallLanguage language({{"word.tsv", word_list({{"one", "子"}})}});
  EXPECT_EQ(language.matches("kind", "子"), "");
}

}  // namespace
}  // namespace kiji
