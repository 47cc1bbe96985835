#include "pipeline/commands/examples.h"

#include <gtest/gtest.h>

#include <iostream>

#include "tests/data/pack.h"

namespace kiji {
namespace {

const Rule kRule{.name = "month-day", .path = "ja/temporal.rules"};
const Rule kTrap{.name = "stop", .path = "ja/temporal.rules", .yield = {.function = "nothing", .arguments = {}}};

Record record_with(std::string text, std::string_view surface, std::string value, std::string rule) {
  Record out;
  const auto at = static_cast<uint32_t>(text.find(surface));
  Time time;
  time.span = {at, at + static_cast<uint32_t>(surface.size())};
  time.value = std::move(value);
  time.rule = std::move(rule);
  out.times = {time};
  out.article.text = std::move(text);
  return out;
}

Trace trace_of_trap() {
  Trace out;
  out.candidates.push_back({.tokens = {0, 1}, .what = Designation{}, .rule = "ja/stop"});
  out.contest.accepted = {0};
  return out;
}

TEST(Example, HitsWantExactlyTheirResults) {
  const Example hit{.text = "1月3日から", .expected = {{"1月3日", "2026-01-03"}}};
  struct Case {
    const char *surface, *value;
    bool passes;
  };
  for (const Case& c :
       {Case{"1月3日", "2026-01-03", true}, Case{"3日", "2026-01-03", false}, Case{"1月3日", "2025-01-03", false}}) {
    EXPECT_EQ(passes(kRule, "temporal", hit, record_with(hit.text, c.surface, c.value, "ja/other"), {}), c.passes);
  }
  EXPECT_FALSE(passes(kRule, "temporal", hit, Record{}, {}));
  EXPECT_FALSE(passes(kRule, "figures", hit, record_with(hit.text, "1月3日", "2026-01-03", "ja/month-day"), {}));
}

TEST(Example, MissesWantNothingOfTheirRule) {
  const Example miss{.text = "1月3日から", .expected = {}};
  EXPECT_TRUE(passes(kRule, "temporal", miss, Record{}, {}));
  EXPECT_TRUE(passes(kRule, "temporal", miss, record_with(miss.text, "3日", "", "ja/other"), {}));
  EXPECT_FALSE(passes(kRule, "temporal", miss, record_with(miss.text, "3日", "", "ja/month-day"), {}));
}

TEST(Example, MissesOfTrapsClaimNothingOrLeaveNothing) {
  const Example miss{.text = "1月3日から", .expected = {}};
  const Record found = record_with(miss.text, "3日", "", "ja/other");
  EXPECT_TRUE(passes(kTrap, "temporal", miss, Record{}, trace_of_trap()));
  EXPECT_TRUE(passes(kTrap, "temporal", miss, found, {}));
  EXPECT_FALSE(passes(kTrap, "temporal", miss, found, trace_of_trap()));
}

TEST(Example, FaultsSayWhatWasFoundAndWhatWasExpected) {
  Rule rule = kRule;
  rule.hits = {{.text = "3日と4日", .expected = {{"3日", "2026-02-03"}}, .line = 7}};
  rule.misses = {{.text = "3日と4日", .expected = {}, .line = 8}};
  DictionaryFolder folder;
  folder.language = "ja";
  folder.rules["temporal"] = {rule};
  const ExampleScore score = run_examples({folder}, [](Article article) -> Result<std::pair<Record, Trace>> {
    EXPECT_EQ(article.published->value, kExamplePublished);
    EXPECT_EQ(article.language->tag, "ja");
    return std::pair(record_with(article.text, "4日", "2026-02-04", "ja/month-day"), Trace{});
  });
  EXPECT_EQ(score.hits, 1u);
  EXPECT_EQ(score.misses, 1u);
  ASSERT_EQ(score.faults.size(), 2u);
  EXPECT_EQ(score.faults[0].to_string(),
            "ja/temporal.rules:7: found 4日 | 2026-02-04; expected 3日 | 2026-02-03\n  3日と4日");
  EXPECT_EQ(score.faults[1].to_string(),
            "ja/temporal.rules:8: found 4日 | 2026-02-04; expected nothing of rule month-day\n  3日と4日");
}

TEST(Examples, OfAllRulesHold) {
  const auto folders = read_dictionaries(KIJI_SOURCE_DIR "/dictionaries");
  ASSERT_TRUE(folders) << folders.error().to_string();
  const ExampleScore score =
      run_examples(*folders, [](Article article) { return tested_pipeline().explain(std::move(article)); });
  EXPECT_GT(score.hits, 0u);
  EXPECT_GT(score.misses, 0u);
  for (const Error& fault : score.faults) ADD_FAILURE() << fault.to_string();
  std::cout << score.hits << " hits, " << score.misses << " misses, " << score.faults.size() << " do not hold\n";
}

}  // namespace
}  // namespace kiji
