#include "pipeline/commands/record_view.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/commands/record_facts.h"

namespace kiji {
namespace {

using nlohmann::json;

// Offsets in UTF-16 units: 𠮷 counts two.
const json kRecord = json::parse(R"({
  "schema": "kiji/1", "id": "a.txt", "offsets": "utf16", "title": "𠮷田市で会談",
  "language": {"tag": "ja", "by": "detected", "confidence": 1},
  "published": {"value": "2026-02-01", "by": "path"},
  "text": "𠮷田市で会談\n31日、山田首相は約5000平方キロの森を見て「美しい」と述べた。\n",
  "times": [{"id": "t1", "start": 8, "end": 11, "text": "31日", "type": "DATE", "timex": "XXXX-XX-31",
             "value": "2026-01-31", "from": "2026-01-31", "to": "2026-02-01", "anchor": "published",
             "why": "past tense", "rule": "ja/day"}],
  "figures": [{"id": "f1", "start": 17, "end": 26, "text": "約5000平方キロ", "kind": "quantity", "value": 5000,
               "unit": "square-kilometer", "bound": "approx", "of": "森", "rule": "ja/quantity"}],
  "people": [{"id": "p1", "name": "山田", "roles": [{"text": "首相", "start": 14, "end": 16}],
              "mentions": [{"start": 12, "end": 14, "text": "山田", "rule": "ja/title"}], "references": []}],
  "organizations": [],
  "places": [{"id": "l1", "name": "𠮷田市", "kind": "city", "country": "JP",
              "mentions": [{"start": 0, "end": 4, "text": "𠮷田市", "rule": "ja/city"}], "references": []}],
  "quotes": [{"id": "q1", "kind": "direct", "start": 32, "end": 35, "text": "美しい", "speaker": "p1"}],
  "events": [{"id": "e1", "type": "state", "trigger": {"start": 37, "end": 40, "text": "述べた"}, "start": 8, "end": 42,
              "date": {"time": "t1", "from": "2026-01-31", "to": "2026-02-01", "by": "sentence"},
              "actors": ["p1"], "targets": [], "places": ["l1"], "figures": [], "status": "planned", "mentions": [],
              "rule": "ja/say"}],
  "warnings": [{"code": "date-conflict", "message": "two dates"}]
})");

TEST(ViewRecord, ShowsTheTimelinePeopleFiguresAndQuotes) {
  EXPECT_EQ(view_record(kRecord, {.columns = 60, .style = {}}),
            "𠮷田市で会談\n"
            "a.txt  published 2026-02-01 (path)  ja\n"
            "\n"
            "Events\n"
            "  2026-01-31  state (planned) 山田 @ 𠮷田市\n"
            "              31日、山田首相は約5000平方キロの森を見て「美し\n"
            "              い」と述べた。\n"
            "\n"
            "People\n"
            "  山田  首相\n"
            "\n"
            "Places\n"
            "  𠮷田市 (city, JP)\n"
            "\n"
            "Figures\n"
            "  約5000平方キロ 5000 square-kilometer (approx)  of 森\n"
            "\n"
            "Quotes\n"
            "  山田          \"美しい\"\n"
            "warning date-conflict  two dates\n");
}

TEST(ViewRecord, ShowsWhyThereIsNone) {
  const json failure = json::parse(
      R"({"schema": "kiji/1", "id": "b.txt", "source": {"uri": "b.txt", "bytes": 0},
          "error": {"stage": "read", "code": "empty", "message": "no text"}})");
  EXPECT_EQ(view_record(failure, {}), "b.txt\nread empty: no text\n");
}

TEST(ViewRecord, TakesARecordWithAlmostNothing) {
  EXPECT_EQ(view_record(json::parse(R"({"id": "x", "text": ""})"), {}), "x\n\n");
}

TEST(ExplainRecord, ListsAnnotationsInTextOrderWithTheirRules) {
  const std::string text = explain_record(kRecord, {.columns = 200, .style = {}});
  size_t at = 0;
  for (const char* line :
       {"  𠮷田市        l1  𠮷田市, city  <ja/city>\n",
        "  31日          t1  DATE XXXX-XX-31 = 2026-01-31 [2026-01-31 to 2026-02-01) anchor published  "
        "<ja/day>\n                past tense\n",
        "  山田          p1  山田  <ja/title>\n",
        "  約5000平方キロ f1  quantity 5000 square-kilometer (approx) of 森  <ja/quantity>\n",
        "  美しい        q1  direct by 山田\n", "  述べた        e1  state planned 2026-01-31 山田  <ja/say>\n"}) {
    const size_t found = text.find(line, at);
    ASSERT_NE(found, std::string::npos) << line << "\nin\n" << text;
    at = found;
  }
}

TEST(RecordFacts, CutsTheTextInTheRecordsUnit) {
  const std::string text = "𠮷a";
  for (const auto& [unit, end] : {std::pair("codepoint", 1u), std::pair("utf16", 2u), std::pair("byte", 4u)}) {
    const json record = {{"text", text}, {"offsets", unit}};
    const RecordFacts facts(record);
    EXPECT_EQ(facts.slice(0, end), "𠮷");
    EXPECT_EQ(facts.slice(end, end + 1), "a");
    EXPECT_EQ(facts.slice(end, end + 2), "");
    EXPECT_EQ(facts.slice(0, 0), "");
  }
}

}  // namespace
}  // namespace kiji
