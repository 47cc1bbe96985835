#include "extractors/temporal/zone.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

TEST(Zone, TheOffsetIsThatOfTheDate) {
  struct Case {
    std::string_view zone, at, offset;
  };
  for (const Case& c :
       {Case{"Europe/Kyiv", "2026-01-29T07:00", "+02:00"}, Case{"Europe/Kyiv", "2026-07-29T07:00", "+03:00"},
        Case{"Asia/Tokyo", "2026-01-29T07:00", "+09:00"}, Case{"America/New_York", "2026-01-30T14:00", "-05:00"},
        Case{"America/New_York", "2026-07-30T14:00", "-04:00"}, Case{"Asia/Kolkata", "2026-01-30T14:00", "+05:30"},
        Case{"Etc/UTC", "2026-01-30T14:00", "+00:00"},
        Case{"America/New_York", "2026-03-08T02:30", "-05:00"},     // left out by the change of clocks
        Case{"America/New_York", "2026-11-01T01:30", "-04:00"}}) {  // told twice
    const auto offset = zone_offset(c.zone, *parse_iso(c.at));
    ASSERT_TRUE(offset) << c.zone;
    EXPECT_EQ(format_offset(*offset), c.offset) << c.zone << ' ' << c.at;
  }
}

TEST(Zone, AnUnknownZoneHasNoOffset) {
  EXPECT_FALSE(known_zone("Europe/Nowhere"));
  EXPECT_FALSE(known_zone(""));
  EXPECT_FALSE(zone_offset("Europe/Nowhere", *parse_iso("2026-01-01")));
  EXPECT_TRUE(known_zone("Asia/Tokyo"));
}

}  // namespace
}  // namespace kiji
