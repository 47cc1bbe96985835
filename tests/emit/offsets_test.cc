#include "pipeline/emit/offsets.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

uint32_t utf16_units(std::string_view text) {
  uint32_t units = 0;
  for (const char32_t c : to_utf32(text)) units += c > 0xFFFF ? 2 : 1;
  return units;
}

TEST(OffsetIndex, AnswersZeroForTheEmptyText) {
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::byte, OffsetUnit::utf16}) {
    EXPECT_EQ(OffsetIndex("", unit).at(0), 0u);
  }
}

TEST(OffsetIndex, CountsASupplementaryCharacterOnceTwiceOrFourTimes) {
  const std::string_view text = "a𠮷b";
  struct Case {
    OffsetUnit unit;
    uint32_t before, behind, end;
  };
  for (const Case& c :
       {Case{OffsetUnit::codepoint, 1, 2, 3}, Case{OffsetUnit::utf16, 1, 3, 4}, Case{OffsetUnit::byte, 1, 5, 6}}) {
    const OffsetIndex index(text, c.unit);
    EXPECT_EQ(index.at(1), c.before);
    EXPECT_EQ(index.at(5), c.behind);
    EXPECT_EQ(index.at(6), c.end);
  }
}

TEST(OffsetIndex, AgreesWithCountingFromTheStartAtEveryCodePointOfTextsAroundTheBlockSize) {
  std::string text;
  for (const std::string_view piece : {"0", "é", "記", "𠮷", "\n"}) {
    for (int i = 0; i < 30; ++i) text += piece;
  }
  for (size_t size = 0; size <= text.size(); ++size) {
    if (size < text.size() && utf8_is_continuation(text[size])) continue;
    const std::string_view part = std::string_view(text).substr(0, size);
    const OffsetIndex points(part, OffsetUnit::codepoint), pairs(part, OffsetUnit::utf16);
    for (size_t at = 0; at <= size; ++at) {
      if (at < size && utf8_is_continuation(part[at])) continue;
      ASSERT_EQ(points.at(static_cast<uint32_t>(at)), count_code_points(part.substr(0, at))) << size << ' ' << at;
      ASSERT_EQ(pairs.at(static_cast<uint32_t>(at)), utf16_units(part.substr(0, at))) << size << ' ' << at;
    }
  }
}

TEST(OffsetUnit, IsNamedAsInTheRecord) {
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::byte, OffsetUnit::utf16}) {
    EXPECT_EQ(offset_unit(to_string(unit)), unit);
  }
  EXPECT_EQ(offset_unit("char"), std::nullopt);
  EXPECT_EQ(offset_unit(""), std::nullopt);
}

}  // namespace
}  // namespace kiji
