#include "extractors/names/variant_key.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

VariantKeys shipped() {
  std::ifstream in(std::string(KIJI_SOURCE_DIR) + "/dictionaries/ja/variant.tsv", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  EXPECT_FALSE(text.empty());
  Result<VariantKeys> keys = VariantKeys::parse(text, "variant.tsv");
  EXPECT_TRUE(keys.ok());
  return keys.ok() ? *keys : VariantKeys();
}

TEST(VariantKeys, SpellingsOfOneNameHaveOneKey) {
  struct Case {
    std::string_view a, b;
  };
  constexpr Case kCases[] = {
      {"ウィトコフ", "ヴィトコフ"},
      {"ウィトコフ", "ビトコフ"},
      {"ベッセント", "ベセント"},
      {"ゼレンスキー", "ゼレンスキ"},
      {"マルコ・ルビオ", "マルコ=ルビオ"},
      {"マルコ・ルビオ", "マルコ　ルビオ"},
      {"ティム", "チム"},
      {"ディック", "ジック"},
      {"ヴァンス", "バンス"},
      {"ドミートリー", "ドミトリ"},
      {"フィリップ", "ヒリップ"},
      {"トゥスク", "ツスク"},
      {"渡邊", "渡辺"},
      {"高市", "髙市"},
      {"Trump", "TRUMP"},
  };
  const VariantKeys keys = shipped();
  for (const Case& c : kCases) EXPECT_EQ(keys.key(c.a), keys.key(c.b)) << c.a << " / " << c.b;
}

TEST(VariantKeys, DifferentNamesKeepDifferentKeys) {
  struct Case {
    std::string_view a, b;
  };
  constexpr Case kCases[] = {
      {"ルビオ", "ルピオ"},     {"プーチン", "ブーチン"}, {"コンスタンティン", "コンスタンティノフ"}, {"佐藤", "加藤"},
      {"トランプ", "トラップ"}, {"ハリス", "ハリソン"},   {"マルコ・ルビオ", "マルコルビオ"},
  };
  const VariantKeys keys = shipped();
  for (const Case& c : kCases) EXPECT_NE(keys.key(c.a), keys.key(c.b)) << c.a << " / " << c.b;
}

TEST(VariantKeys, TheEmptyNameHasTheEmptyKey) { EXPECT_EQ(shipped().key(""), ""); }

TEST(VariantKeys, WithoutATableANameIsItsOwnKey) { EXPECT_EQ(VariantKeys().key("ヴィ"), "ヴィ"); }

TEST(VariantKeys, TheLongestSpellingCounts) {
  const Result<VariantKeys> keys = VariantKeys::parse("b\tx\nc\txy\n", "v.tsv");
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(keys->key("xyx"), "cb");
}

TEST(VariantKeys, AnEmptyKeyDropsTheSpelling) {
  const Result<VariantKeys> keys = VariantKeys::parse("\tー\n", "v.tsv");
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(keys->key("ルー"), "ル");
}

TEST(VariantKeys, TheFirstOfAKeyIsThatOfTheWholeKey) {
  const VariantKeys keys = shipped();
  EXPECT_EQ(keys.first_of_key(""), U'\0');
  EXPECT_EQ(keys.first_of_key("ー"), U'\0');
  for (const std::string_view name : {"ウィトコフ", "ーウィトコフ", "・ハリス", "Trump", "佐藤", "x"}) {
    EXPECT_EQ(keys.first_of_key(name), decode_at(keys.key(name), 0).value) << name;
  }
}

TEST(VariantKeys, ALineWithoutSpellingIsAFault) {
  const Result<VariantKeys> keys = VariantKeys::parse("b\n", "v.tsv");
  ASSERT_FALSE(keys.ok());
  EXPECT_EQ(keys.error().message, "no spelling; a key, a tab and spellings expected");
  EXPECT_EQ(keys.error().line, 1u);
}

}  // namespace
}  // namespace kiji
