#include "pipeline/read/charset.h"

#include <gtest/gtest.h>

#include <random>

#include "pipeline/core/utf8.h"
#include "tests/read/files.h"

namespace kiji {
namespace {

constexpr std::string_view kArticle =
    "市長、橋の工事を発表\n2026年2月1日\n市は1日、古い橋の架け替え工事を来月から始めると発表した。市長は「住民の声を聞"
    "いて決めた」と述べた。"
    "費用は約12億円で、コンクリートの劣化が進んでいた。\n";

std::string code_of(std::string_view bytes) {
  const auto result = decode(bytes);
  return result ? "no fault" : result.error().code + ": " + result.error().message;
}

TEST(Charset, NothingIsEmpty) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {""sv, " "sv, "\n\r\n\t"sv, "\xEF\xBB\xBF"sv, "\xEF\xBB\xBF \n"sv, "\xFF\xFE"sv, "\xFF\xFE \0"sv}) {
    EXPECT_EQ(code_of(bytes), "empty: there is no text; expected an article");
  }
}

TEST(Charset, Utf8IsTakenAsItIsWithoutItsMark) {
  for (const std::string_view text : {"a", "日", " a ", "a\r\nb", "\xF0\x9F\x98\x80"}) {
    const auto plain = decode(text), marked = decode("\xEF\xBB\xBF" + std::string(text));
    ASSERT_TRUE(plain && marked);
    EXPECT_EQ(plain->text, text);
    EXPECT_EQ(marked->text, text);
    EXPECT_EQ(plain->charset, "UTF-8");
    EXPECT_TRUE(plain->warnings.empty());
  }
}

TEST(Charset, JapaneseCharsetsAreRecognised) {
  struct Case {
    const char *icu, *mark;
    std::string_view want;
  };
  const Case cases[] = {
      {"ibm-943_P15A-2003", "", "Shift_JIS"}, {"euc-jp-2007", "", "EUC-JP"}, {"ISO-2022-JP", "", "ISO-2022-JP"},
      {"UTF-16LE", "", "UTF-16LE"},           {"UTF-16BE", "", "UTF-16BE"},  {"UTF-32LE", "", "UTF-32LE"},
      {"UTF-32BE", "", "UTF-32BE"},           {"UTF-8", "", "UTF-8"},
  };
  for (const Case& c : cases) {
    const auto got = decode(encoded(kArticle, c.icu));
    ASSERT_TRUE(got) << c.icu << got.error().message;
    EXPECT_EQ(got->text, kArticle) << c.icu;
    EXPECT_EQ(got->charset, c.want);
    EXPECT_TRUE(got->warnings.empty()) << c.icu;
  }
}

TEST(Charset, ByteOrderMarksDecide) {
  using namespace std::string_literals;
  struct Case {
    std::string mark;
    const char* charset;
  };
  const Case cases[] = {{"\xFF\xFE"s, "UTF-16LE"},
                        {"\xFE\xFF"s, "UTF-16BE"},
                        {"\xFF\xFE\0\0"s, "UTF-32LE"},
                        {"\0\0\xFE\xFF"s, "UTF-32BE"}};
  for (const Case& c : cases) {
    for (const std::string_view text : {"a", "日", "1\n"}) {
      const auto got = decode(c.mark + encoded(text, c.charset));
      ASSERT_TRUE(got) << c.charset;
      EXPECT_EQ(got->text, text);
      EXPECT_EQ(got->charset, c.charset);
    }
  }
}

TEST(Charset, ShortJapaneseTextsAreRecognised) {
  for (const std::string_view text : {"記事です", "これはテストの記事", "東京の天気は晴れ"}) {
    for (const char* charset : {"ibm-943_P15A-2003", "euc-jp-2007", "UTF-16LE"}) {
      const auto got = decode(encoded(text, charset));
      ASSERT_TRUE(got) << charset << text;
      EXPECT_EQ(got->text, text) << charset;
    }
  }
}

