#include "extractors/figures/amount.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

namespace kiji {
namespace {

Term term(std::string_view value, uint16_t flags = kDigits, uint8_t scale = 0) {
  Term out;
  out.number.value = *Decimal::parse(value);
  out.number.flags = flags;
  out.number.scale = scale;
  return out;
}

Term vague(int64_t low, int64_t high) {
  Term out;
  out.number.value = low;
  out.number.max = Decimal(high);
  out.number.flags = kVague;
  return out;
}

std::string text(const std::optional<Amount>& amount) {
  if (!amount) return "none";
  if (amount->value) return amount->value->to_string();
  return amount->min->to_string() + ".." + amount->max->to_string();
}

TEST(Amount, SumsTermsWithTheirFactors) {
  std::vector<Term> terms = {term("3"), term("2"), term("5")};
  terms[0].factor = 10;
  terms[2].factor = *Decimal::parse("0.1");
  EXPECT_EQ(text(sum(terms, Sign::plus)), "32.5");
  EXPECT_EQ(text(sum(terms, Sign::minus)), "-32.5");
}

TEST(Amount, SumOfZeroIsZeroWithEverySign) {
  for (const Sign sign : {Sign::plus, Sign::minus, Sign::below_zero}) EXPECT_EQ(text(sum({term("0")}, sign)), "0");
}

TEST(Amount, AVagueNumberIsARangeAndBelowZeroItsEndsChangePlaces) {
  EXPECT_EQ(text(sum({vague(20, 90)}, Sign::plus)), "20..90");
  EXPECT_EQ(text(sum({vague(11, 19)}, Sign::minus)), "-19..-11");
}

TEST(Amount, KeepsAFractionOnlyWhereItIsTheWholeValue) {
  Term third = term("0.333333333333333");
  third.number.fraction = "1/3";
  EXPECT_EQ(sum({third}, Sign::plus).fraction, "1/3");
  EXPECT_EQ(sum({third}, Sign::minus).fraction, "-1/3");
  EXPECT_EQ(sum({term("2"), third}, Sign::plus).fraction, "");
}

TEST(Amount, RangesRiseAndShareAScale) {
  struct Case {
    Term from, to;
    std::string_view want;
  };
  const Case cases[] = {
      {term("10"), term("20"), "10..20"},
      {term("20"), term("10"), "none"},
      {term("10"), term("10"), "none"},
      {term("2"), term("30000", kMixed, 4), "20000..30000"},
      {term("10"), term("200000", kMixed, 4), "100000..200000"},
      {term("1"), term("150000000", kMixed | kDecimalPoint, 8), "100000000..150000000"},
      {term("9000"), term("10000", kMixed, 4), "9000..10000"},
      {term("5000", kMixed), term("20000", kMixed, 4), "5000..20000"},
      {term("2.4", kDigits | kDecimalPoint), term("2600000000", kMixed | kDecimalPoint, 9), "2400000000..2600000000"},
      {term("5", kSpelled), term("7000000", kSpelled, 6), "5000000..7000000"},
      {term("900", kSpelled), term("1000", kSpelled, 3), "900..1000"},
      {term("20000", kMixed, 4), term("3000000000", kMixed, 9), "20000..3000000000"},
      {term("0"), term("1"), "0..1"},
  };
  for (const Case& c : cases) EXPECT_EQ(text(range(c.from, Sign::plus, c.to, Sign::plus)), c.want);
}

TEST(Amount, RangesBelowZeroRunFromTheFarEnd) {
  EXPECT_EQ(text(range(term("5"), Sign::below_zero, term("10"), Sign::below_zero)), "-10..-5");
  EXPECT_EQ(text(range(term("5"), Sign::minus, term("5"), Sign::plus)), "-5..5");
  EXPECT_EQ(text(range(term("10"), Sign::below_zero, term("5"), Sign::below_zero)), "none");
}

TEST(Amount, NeighboursAreOneApartAndBelowTen) {
  struct Case {
    Term first, second;
    std::string_view want;
  };
  const Case cases[] = {
      {term("2"), term("3"), "2..3"},
      {term("2"), term("30000", kMixed, 4), "20000..30000"},
      {term("5"), term("60", kSpelled), "50..60"},
      {term("2"), term("4"), "none"},
      {term("3"), term("2"), "none"},
      {term("0"), term("1"), "none"},
      {term("10"), term("11"), "none"},
      {term("1"), term("234"), "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(text(neighbours(c.first, c.second)), c.want);
}

TEST(Amount, BoundsTurnRoundBelowZeroOnly) {
  EXPECT_EQ(signed_bound(Bound::at_least, Sign::below_zero), Bound::at_most);
  EXPECT_EQ(signed_bound(Bound::at_most, Sign::below_zero), Bound::at_least);
  EXPECT_EQ(signed_bound(Bound::more_than, Sign::below_zero), Bound::less_than);
  EXPECT_EQ(signed_bound(Bound::less_than, Sign::below_zero), Bound::more_than);
  EXPECT_EQ(signed_bound(Bound::approx, Sign::below_zero), Bound::approx);
  EXPECT_EQ(signed_bound(Bound::none, Sign::below_zero), Bound::none);
  EXPECT_EQ(signed_bound(Bound::at_least, Sign::minus), Bound::at_least);
}

TEST(Amount, SignNamesAreAClosedList) {
  EXPECT_EQ(sign("plus"), Sign::plus);
  EXPECT_EQ(sign("minus"), Sign::minus);
  EXPECT_EQ(sign("below_zero"), Sign::below_zero);
  EXPECT_EQ(sign(""), std::nullopt);
  EXPECT_EQ(sign("below"), std::nullopt);
}

TEST(Amount, OneNumberAloneIsItsSum) {
  for (const Sign sign : {Sign::plus, Sign::minus, Sign::below_zero}) {
    EXPECT_EQ(text(signed_amount(term("12.5").number, sign)), text(sum({term("12.5")}, sign)));
  }
  EXPECT_EQ(text(signed_amount(term("12.5").number, Sign::minus)), "-12.5");
  EXPECT_EQ(text(signed_amount(vague(20, 90).number, Sign::minus)), "-90..-20");
}

}  // namespace
}  // namespace kiji
