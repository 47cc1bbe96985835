#include "pipeline/lexicon/number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

std::vector<Numeral> load(const std::string& path) {
  std::ifstream file(std::string(KIJI_SOURCE_DIR) + "/dictionaries/" + path);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto list = parse_word_list(text, path);
  if (!list) {
    ADD_FAILURE() << list.error().to_string();
    return {};
  }
  const auto numerals = parse_numerals(*list);
  if (!numerals) ADD_FAILURE() << numerals.error().to_string();
  return numerals ? *numerals : std::vector<Numeral>();
}

const NumberReader& japanese() {
  static const NumberReader reader(merge_numerals(load("und/numbers.tsv"), load("ja/numbers.tsv")));
  return reader;
}

NumberReader from(const std::string& lines) {
  const auto list = parse_word_list("# source: test\n" + lines, "numbers.tsv");
  if (!list) ADD_FAILURE() << list.error().to_string();
  return NumberReader(list ? *parse_numerals(*list) : std::vector<Numeral>());
}

// "1280", "20..90", "1/3=0.333333333333333"; then what is left of the text. "-" without a number.
std::string shown(const NumberReader& reader, std::string_view text, size_t at = 0) {
  const auto readings = reader.read(text, at);
  if (readings.empty()) return "-";
  const auto& [end, number] = readings.front();
  std::string out = "none";
  if (number) {
    out = number->value.to_string();
    if (!number->fraction.empty()) out = number->fraction + "=" + out;
    if (number->max) out += ".." + number->max->to_string();
  }
  return end == text.size() ? out : out + " " + std::string(text.substr(end));
}

struct Case {
  std::string_view in, want;
};

TEST(NumberReader, finds_nothing_where_no_number_starts) {
  for (const std::string_view in :
       {"a", "月", "、", ".", ",5", "万", "億円", "数", "数人", "分の一", "点", "・", "何人", "数学"}) {
    EXPECT_EQ(shown(japanese(), in), "-") << in;
  }
}

TEST(NumberReader, reads_digits) {
  for (const auto& [in, want] : {
           Case{"0", "0"},
           Case{"7", "7"},
           Case{"123", "123"},
           Case{"05", "5"},
           Case{"2026年", "2026 年"},
           Case{"1,280", "1280"},
           Case{"1,280,500人", "1280500 人"},
           Case{"12,345.67", "12345.67"},
           Case{"1,28", "1 ,28"},
           Case{"1,2800", "1 ,2800"},
           Case{"1234,567", "1234 ,567"},
           Case{"0,123", "0 ,123"},
           Case{"1,280,50", "1280 ,50"},
           Case{"1,", "1 ,"},
           Case{"1、2", "1 、2"},
           Case{"3.14", "3.14"},
           Case{"0.5", "0.5"},
           Case{"3.", "3 ."},
           Case{"3.a", "3 .a"},
           Case{".5", "0.5"},
           Case{"6・6", "6.6"},
           Case{"1・2・3", "1 ・2・3"},
       }) {
    EXPECT_EQ(shown(japanese(), in), want) << in;
  }
}

TEST(NumberReader, takes_the_parts_of_a_dotted_date_or_a_time_one_by_one) {
  for (const std::string_view text : {"8.1.31", "12.5.3", "07:00", "01/02/2026", "10.0.0.1"}) {
    for (size_t at = 0; at < text.size(); ++at) {
      for (const auto& [end, number] : japanese().read(text, at)) {
        EXPECT_TRUE(number->value.integer()) << text << " at " << at;
        EXPECT_EQ(text.substr(at, end - at).find_first_not_of("0123456789"), std::string::npos) << text << " at " << at;
      }
    }
  }
  EXPECT_EQ(shown(japanese(), "8.1.31"), "8 .1.31");
  EXPECT_EQ(shown(japanese(), "8.1.31", 2), "1 .31");
}

TEST(NumberReader, does_not_start_inside_a_run_of_digits) {
  EXPECT_EQ(shown(japanese(), "2026", 1), "-");
  EXPECT_EQ(shown(japanese(), "a2026", 1), "2026");
}

