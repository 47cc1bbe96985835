#include "extractors/temporal/date_order.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

// 01/02/2026, read month first.
TimeFields open_date() {
  TimeFields out;
  out.year = 2026;
  out.month = 1;
  out.day = 2;
  out.order = DateOrder::month_first;
  out.order_unknown = true;
  return out;
}

TEST(DateOrder, TheStrongestEvidenceDecidesAndSaysSo) {
  OrderEvidence evidence;
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::unknown);
  evidence.published = parse_iso("2026-02-05");
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::day_first);
  EXPECT_EQ(choose_order(open_date(), evidence).why, "the reading nearer to the publication date");
  evidence.language = DateOrder::month_first;
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::month_first);
  EXPECT_EQ(choose_order(open_date(), evidence).why, "the order of the language");
  evidence.country = DateOrder::day_first;
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::day_first);
  EXPECT_EQ(choose_order(open_date(), evidence).why, "the order of the country");
  evidence.published = parse_iso("2026-01-02");
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::month_first);
  EXPECT_EQ(choose_order(open_date(), evidence).why, "read so it is the publication date");
  evidence.day_first = 2;
  evidence.month_first = 1;
  EXPECT_EQ(choose_order(open_date(), evidence).order, DateOrder::day_first);
  EXPECT_EQ(choose_order(open_date(), evidence).why, "day first, as other dates of the article");
  TimeFields friday = open_date();
  friday.weekday = 5;  // 2 January 2026
  EXPECT_EQ(choose_order(friday, evidence).order, DateOrder::month_first);
  EXPECT_EQ(choose_order(friday, evidence).why, "the weekday fits this order");
  friday.weekday = 3;  // neither
  EXPECT_EQ(choose_order(friday, evidence).order, DateOrder::day_first);
}

TEST(DateOrder, TheRegionOfTheTagNamesTheCountry) {
  constexpr std::string_view kTable = "# table\n# source: test\nGB\tday-first\nUS\tmonth-first\n";
  struct Case {
    std::string_view tag;
    DateOrder want;
  };
  for (const Case& c : {Case{"en-GB", DateOrder::day_first}, Case{"en-US", DateOrder::month_first},
                        Case{"en-Latn-US", DateOrder::month_first}, Case{"en", DateOrder::unknown},
                        Case{"en-FR", DateOrder::unknown}, Case{"", DateOrder::unknown}}) {
    EXPECT_EQ(order_of_country(kTable, c.tag), c.want) << c.tag;
  }
  EXPECT_EQ(order_of_country("", "en-GB"), DateOrder::unknown);
}

TEST(DateOrder, TheHabitOfTheLanguage) {
  EXPECT_EQ(order_of_language({}), DateOrder::unknown);
  EXPECT_EQ(order_of_language({.day_first = true}), DateOrder::day_first);
  EXPECT_EQ(order_of_language({.month_first = true}), DateOrder::month_first);
  EXPECT_EQ(order_of_language({.year_first = true}), DateOrder::month_first);
}

TEST(DateOrder, FieldsChangePlacesOnce) {
  const TimeFields turned = in_order(open_date(), DateOrder::day_first);
  EXPECT_EQ(*turned.month, 2);
  EXPECT_EQ(*turned.day, 1);
  EXPECT_EQ(in_order(turned, DateOrder::day_first), turned);
  EXPECT_EQ(in_order(turned, DateOrder::month_first), open_date());
  EXPECT_EQ(in_order(turned, DateOrder::unknown), turned);
}

}  // namespace
}  // namespace kiji
