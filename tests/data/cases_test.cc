// The case files of the corpus. Which results they want is the scorer's business (score.h, tests/commands); here is
// that there are as many as promised, and that every segmentation is exact.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <string>

#include "pipeline/commands/corpus.h"
#include "tests/data/pack.h"

namespace kiji {
namespace {

std::vector<CaseFile> cases() { return value_or_end(read_cases(KIJI_SOURCE_DIR "/corpus/cases")); }

TEST(Cases, AreAsManyAsPromisedForJapanese) {
  const std::map<std::string, size_t> least = {{"times", 150}, {"figures", 120}, {"names", 120},
                                               {"quotes", 60}, {"events", 60},   {"segmentation", 20}};
  std::map<std::string, size_t> hits, misses, all;
  for (const CaseFile& file : cases()) {
    if (file.language != "ja") continue;
    EXPECT_TRUE(least.contains(file.kind)) << file.path << ": unknown kind";
    for (const CorpusCase& one : file.cases) {
      ++all[file.kind];
      if (one.tokens.empty()) ++(one.want.empty() ? misses : hits)[file.kind];
    }
  }
  for (const auto& [kind, count] : least) {
    EXPECT_GE(all[kind], count) << kind;
    std::cout << kind << ": " << all[kind] << " cases, " << misses[kind] << " of them negative\n";
  }
}

std::string segmentation(const std::string& text, const std::string& language) {
  const auto explained = tested_pipeline().explain(article_of(text, language));
  if (!explained) return explained.error().to_string();
  const auto& [record, trace] = *explained;
  std::string out;
  for (const Token& token : trace.analysis.tokens) {
    if (!out.empty()) out += '|';
    out += slice(record.article.text, trace.analysis.text.to_article(token.span));
  }
  return out;
}

TEST(Cases, OfSegmentationAreExact) {
  size_t run = 0;
  for (const CaseFile& file : cases()) {
    if (file.kind != kSegmentation) continue;
    for (const CorpusCase& one : file.cases) {
      std::string want;
      for (const std::string& token : one.tokens) want += (want.empty() ? "" : "|") + token;
      EXPECT_EQ(segmentation(one.text, file.language), want) << file.path << ':' << one.line << ": " << one.name;
      ++run;
    }
  }
  EXPECT_GT(run, 0u);
}

}  // namespace
}  // namespace kiji