TEST(NumberReader, reads_kanji_numerals) {
  for (const auto& [in, want] : {
           Case{"〇", "0"},
           Case{"零", "0"},
           Case{"一", "1"},
           Case{"十", "10"},
           Case{"二十", "20"},
           Case{"十二", "12"},
           Case{"百三十五", "135"},
           Case{"千九百", "1900"},
           Case{"二千二十六", "2026"},
           Case{"一億二千万", "120000000"},
           Case{"百〇五", "105"},
           Case{"千葉", "1000 葉"},
           Case{"壱万弐千参百", "12300"},
           Case{"金拾萬円", "-"},
           Case{"拾萬円", "100000 円"},
           Case{"二〇二六", "2026"},
           Case{"一九四五年", "1945 年"},
           Case{"二六", "26"},
           Case{"一二〇〇万", "12000000"},
           Case{"一億二〇〇〇万", "120000000"},
           Case{"二、三日", "2 、三日"},
           Case{"三月", "3 月"},
           Case{"十十", "10 十"},
           Case{"百千", "100 千"},
           Case{"万万", "-"},
           Case{"三・五兆", "3500000000000"},
           Case{"三点一四", "3.14"},
           Case{"十二・五", "12.5"},
           Case{"三・一・二", "3 ・一・二"},
           Case{"一〇・七", "10.7"},
           Case{"百二三", "102 三"},
       }) {
    EXPECT_EQ(shown(japanese(), in), want) << in;
  }
  EXPECT_EQ(shown(japanese(), "三・一・二", 6), "1 ・二");
}

TEST(NumberReader, reads_a_zero_behind_a_scale_as_an_empty_place) {
  EXPECT_EQ(shown(japanese(), "一万〇五十"), shown(japanese(), "一万五十"));
  EXPECT_EQ(shown(japanese(), "3億〇五").substr(0, 9), "300000005");
}

TEST(NumberReader, reads_a_leading_point_behind_a_blank_or_a_sign) {
  EXPECT_EQ(shown(japanese(), ".5"), "0.5");
  EXPECT_EQ(shown(japanese(), "-.25", 1), "0.25");
  EXPECT_EQ(shown(japanese(), "(.300)", 1), "0.3 )");
  EXPECT_EQ(shown(japanese(), "a.5", 1), "-");
  EXPECT_EQ(shown(japanese(), "1.2.3", 1), "-");
  EXPECT_EQ(shown(japanese(), ". 5"), "-");
  EXPECT_EQ(shown(japanese(), ".5.6"), "-");
}

TEST(NumberReader, reads_shorthand_where_the_language_has_it) {
  const std::string lines =
      "digit:0\t零\ndigit:2\t两\ndigit:3\t三\ndigit:5\t五\ntimes:10\t十\ntimes:1000\t千\nscale:4\t万\n";
  const auto list = parse_word_list("# source: test\n" + lines, "numbers.tsv");
  const NumberReader shorthand(*parse_numerals(*list), {.shorthand = true});
  for (const Case& c : {Case{"两千五", "2500"}, Case{"五万三", "53000"}, Case{"三十五", "35"}, Case{"两千零五", "2005"},
                        Case{"五万零三", "50003"}, Case{"五千零十三", "5013"}, Case{"2千零30万", "20300000"},
                        Case{"五千零2", "5002"}, Case{"两千五十", "2050"}, Case{"五", "5"}}) {
    EXPECT_EQ(shorthand.read(c.in, 0).front().number->value.to_string(), c.want) << c.in;
  }
}

TEST(NumberReader, reads_digits_with_scales) {
  for (const auto& [in, want] : {
           Case{"1億2000万", "120000000"},
           Case{"1億2,000万円", "120000000 円"},
           Case{"3.5兆", "3500000000000"},
           Case{"4万6584人", "46584 人"},
           Case{"5億1万4千6百", "500014600"},
           Case{"1.2億", "120000000"},
           Case{"10億", "1000000000"},
           Case{"5千", "5000"},
           Case{"2千500", "2500"},
           Case{"1万20000", "10000 20000"},
           Case{"1万05", "10000 05"},
           Case{"3.5兆2000億", "3500000000000 2000億"},
           Case{"30万部", "300000 部"},
           Case{"0億", "0 億"},
           Case{"2兆3億", "2000300000000"},
           Case{"3百万", "3000000"},
       }) {
    EXPECT_EQ(shown(japanese(), in), want) << in;
  }
}

TEST(NumberReader, gives_vague_numbers_their_least_and_most) {
  for (const auto& [in, want] : {
           Case{"数十", "20..90"},
           Case{"数百", "200..900"},
           Case{"数千人", "2000..9000 人"},
           Case{"数万", "20000..90000"},
           Case{"数十万", "200000..900000"},
           Case{"数億", "200000000..900000000"},
           Case{"十数人", "11..19 人"},
           Case{"10数人", "11..19 人"},
           Case{"100数十人", "120..190 人"},
           Case{"15数人", "15 数人"},
           Case{"二十数", "21..29"},
           Case{"十数万", "110000..190000"},
           Case{"百数十", "120..190"},
           Case{"何千", "2000..9000"},
           Case{"数百万", "2000000..9000000"},
           Case{"1億数千万", "120000000..190000000"},
           Case{"数十数", "21..99"},
           Case{"百数", "100 数"},
       }) {
    EXPECT_EQ(shown(japanese(), in), want) << in;
  }
}

