#include "pipeline/core/decimal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

namespace kiji {
namespace {

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

TEST(Decimal, parses_plain_notation_only) {
  struct Case {
    std::string_view in, want;
  };
  for (const auto& [in, want] : {
           Case{"0", "0"},
           Case{"-0", "0"},
           Case{"000", "0"},
           Case{"0.00", "0"},
           Case{"7", "7"},
           Case{"007", "7"},
           Case{"-12.50", "-12.5"},
           Case{".5", "0.5"},
           Case{"5.", "5"},
           Case{"0.05", "0.05"},
           Case{"120000000", "120000000"},
           Case{"0.000000000000000000000000000000000000001", "0.000000000000000000000000000000000000001"},
       }) {
    ASSERT_TRUE(Decimal::parse(in).has_value()) << in;
    EXPECT_EQ(decimal(in).to_string(), want);
  }
  for (const std::string_view in :
       {"", "-", ".", "-.", "1.2.3", "1,000", "1e3", "+1", " 1", "1 ", "--1", "1-", "１", "二"}) {
    EXPECT_EQ(Decimal::parse(in), std::nullopt) << in;
  }
}

TEST(Decimal, has_at_most_forty_digits) {
  EXPECT_TRUE(Decimal::parse(std::string(40, '9')).has_value());
  EXPECT_EQ(Decimal::parse(std::string(41, '9')), std::nullopt);
  EXPECT_EQ(Decimal::parse("0." + std::string(40, '9')), std::nullopt);
}

TEST(Decimal, is_equal_by_value) {
  EXPECT_EQ(decimal("1.0"), Decimal(1));
  EXPECT_EQ(decimal("1200"), decimal("1200.000"));
  EXPECT_EQ(Decimal(0), -Decimal(0));
  EXPECT_NE(decimal("0.1"), decimal("0.10001"));
}

TEST(Decimal, takes_every_integer) {
  for (const int64_t value : {std::numeric_limits<int64_t>::min(), int64_t{-1}, int64_t{0}, int64_t{10},
                              std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(Decimal(value).to_string(), std::to_string(value));
  }
}

TEST(Decimal, gives_integers_up_to_eighteen_digits) {
  EXPECT_EQ(decimal("999999999999999999").to_int(), 999999999999999999);
  EXPECT_EQ(decimal("1000000000000000000").to_int(), std::nullopt);
  EXPECT_EQ(decimal("-42").to_int(), -42);
  EXPECT_EQ(decimal("0").to_int(), 0);
  EXPECT_EQ(decimal("0.5").to_int(), std::nullopt);
  EXPECT_TRUE(decimal("100").integer());
  EXPECT_FALSE(decimal("100.1").integer());
}

TEST(Decimal, adds_and_multiplies_exactly) {
  struct Case {
    std::string_view a, b, sum, difference, product;
  };
  for (const auto& [a, b, sum, difference, product] : {
           Case{"0", "0", "0", "0", "0"},
           Case{"0.1", "0.2", "0.3", "-0.1", "0.02"},
           Case{"99999", "1", "100000", "99998", "99999"},
           Case{"-5", "3", "-2", "-8", "-15"},
           Case{"5", "-5", "0", "10", "-25"},
           Case{"1000000000000", "0.001", "1000000000000.001", "999999999999.999", "1000000000"},
           Case{"120", "100", "220", "20", "12000"},
           Case{"9999999999999999999999999999999999999999", "1", "10000000000000000000000000000000000000000",
                "9999999999999999999999999999999999999998", "9999999999999999999999999999999999999999"},
       }) {
    EXPECT_EQ((decimal(a) + decimal(b)).to_string(), sum);
    EXPECT_EQ((decimal(a) - decimal(b)).to_string(), difference);
    EXPECT_EQ((decimal(a) * decimal(b)).to_string(), product);
  }
  EXPECT_EQ(decimal("1.2").shifted(8).to_string(), "120000000");
  EXPECT_EQ(decimal("12").shifted(-4).to_string(), "0.0012");
  EXPECT_EQ(Decimal().shifted(5), Decimal(0));
}

TEST(Decimal, divides_and_rounds_half_up) {
  struct Case {
    std::string_view a, b;
    int digits;
    std::string_view want;
  };
  for (const auto& [a, b, digits, want] : {
           Case{"0", "7", 15, "0"},
           Case{"1", "3", 15, "0.333333333333333"},
           Case{"2", "3", 15, "0.666666666666667"},
           Case{"1", "8", 15, "0.125"},
           Case{"1", "8", 2, "0.13"},
           Case{"100", "4", 15, "25"},
           Case{"1", "400", 15, "0.0025"},
           Case{"9999", "10", 3, "1000"},
           Case{"123456", "1", 2, "120000"},
           Case{"125000", "1", 2, "130000"},
           Case{"-1", "4", 15, "-0.25"},
           Case{"1", "-4", 15, "-0.25"},
           Case{"-7", "-7", 15, "1"},
           Case{"0.5", "0.25", 15, "2"},
           Case{"1000", "0.001", 15, "1000000"},
           Case{"5", "9", 1, "0.6"},
           Case{"101", "100", 15, "1.01"},
       }) {
    EXPECT_EQ(decimal(a).divided(decimal(b), digits).to_string(), want) << a << "/" << b;
  }
}

TEST(Decimal, is_ordered_by_value) {
  const std::string_view ascending[] = {"-100", "-99.9", "-0.1", "0", "0.09", "0.1", "1", "9", "10", "1000000"};
  for (size_t i = 0; i < std::size(ascending); ++i) {
    for (size_t j = 0; j < std::size(ascending); ++j) {
      EXPECT_EQ(decimal(ascending[i]) < decimal(ascending[j]), i < j) << ascending[i] << " " << ascending[j];
    }
  }
}

TEST(Decimal, agrees_with_machine_arithmetic_on_random_values) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 5000; ++i) {
    const auto a = static_cast<int64_t>(random() % 2000000) - 1000000,
               b = static_cast<int64_t>(random() % 20000) - 10000;
    EXPECT_EQ((Decimal(a) + Decimal(b)).to_int(), a + b);
    EXPECT_EQ((Decimal(a) * Decimal(b)).to_int(), a * b);
    EXPECT_EQ(Decimal(a) < Decimal(b), a < b);
    if (b == 0) continue;
    const double quotient = static_cast<double>(a) / static_cast<double>(b);
    EXPECT_NEAR(Decimal(a).divided(Decimal(b)).to_double(), quotient, std::abs(quotient) * 1e-14);
  }
}

TEST(Decimal, becomes_the_nearest_double) {
  EXPECT_EQ(decimal("0.1").to_double(), 0.1);
  EXPECT_EQ(decimal("-1234.5").to_double(), -1234.5);
  EXPECT_EQ(Decimal().to_double(), 0.0);
}

}  // namespace
}  // namespace kiji
