#include "pipeline/core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace kiji {
namespace {

TEST(Result, holds_a_value_or_an_error) {
  const Result<int> good = 5;
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*good, 5);
  const Result<int> bad = Error{.code = "charset", .message = "not UTF-8"};
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, "charset");
  EXPECT_TRUE(ok_status().ok());
}

TEST(Result, hands_on_values_that_only_move) {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(7);
  const std::unique_ptr<int> value = *std::move(made);
  EXPECT_EQ(*value, 7);
}

TEST(Error, says_path_line_column_message_and_points_with_a_caret) {
  struct Case {
    Error error;
    std::string_view want;
  };
  for (const auto& [error, want] : {
           Case{{.message = "no article"}, "no article"},
           Case{{.message = "no article", .line = 3}, "no article"},  // a line of no file says nothing
           Case{{.message = "cannot read", .path = "a.txt"}, "a.txt: cannot read"},
           Case{{.message = "no value", .path = "a.tsv", .line = 3}, "a.tsv:3: no value"},
           Case{{.message = "no value", .path = "a.tsv", .line = 3, .excerpt = "x"}, "a.tsv:3: no value\n  x"},
           Case{{.message = "bad", .path = "a", .line = 1, .column = 1, .excerpt = "abc"}, "a:1:1: bad\n  abc\n  ^"},
           Case{{.message = "bad", .path = "a", .line = 1, .column = 3, .excerpt = "éab"}, "a:1:3: bad\n  éab\n    ^"},
           Case{{.message = "bad", .path = "a", .line = 1, .column = 3, .excerpt = "月日x"},
                "a:1:3: bad\n  月日x\n      ^"},
           Case{{.message = "bad", .path = "a", .line = 1, .column = 3, .excerpt = "a\tx"},
                "a:1:3: bad\n  a\tx\n   \t^"},
           Case{{.message = "bad", .path = "a", .line = 1, .column = 9, .excerpt = "ab"}, "a:1:9: bad\n  ab\n    ^"},
       }) {
    EXPECT_EQ(error.to_string(), want);
  }
}

}  // namespace
}  // namespace kiji
