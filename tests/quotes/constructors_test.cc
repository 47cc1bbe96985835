#include <gtest/gtest.h>

#include "extractors/events/finder.h"
#include "extractors/quotes/finder.h"

namespace kiji {
namespace {

TEST(Constructors, QuotesKnowTheirOwnAndNoOthers) {
  for (const std::string_view name : {"direct", "reported", "source", "inverted", "told", "nothing"}) {
    EXPECT_TRUE(is_quote_constructor(name)) << name;
  }
  for (const std::string_view name : {"", "event", "Direct", "date"}) EXPECT_FALSE(is_quote_constructor(name)) << name;
}

TEST(Constructors, EventsKnowTheirOwnAndNoOthers) {
  for (const std::string_view name : {"event", "mention", "nothing"}) EXPECT_TRUE(is_event_constructor(name)) << name;
  for (const std::string_view name : {"", "direct", "events"}) EXPECT_FALSE(is_event_constructor(name)) << name;
}

TEST(Markers, AreNamedAsInTheWordList) {
  EXPECT_EQ(marker("topic"), Marker::topic);
  EXPECT_EQ(marker("limit"), Marker::limit);
  EXPECT_EQ(marker(""), std::nullopt);
  EXPECT_EQ(marker("ablative"), std::nullopt);
}

}  // namespace
}  // namespace kiji
