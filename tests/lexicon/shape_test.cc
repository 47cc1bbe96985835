#include "pipeline/lexicon/shape.h"

#include <gtest/gtest.h>

#include <string>

namespace kiji {
namespace {

std::string classes(std::string_view surface) {
  std::string out;
  for (const std::string_view name : shape_classes(shape_of(surface))) {
    if (!name.empty()) out += (out.empty() ? "" : " ") + std::string(name);
  }
  return out;
}

TEST(ShapeTest, ASurfaceHasTheClassOfItsScriptAndCase) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"漢字", "kanji"},
      {"佐々木", "kanji"},
      {"かな", "hiragana"},
      {"カナー", "katakana"},
      {"・", "punctuation"},
      {"。", "punctuation"},
      {"+", "symbol"},
      {" ", "space"},
      {"\n", "newline"},
      {"12", "digit"},
      {"abc", "latin lower"},
      {"Abc", "latin capitalised"},
      {"ABC", "latin upper capitalised"},
      {"A", "latin capitalised"},
      {"Киев", "cyrillic capitalised"},
      {"한국", "hangul"},
      {"العربية", "arabic"},
      {"ไทย", "thai"},
      {"漢カ", "mixed"},
      {"KH-101", "mixed"},
  };
  for (const Case& c : cases) EXPECT_EQ(classes(c.in), c.want) << c.in;
}

TEST(ShapeTest, RunsAreOfScriptsWhoseWordsAreNotCutAtWill) {
  for (const char32_t c : {U'ア', U'ー', U'a', U'Я', U'한'}) EXPECT_TRUE(is_run_script(script_of(c)));
  for (const char32_t c : {U'漢', U'あ', U'・', U' ', U'1'}) EXPECT_FALSE(is_run_script(script_of(c)));
}

TEST(ShapeTest, EveryShapeHasClasses) {
  for (size_t shape = 0; shape < kShapes; ++shape)
    EXPECT_FALSE(shape_classes(static_cast<Shape>(shape))[0].empty()) << shape;
}

}  // namespace
}  // namespace kiji