TEST(Charset, VendorsCharactersOfShiftJisAndEucAreRead) {
  for (const char* charset : {"ibm-943_P15A-2003", "euc-jp-2007"}) {
    const auto got = decode(encoded("①㈱髙﨑" + std::string(kArticle), charset));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->text, "①㈱髙﨑" + std::string(kArticle)) << charset;
  }
}

TEST(Charset, OtherCharsetsAreRecognised) {
  const std::string_view russian =
      "Мэр заявил во вторник, что ремонт моста начнётся в следующем месяце и займёт два года.";
  const auto cyrillic = decode(encoded(russian, "windows-1251"));
  ASSERT_TRUE(cyrillic);
  EXPECT_EQ(cyrillic->text, russian);
  const std::string_view french =
      "Le maire a annoncé mardi que les travaux du pont débuteraient le mois prochain, à la fin de l'été.";
  const auto latin = decode(encoded(french, "windows-1252"));
  ASSERT_TRUE(latin);
  EXPECT_EQ(latin->text, french);
}

TEST(Charset, ALoneBadByteInUtf8IsReplacedWithAWarning) {
  std::string bytes(kArticle);
  bytes.insert(6, "\xFF");
  const auto got = decode(bytes);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->text, std::string(kArticle.substr(0, 6)) + "\uFFFD" + std::string(kArticle.substr(6)));
  EXPECT_EQ(got->warnings,
            (std::vector<Warning>{
                {"charset-replaced", "1 byte sequence is no character and became U+FFFD; the first at byte 6"}}));
  // The end of the file cut off inside a character.
  const auto cut = decode(kArticle.substr(0, kArticle.size() - 3));
  ASSERT_TRUE(cut);
  EXPECT_TRUE(cut->text.ends_with("\uFFFD"));
}

TEST(Charset, Utf8MayBeDamagedUpToItsLimit) {
  const auto damaged = [](size_t good) {
    std::string bytes;
    while (good-- > 0) bytes += "\u5E02";
    return decode(bytes + "\xE5");
  };
  ASSERT_TRUE(damaged(kMinGoodPerBad));
  EXPECT_EQ(damaged(kMinGoodPerBad)->charset, "UTF-8");
  const auto below = damaged(kMinGoodPerBad - 1);
  EXPECT_TRUE(!below || below->charset != "UTF-8");
}

TEST(Charset, BytesThatNoCharsetFitsAreAFaultThatNamesTheFirst) {
  EXPECT_EQ(code_of("\x9E\xC7"), "charset: byte 0 is not UTF-8; expected a known charset");
  EXPECT_EQ(code_of("\xC6\x95\xB1\xB9\x83"), "charset: byte 2 is not UTF-8; expected a known charset");
}

TEST(Charset, BytesThatAreNoTextAreBinary) {
  using namespace std::string_literals;
  const std::string message = "binary: the bytes are not text; expected an article";
  EXPECT_EQ(code_of("\0"s), message);
  EXPECT_EQ(code_of(std::string(1000, '\0')), message);
  EXPECT_EQ(code_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0\x1F\xF3\xFF"s), message);
  std::mt19937 random(6);
  for (const size_t size : {100, 1000, 100000}) {
    std::string bytes;
    for (size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(random()));
    EXPECT_EQ(code_of(bytes), message) << size;
  }
}

TEST(Charset, ControlsAreAllowedUpToTheirLimit) {
  const std::string text(kMinBytesPerControl - 1, 'a');
  const auto kept = decode(text + '\0');
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->text, text + '\0') << "a NUL in a text is kept";
  EXPECT_EQ(code_of(text.substr(1) + '\0'), "binary: the bytes are not text; expected an article");
}

TEST(Charset, RandomBytesGiveValidUtf8OrAFault) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (size_t n = random() % 60; n > 0; --n)
      bytes.push_back(static_cast<char>(random() % 4 == 0 ? random() : 0x80 + random() % 0x70));
    const auto got = decode(bytes);
    if (got) {
      ASSERT_EQ(find_invalid_utf8(got->text), std::string::npos);
    } else {
      ASSERT_FALSE(got.error().message.empty());
    }
  }
}

}  // namespace
}  // namespace kiji
