#include "pipeline/commands/terminal.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kiji {
namespace {

TEST(ColumnWidth, IsTwoForWideOneForNarrowNoneForCombining) {
  struct Case {
    std::string_view text;
    size_t want;
  };
  for (const Case& c : {Case{"", 0}, Case{"abc", 3}, Case{"記事", 4}, Case{"ｱｲｳ", 3}, Case{"ＡＢ", 4},
                        Case{"カ\u3099", 2}, Case{"e\u0301", 1}, Case{"「」、。", 8}, Case{"한글", 4}, Case{"𠮷", 2},
                        Case{"Привет", 6}, Case{"\u200B", 0}, Case{"…", 1}, Case{"🙂", 2}, Case{"\n", 0}}) {
    EXPECT_EQ(column_width(c.text), c.want) << c.text;
  }
}

TEST(FoldLines, BreaksAtBlanksAndBetweenWideCharactersButNotBeforeClosingPunctuation) {
  using Lines = std::vector<std::string>;
  struct Case {
    std::string_view text;
    size_t width;
    Lines want;
  };
  for (const Case& c : {Case{"", 10, {""}}, Case{"abc", 3, {"abc"}}, Case{"abc def", 6, {"abc", "def"}},
                        Case{"abc def", 7, {"abc def"}}, Case{"abcdef", 4, {"abcd", "ef"}},
                        Case{"記事を読む", 4, {"記事", "を読", "む"}}, Case{"記事を読む", 5, {"記事", "を読", "む"}},
                        Case{"記事。読む", 4, {"記", "事。", "読む"}}, Case{"a\nb", 10, {"a", "b"}},
                        Case{"記", 1, {"記"}}, Case{"記事", 1, {"記", "事"}}, Case{"ab 記事", 4, {"ab", "記事"}}}) {
    EXPECT_EQ(fold_lines(c.text, c.width), c.want) << c.text << ' ' << c.width;
  }
}

TEST(FoldLines, LosesNothingButBlanksAtAnyWidth) {
  const std::string text = "外相は31日、KH-101など「新しい案」を説明し、 Reuters によると支持を得た。";
  for (size_t width = 2; width < 90; ++width) {
    std::string joined;
    for (const std::string& line : fold_lines(text, width)) {
      EXPECT_LE(column_width(line), width) << line;
      joined += line;
    }
    std::string bare;
    for (const char c : text) bare += c == ' ' ? "" : std::string(1, c);
    std::string have;
    for (const char c : joined) have += c == ' ' ? "" : std::string(1, c);
    EXPECT_EQ(have, bare) << width;
  }
}

TEST(Padded, CountsColumns) {
  EXPECT_EQ(padded("記事", 6), "記事  ");
  EXPECT_EQ(padded("記事", 3), "記事");
}

TEST(Style, WritesNoEscapesWithoutColours) {
  EXPECT_EQ(Style{}.bold("x"), "x");
  EXPECT_EQ(Style{.colours = true}.bold("x"), "\x1b[1mx\x1b[0m");
  EXPECT_EQ(Style{.colours = true}.bold(""), "");
}

}  // namespace
}  // namespace kiji
