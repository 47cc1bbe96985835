#include "pipeline/emit/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace kiji {
namespace {

std::string written(std::string_view value) {
  JsonWriter writer(false);
  writer.string(value);
  return writer.take();
}

TEST(JsonWriter, EscapesWhatJsonForbidsAndNothingElse) {
  struct Case {
    std::string_view in, want;
  };
  using namespace std::string_view_literals;
  for (const Case& c :
       {Case{"", R"("")"}, Case{"a", R"("a")"}, Case{"\"\\/", R"("\"\\/")"}, Case{"\n\t\r\b\f", R"("\n\t\r\b\f")"},
        Case{"\0\x01\x1F\x7F"sv, "\"\\u0000\\u0001\\u001f\x7F\""}, Case{"記事𠮷", "\"記事𠮷\""},
        Case{"\u2028\u2029", "\"\u2028\u2029\""}, Case{"12345678\"2345678\\", R"("12345678\"2345678\\")"},
        Case{"1234567\n\n1234567", R"("1234567\n\n1234567")"}}) {
    EXPECT_EQ(written(c.in), c.want);
  }
}

TEST(JsonWriter, WritesEveryByteAtEveryPlaceOfAWordSoThatItReadsBack) {
  for (int byte = 0; byte < 0x80; ++byte) {
    for (size_t place = 0; place < 20; ++place) {
      std::string value(20, 'x');
      value[place] = static_cast<char>(byte);
      ASSERT_EQ(nlohmann::json::parse(written(value)).get<std::string>(), value) << byte << ' ' << place;
    }
  }
}

TEST(JsonWriter, ReplacesBytesThatAreNotUtf8) {
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {Case{"a\xFFz", "\"a\uFFFDz\""}, Case{"\xE8\xA8", "\"\uFFFD\uFFFD\""},
                        Case{"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""}, Case{"\xC0\x80記", "\"\uFFFD\uFFFD記\""}}) {
    EXPECT_EQ(written(c.in), c.want);
  }
}

TEST(JsonWriter, WritesDecimalsDigitForDigitAndDoublesShortest) {
  JsonWriter writer(false);
  writer.begin_array();
  writer.number(*Decimal::parse("12345678901234567890.123"));
  writer.number(*Decimal::parse("-0.5"));
  writer.number(Decimal(120000000));
  writer.number(0.1);
  writer.number(24.45);
  writer.number(5e9);
  writer.number(uint64_t{18446744073709551615u});
  writer.boolean(true);
  writer.end_array();
  EXPECT_EQ(writer.take(), "[12345678901234567890.123,-0.5,120000000,0.1,24.45,5e+09,18446744073709551615,true]");
}

std::string nested(bool pretty) {
  JsonWriter writer(pretty);
  writer.begin_object();
  writer.key("a");
  writer.begin_array();
  writer.end_array();
  writer.key("b");
  writer.begin_array();
  writer.number(uint64_t{1});
  writer.begin_object();
  writer.key("c");
  writer.string("d");
  writer.end_object();
  writer.begin_object();
  writer.end_object();
  writer.end_array();
  writer.end_object();
  return writer.take();
}

TEST(JsonWriter, SeparatesMembersCompactly) { EXPECT_EQ(nested(false), R"({"a":[],"b":[1,{"c":"d"},{}]})"); }

TEST(JsonWriter, SetsMembersOnLinesOfTheirOwnWhenPretty) {
  EXPECT_EQ(nested(true), "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {\n      \"c\": \"d\"\n    },\n    {}\n  ]\n}");
}

}  // namespace
}  // namespace kiji
