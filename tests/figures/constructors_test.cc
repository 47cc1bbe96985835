#include "extractors/figures/constructors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "extractors/figures/notation.h"

namespace kiji {
namespace {

using ::testing::IsEmpty;

// Arguments point at numbers that live elsewhere; these live as long as the tests.
Number& keep(Number number) {
  static std::deque<Number> all;
  return all.emplace_back(std::move(number));
}

FigureArgument number(std::string_view name, std::string_view value) {
  FigureArgument out;
  out.parameter = figure_parameter(name);
  Number& kept = keep({});
  kept.value = *Decimal::parse(value);
  kept.flags = kDigits;
  kept.digits = static_cast<uint8_t>(value.size());
  out.number = &kept;
  return out;
}

FigureArgument vague(std::string_view name, int64_t low, int64_t high) {
  FigureArgument out = number(name, std::to_string(low));
  Number& kept = keep(*out.number);
  kept.max = Decimal(high);
  kept.flags = kVague;
  out.number = &kept;
  return out;
}

// Digits and the scale that multiplies all of them: 3万 has 4.
FigureArgument mixed(std::string_view name, std::string_view value, uint8_t scale) {
  FigureArgument out = number(name, value);
  Number& kept = keep(*out.number);
  kept.flags = kMixed;
  kept.digits = 0;
  kept.scale = scale;
  out.number = &kept;
  return out;
}

FigureArgument word(std::string_view name, std::string_view value, std::string_view factor = {}) {
  FigureArgument out;
  out.parameter = figure_parameter(name);
  out.value = value;
  out.text = "text";
  out.factor = factor;
  return out;
}

// What the constructor makes, as cases write it.
std::string made(std::string_view function, const std::vector<FigureArgument>& arguments) {
  const std::optional<FigureKind> kind = figure_constructor(function);
  const std::optional<FigureExpression> out = kind ? construct_figure(*kind, arguments) : std::nullopt;
  if (!out) return "none";
  Figure figure;
  figure.kind = out->kind;
  figure.value = out->value;
  figure.min = out->min;
  figure.max = out->max;
  figure.values = out->values;
  figure.fraction = out->fraction;
  figure.unit = out->unit;
  figure.unit_text = out->unit_text;
  figure.bound = out->bound;
  figure.change = out->change;
  return std::string(to_string(out->kind)) + " " + figure_notation(figure);
}

TEST(Constructors, MakeFiguresOfTheirKind) {
  struct Case {
    std::string_view function;
    std::vector<FigureArgument> arguments;
    std::string_view want;
  };
  const Case cases[] = {
      {"number", {number("number", "0")}, "number 0"},
      {"count", {number("number", "111"), word("counter", "機")}, "count 111 機"},
      {"quantity",
       {word("bound", "approx"), number("number", "5000"), word("unit", "square-kilometer")},
       "quantity 5000 square-kilometer approx"},
      {"money",
       {number("number", "2"), word("unit", "USD"), number("number", "3"), word("currency-minor", "USD", "0.01")},
       "money 2.03 USD"},
      {"money", {number("number", "50"), word("unit", "JPY", "0.01")}, "money 0.5 JPY"},
      {"percent",
       {number("number", "2"), word("unit", "percent", "10"), number("number", "5"), word("wari-part", "percent", "1")},
       "percent 25 percent"},
      {"age", {number("number", "61"), word("unit", "year-person")}, "age 61 year-person"},
      {"age", {number("number", "40"), number("width", "10"), word("unit", "year-person")}, "age 40..49 year-person"},
      {"temperature",
       {word("sign", "minus"), number("number", "26"), word("unit", "celsius")},
       "temperature -26 celsius"},
      {"temperature",
       {number("number", "98.6"), word("unit", "celsius"), word("scale", "fahrenheit")},
       "temperature 98.6 fahrenheit"},
      {"ordinal", {number("number", "3"), word("counter", "回")}, "ordinal 3 回 ordinal"},
      {"ratio", {number("number", "3"), word("unit", "times")}, "ratio 3 times"},
      {"score", {number("number", "3"), number("number", "1")}, "score 3:1"},
      {"number", {number("over", "12"), number("under", "3")}, "number 12/3"},
      {"number", {number("number", "5"), word("multiplier", "dozen", "12")}, "number 60"},
      {"number", {word("half-dozen", "half", "6")}, "number 6"},
      {"count", {number("from", "10"), number("to", "20"), word("counter", "人")}, "count 10..20 人"},
      {"percent", {number("from", "2"), number("to", "3"), word("unit", "percent", "10")}, "percent 20..30 percent"},
      {"count", {number("first", "2"), number("second", "3"), word("counter", "人")}, "count 2..3 人 approx"},
      {"count", {number("from", "1"), word("near", "人"), number("to", "4"), word("counter", "人")}, "count 1..4 人"},
      {"count", {number("from", "2"), mixed("to", "30000", 4), word("counter", "人")}, "count 20000..30000 人"},
      {"count", {number("from", "1"), mixed("to", "15000", 4), word("counter", "人")}, "count 10000..15000 人"},
      {"count", {number("from", "2"), mixed("to", "32000", 0), word("counter", "人")}, "count 2..32000 人"},
      {"money",
       {number("base", "146"), word("unit", "JPY"), number("from", "20"), number("to", "22"),
        word("currency-minor", "JPY", "0.01")},
       "money 146.2..146.22 JPY"},
  };
  for (const Case& c : cases) EXPECT_EQ(made(c.function, c.arguments), c.want);
}

TEST(Constructors, RefuseWhatMakesNoFigure) {
  struct Case {
    std::string_view function;
    std::vector<FigureArgument> arguments;
  };
  const Case cases[] = {
      {"number", {}},
      {"nothing", {number("number", "1")}},
      {"unheard-of", {number("number", "1")}},
      {"count", {word("counter", "人")}},
      {"count", {number("from", "20"), number("to", "10")}},
      {"count", {number("from", "20")}},
      {"count", {number("first", "2")}},
      {"count", {number("from", "1"), word("near", "day"), number("to", "4"), word("counter", "years")}},
      {"score", {number("number", "3")}},
      {"score", {number("number", "3"), number("number", "1.5")}},
      {"number", {number("over", "3"), number("under", "0")}},
      {"number", {number("over", "3")}},
      {"age", {number("number", "45"), number("width", "10")}},
      {"age", {number("number", "0"), number("width", "10")}},
  };
  for (const Case& c : cases) EXPECT_EQ(made(c.function, c.arguments), "none") << c.function;
}

TEST(Constructors, HoldTheirLimitsOnBothSides) {
  EXPECT_EQ(made("age", {number("number", "120"), number("most", "120")}), "age 120");
  EXPECT_EQ(made("age", {number("number", "121"), number("most", "120")}), "none");
  EXPECT_EQ(made("score", {number("number", "999"), number("number", "0")}), "score 999:0");
  EXPECT_EQ(made("score", {number("number", "1000"), number("number", "0")}), "none");
}

TEST(Constructors, TheSharperBoundStays) {
  const FigureArgument n = number("number", "80");
  EXPECT_EQ(made("count", {word("bound", "approx"), n}), "count 80 approx");
  EXPECT_EQ(made("count", {word("bound", "approx"), n, word("bound-after", "at_least")}), "count 80 at_least");
  EXPECT_EQ(made("count", {word("bound", "at_most"), n, word("bound-after", "approx")}), "count 80 at_most");
  EXPECT_EQ(made("count", {word("bound", "at_least"), n, word("bound-after", "less_than")}), "count 80 less_than");
  EXPECT_EQ(made("count", {word("bound", "unheard-of"), n}), "count 80");
}

TEST(Constructors, BelowZeroABoundIsAboutTheDistance) {
  EXPECT_EQ(made("temperature", {word("sign", "below_zero"), number("number", "20"), word("unit", "celsius"),
                                 word("bound-after", "at_least")}),
            "temperature -20 celsius at_most");
  EXPECT_EQ(made("temperature", {word("sign", "minus"), number("number", "20"), word("unit", "celsius"),
                                 word("bound-after", "at_least")}),
            "temperature -20 celsius at_least");
}

TEST(Constructors, SeveralTensAreApproximateAndTenAndSomeAreNot) {
  EXPECT_EQ(made("count", {vague("number", 20, 90)}), "count 20..90 approx");
  EXPECT_EQ(made("count", {vague("number", 11, 19)}), "count 11..19");
  EXPECT_EQ(made("count", {vague("number", 20, 90), word("bound-after", "at_least")}), "count 20..90 at_least");
}

TEST(Constructors, ASignBelongsToTheNumberBehindIt) {
  EXPECT_EQ(made("temperature", {word("sign", "minus"), number("from", "5"), number("to", "5")}), "temperature -5..5");
  EXPECT_EQ(made("temperature", {word("sign", "below_zero"), number("from", "5"), number("to", "10")}),
            "temperature -10..-5");
}

TEST(Constructors, CarryChangePartAndCountedNoun) {
  FigureArgument of = word("of", "");
  of.tokens = {3, 5};
  const auto out = construct_figure(
      FigureKind::count, std::vector{number("number", "3"), word("change", "down"), word("part", "of-which"), of});
  ASSERT_TRUE(out.has_value());
  EXPECT_EQ(out->change, Change::down);
  EXPECT_TRUE(out->part);
  EXPECT_EQ(out->of, (TokenRange{3, 5}));
}

TEST(Constructors, TheListIsClosed) {
  for (const std::string_view name : {"number", "count", "quantity", "money", "percent", "age", "temperature",
                                      "ordinal", "ratio", "score", "nothing"}) {
    EXPECT_TRUE(is_figure_constructor(name)) << name;
  }
  for (const std::string_view name : {"", "date", "Number", "duration"})
    EXPECT_FALSE(is_figure_constructor(name)) << name;
}

}  // namespace
}  // namespace kiji
