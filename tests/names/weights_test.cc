#include "extractors/names/weights.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

Weights parsed(std::string_view text) {
  Result<Weights> weights = Weights::parse(text, "w.tsv");
  EXPECT_TRUE(weights.ok());
  return weights.ok() ? *weights : Weights();
}

TEST(Weights, AnEmptyTableWeighsNothing) { EXPECT_EQ(parsed("").of("person.title"), 0); }

TEST(Weights, CommentsAndEmptyLinesAreSkipped) {
  EXPECT_EQ(parsed("# table\n\n# source: own list\nperson.title\t4\n").of("person.title"), 4);
}

TEST(Weights, NumbersMayBeNegativeAndFractional) {
  EXPECT_EQ(parsed("place.class:verb\t-0.5").of(EntityKind::place, "class:verb"), -0.5);
}

TEST(Weights, AFeatureOfOneTypeIsNotThatOfAnother) {
  const Weights weights = parsed("person.title\t4\n");
  EXPECT_EQ(weights.of(EntityKind::person, "title"), 4);
  EXPECT_EQ(weights.of(EntityKind::place, "title"), 0);
}

TEST(Weights, FaultsNameTheirLine) {
  struct Case {
    std::string_view text, want;
  };
  constexpr Case kCases[] = {
      {"person.title", "w.tsv:1: no tab; a feature, a tab and a number expected\nperson.title"},
      {"# x\nperson.title\tmuch", "w.tsv:2: not a number; a decimal expected after the tab\nperson.title\tmuch"},
      {"a\t1\na\t2", "w.tsv:2: feature stands twice; one line for each expected\na\t2"},
      {"a\t", "w.tsv:1: not a number; a decimal expected after the tab\na\t"},
  };
  for (const Case& c : kCases) {
    const Result<Weights> weights = Weights::parse(c.text, "w.tsv");
    ASSERT_FALSE(weights.ok()) << c.text;
    EXPECT_TRUE(weights.error().to_string().starts_with(c.want.substr(0, c.want.find('\n'))))
        << weights.error().to_string();
  }
}

}  // namespace
}  // namespace kiji