TEST(NumberReader, reads_fractions) {
  for (const auto& [in, want] : {
           Case{"三分の一", "1/3=0.333333333333333"},
           Case{"3分の2", "2/3=0.666666666666667"},
           Case{"十分の一", "1/10=0.1"},
           Case{"4分の3以上", "3/4=0.75 以上"},
           Case{"10分の遅れ", "10 分の遅れ"},
           Case{"0分の1", "0 分の1"},
           Case{"1.5分の1", "1.5 分の1"},
           Case{"数十分の一", "20..90 分の一"},
           Case{"二分の一分の一", "1/2=0.5 分の一"},
       }) {
    EXPECT_EQ(shown(japanese(), in), want) << in;
  }
}

TEST(NumberReader, says_how_a_number_is_written) {
  struct FlagCase {
    std::string_view in;
    int flags, digits;
  };
  for (const auto& [in, flags, digits] : {
           FlagCase{"2026", kDigits, 4},
           FlagCase{"05", kDigits | kLeadingZero, 2},
           FlagCase{"1,280", kDigits | kGrouped, 4},
           FlagCase{"3.14", kDigits | kDecimalPoint, 1},
           FlagCase{"二十", kSpelled, 0},
           FlagCase{"二〇二六", kSpelled | kPositional, 0},
           FlagCase{"1億2000万", kMixed, 0},
           FlagCase{"数十", kSpelled | kVague, 0},
           FlagCase{"三分の一", kSpelled | kFraction, 0},
           FlagCase{"3分の2", kDigits | kFraction, 0},
           FlagCase{"三点一", kSpelled | kDecimalPoint, 0},
           FlagCase{"一億二〇〇〇万", kSpelled, 0},
           FlagCase{"1億2,000万", kMixed | kGrouped, 0},
       }) {
    const auto readings = japanese().read(in, 0);
    ASSERT_FALSE(readings.empty());
    EXPECT_EQ(readings.front().number->flags, flags) << in;
    EXPECT_EQ(readings.front().number->digits, digits) << in;
  }
}

TEST(NumberReader, gives_every_shorter_number_that_starts_there_too) {
  struct ManyCase {
    std::string_view in;
    std::vector<std::string> want;
  };
  for (const auto& [in, want] : {
           ManyCase{"二千葉", {"2000", "2"}},
           ManyCase{"2026", {"2026"}},
           ManyCase{"1,280", {"1280"}},
           ManyCase{"3.14", {"3.14"}},
           ManyCase{"5・6", {"5.6", "5"}},
           ManyCase{"二〇二六", {"2026"}},
           ManyCase{"十数学", {"11", "10"}},
           ManyCase{"三分の一", {"0.333333333333333", "3"}},
           ManyCase{"1億2000万", {"120000000", "100002000", "100000000", "1"}},
       }) {
    std::vector<std::string> got;
    for (const auto& reading : japanese().read(in, 0)) got.push_back(reading.number->value.to_string());
    EXPECT_EQ(got, want) << in;
  }
}

TEST(NumberReader, does_not_take_more_than_forty_digits_for_a_number) {
  const auto kanji = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += "一";
    return out;
  };
  EXPECT_EQ(shown(japanese(), std::string(40, '1')), std::string(40, '1'));
  EXPECT_EQ(shown(japanese(), std::string(41, '1') + "円"), "none 円");
  EXPECT_EQ(shown(japanese(), "0." + std::string(39, '1')), "0." + std::string(39, '1'));
  EXPECT_EQ(shown(japanese(), "0." + std::string(40, '1')), "none");
  EXPECT_EQ(shown(japanese(), kanji(40)), std::string(40, '1'));
  EXPECT_EQ(shown(japanese(), kanji(41) + "円"), "none 円");
  EXPECT_EQ(shown(japanese(), kanji(50), 3), "-");  // inside such a run
  EXPECT_EQ(shown(japanese(), std::string(40, '9') + "兆"), "none");
  EXPECT_EQ(shown(japanese(), "1万" + std::string(41, '1')), "10000 " + std::string(41, '1'));
}

