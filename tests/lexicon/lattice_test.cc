#include "pipeline/lexicon/lattice.h"

#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

const SmallLanguage& language() {
  static const SmallLanguage out({
      {"word.tsv",
       word_list(
           {{"n",
             "日付|日夜|中国|日中|四国電力|一時停止|銀行|米国|国務長官|十分な|千葉県|停止|付|夜|の|を|は|県|で"}})},
      {"unit.tsv", word_list({{"u", "日|分|時|人|機|km"}}, "# binds: number\n")},
      {"tail.tsv", word_list({{"t", "半|後"}}, "# binds: unit\n")},
      {"lead.tsv", word_list({{"l", "午後"}}, "# binds: lead\n")},
      {"country.tsv", word_list({{"UA", "ウクライナ"}, {"US", "米"}})},
      {"thing.tsv", word_list({{"x", "エネルギー|インフラ|ベッ|セント|コンス|ティン"}})},
      {"rare.tsv", word_list({{"x", "カイマ|ンド"}}, "# cost: 9000\n")},
  });
  return out;
}

TEST(LatticeTest, ANumberIsBoundToItsUnit) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"30日夜", "30|日|夜"},
      {"8日付", "8|日|付"},
      {"31日米国務長官", "31|日|米|国務長官"},
      {"3日中国", "3|日|中国"},
      {"7日銀行", "7|日|銀行"},
      {"一時停止", "一時停止"},
      {"一時半", "一|時|半"},
      {"午後一時", "午後|一|時"},
      {"十分後", "十|分|後"},
      {"十分な", "十分な"},
      {"千葉県で千人", "千葉県|で|千|人"},
      {"四国電力", "四国電力"},
      {"5kmを", "5|km|を"},
      {"111機の", "111|機|の"},
  };
  for (const Case& c : cases) EXPECT_EQ(language().split(c.in), c.want) << c.in;
}

TEST(LatticeTest, AWordFillsItsRunOrTheRunSplitsIntoCommonWords) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"ウクライナエネルギーインフラ", "ウクライナ|エネルギー|インフラ"},
      {"ウクライナ・インフラ", "ウクライナ|・|インフラ"},  // the dot ends a run
      {"ベッセント", "ベッセント"},                        // parts of two characters do not count
      {"コンスタンティン", "コンスタンティン"},            // タン is no word
      {"カイマンド", "カイマンド"},                        // rare words make no parts
      {"kms", "kms"},
  };
  for (const Case& c : cases) EXPECT_EQ(language().split(c.in), c.want) << c.in;
}

TEST(LatticeTest, TokensCoverEveryText) {
  for (const std::string_view text : {"", "。", "日", "漢", "a", "日日日日", "8.1.31と07:00", "\n\n", "😀日"}) {
    const Analysis analysis = language().analyse(text);
    uint32_t at = 0;
    for (const Token& token : analysis.tokens) {
      EXPECT_EQ(token.span.begin, at);
      at = token.span.end;
    }
    EXPECT_EQ(at, text.size()) << text;
  }
}

TEST(LatticeTest, NeighbouringUnknownCharactersOfOneScriptAreOneToken) {
  EXPECT_EQ(language().split("鬱鬱を"), "鬱鬱|を");
  EXPECT_EQ(language().split("鬱ぬ"), "鬱|ぬ");
}

TEST(LatticeTest, ALongSentenceIsCutAtTheLimitOfSymbols) {
  const auto sentences = [](uint32_t tokens) {
    std::string text;
    for (uint32_t i = 0; i < tokens; ++i) text += "。";
    return language().analyse(text).sentences.size();
  };
  EXPECT_EQ(sentences(kSentenceSymbols), 1u);
  EXPECT_EQ(sentences(kSentenceSymbols + 1), 2u);
}

TEST(LatticeTest, ARunOfDigitsThatIsNoNumberIsOneUnknownToken) {
  const std::string digits(Decimal::kMaxDigits + 1, '7');
  const Analysis analysis = language().analyse(digits + "を");
  ASSERT_EQ(analysis.tokens.size(), 2u);
  EXPECT_EQ(analysis.tokens[0].number, kNoNumber);
  EXPECT_EQ(language().analyse(digits.substr(1)).numbers.size(), 1u);
}

}  // namespace
}  // namespace kiji
