#include "pipeline/commands/progress.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(ProgressLine, ShowsTheShareOfTheInputWhereItIsKnown) {
  const Counts counts{.articles = 120, .failed = 3, .bytes = 22'400'000};
  EXPECT_EQ(progress_line(counts, 0, 100, 2),
            "[>                             ]   0 %  120 articles  3 failed  11.2 MB/s");
  EXPECT_EQ(progress_line(counts, 50, 100, 2),
            "[===============>              ]  50 %  120 articles  3 failed  11.2 MB/s");
  EXPECT_EQ(progress_line(counts, 100, 100, 2),
            "[==============================] 100 %  120 articles  3 failed  11.2 MB/s");
  EXPECT_EQ(progress_line(counts, 300, 100, 2),
            "[==============================] 100 %  120 articles  3 failed  11.2 MB/s");
  EXPECT_EQ(progress_line({.articles = 1}, 5, std::nullopt, 0), "1 articles  0.0 MB/s");
  EXPECT_EQ(progress_line({.articles = 1}, 0, 0, 1), "1 articles  0.0 MB/s");
}

TEST(Summary, HasALineForEachNumber) {
  const Counts counts{.articles = 16,
                      .failed = 1,
                      .bytes = 1'500'000,
                      .times = 5,
                      .figures = 6,
                      .people = 7,
                      .organizations = 8,
                      .places = 9,
                      .quotes = 10,
                      .events = 11,
                      .warnings = 12};
  EXPECT_EQ(summary(counts, 0.5),
            "articles       16 (1 failed)\nevents         11\npeople         7\norganizations  8\nplaces         9\n"
            "times          5\nfigures        6\nquotes         10\nwarnings       12\n"
            "speed          3.0 MB/s (1.50 MB of text in 0.50 s)\n");
}

}  // namespace
}  // namespace kiji