TEST(NumberReader, reads_a_long_run_of_numerals_in_linear_time_from_every_place) {
  for (const std::string_view part : {"0", "一", "十", "1,000", "1.", "万", "数", "1億", "一分の", "三・", "百〇"}) {
    std::string text;
    while (text.size() < 200000) text += part;
    const auto start = std::chrono::steady_clock::now();
    size_t numbers = 0;
    for (size_t at = 0; at < text.size(); at += utf8_length(static_cast<unsigned char>(text[at]))) {
      numbers += japanese().read(text, at).size();
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 10) << part;  // 30 ms in a release build; a quadratic reader needs minutes
  }
}

TEST(NumberReader, stays_inside_random_text_and_ends_at_code_points) {
  const std::vector<std::string> parts = {"0",  "5",  "12", ",",  ".",  "・",   "点", "一", "〇", "十",
                                          "百", "千", "万", "億", "数", "分の", "人", "a",  " "};
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t i = random() % 12; i > 0; --i) text += parts[random() % parts.size()];
    for (size_t at = 0; at < text.size(); at += utf8_length(static_cast<unsigned char>(text[at]))) {
      uint32_t last = static_cast<uint32_t>(text.size()) + 1;
      for (const auto& [end, number] : japanese().read(text, at)) {
        ASSERT_GT(end, at) << text;
        ASSERT_LT(end, last) << text;
        last = end;
        ASSERT_TRUE(end == text.size() || !utf8_is_continuation(text[end])) << text;
        ASSERT_TRUE(number.has_value());
        ASSERT_FALSE(number->value.negative());
        if (number->max) {
          ASSERT_LT(number->value, *number->max) << text;
        }
      }
    }
  }
}

constexpr char kEnglish[] =
    "add:0\tzero\nadd:1\tone\nadd:2\ttwo\nadd:3\tthree\nadd:5\tfive\nadd:10\tten\nadd:12\ttwelve\nadd:20\ttwenty\n"
    "times:100\thundred\nscale:3\tthousand\nscale:6\tmillion\narticle\ta|an\nhalf\t_and_a_half\njoin\t_|-|_and_|,_\n"
    "point\t.\ngroup:3\t,\n";

TEST(NumberReader, reads_number_words) {
  const NumberReader english = from(kEnglish);
  for (const auto& [in, want] : {
           Case{"ten", "10"},
           Case{"Twenty-three people", "23  people"},
           Case{"two hundred and five", "205"},
           Case{"two thousand", "2000"},
           Case{"twenty-three hundred", "2300"},
           Case{"one two", "1  two"},
           Case{"three hundred twelve thousand five hundred and two", "312502"},
           Case{"a hundred", "100"},
           Case{"a man", "-"},
           Case{"2.5 million dollars", "2500000  dollars"},
           Case{"two and a half million", "2500000"},
           Case{"two million three hundred thousand", "2300000"},
           Case{"tenth", "-"},
           Case{"two-way", "2 -way"},
           Case{"twenty and", "20  and"},
           Case{"3 5", "3  5"},
           Case{"1,500 million", "1500000000"},
           Case{"TEN", "10"},
       }) {
    EXPECT_EQ(shown(english, in), want) << in;
  }
  EXPECT_EQ(shown(english, "often", 2), "-");
  EXPECT_EQ(shown(english, "of ten", 3), "10");
}

TEST(NumberReader, knows_other_habits_of_separating) {
  const NumberReader french = from("point\t,\ngroup:3\t_|U+00A0|U+2009|.\nadd:60-19\tsoixante\nadd:12\tdouze\n");
  const NumberReader indian = from("point\t.\ngroup:3-2\t,\n");
  const NumberReader swiss = from("point\t.\ngroup:3\t'\n");
  EXPECT_EQ(shown(french, "1 280,5"), "1280.5");
  EXPECT_EQ(shown(french, "1\u00A0280\u00A0000"), "1280000");
  EXPECT_EQ(shown(french, "1 28"), "1  28");
  EXPECT_EQ(shown(french, "1.280 500"), "1280  500");  // one separator in one number
  EXPECT_EQ(shown(indian, "12,34,567.5"), "1234567.5");
  EXPECT_EQ(shown(indian, "1,234"), "1234");
  EXPECT_EQ(shown(indian, "123,456"), "123 ,456");
  EXPECT_EQ(shown(indian, "12,34"), "12 ,34");
  EXPECT_EQ(shown(swiss, "1'280.50"), "1280.5");
}

