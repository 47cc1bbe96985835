#include "extractors/names/numbering.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace kiji {
namespace {

TEST(Numbering, AnEmptyOneFindsNothing) {
  const Numbering<std::string_view> numbering;
  EXPECT_EQ(numbering.size(), 0u);
  EXPECT_EQ(numbering.find(""), Numbering<std::string_view>::kNone);
}

TEST(Numbering, KeysAreNumberedInTheOrderOfFirstSight) {
  Numbering<std::string_view> numbering;
  EXPECT_EQ(numbering.add("b"), 0u);
  EXPECT_EQ(numbering.add(""), 1u);
  EXPECT_EQ(numbering.add("b"), 0u);
  EXPECT_EQ(numbering.add("a"), 2u);
  EXPECT_EQ(numbering.find("a"), 2u);
  EXPECT_EQ(numbering.find("c"), Numbering<std::string_view>::kNone);
  EXPECT_EQ(numbering[1], "");
}

TEST(Numbering, NumbersStayWhenItGrows) {
  constexpr uint32_t kKeys = 10'000;
  Numbering<uint32_t> numbering;
  for (uint32_t key = 0; key < kKeys; ++key) ASSERT_EQ(numbering.add(key * 128), key);
  for (uint32_t key = 0; key < kKeys; ++key) ASSERT_EQ(numbering.find(key * 128), key);
  EXPECT_EQ(numbering.size(), kKeys);
}

}  // namespace
}  // namespace kiji
