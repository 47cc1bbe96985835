#include "pipeline/read/path_date.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

std::string date_in(std::string_view path) {
  const auto date = date_of_path(path);
  return date ? date->value : "";
}

TEST(PathDate, IsReadWhereItIsWithoutDoubt) {
  struct Case {
    std::string_view path, want;
  };
  const Case cases[] = {
      {"", ""},
      {"2026-02-01-bridge.txt", "2026-02-01"},
      {"news/2026/02/01/bridge.txt", "2026-02-01"},
      {"20260201.txt", "2026-02-01"},
      {"a/20260201_bridge.txt.gz", "2026-02-01"},
      {"a/2026_02_01/x2026.02.01.txt", "2026-02-01"},
      {"a/2026/02/01/20260201-x.txt", "2026-02-01"},
      {"2024-02-29.txt", "2024-02-29"},
      {"1900-01-01.txt", "1900-01-01"},
      {"2099-12-31.txt", "2099-12-31"},
      // None, or doubtful.
      {"2026-02-01/2026-02-02.txt", ""},
      {"1899-12-31.txt", ""},
      {"2100-01-01.txt", ""},
      {"2025-02-29.txt", ""},
      {"2026-13-01.txt", ""},
      {"2026-00-10.txt", ""},
      {"01-02-2026.txt", ""},
      {"2026-2-1.txt", ""},
      {"2026-02_01.txt", ""},
      {"2026-02.txt", ""},
      {"2026/02/013.txt", ""},
      {"120260201.txt", ""},
      {"202602011.txt", ""},
      {"id-20261301.txt", ""},
      {"bridge.txt", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(date_in(c.path), c.want) << c.path;
  EXPECT_EQ(*date_of_path("a/2026/02/01/x.txt"), (Published{"2026-02-01", "path", "2026/02/01 in the path", {}}));
}

// ISO 8601-1, 5.2.2 and 5.4.
TEST(IsoInstant, IsPutInTheFormOfTheRecord) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"2026-02-01", "2026-02-01"},
      {"2026-02-01T09:00", "2026-02-01T09:00"},
      {"2026-02-01 09:00:30", "2026-02-01T09:00:30"},
      {"2026-02-01T09:00:30.125Z", "2026-02-01T09:00:30Z"},
      {"2026-02-01T09:00+0900", "2026-02-01T09:00:00+09:00"},
      {"2026-02-01T09:00:00-05", "2026-02-01T09:00:00-05:00"},
      {"2026-02-01T23:59:59+05:30", "2026-02-01T23:59:59+05:30"},
      {"", ""},
      {"2026-02", ""},
      {"2026-2-1", ""},
      {"2026-02-30", ""},
      {"01/02/2026", ""},
      {"2026-02-01T", ""},
      {"2026-02-01T24:00", ""},
      {"2026-02-01T09:60", ""},
      {"2026-02-01T09:00:", ""},
      {"2026-02-01T09:00:00.", ""},
      {"2026-02-01T09:00+9", ""},
      {"2026-02-01T09:00 JST", ""},
      {"2026-02-01x", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(iso_instant(c.in).value_or(""), c.want) << c.in;
}

}  // namespace
}  // namespace kiji
