#include "extractors/events/frames.h"

#include <gtest/gtest.h>

namespace kiji {
namespace {

constexpr std::string_view kTable =
    "# table\n"
    "*\tactive\tsubject\tactor\n"
    "*\tpassive\tsubject\ttarget\n"
    "*\t*\tlocative\tplace\n"
    "consult\t*\tcomitative\tactor\n"
    "weather\t*\tsubject\tplace\n";

TEST(EventFrames, AnEmptyTableGivesNothingAPart) {
  const auto frames = EventFrames::parse("", "event-frames.tsv");
  ASSERT_TRUE(frames.ok());
  EXPECT_EQ(frames->part("consult", false, Marker::subject), Part::none);
}

TEST(EventFrames, TheVoiceTurnsSubjectAndTarget) {
  const auto frames = EventFrames::parse(kTable, "event-frames.tsv");
  ASSERT_TRUE(frames.ok());
  EXPECT_EQ(frames->part("arrest", false, Marker::subject), Part::actor);
  EXPECT_EQ(frames->part("arrest", true, Marker::subject), Part::target);
  EXPECT_EQ(frames->part("arrest", true, Marker::locative), Part::place);
  EXPECT_EQ(frames->part("arrest", false, Marker::comitative), Part::none);
}

TEST(EventFrames, WhatATypeSaysWinsOverWhatHoldsForAll) {
  const auto frames = EventFrames::parse(kTable, "event-frames.tsv");
  ASSERT_TRUE(frames.ok());
  EXPECT_EQ(frames->part("weather", false, Marker::subject), Part::place);
  EXPECT_EQ(frames->part("consult", false, Marker::comitative), Part::actor);
  EXPECT_EQ(frames->part("consult", false, Marker::subject), Part::actor);
}

TEST(EventFrames, AFaultNamesItsLineAndWhatWasExpected) {
  struct Case {
    std::string_view line, want;
  };
  for (const Case& c :
       {Case{"*\tactive\tsubject", "wrong number of columns; type, voice, marker and part were expected"},
        Case{"*\tmiddle\tsubject\tactor", "unknown voice; active, passive or * was expected"},
        Case{"*\t*\tablative\tactor", "unknown marker; a value of case-marker.tsv was expected"},
        Case{"*\t*\tsubject\thero",
             "unknown part; none, actor, target, place, actor-or-place or target-place was expected"}}) {
    const auto frames = EventFrames::parse("# table\n" + std::string(c.line) + "\n", "event-frames.tsv");
    ASSERT_FALSE(frames.ok()) << c.line;
    EXPECT_EQ(frames.error().message, c.want);
    EXPECT_EQ(frames.error().line, 2u);
  }
}

}  // namespace
}  // namespace kiji
