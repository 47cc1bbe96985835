#include "pipeline/core/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace kiji {
namespace {

TEST(Utf8, decodes_what_it_encodes_at_the_edges_of_each_length) {
  for (const char32_t c : {0x0u, 0x41u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string out = "x";
    append_utf8(out, c);
    const CodePoint decoded = decode_at(out, 1);
    EXPECT_EQ(decoded.value, c);
    EXPECT_EQ(decoded.size, out.size() - 1);
    EXPECT_EQ(utf8_length(static_cast<unsigned char>(out[1])), decoded.size);
    EXPECT_EQ(find_invalid_utf8(out), std::string::npos);
    EXPECT_EQ(to_utf32(out), (std::u32string{U'x', c}));
    EXPECT_EQ(to_utf8(to_utf32(out)), out);
    EXPECT_EQ(count_code_points(out), 2u);
  }
}

TEST(Utf8, of_nothing_is_nothing) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(to_utf32(""), U"");
  EXPECT_EQ(to_utf8(U""), "");
  EXPECT_EQ(find_invalid_utf8(""), std::string::npos);
}

// The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
TEST(Utf8, finds_the_first_fault) {
  struct Case {
    std::string in;
    size_t want;
  };
  for (const auto& [in, want] : {
           Case{"abc", std::string::npos},
           Case{std::string("a\0b", 3), std::string::npos},
           Case{"\x80", 0},
           Case{"ab\xBF", 2},
           Case{"\xC0\x80", 0},  // overlong
           Case{"\xC1\xBF", 0},  // overlong
           Case{"\xC2", 0},      // cut short
           Case{"\xC2\x41", 0},
           Case{"日\xE0\x9F\xBF", 3},  // overlong
           Case{"\xE3\x81", 0},
           Case{"\xED\x9F\xBF", std::string::npos},
           Case{"\xED\xA0\x80", 0},  // surrogate
           Case{"\xEF\xBF\xBF", std::string::npos},
           Case{"\xF0\x8F\xBF\xBF", 0},  // overlong
           Case{"\xF0\x90\x80", 0},
           Case{"\xF4\x8F\xBF\xBF", std::string::npos},
           Case{"\xF4\x90\x80\x80", 0},  // above U+10FFFF
           Case{"\xF5\x80\x80\x80", 0},
           Case{"\xFF", 0},
           Case{"0123456\xFF", 7},   // in the first word of eight
           Case{"01234567\xFF", 8},  // behind it
       }) {
    EXPECT_EQ(find_invalid_utf8(in), want) << testing::PrintToString(in);
  }
}

TEST(Utf8, knows_continuation_bytes) {
  EXPECT_TRUE(utf8_is_continuation('\x80'));
  EXPECT_TRUE(utf8_is_continuation('\xBF'));
  EXPECT_FALSE(utf8_is_continuation('\x7F'));
  EXPECT_FALSE(utf8_is_continuation('\xC2'));
}

}  // namespace
}  // namespace kiji
