// OffsetMap and MatchText against random edits: what is carried back is what was there.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "pipeline/core/text.h"

namespace kiji {
namespace {

TEST(OffsetMap, IdentityLeavesEverything) {
  const OffsetMap map;
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.to_source({3, 7}), (Span{3, 7}));
  EXPECT_EQ(map.to_derived(5), 5u);
}

TEST(OffsetMap, InsideAnEditBeginRoundsDownAndEndRoundsUp) {
  OffsetMap map;
  map.add({2, 6}, {2, 5});  // four bytes stand as three
  EXPECT_EQ(map.to_source({3, 4}), (Span{2, 6}));
  EXPECT_EQ(map.to_source({2, 5}), (Span{2, 6}));
  EXPECT_EQ(map.to_source({0, 3}), (Span{0, 6}));
  EXPECT_EQ(map.to_source({5, 6}), (Span{6, 7}));
}

TEST(OffsetMap, DeletionsAtBothEdgesStayOutside) {
  OffsetMap map;
  map.add({1, 3}, {1, 1});
  map.add({4, 6}, {2, 2});
  EXPECT_EQ(map.to_source({1, 2}), (Span{3, 4}));
  EXPECT_EQ(map.to_source({0, 3}), (Span{0, 7})) << "inside they belong to the surface";
  EXPECT_EQ(map.to_source({0, 1}), (Span{0, 1}));
}

TEST(OffsetMap, AdjacentEditsKeepApart) {
  OffsetMap map;
  map.add({0, 3}, {0, 1});
  map.add({3, 6}, {1, 2});
  map.add({6, 9}, {2, 2});
  map.add({9, 12}, {2, 3});
  EXPECT_EQ(map.to_source({0, 1}), (Span{0, 3}));
  EXPECT_EQ(map.to_source({1, 2}), (Span{3, 6}));
  EXPECT_EQ(map.to_source({2, 3}), (Span{9, 12}));
}

TEST(OffsetMap, TheOtherWayGivesTheFirstPositionNotBefore) {
  OffsetMap map;
  map.add({2, 4}, {2, 2});  // deleted
  map.add({5, 8}, {3, 4});  // replaced
  EXPECT_EQ(map.to_derived(2), 2u);
  EXPECT_EQ(map.to_derived(3), 2u);
  EXPECT_EQ(map.to_derived(4), 2u);
  EXPECT_EQ(map.to_derived(5), 3u);
  EXPECT_EQ(map.to_derived(6), 4u);
  EXPECT_EQ(map.to_derived(8), 4u);
  EXPECT_EQ(map.to_derived(9), 5u);
}

// A text of pieces: each kept, replaced or deleted. `origin` says for every derived byte which piece it is of.
struct Edited {
  OffsetMap map;
  std::vector<Span> source_of;  // for each derived byte, the source bytes that it may be carried back to
  uint32_t source_size = 0;
};

Edited random_edits(std::mt19937& random) {
  std::uniform_int_distribution<uint32_t> kind(0, 2), length(1, 4);
  Edited out;
  for (int piece = 0; piece < 12; ++piece) {
    const uint32_t size = length(random);
    const auto at = static_cast<uint32_t>(out.source_of.size());
    const Span source{out.source_size, out.source_size + size};
    const uint32_t what = kind(random);
    if (what == 0) {
      for (uint32_t i = 0; i < size; ++i) out.source_of.push_back({source.begin + i, source.begin + i + 1});
    } else {
      const uint32_t derived = what == 1 ? length(random) : 0;
      out.source_of.insert(out.source_of.end(), derived, source);
      out.map.add(source, {at, at + derived});
    }
    out.source_size += size;
  }
  return out;
}

TEST(OffsetMap, RandomSpansCoverExactlyTheSourceOfTheirEnds) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const Edited text = random_edits(random);
    const auto size = static_cast<uint32_t>(text.source_of.size());
    for (uint32_t begin = 0; begin < size; ++begin) {
      for (uint32_t end = begin + 1; end <= size; ++end) {
        const Span want{text.source_of[begin].begin, text.source_of[end - 1].end};
        ASSERT_EQ(text.map.to_source({begin, end}), want);
      }
      const uint32_t source = text.map.source_begin(begin);
      ASSERT_LE(text.map.to_derived(source), begin) << "a begin carried back and forth never moves right";
    }
    ASSERT_EQ(text.map.to_derived(text.source_size), size);
  }
}

TEST(MatchText, MapsAreWalkedOneAfterTheOther) {
  OffsetMap fold, nfc;
  fold.add({3, 6}, {3, 3});  // か ZWSP ◌゙ -> か◌゙
  nfc.add({0, 6}, {0, 3});   // -> が
  const MatchText match{.text = "が", .maps = {nfc, fold}};
  EXPECT_EQ(match.to_article({0, 3}), (Span{0, 9}));
  EXPECT_EQ(match.from_article(0), 0u);
  EXPECT_EQ(match.from_article(9), 3u);
}

}  // namespace
}  // namespace kiji
