#include "pipeline/core/span.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Span, is_half_open) {
  const Span span = {3, 6};
  EXPECT_EQ(span.size(), 3u);
  EXPECT_FALSE(span.empty());
  EXPECT_TRUE(Span{}.empty());
  EXPECT_EQ(slice("abcdefgh", span), "def");
  EXPECT_EQ(slice("abc", {3, 3}), "");
}

TEST(Span, contains_and_overlaps_by_what_lies_inside) {
  struct Case {
    Span a, b;
    bool contains, overlaps;
  };
  for (const auto& [a, b, contains, overlaps] : {
           Case{{2, 5}, {2, 5}, true, true},
           Case{{2, 5}, {3, 4}, true, true},
           Case{{2, 5}, {4, 6}, false, true},
           Case{{2, 5}, {5, 6}, false, false},  // touching is not overlapping
           Case{{2, 5}, {0, 2}, false, false},
           Case{{3, 4}, {2, 5}, false, true},
       }) {
    EXPECT_EQ(a.contains(b), contains);
    EXPECT_EQ(a.overlaps(b), overlaps);
    EXPECT_EQ(b.overlaps(a), overlaps);
    EXPECT_EQ((TokenRange{a.begin, a.end}.contains({b.begin, b.end})), contains);
    EXPECT_EQ((TokenRange{a.begin, a.end}.overlaps({b.begin, b.end})), overlaps);
  }
}

TEST(Span, is_ordered_by_begin_then_end) {
  EXPECT_LT((Span{1, 9}), (Span{2, 3}));
  EXPECT_LT((Span{1, 2}), (Span{1, 3}));
}

}  // namespace
}  // namespace kiji
