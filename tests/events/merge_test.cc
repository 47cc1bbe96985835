#include "extractors/events/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiji {
namespace {

using testing::ElementsAre;

Event event(std::string type, std::string from, std::vector<std::string> actors, uint32_t at) {
  Event out{.type = std::move(type), .trigger = {at, at + 3}, .span = {at, at + 10}};
  out.date = EventDate{.time = "t1", .from = std::move(from), .to = {}, .by = "sentence"};
  out.actors = std::move(actors);
  return out;
}

TEST(MergeEvents, NoEventsGiveNone) { EXPECT_TRUE(merge_events({}).empty()); }

TEST(MergeEvents, TheSameEventToldTwiceIsOneWithAMention) {
  const auto out =
      merge_events({event("consult", "2026-01-20", {"p1"}, 0), event("consult", "2026-01-20", {"p1", "p2"}, 50)});
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].id, "e1");
  EXPECT_THAT(out[0].actors, ElementsAre("p1", "p2"));
  EXPECT_THAT(out[0].mentions, ElementsAre(Span{50, 53}));
}

TEST(MergeEvents, AnotherTypeDayOrActorIsAnotherEvent) {
  const Event first = event("consult", "2026-01-20", {"p1"}, 0);
  EXPECT_FALSE(same_event(first, event("agree", "2026-01-20", {"p1"}, 50)));
  EXPECT_FALSE(same_event(first, event("consult", "2026-01-21", {"p1"}, 50)));
  EXPECT_FALSE(same_event(first, event("consult", "2026-01-20", {"p2"}, 50)));
  EXPECT_FALSE(same_event(first, event("consult", "2026-01-20", {}, 50)));
  EXPECT_TRUE(same_event(first, event("consult", "2026-01-20", {"p1"}, 50)));
}

TEST(MergeEvents, AnInferredDateJoinsNothing) {
  Event later = event("consult", "2026-01-20", {"p1"}, 50);
  later.date->by = "inferred";
  EXPECT_FALSE(same_event(event("consult", "2026-01-20", {"p1"}, 0), later));
}

TEST(MergeEvents, TwoPredicatesOfOneSentenceStayTwo) {
  Event a = event("assault", "2026-01-20", {"o1"}, 0);
  Event b = event("assault", "2026-01-20", {"o1"}, 5);
  b.span = a.span;
  EXPECT_EQ(merge_events({a, b}).size(), 2u);
}

}  // namespace
}  // namespace kiji