TEST(Numerals, come_back_from_the_pack_as_they_were) {
  for (const std::string path : {"ja/numbers.tsv", "und/numbers.tsv"}) {
    const auto numerals = load(path);
    ASSERT_FALSE(numerals.empty());
    EXPECT_EQ(*read_numerals(serialise_numerals(numerals)), numerals);
  }
  EXPECT_TRUE(read_numerals("")->empty());
  for (const std::string_view damaged :
       {"x", "digit:1", "digit:1\t", "digit:11\t一\n", "digit\t一\n", "times:100\t\xE4\n"}) {
    ASSERT_FALSE(read_numerals(damaged).ok()) << damaged;
  }
  EXPECT_EQ(read_numerals("x").error().message, "the numerals of the pack are damaged; run `kiji pack`");
}

TEST(Numerals, say_which_line_names_no_numeral) {
  for (const std::string_view value : {"digit", "digit:10", "digit:-1", "digit:x", "tens:1", "times:5", "scale:37",
                                       "point:1", "vague-prefix:9-2", "vague-prefix:2", "add:5-x"}) {
    const auto list = parse_word_list("# source: test\n" + std::string(value) + "\tx\n", "a/numbers.tsv");
    ASSERT_TRUE(list.ok());
    const auto numerals = parse_numerals(*list);
    ASSERT_FALSE(numerals.ok()) << value;
    EXPECT_EQ(numerals.error().to_string(), "a/numbers.tsv:2: no numeral `" + std::string(value) +
                                                "`; expected digit:7, add:20, times:100, scale:4, point ...");
  }
}

TEST(Numerals, of_a_language_replace_the_separators_of_und_only) {
  const std::vector<Numeral> und = {
      {NumeralKind::point, 0, 0, "."}, {NumeralKind::group, 3, 3, ","}, {NumeralKind::digit, 1, 0, "i"}};
  const std::vector<Numeral> own = {{NumeralKind::point, 0, 0, ","}};
  EXPECT_THAT(merge_numerals(und, own), testing::ElementsAre(und[2], own[0]));
  EXPECT_EQ(merge_numerals(und, {}), und);
}

const NumberReader& english() {
  static const NumberReader reader(merge_numerals(load("und/numbers.tsv"), load("en/numbers.tsv")));
  return reader;
}

TEST(NumberReader, reads_number_words_between_blanks) {
  for (const auto& [in, want] : {
           Case{"two and a half million men", "2500000  men"},
           Case{"twenty-three", "23"},
           Case{"Twenty Three", "23"},
           Case{"a hundred", "100"},
           Case{"a man", "-"},
           Case{"two hundred and five", "205"},
           Case{"two hundred thousand", "200000"},
           Case{"1.2bn", "1200000000"},
           Case{"1.2 billion", "1200000000"},
           Case{"five and six", "5  and six"},
           Case{"tone", "-"},
       }) {
    EXPECT_EQ(shown(english(), in), want) << in;
  }
}

TEST(NumberReader, reads_fractions_of_one_sign) {
  for (const auto& [in, want] : {
           Case{"½", "1/2=0.5"},
           Case{"2½ innings", "2.5  innings"},
           Case{"2 ½", "2.5"},
           Case{"3½ million", "3500000"},
           Case{"½½", "1/2=0.5 ½"},
           Case{"2.5½", "2.5 ½"},
       }) {
    EXPECT_EQ(shown(english(), in), want) << in;
  }
}

TEST(NumberReader, reads_decimals_without_a_digit_before_the_point) {
  for (const auto& [in, want] : {
           Case{".25", "0.25"},
           Case{".08 m", "0.08  m"},
           Case{".", "-"},
           Case{".a", "-"},
       }) {
    EXPECT_EQ(shown(english(), in), want) << in;
  }
  EXPECT_EQ(shown(english(), "a .5", 2), "0.5");
  EXPECT_EQ(shown(english(), "No.5", 2), "-");
  EXPECT_EQ(shown(english(), "1..5", 2), "-");
}

TEST(NumberReader, reads_ordinals) {
  for (const auto& [in, want] : {
           Case{"first", "1"},
           Case{"twenty-first century", "21  century"},
           Case{"two hundredth", "200"},
           Case{"one hundred and fifth", "105"},
           Case{"21st", "21"},
           Case{"2nd half", "2  half"},
           Case{"fifth third", "5  third"},
           Case{"3.5th", "3.5 th"},
       }) {
    EXPECT_EQ(shown(english(), in), want) << in;
  }
  EXPECT_EQ(english().read("21st", 0).front().number->flags, kDigits | kOrdinal);
  EXPECT_EQ(english().read("twenty-first", 0).front().number->flags, kSpelled | kOrdinal);
}

}  // namespace
}  // namespace kiji
