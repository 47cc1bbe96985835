#include "pipeline/text/letter_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiji {
namespace {

using testing::ElementsAre;

TEST(LetterCaseTest, AFormIsWrittenInOtherLetterCase) {
  EXPECT_THAT(other_cases("New Year's Day", "en"), ElementsAre("new year's day", "New year's day", "NEW YEAR'S DAY"));
  EXPECT_THAT(other_cases("per cent", "en"), ElementsAre("Per cent", "Per Cent", "PER CENT"));
  EXPECT_THAT(other_cases("a.m.", "en"), ElementsAre("A.m.", "A.M."));
  EXPECT_THAT(other_cases("straße", "de"), ElementsAre("Straße", "STRASSE"));
  EXPECT_THAT(other_cases("ilk", "tr"), ElementsAre("İlk", "İLK"));
  EXPECT_THAT(other_cases("мая", "ru"), ElementsAre("Мая", "МАЯ"));
  EXPECT_THAT(other_cases("2日", "ja"), ElementsAre());
  EXPECT_THAT(other_cases("", "en"), ElementsAre());
}

}  // namespace
}  // namespace kiji
