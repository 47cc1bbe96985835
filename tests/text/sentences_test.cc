#include "pipeline/text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

std::vector<std::string> sentences(std::string_view text, std::span<const std::string> abbreviations = {}) {
  std::vector<std::string> out;
  for (const Span span : split_sentences(text, abbreviations)) out.emplace_back(slice(text, span));
  return out;
}

struct Case {
  std::string_view in;
  std::vector<std::string> want;
};

TEST(Sentences, EdgesGiveWhatIsThere) {
  const Case cases[] = {
      {"", {}},     {" ", {" "}},       {"\n\n", {"\n\n"}}, {"。", {"。"}},
      {"a", {"a"}}, {"\n a", {"\n a"}}, {"」", {"」"}},     {"「", {"「"}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, JapaneseSentencesEndWithTheirMarkAndItsClosers) {
  const Case cases[] = {
      {"雨が降った。風も吹いた。", {"雨が降った。", "風も吹いた。"}},
      {"本当か!?驚いた。", {"本当か!?", "驚いた。"}},
      {"雨だ。 風だ。\n\n雪だ", {"雨だ。 ", "風だ。\n\n", "雪だ"}},
      {"見出し\n本文だ。", {"見出し\n", "本文だ。"}},
      {"気温は3.5度。19.8%だった。", {"気温は3.5度。", "19.8%だった。"}},
      {"実験を行った.次に測った.", {"実験を行った.", "次に測った."}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, ADateWithPointsGoesOn) {
  const Case cases[] = {
      {"2026. 1. 31. 회의", {"2026. 1. 31. ", "회의"}},
      {"It was 2026. 12 people came.", {"It was 2026. ", "12 people came."}},
      {"On page 7. 300 more", {"On page 7. ", "300 more"}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, NothingEndsInsideAQuotation) {
  const Case cases[] = {
      {"「雨だ。傘を持て。」と述べた。次。", {"「雨だ。傘を持て。」と述べた。", "次。"}},
      {"「雨だ。傘を持て」と述べた。", {"「雨だ。傘を持て」と述べた。"}},
      {"彼は言った。「行く。」町長は去った。", {"彼は言った。", "「行く。」", "町長は去った。"}},
      {"町(人口は1万。港がある。)で起きた。次。", {"町(人口は1万。港がある。)で起きた。", "次。"}},
      {"「『雨だ。』と聞いた。だから」と話す。次。", {"「『雨だ。』と聞いた。だから」と話す。", "次。"}},
      {"終わった(注。)。次。", {"終わった(注。)。", "次。"}},
      {"“雨だ。雪だ。”と述べた。", {"“雨だ。雪だ。”と述べた。"}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, ABracketThatIsNotClosedProtectsNothing) {
  const Case cases[] = {
      {"「雨だ。風だ。\n雪だ。」次。", {"「雨だ。", "風だ。\n", "雪だ。」", "次。"}},
      {"雨だ)。風だ。", {"雨だ)。", "風だ。"}},
      {"(「雨だ。風)だ。」雪だ。", {"(「雨だ。風)だ。」", "雪だ。"}},
      {"「雨(だ。風」だ。雪だ。", {"「雨(だ。風」だ。", "雪だ。"}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, AQuotationIsProtectedUpToItsLimit) {
  const auto quote = [](size_t bytes) {
    std::string inner = "雨。";
    while (inner.size() + 3 <= bytes) inner += "風";
    inner.resize(bytes, 'a');
    return "「" + inner + "」と述べた。";
  };
  EXPECT_EQ(sentences(quote(kMaxQuotationBytes)).size(), 1u);
  EXPECT_EQ(sentences(quote(kMaxQuotationBytes + 1)).size(), 2u);
}

TEST(Sentences, LatinPointsAreNotAlwaysEnds) {
  const Case cases[] = {
      {"It rained. The wind blew.", {"It rained. ", "The wind blew."}},
      {"Growth was 3.5 percent. Prices fell.", {"Growth was 3.5 percent. ", "Prices fell."}},
      {"J. Smith came. He left.", {"J. Smith came. ", "He left."}},
      {"The U.S. President spoke.", {"The U.S. President spoke."}},
      {"At 5 p.m. on Monday.", {"At 5 p.m. on Monday."}},
      {"1. First point", {"1. First point"}},
      {"He asked \"Why?\" Then he left.", {"He asked \"Why?\" ", "Then he left."}},
      {"“I go. I stay.” He left.", {"“I go. I stay.” ", "He left."}},
      {"“I go. I stay,” he said. He left.", {"“I go. I stay,” he said. ", "He left."}},
      {"See a.b/?q=1 there.", {"See a.b/?q=1 there."}},
  };
  for (const Case& c : cases) EXPECT_EQ(sentences(c.in), c.want) << c.in;
}

TEST(Sentences, AbbreviationsOfTheDataEndNothing) {
  const std::vector<std::string> abbreviations = {"Dr.", "Yahoo!"};
  EXPECT_EQ(sentences("Then Dr. Sato came. He left.", abbreviations),
            (std::vector<std::string>{"Then Dr. Sato came. ", "He left."}));
  EXPECT_EQ(sentences("会社はYahoo!ニュースで知らせた。", abbreviations).size(), 1u);
  EXPECT_EQ(sentences("Then Dr. Sato came.").size(), 2u);
}

TEST(Sentences, AnAbbreviationMayHoldStopsAndStandForDigits) {
  const std::vector<std::string> abbreviations = {"##.", "n\u00F3v.", "\u0E04.\u0E28."};
  EXPECT_EQ(sentences("Am 31. Januar 2025. Dann", abbreviations),
            (std::vector<std::string>{"Am 31. Januar 2025. ", "Dann"}));
  EXPECT_EQ(sentences("Am 5. n\u00F3v. 2025", abbreviations).size(), 1u);
  EXPECT_EQ(sentences("31 \u0E04.\u0E28. 2026", abbreviations).size(), 1u);
}

TEST(Sentences, ASmallLetterOfAnyScriptGoesOn) {
  EXPECT_EQ(sentences("5. \u044F\u043D\u0432. \u043E\u043D").size(), 1u);
  EXPECT_EQ(sentences("5 \u042F\u043D\u0432. \u041E\u043D").size(), 2u);
}

TEST(Sentences, OtherScriptsEndWithTheirOwnMarks) {
  EXPECT_EQ(sentences("वर्षा हुई। हवा चली।").size(), 2u);
  EXPECT_EQ(sentences("هل جاء؟ نعم.").size(), 2u);
}

TEST(Sentences, RandomTextIsCoveredInOrder) {
  static constexpr std::u32string_view kAlphabet = U"ab1日とカ。.!?、「」『』()“”\" \nA’।";
  std::mt19937 random(4);
  std::uniform_int_distribution<size_t> length(1, 60), pick(0, kAlphabet.size() - 1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t n = length(random); n > 0; --n) append_utf8(text, kAlphabet[pick(random)]);
    uint32_t at = 0;
    for (const Span span : split_sentences(text)) {
      ASSERT_EQ(span.begin, at) << text;
      ASSERT_LT(span.begin, span.end) << text;
      ASSERT_TRUE(span.end == text.size() || !utf8_is_continuation(text[span.end])) << text;
      at = span.end;
    }
    ASSERT_EQ(at, text.size()) << text;
  }
}

TEST(Sentences, TimeIsLinearInBrackets) {
  for (const std::string_view unit : {"「", "「)", "(「。)", "。", ".", "「」", "\"", "!", "a.", "1."}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(split_sentences(text).empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1)) << unit;
  }
}

}  // namespace
}  // namespace kiji
