#include "pipeline/lexicon/form_table.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(StringPoolTest, EqualTextsAreStoredOnce) {
  StringPool pool;
  const StringRef a = pool.add("alpha"), b = pool.add("beta"), again = pool.add("alpha");
  EXPECT_EQ(a.offset, again.offset);
  EXPECT_EQ(pool.view(b), "beta");
  EXPECT_EQ(pool.bytes(), "alphabeta");
}

TEST(FormTableTest, AFormMergesItsReadingsByClassAndTakesTheLeastCost) {
  FormTable table({"a", "b"});
  const EntryId second = table.add_entry("b", "2", "x");
  table.add_form("x", second, 0, 4000, kBindsNumber);
  const EntryId first = table.add_entry("a", "1", "x");
  table.add_column(first, "latin", "X");
  table.add_form("x", first, 0, 3000, 0);
  table.add_form("x", first, 1, 9000, 0);  // the same entry twice is one reading
  const auto forms = table.merge();
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].readings.size(), 2u);
  EXPECT_EQ(forms[0].readings[0].entry, first);
  EXPECT_EQ(forms[0].readings[1].entry, second);
  EXPECT_EQ(forms[0].cost, 3000);
  EXPECT_EQ(forms[0].flags, kBindsNumber);
  EXPECT_EQ(table.entries()[first].columns, 1u);
}

TEST(FormTableTest, ALiteralsCostCountsOnlyWhereNobodyElseKnowsTheForm) {
  FormTable table({"\"x\"", "\"y\"", "a"});
  table.add_literal("x", "x", 1000);
  table.add_literal("y", "y", 1000);
  table.add_form("x", table.add_entry("a", "1", "x"), 0, 5000, 0);
  const auto forms = table.merge();
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[0].cost, 5000);
  EXPECT_EQ(forms[0].readings.size(), 2u);
  EXPECT_EQ(forms[1].cost, 1000);
}

TEST(FormTableTest, FormsComeInTheOrderOfTheirCodePoints) {
  FormTable table({"a"});
  const EntryId entry = table.add_entry("a", "1", "x");
  for (const char* form : {"日", "a", "😀", "あ"}) table.add_form(form, entry, 0, 3000, 0);
  std::string order;
  for (const auto& form : table.merge()) order += form.surface;
  EXPECT_EQ(order, "aあ日😀");
}

}  // namespace
}  // namespace kiji
