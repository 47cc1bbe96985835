#include "pipeline/lexicon/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace kiji {
namespace {

using testing::ElementsAre;

std::string sample() {
  PackBuilder builder;
  builder.add("und/strings", "abc");
  builder.add("ja/strings", "東京");
  const std::vector<uint32_t> numbers = {1, 2, 0xFFFFFFFF};
  builder.add_array<uint32_t>("ja/numbers", numbers);
  builder.add("empty", "");
  return builder.build();
}

TEST(Pack, without_sections_has_only_its_digest) {
  const auto pack = Pack::from_bytes(PackBuilder().build());
  ASSERT_TRUE(pack.ok());
  EXPECT_THAT(pack->section_names(), ElementsAre("digest"));
  EXPECT_EQ(pack->digest().size(), 64u);
  EXPECT_EQ(pack->section("ja/trie"), "");
}

TEST(Pack, gives_back_its_sections_aligned_to_eight_bytes) {
  const auto pack = Pack::from_bytes(sample());
  ASSERT_TRUE(pack.ok());
  EXPECT_THAT(pack->section_names(), ElementsAre("digest", "empty", "ja/numbers", "ja/strings", "und/strings"));
  EXPECT_EQ(pack->section("ja/strings"), "東京");
  EXPECT_EQ(pack->section("empty"), "");
  EXPECT_THAT(pack->array<uint32_t>("ja/numbers"), ElementsAre(1, 2, 0xFFFFFFFF));
  for (const auto name : pack->section_names()) {
    EXPECT_EQ(reinterpret_cast<uintptr_t>(pack->section(name).data()) % 8, 0u) << name;
  }
}

TEST(Pack, has_the_same_bytes_and_digest_for_the_same_sections_only) {
  EXPECT_EQ(sample(), sample());
  PackBuilder first, second;
  first.add("a", "xy");
  first.add("b", "z");
  second.add("a", "x");
  second.add("b", "yz");
  EXPECT_NE(Pack::from_bytes(first.build())->digest(), Pack::from_bytes(second.build())->digest());
}

TEST(Pack, says_which_command_makes_one) {
  std::string other_format = sample();
  other_format[8] = 99;
  struct Case {
    std::string bytes, want;
  };
  for (const auto& [bytes, want] : {
           Case{"", "not a pack; run `kiji pack`"},
           Case{"KIJIPAC", "not a pack; run `kiji pack`"},
           Case{"PK\3\4 something else", "not a pack; run `kiji pack`"},
           Case{"KIJIPACK", "the pack is damaged (cut short?); run `kiji pack`"},
           Case{other_format, "the pack has format 99; this program reads format " + std::to_string(kPackFormat) +
                                  "; run `kiji pack`"},
       }) {
    const auto pack = Pack::from_bytes(bytes);
    ASSERT_FALSE(pack.ok());
    EXPECT_EQ(pack.error().message, want);
    EXPECT_EQ(pack.error().code, "pack");
  }
}

TEST(Pack, cut_short_anywhere_is_an_error) {
  const std::string bytes = sample();
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Pack::from_bytes(bytes.substr(0, size)).ok()) << size;
  }
}

TEST(Pack, with_any_damaged_directory_byte_is_read_inside_its_bounds) {
  const std::string bytes = sample();
  for (size_t at = 8; at < 16 + 5 * 32; ++at) {
    for (const int value : {0, 1, 0x7F, 0xFF}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(value);
      const auto pack = Pack::from_bytes(damaged);
      if (!pack) continue;
      for (const auto name : pack->section_names()) EXPECT_LE(pack->section(name).size(), bytes.size());
    }
  }
}

TEST(Pack, is_mapped_from_a_file_and_outlives_it) {
  const std::string path = testing::TempDir() + "kiji_pack_test.pack";
  std::ofstream(path, std::ios::binary) << sample();
  const auto opened = Pack::open(path);
  ASSERT_TRUE(opened.ok()) << opened.error().to_string();
  const Pack copy = *opened;
  std::remove(path.c_str());
  EXPECT_EQ(copy.section("ja/strings"), "東京");
}

TEST(Pack, that_cannot_be_read_names_its_path_and_the_command) {
  const auto missing = Pack::open("no/such/kiji.pack");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "unreadable");
  EXPECT_EQ(missing.error().to_string(),
            "no/such/kiji.pack: cannot read the pack: No such file or directory; run `kiji pack`");
  EXPECT_FALSE(Pack::open(testing::TempDir()).ok());  // a folder
}

}  // namespace
}  // namespace kiji
