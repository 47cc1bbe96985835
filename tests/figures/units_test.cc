#include "extractors/figures/units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kiji {
namespace {

TEST(SiConversion, MultipliesDividesAndShifts) {
  struct Case {
    std::string_view factor, offset, value;
    double want;
  };
  const Case cases[] = {
      {"1000", "", "1.5", 1500},      {"5/18", "", "36", 10},
      {"1", "273.15", "-20", 253.15}, {"5/9", "255.372222222222", "32", 273.15},
      {"0.01", "0", "0", 0},
  };
  for (const Case& c : cases) {
    const auto conversion = SiConversion::parse("meter", c.factor, c.offset);
    ASSERT_TRUE(conversion.has_value()) << c.factor;
    const SiValue value = conversion->apply(*Decimal::parse(c.value));
    EXPECT_NEAR(value.value, c.want, 1e-9 * std::max(1.0, c.want)) << c.factor;
    EXPECT_EQ(value.unit, "meter");
  }
}

TEST(SiConversion, RefusesColumnsThatSayNone) {
  EXPECT_FALSE(SiConversion::parse("", "1", ""));
  EXPECT_FALSE(SiConversion::parse("meter", "", ""));
  EXPECT_FALSE(SiConversion::parse("meter", "1/0", ""));
  EXPECT_FALSE(SiConversion::parse("meter", "1/", ""));
  EXPECT_FALSE(SiConversion::parse("meter", "much", ""));
  EXPECT_FALSE(SiConversion::parse("meter", "1", "much"));
}

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) out.push_back(field);
  return out;
}

// Values of a word list, with their columns.
std::vector<std::vector<std::string>> lines(const std::string& path) {
  std::vector<std::vector<std::string>> out;
  std::ifstream in(std::string(KIJI_SOURCE_DIR) + "/dictionaries/" + path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#' || line.starts_with("value\t")) continue;
    out.push_back(fields(line));
  }
  return out;
}

TEST(UnitList, EveryUnitCanBeLookedUpByItsIdentifierAndConverts) {
  const auto units = lines("und/unit.tsv");
  ASSERT_GT(units.size(), 100u);
  for (const auto& unit : units) {
    ASSERT_GE(unit.size(), 2u);
    const std::string forms = "|" + unit[1] + "|";
    EXPECT_NE(forms.find("|" + unit[0] + "|"), std::string::npos) << unit[0];
    if (unit.size() < 4) continue;
    EXPECT_TRUE(SiConversion::parse(unit[2], unit[3], unit.size() > 4 ? unit[4] : "")) << unit[0];
  }
}

TEST(UnitList, EveryUnitOfALanguageIsOneOfTheCommonList) {
  std::set<std::string> known;
  for (const auto& unit : lines("und/unit.tsv")) known.insert(unit[0]);
  size_t seen = 0;
  for (const auto& folder : std::filesystem::directory_iterator(std::string(KIJI_SOURCE_DIR) + "/dictionaries")) {
    const std::string path = folder.path().filename().string() + "/unit.tsv";
    for (const auto& unit : lines(path)) {
      EXPECT_TRUE(known.contains(unit[0])) << path << ": " << unit[0];
      ++seen;
    }
  }
  EXPECT_GT(seen, 200u);
}

}  // namespace
}  // namespace kiji
