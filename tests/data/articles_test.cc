// The corpus against its floors, through the same scorer as `kiji score`.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <set>
#include <string>

#include "pipeline/commands/score.h"
#include "tests/data/pack.h"

namespace kiji {
namespace {

namespace fs = std::filesystem;

const std::string kCorpus = KIJI_SOURCE_DIR "/corpus";

TEST(Corpus, HoldsItsFloors) {
  const auto floors = nlohmann::json::parse(value_or_end(read_file(kCorpus + "/floors.json")), nullptr, false);
  ASSERT_TRUE(floors.is_object());
  const Score score = value_or_end(
      score_corpus(kCorpus, [](Article article) { return tested_pipeline().process(std::move(article)); }));
  size_t measured = 0;
  for (const auto& [language, kinds] : score.tallies) {
    for (const auto& [kind, tally] : kinds) {
      std::cout << language << ' ' << kind << " precision " << tally.precision() << " recall " << tally.recall()
                << " of " << tally.expected << '\n';
      EXPECT_TRUE(floors.contains(language) && floors[language].contains(kind)) << language << ' ' << kind;
      ++measured;
    }
  }
  EXPECT_GT(measured, 0u);
  for (const std::string& line : below_floors(score, floors)) ADD_FAILURE() << line;
}

TEST(Corpus, SaysOfEveryArticleWhatIsExpectedAndUnderWhichLicence) {
  constexpr size_t kJapaneseArticles = 16;
  std::set<std::string> expected;
  size_t unreviewed = 0, japanese = 0;
  for (const Expectation& one : value_or_end(read_expectations(kCorpus))) {
    EXPECT_FALSE(one.facts["licence"].get<std::string>().empty()) << one.path;
    EXPECT_TRUE(expected.insert(fs::path(one.article).lexically_normal().string()).second) << one.article << " twice";
    unreviewed += one.facts["reviewed"] == true ? 0 : 1;
    japanese += one.language == "ja" ? 1 : 0;
  }
  std::cout << expected.size() << " expectations, " << unreviewed << " not reviewed\n";
  EXPECT_GE(japanese, kJapaneseArticles);
  size_t articles = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kCorpus + "/articles")) {
    if (!entry.is_regular_file()) continue;
    ++articles;
    EXPECT_TRUE(expected.contains(entry.path().lexically_normal().string())) << entry.path() << ": no expectation";
  }
  EXPECT_EQ(articles, expected.size());
}

}  // namespace
}  // namespace kiji
