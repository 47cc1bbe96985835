#include "pipeline/commands/score.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiji {
namespace {

using nlohmann::json;

TEST(ScoreCase, CountsEachResultOnce) {
  const CaseResult a{"3日", "2026-02-03"}, b{"4日", "2026-02-04"}, other{"4日", "2026-03-04"};
  struct Case {
    std::vector<CaseResult> want, found;
    Tally tally;
  };
  for (const Case& c :
       {Case{{}, {}, {0, 0, 0}}, Case{{}, {a}, {0, 1, 0}}, Case{{a}, {}, {0, 0, 1}}, Case{{a, b}, {b, a}, {2, 2, 2}},
        Case{{a, b}, {a, other}, {1, 2, 2}}, Case{{a}, {a, a}, {1, 2, 1}}, Case{{a, a}, {a}, {1, 1, 2}}}) {
    EXPECT_EQ(score_case({.want = c.want}, c.found), c.tally);
  }
}

TEST(Tally, IsPerfectWhereThereWasNothingToFind) {
  EXPECT_EQ(Tally{}.f1(), 1.0);
  EXPECT_EQ((Tally{.right = 0, .found = 1, .expected = 0}).precision(), 0.0);
  EXPECT_DOUBLE_EQ((Tally{.right = 1, .found = 2, .expected = 4}).f1(), 1.0 / 3);
}

const json kRecord = json::parse(R"({
  "text": "𠮷3日と3日、山田太郎氏と山田氏は東京で会談した。「よい」。",
  "times": [{"id": "t1", "start": 1, "end": 3, "text": "3日", "value": "2026-02-03", "type": "DATE"},
            {"id": "t2", "start": 4, "end": 6, "text": "3日", "value": "2026-03-03", "type": "DATE"}],
  "figures": [{"id": "f1", "start": 1, "end": 2, "text": "3", "value": 3, "unit_text": "日"}],
  "people": [{"id": "p1", "name": "山田太郎", "roles": [], "mentions": [
      {"start": 7, "end": 11, "text": "山田太郎"}, {"start": 13, "end": 15, "text": "山田"}]}],
  "organizations": [],
  "places": [{"id": "l1", "name": "東京", "country": "JP", "mentions": [{"start": 17, "end": 19, "text": "東京"}]}],
  "quotes": [{"id": "q1", "start": 26, "end": 28, "text": "よい", "speaker": "p1"}],
  "events": [{"id": "e1", "type": "consult", "trigger": {"start": 20, "end": 24, "text": "会談した"},
              "date": {"time": "t1", "from": "2026-02-03", "by": "sentence"}, "actors": ["p1"], "targets": [],
              "places": ["l1"], "status": "occurred"}]
})");

TEST(ScoreKind, ComparesOnlyTheFieldsThatAreGiven) {
  struct Case {
    const char *kind, *expected;
    uint64_t right;
  };
  for (const Case& c : {
           Case{"times", R"([{"text": "3日", "value": "2026-02-03"}])", 1},
           Case{"times", R"([{"text": "3日", "nth": 2, "value": "2026-03-03", "type": "DATE"}])", 1},
           Case{"times", R"([{"text": "3日", "nth": 2, "value": "2026-02-03"}])", 0},
           Case{"times", R"([{"text": "3日", "nth": 3}])", 0},
           Case{"times", R"([{"text": "3日"}, {"text": "3日", "nth": 2}])", 2},
           Case{"times", R"([{"text": "3日"}, {"text": "3日"}])", 1},
           Case{"times", R"([{"text": "3日", "mod": null}])", 1},
           Case{"times", R"([{"text": "3日", "value": null}])", 0},
           Case{"times", R"([{"text": "日"}])", 0},
           Case{"figures", R"([{"text": "3", "value": 3}])", 1},
           Case{"figures", R"([{"text": "3", "value": 4}])", 0},
           Case{"figures", R"([{"text": "3", "bound": "approx"}])", 0},
           Case{"people", R"([{"name": "山田太郎"}])", 1},
           Case{"people", R"([{"name": "山田太郎", "mentions": ["山田", "山田太郎"], "roles": []}])", 1},
           Case{"people", R"([{"name": "山田太郎", "mentions": ["山田太郎"]}])", 0},
           Case{"people", R"([{"name": "山田太郎", "roles": ["首相"]}])", 0},
           Case{"people", R"([{"name": "山田"}])", 0},
           Case{"places", R"([{"name": "東京", "country": "JP"}])", 1},
           Case{"places", R"([{"name": "東京", "country": "FR"}])", 0},
           Case{"quotes", R"([{"text": "よい", "speaker": "山田"}])", 1},
           Case{"quotes", R"([{"text": "よい", "speaker": "佐藤"}])", 0},
           Case{"quotes", R"([{"text": "よい", "speaker": "-"}])", 0},
           Case{"events", R"([{"trigger": "会談", "type": "consult", "date": "2026-02-03", "actors": ["山田太郎"]}])",
                1},
           Case{"events", R"([{"trigger": "会談した", "type": "consult", "places": ["東京"], "targets": []}])", 1},
           Case{"events", R"([{"trigger": "会談", "type": "agree"}])", 0},
           Case{"events", R"([{"trigger": "会談", "date": "2026-02-04"}])", 0},
           Case{"events", R"([{"trigger": "会談", "actors": ["山田", "東京"]}])", 0},
           Case{"events", R"([{"trigger": "攻撃"}])", 0},
       }) {
    const json expected = json::parse(c.expected);
    const KindScore score = score_kind(expected, kRecord, c.kind);
    EXPECT_EQ(score.tally.right, c.right) << c.kind << ' ' << c.expected;
    EXPECT_EQ(score.tally.expected, expected.size());
    EXPECT_EQ(score.tally.found, kRecord[c.kind].size());
    EXPECT_EQ(score.faults.size(), expected.size() + kRecord[c.kind].size() - 2 * c.right) << c.expected;
  }
}

TEST(Floors, NameWhatIsBelowAndWhatIsNotMeasured) {
  Score score;
  score.tallies["ja"]["articles/times"] = {.right = 9, .found = 10, .expected = 12};
  EXPECT_TRUE(below_floors(score, json::object()).empty());
  EXPECT_TRUE(
      below_floors(score, json::parse(R"({"ja": {"articles/times": {"precision": 0.9, "recall": 0.75}}})")).empty());
  EXPECT_EQ(
      below_floors(score, json::parse(R"({"ja": {"articles/times": {"precision": 0.91}, "cases/times": {"f1": 1}}})")),
      (std::vector<std::string>{"ja articles/times precision: 0.900 is below 0.910",
                                "ja cases/times f1: not measured"}));
}

}  // namespace
}  // namespace kiji
