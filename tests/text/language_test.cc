#include "pipeline/text/language.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Language, TextWithoutLettersIsUndetermined) {
  for (const std::string_view text : {"", " ", "2026-02-01", "!?。、", "\n", "ab", "東京"}) {
    EXPECT_EQ(detect_language(text), (Language{"und", "detected", 0})) << text;
  }
}

TEST(Language, IsDetectedByScriptThenByCld2) {
  struct Case {
    std::string_view text, want;
  };
  const Case cases[] = {
      {"雨が", "ja"},
      {"市は3日、橋の工事を始めると発表した。", "ja"},
      {"ｶﾀｶﾅ ﾆｭｰｽ", "ja"},
      {"시장은 3일 다리 공사를 시작한다고 밝혔다.", "ko"},
      {"市长三日宣布，这座桥梁的修复工程将于下个月开始，预计两年内完成。", "zh"},
      {"市長三日宣布，這座橋樑的修復工程將於下個月開始，預計兩年內完成。", "zh-Hant"},
      {"The mayor said on Tuesday that repairs to the bridge would begin next month.", "en"},
      {"Le maire a annoncé mardi que les travaux du pont commenceraient le mois prochain.", "fr"},
      {"Мэр заявил во вторник, что ремонт моста начнётся в следующем месяце.", "ru"},
      {"ראש העיר הודיע ביום שלישי כי שיפוץ הגשר יתחיל בחודש הבא.", "he"},
  };
  for (const Case& c : cases) {
    const Language got = detect_language(c.text);
    EXPECT_EQ(got.tag, c.want) << c.text;
    EXPECT_EQ(got.by, "detected");
    EXPECT_GT(got.confidence, 0.4) << c.text;
    EXPECT_LE(got.confidence, 1) << c.text;
  }
}

TEST(Language, AFewKanaInAChineseArticleAreNotJapanese) {
  EXPECT_EQ(
      detect_language(
          "市长三日参观了名为「の」的商店，并宣布这座桥梁的修复工程将于下个月开始，预计两年内完成，总投资三亿元。")
          .tag,
      "zh");
}

TEST(Language, WhatIsKnownIsTakenAtItsWord) {
  EXPECT_EQ(detect_language("The mayor said", Language{"JA_jp", "declared", 1}), (Language{"ja-JP", "declared", 1}));
  EXPECT_EQ(detect_language("雨が降った。", Language{"", "given", 1}).tag, "ja");
}

TEST(Language, OnlyTheBeginningIsLookedAt) {
  std::string text = "x";
  while (text.size() < kLanguageSampleBytes) text += "雨が降る";  // a character lies across the limit
  for (int i = 0; i < 1000; ++i) text += "The mayor said that. ";
  EXPECT_EQ(detect_language(text).tag, "ja");
}

TEST(Language, TagsHaveTheCaseOfRfc5646Section2_1_1) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"", "und"},          {"JA", "ja"}, {"ja-jp", "ja-JP"}, {"zh_hant_tw", "zh-Hant-TW"}, {"sl-ROZAJ", "sl-rozaj"},
      {"es-419", "es-419"}, {"-", "und"}};
  for (const Case& c : cases) EXPECT_EQ(canonical_tag(c.in), c.want);
  EXPECT_EQ(primary_subtag("zh-Hant-TW"), "zh");
  EXPECT_EQ(primary_subtag("ja"), "ja");
}

}  // namespace
}  // namespace kiji
