#include "pipeline/core/text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kiji {
namespace {

TEST(OffsetMap, without_edits_changes_nothing) {
  const OffsetMap map;
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.to_source({2, 7}), (Span{2, 7}));
  EXPECT_EQ(map.to_derived(5), 5u);
}

// "ab＋cd" -> "ab+cd": three bytes became one.
TEST(OffsetMap, rounds_outwards_inside_an_edit) {
  OffsetMap map;
  map.add({2, 5}, {2, 3});
  EXPECT_FALSE(map.identity());
  EXPECT_EQ(map.to_source({0, 2}), (Span{0, 2}));
  EXPECT_EQ(map.to_source({2, 3}), (Span{2, 5}));
  EXPECT_EQ(map.to_source({1, 4}), (Span{1, 6}));
  EXPECT_EQ(map.to_source({3, 5}), (Span{5, 7}));

  OffsetMap growth;  // one byte became three: any part of them stands for the whole
  growth.add({2, 3}, {2, 5});
  EXPECT_EQ(growth.to_source({2, 3}), (Span{2, 3}));
  EXPECT_EQ(growth.to_source({3, 4}), (Span{2, 3}));
  EXPECT_EQ(growth.to_source({4, 6}), (Span{2, 4}));
}

// "ab\u200Bcd" -> "abcd".
TEST(OffsetMap, leaves_what_was_deleted_out_of_spans_that_touch_it) {
  OffsetMap map;
  map.add({2, 5}, {2, 2});
  EXPECT_EQ(map.to_source({0, 2}), (Span{0, 2}));
  EXPECT_EQ(map.to_source({2, 4}), (Span{5, 7}));
  EXPECT_EQ(map.to_source({1, 3}), (Span{1, 6}));
}

TEST(OffsetMap, carries_a_deletion_followed_at_once_by_a_change) {
  OffsetMap map;
  map.add({0, 3}, {0, 0});
  map.add({3, 6}, {0, 1});
  EXPECT_EQ(map.to_source({0, 1}), (Span{3, 6}));
  EXPECT_EQ(map.to_source({1, 2}), (Span{6, 7}));
}

TEST(OffsetMap, finds_the_first_derived_place_not_before_a_source_place) {
  OffsetMap map;
  map.add({2, 5}, {2, 3});  // changed
  map.add({8, 9}, {6, 6});  // deleted
  struct Case {
    uint32_t source, want;
  };
  for (const auto& [source, want] :
       {Case{0, 0}, Case{2, 2}, Case{3, 3}, Case{4, 3}, Case{5, 3}, Case{8, 6}, Case{9, 6}, Case{10, 7}}) {
    EXPECT_EQ(map.to_derived(source), want) << source;
  }
}

TEST(OffsetMap, counts_an_insertion_as_behind_the_place_it_stands_at) {
  OffsetMap map;
  map.add({2, 2}, {2, 4});  // inserted
  map.add({2, 3}, {4, 6});  // and the next byte changed
  EXPECT_EQ(map.to_derived(2), 2u);
  EXPECT_EQ(map.to_derived(3), 6u);
}

TEST(MatchText, walks_its_maps_from_the_match_text_to_the_article) {
  MatchText text;
  OffsetMap last, first;  // the article lost [0, 3), then what was left had [1, 4) shortened to [1, 2)
  first.add({0, 3}, {0, 0});
  last.add({1, 4}, {1, 2});
  text.maps = {last, first};
  EXPECT_EQ(text.to_article({0, 1}), (Span{3, 4}));
  EXPECT_EQ(text.to_article({1, 2}), (Span{4, 7}));
  EXPECT_EQ(text.from_article(0), 0u);
  EXPECT_EQ(text.from_article(4), 1u);
  EXPECT_EQ(text.from_article(8), 3u);
}

TEST(MatchText, finds_untouched_text_at_the_place_it_came_from) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string source, derived;
    OffsetMap map;
    for (int part = 0; part < 40; ++part) {
      const auto from = static_cast<uint32_t>(source.size()), to = static_cast<uint32_t>(derived.size());
      if (random() % 3 != 0) {
        const auto letter = static_cast<char>('a' + part % 26);
        source += letter;
        derived += letter;
        continue;
      }
      source.append(random() % 4, '#');
      derived.append(random() % 4, '*');
      const Span a = {from, static_cast<uint32_t>(source.size())}, b = {to, static_cast<uint32_t>(derived.size())};
      if (!a.empty() || !b.empty()) map.add(a, b);
    }
    for (uint32_t at = 0; at < derived.size(); ++at) {
      const Span back = map.to_source({at, at + 1});
      ASSERT_LE(back.begin, back.end);
      ASSERT_LE(back.end, source.size());
      if (derived[at] == '*') continue;
      ASSERT_EQ(slice(source, back), derived.substr(at, 1));
      ASSERT_LE(map.to_derived(back.begin), at);
      ASSERT_EQ(map.to_derived(back.end), at + 1);
    }
  }
}

}  // namespace
}  // namespace kiji
