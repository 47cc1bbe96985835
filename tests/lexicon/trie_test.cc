#include "pipeline/lexicon/trie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace kiji {
namespace {

using Hits = std::vector<std::pair<uint32_t, uint32_t>>;

Hits prefixes(const Trie& trie, std::string_view text, size_t at = 0) {
  Hits out;
  trie.prefixes(text, at, [&](uint32_t end, uint32_t value) { out.emplace_back(end, value); });
  return out;
}

// With the keys' places as their ranks.
std::vector<uint64_t> build(const std::vector<std::string>& keys) {
  std::vector<uint32_t> ranks(keys.size());
  std::iota(ranks.begin(), ranks.end(), 0);
  return *build_trie(keys, ranks);
}

std::string random_key(std::mt19937& random) {
  std::string out;
  const size_t size = 1 + random() % 6;
  for (size_t i = 0; i < size; ++i) {
    switch (random() % 4) {
      case 0:
        append_utf8(out, U'a' + static_cast<char32_t>(random() % 4));
        break;
      case 1:
        append_utf8(out, 0x4E00 + static_cast<char32_t>(random() % 3000));
        break;
      case 2:
        append_utf8(out, 0x3042 + static_cast<char32_t>(random() % 20));
        break;
      default:
        append_utf8(out, 0x20000 + static_cast<char32_t>(random() % 50));
        break;
    }
  }
  return out;
}

TEST(Trie, is_empty_without_data) {
  const Trie trie;
  EXPECT_EQ(trie.size(), 0u);
  EXPECT_EQ(prefixes(trie, "東京"), Hits{});
  EXPECT_EQ(trie.find(""), std::nullopt);
  EXPECT_TRUE(build({}).empty());
}

TEST(Trie, finds_a_single_key_of_one_character) {
  const std::vector<std::string> keys = {"a"};
  const auto data = build(keys);
  const Trie trie{data};
  EXPECT_EQ(trie.size(), 1u);
  EXPECT_EQ(trie.find("a"), 0u);
  EXPECT_EQ(trie.find("b"), std::nullopt);
  EXPECT_EQ(trie.find("aa"), std::nullopt);
  EXPECT_EQ(prefixes(trie, ""), Hits{});
}

TEST(Trie, gives_all_forms_at_a_place_shortest_first) {
  const std::vector<std::string> keys = {"京", "京都", "東", "東京", "東京都", "東京都知事", "𠮷", "𠮷野家"};
  const auto data = build(keys);
  const Trie trie{data};
  EXPECT_EQ(prefixes(trie, "東京都知"), (Hits{{3, 2}, {6, 3}, {9, 4}}));
  EXPECT_EQ(prefixes(trie, "東京都知事", 3), (Hits{{6, 0}, {9, 1}}));
  EXPECT_EQ(prefixes(trie, "𠮷野家で"), (Hits{{4, 6}, {10, 7}}));
  EXPECT_EQ(prefixes(trie, "𠮶野家"), Hits{});
  EXPECT_EQ(trie.find("東京都知"), std::nullopt);
  EXPECT_EQ(trie.find("東京都知事"), 5u);
}

TEST(Trie, gives_ranks_as_values) {
  const std::vector<std::string> keys = {"京都", "東京", "東京都"};
  const auto data = *build_trie(keys, std::vector<uint32_t>{2, 0, 1});
  const Trie trie{data};
  EXPECT_EQ(prefixes(trie, "東京都"), (Hits{{6, 0}, {9, 1}}));
  EXPECT_EQ(trie.find("京都"), 2u);
}

// What likely keys walk lies in the first part of the array.
TEST(Trie, keeps_likely_keys_together) {
  std::mt19937 random(3);
  std::vector<std::string> keys;
  for (int i = 0; i < 60000; ++i) keys.push_back(random_key(random));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<uint32_t> ranks(keys.size());
  std::iota(ranks.begin(), ranks.end(), 0);
  std::shuffle(ranks.begin(), ranks.end(), random);
  const auto data = *build_trie(keys, ranks);
  const size_t nodes = data[2], first_node = data.size() - nodes;
  size_t in_front = 0;
  for (size_t node = 0; node < nodes / 4; ++node) in_front += data[first_node + node] >> 40 < 1000;
  EXPECT_GE(in_front, 900u);
}

TEST(Trie, ignores_data_whose_sizes_do_not_agree) {
  const std::vector<std::string> keys = {"東京"};
  auto data = build(keys);
  data.pop_back();
  EXPECT_EQ(Trie{data}.find("東京"), std::nullopt);
  EXPECT_EQ(Trie{std::span<const uint64_t>(data).first(3)}.size(), 0u);
}

TEST(Trie, stays_inside_damaged_data) {
  std::mt19937 random(7);
  const std::vector<std::string> keys = {"京都", "東京", "東京都"};
  const auto whole = build(keys);
  for (int round = 0; round < 2000; ++round) {
    auto data = whole;
    data[4 + random() % (data.size() - 4)] = random() | uint64_t{random()} << 32;
    const Trie trie{data};
    for (const auto& [end, value] : prefixes(trie, "東京都知事")) EXPECT_LT(value, keys.size());
  }
}

TEST(Trie, agrees_with_a_map_over_random_keys) {
  std::mt19937 random(2026);
  for (const size_t count : {2, 30, 500, 20000}) {
    std::map<std::string, uint32_t> want;
    while (want.size() < count) want[random_key(random)];
    std::vector<std::string> keys;
    for (auto& [key, value] : want) {
      value = static_cast<uint32_t>(keys.size());
      keys.push_back(key);
    }
    const auto data = build(keys);
    const Trie trie{data};
    for (const auto& [key, value] : want) ASSERT_EQ(trie.find(key), value);
    for (int i = 0; i < 5000; ++i) {
      const std::string text = random_key(random) + random_key(random);
      Hits hits;
      for (size_t end = 1; end <= text.size(); ++end) {
        const auto found = want.find(text.substr(0, end));
        if (found != want.end()) hits.emplace_back(end, found->second);
      }
      ASSERT_EQ(prefixes(trie, text), hits) << text;
    }
  }
}

TEST(Trie, of_many_keys_is_dense) {
  std::mt19937 random(1);
  std::vector<std::string> keys;
  for (int i = 0; i < 60000; ++i) keys.push_back(random_key(random));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const auto data = build(keys);
  size_t free_nodes = 0;
  for (size_t node = 1; node < data[2]; ++node) free_nodes += (data[data.size() - data[2] + node] & 0xFFFF) == 0;
  EXPECT_LT(free_nodes, data[2] / 5);
}

}  // namespace
}  // namespace kiji
