#include "pipeline/text/normalise.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <random>

#include "pipeline/core/utf8.h"
#include "tests/text/fold.h"

namespace kiji {
namespace {

struct Case {
  std::string_view in, want;
};

TEST(Normalise, FoldsWhatTheTableSaysAndNothingElse) {
  const Case cases[] = {
      {"", ""},
      {" ", " "},
      {"a", "a"},
      {"日", "日"},
      {"3日夜", "3日夜"},
      {"３日夜", "3日夜"},
      {"ＫＨ－１０１", "KH-101"},
      {"１.2億円", "1.2億円"},
      {"６・６", "6・6"},
      {"٢٠٢٦ ۲۰۲۶ २०२६ 𝟐𝟎", "2026 2026 2026 20"},
      {"2024¹ 10² ① Ⅳ ㍻", "2024¹ 10² ① Ⅳ ㍻"},  // NFKC would change them all
      {"ｶﾞｷﾞﾊﾟｱｰ･｢｣｡､", "ガギパアー・「」。、"},
      {"メール一つ――あ", "メール一つ--あ"},
      {"a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"},
      {"10〜20 10～20", "10~20 10~20"},
      {"“x” 「y」 ‘z’", "“x” 「y」 ‘z’"},
      {"あ\u3000い\u00A0う\u2009え\tお", "あ い う え お"},
      {"あ\u200Bい\u200Dう\u00ADえ\uFEFFお\u202Eか\u2066き", "あいうえおかき"},
      {"辻\U000E0100 葛\uFE00", "辻 葛"},
      {"日\uE000本\U000F0000\U0010FFFD", "日本"},
      {"a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h", "a\n\nb\nc\nd\ne\nf\ng\nh"},
      {"（！？：％）", "(!?:%)"},
      {"￦￥", "₩¥"},
  };
  for (const Case& c : cases) EXPECT_EQ(normaliser().fold(c.in), c.want) << c.in;
  EXPECT_EQ(normaliser().fold(std::string_view("a\0b\x1B\x7F", 5)), "ab");
}

// UAX 15, figures 3 to 6 and section 1.1: singletons, canonical composites, multiple marks.
TEST(Normalise, ComposesAsUax15Says) {
  const Case cases[] = {
      {"\u212B", "\u00C5"},
      {"\u2126", "\u03A9"},
      {"A\u030A", "\u00C5"},
      {"o\u0302", "\u00F4"},
      {"\u1E0B\u0323", "\u1E0D\u0307"},
      {"q\u0307\u0323", "q\u0323\u0307"},
      {"\uFB01", "\uFB01"},
      {"か\u3099", "が"},
      {"\u1100\u1161\u11A8", "각"},
      {"神 \uFA19", "神 神"},
      {"か\u200B\u3099", "が"},
      {"\u3099", "\u3099"},
  };
  for (const Case& c : cases) EXPECT_EQ(normaliser().fold(c.in), c.want) << c.in;
}

TEST(Normalise, TextThatNothingChangesHasNoMaps) {
  for (const std::string_view text : {"", "日本の首相は3日、「会う」と述べた。", "مُحَمَّد", "Zoë"}) {
    EXPECT_TRUE(normaliser().normalise(text).maps.empty()) << text;
  }
}

TEST(Normalise, SurfacesAreCarriedBackToTheArticle) {
  struct Back {
    std::string_view article, match, surface;
  };
  const Back cases[] = {
      {"は３日夜に", "3日夜", "３日夜"},
      {"は\u200B３日\u200B夜\u200Bに", "3日夜", "３日\u200B夜"},  // deletions at both edges stay outside
      {"ｳｨｶﾞﾂ", "ガ", "ｶﾞ"},
      {"か\u200B\u3099く", "が", "か\u200B\u3099"},
      {"が", "が", "が"},
      {"か\u3099く", "が", "か\u3099"},
      {"\uFEFFA\u030A\uFEFFx", "Å", "A\u030A"},
      {"x\u00AD", "x", "x"},
  };
  for (const Back& c : cases) {
    const MatchText match = normaliser().normalise(c.article);
    const size_t at = match.text.find(c.match);
    ASSERT_NE(at, std::string::npos) << c.article;
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + c.match.size())};
    EXPECT_EQ(slice(c.article, match.to_article(span)), c.surface) << c.article;
  }
}

// Characters whose fold, composition or deletion meets that of their neighbours.
std::string random_text(std::mt19937& random) {
  static constexpr std::u32string_view kAlphabet =
      U"aA1 "
      U"日本がか\u3099\u309Aｶﾞﾟ３Ａ－‐\u200B\u00AD\uFEFF\u0301\u0323e\u212B\u1100\u1161\u11A8\uAC00\uE000\U000E0100"
      U"\U0001F600\n\r\u3000、。ー〜٣\0";
  std::uniform_int_distribution<size_t> length(0, 40), pick(0, kAlphabet.size() - 1);
  std::string out;
  for (size_t n = length(random); n > 0; --n) append_utf8(out, kAlphabet[pick(random)]);
  return out;
}

TEST(Normalise, TwiceIsOnceAndTheResultIsNfcForRandomText) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const MatchText once = normaliser().normalise(text);
    ASSERT_EQ(find_invalid_utf8(once.text), std::string::npos);
    ASSERT_EQ(normaliser().fold(once.text), once.text) << text;
    UErrorCode status = U_ZERO_ERROR;
    ASSERT_TRUE(icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(once.text, status)) << text;
  }
}

// What a span is carried back to gives the span's own text when it is normalised by itself, as long as the span does
// not cut a composition; and it never grows beyond its neighbours' surfaces.
TEST(Normalise, EverySurfaceFoldsToItsMatchForRandomText) {
  std::mt19937 random(2);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random);
    const MatchText match = normaliser().normalise(text);
    uint32_t last = 0;
    for (uint32_t at = 0; at < match.text.size();) {
      const uint32_t size = decode_at(match.text, at).size;
      const Span back = match.to_article({at, at + size});
      ASSERT_LT(back.begin, back.end) << text;
      ASSERT_LE(back.end, text.size());
      ASSERT_FALSE(utf8_is_continuation(text[back.begin])) << text;
      ASSERT_TRUE(back.end == text.size() || !utf8_is_continuation(text[back.end])) << text;
      ASSERT_GE(back.begin, last) << "spans keep their order: " << text;
      last = back.begin;
      const std::string alone = normaliser().fold(slice(text, back));
      ASSERT_NE(alone.find(slice(match.text, {at, at + size})), std::string::npos) << text;
      at += size;
    }
  }
}

TEST(Normalise, EveryCodePointIsStableAloneAndAfterALetter) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    append_utf8(text, c);
    const std::string once = normaliser().fold(text);
    ASSERT_EQ(normaliser().fold(once), once) << std::hex << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace kiji
