#include <gtest/gtest.h>

#include "pipeline/core/record.h"
#include "pipeline/read/plain.h"

namespace kiji {
namespace {

// "title:見出し|paragraph:本文".
std::string shape(std::string_view text, std::string_view title = {}) {
  std::string out;
  for (const Block& block : layout(text, title)) {
    if (!out.empty()) out += '|';
    out.append(to_string(block.kind)).append(":").append(slice(text, block.span));
  }
  return out;
}

TEST(Layout, EdgesHaveNone) {
  EXPECT_EQ(shape(""), "");
  EXPECT_EQ(shape("\n \n\u3000\n"), "");
  EXPECT_EQ(shape("見出し"), "paragraph:見出し");
  EXPECT_EQ(shape("\n 見出し \n\n"), "paragraph:見出し");
  EXPECT_EQ(shape("2026年2月1日"), "paragraph:2026年2月1日");
}

TEST(Layout, APlainArticleHasTitleDateBylineHeadingsAndParagraphs) {
  EXPECT_EQ(shape("市長、橋の工事を発表\n"
                  "2026年2月1日(日)\n"
                  "【前橋=山田太郎】\n"
                  "\n"
                  "　市は1日、橋の工事を始めると発表した。\n"
                  "住民の声\n"
                  "商店主は「客が戻ってほしい」と話している。\r\n"
                  "・工期は2年\n"
                  "・費用は12億円\n"
                  "(共同)\n"),
            "title:市長、橋の工事を発表|dateline:2026年2月1日(日)|byline:【前橋=山田太郎】|"
            "paragraph:市は1日、橋の工事を始めると発表した。|heading:住民の声|paragraph:"
            "商店主は「客が戻ってほしい」と話している。|"
            "list:・工期は2年|list:・費用は12億円|paragraph:(共同)");
}

TEST(Layout, LinesThatAreSentencesAreParagraphs) {
  EXPECT_EQ(shape("市は橋の工事を始めた。\n市長が述べた。"),
            "paragraph:市は橋の工事を始めた。|paragraph:市長が述べた。");
  EXPECT_EQ(shape("彼は言った。「行く。」\nそして市長が述べた。"),
            "paragraph:彼は言った。「行く。」|paragraph:そして市長が述べた。");
  EXPECT_EQ(shape("題\n短い行\n短い\n行"), "title:題|paragraph:短い行|paragraph:短い|paragraph:行");
}

TEST(Layout, AMarkedLineOverAParagraphIsAHeading) {
  EXPECT_EQ(shape("題名\n雨が降った。\n◇風も吹いた\n市によると、風も強かった。\n■雪\n雪は降らなかった。"),
            "title:題名|paragraph:雨が降った。|heading:◇風も吹いた|paragraph:市によると、風も強かった。|heading:■雪|"
            "paragraph:雪は降らなかった。");
}

TEST(Layout, ATitleMayBeSoLong) {
  const auto of = [](size_t size) { return shape(std::string(size, 'a') + "\nIt rained.").substr(0, 6); };
  EXPECT_EQ(of(kMaxTitle), "title:");
  EXPECT_EQ(of(kMaxTitle + 1), "paragr");
}

TEST(Layout, AHeadingMayBeSoLong) {
  const auto of = [](size_t size) {
    const std::string heading(size, 'a');
    return layout("Title\nIt rained.\n" + heading + "\n" + std::string(200, 'b') + ".").at(2).kind;
  };
  EXPECT_EQ(of(kMaxHeading), BlockKind::heading);
  EXPECT_EQ(of(kMaxHeading + 1), BlockKind::paragraph);
}

TEST(Layout, ADatelineStandsInTheHeadOnly) {
  const auto of = [](size_t line) {
    std::string text = "Title\n";
    for (size_t i = 1; i < line; ++i) text += "It rained.\n";
    return layout(text + "2026-02-01\nIt rained on.").at(line).kind;
  };
  EXPECT_EQ(of(1), BlockKind::dateline);
  EXPECT_EQ(of(kHeadLines - 1), BlockKind::dateline);
  EXPECT_NE(of(kHeadLines), BlockKind::dateline);
}

TEST(Layout, AGivenTitleIsFoundOnlyIfItIsTheFirstLine) {
  EXPECT_EQ(shape("橋の工事\n市は工事を始めた。", "橋の工事"), "title:橋の工事|paragraph:市は工事を始めた。");
  EXPECT_EQ(shape("市民の声\n市は工事を始めた。", "橋の工事"), "heading:市民の声|paragraph:市は工事を始めた。");
}

TEST(Layout, DatelinesAreKnownByTheirShape) {
  for (const std::string_view line :
       {"01/02/2026", "2026-02-01", "2026.2.1", "20260201", "2026年2月1日", "２０２６年２月１日", "令和8年2月1日(日)",
        "R8.2.1", "2026年2月1日 日曜日 10時30分", "2026年2月1日 共同通信", "2/1/26", "1 February 2026",
        "February 1, 2026", "Sunday, February 1, 2026", "1er février 2026", "2026/02/01 10:30 JST", "١ فبراير ٢٠٢٦",
        "2026년 2월 1일"}) {
    EXPECT_TRUE(is_dateline(line)) << line;
  }
  for (const std::string_view line :
       {"", "市長、橋の工事を発表", "2025年3月期決算", "3対1で勝利", "2026年",
        "2026年2月1日、市は橋の工事を始めると発表した。", "2026年2月1日に市長が記者会見して橋の工事を説明", "第3回大会",
        "10人死亡、20人負傷", "090-1234-5678", "2026", "トラック3台が絡む事故、5人けが", "KH-101", "In 2026"}) {
    EXPECT_FALSE(is_dateline(line)) << line;
  }
}

TEST(Layout, ADatelineMayBeSoLong) {
  const auto of = [](size_t size) { return std::string("2026-02-01") + std::string(size - 10, ' ') + "/"; };
  EXPECT_TRUE(is_dateline(of(kMaxDateline - 1)));
  EXPECT_FALSE(is_dateline(of(kMaxDateline)));
}

}  // namespace
}  // namespace kiji
