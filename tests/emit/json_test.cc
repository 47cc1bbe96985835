#include "pipeline/emit/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/emit/schema.h"
#include "tests/emit/samples.h"

namespace kiji {
namespace {

const Producer kProducer{.version = "0.1.0", .pack = "abc"};

TEST(Json, WritesWhatIsAlwaysThereForAnEmptyArticle) {
  EXPECT_EQ(to_json(smallest_record(), kProducer),
            R"({"schema":"kiji/1","id":"x","offsets":"codepoint","producer":{"version":"0.1.0","pack":"abc"},)"
            R"("source":{"uri":"x","bytes":0},"text":"","blocks":[],"times":[],"figures":[],"people":[],)"
            R"("organizations":[],"places":[],"quotes":[],"events":[],"warnings":[]})");
}

TEST(Json, WritesEveryFieldInTheOrderOfTheRecord) {
  const std::string sha(64, '0');
  EXPECT_EQ(
      to_json(full_record(), kProducer),
      R"({"schema":"kiji/1","id":"a/b.txt","offsets":"codepoint","producer":{"version":"0.1.0","pack":"abc"},)"
      R"("source":{"uri":"a/b.txt","format":"text","charset":"UTF-8","bytes":120,"sha256":")" +
          sha +
          R"(","fetched":"2026-02-01T09:00:00Z"},"url":"https://news.example/a",)"
          R"("language":{"tag":"ja","by":"detected","confidence":0.99},"title":"𠮷田市","authors":["山田"],)"
          R"("published":{"value":"2026-02-01","by":"path","why":"day/month","alternatives":["2026-01-02"]},)"
          R"("text":"𠮷田市\n1月31日、米国の特使スミス氏は約5000平方キロの森を訪れ、「美しい」と述べた。",)"
          R"("blocks":[{"kind":"title","start":0,"end":3},{"kind":"paragraph","start":4,"end":45}],)"
          R"("times":[{"id":"t1","start":4,"end":9,"text":"1月31日","type":"SET","timex":"XXXX-01-31",)"
          R"("value":"2026-01-31","from":"2026-01-31","to":"2026-02-01","mod":"APPROX","freq":"1X","quant":"EVERY",)"
          R"("anchor":"published","zone":"Asia/Tokyo","parts":["t2","t3"],"part_of":"t4","dateline":true,)"
          R"("alternatives":[{"value":"2025-01-31","why":"past"}],"why":"nearest","rule":"ja/month-day"}],)"
          R"("figures":[{"id":"f1","start":20,"end":29,"text":"約5000平方キロ","kind":"quantity","value":5000,)"
          R"("min":0.1,"max":-12345678901234567890.5,"values":[3,1],"fraction":"1/3","unit":"square-kilometer",)"
          R"("unit_text":"平方キロ","si":{"value":5e+09,"unit":"square-meter"},"bound":"approx","change":"up",)"
          R"("of":"森","of_start":30,"of_end":31,"part_of":"f2","time":"t1","rule":"ja/quantity"}],)"
          R"("people":[{"id":"p1","name":"スミス","latin":"Latin","same_as":{"wikidata":"Q1"},)"
          R"("roles":[{"text":"米国の特使","role":"special envoy","of":"l1","start":10,"end":15}],)"
          R"("affiliation":"o1","country":"US","age":"f1",)"
          R"("mentions":[{"start":15,"end":18,"text":"スミス","rule":"ja/name"}],)"
          R"("references":[{"start":18,"end":19,"text":"氏"}]}],)"
          R"("organizations":[{"id":"o1","name":"米国","latin":"Latin","same_as":{"wikidata":"Q1"},)"
          R"("kind":"government","country":"US","mentions":[{"start":10,"end":12,"text":"米国","rule":"ja/name"}],)"
          R"("references":[{"start":18,"end":19,"text":"氏"}]}],)"
          R"("places":[{"id":"l1","name":"田市","latin":"Latin","same_as":{"wikidata":"Q1"},"kind":"city",)"
          R"("country":"US","subdivision":"JP-19","lat":35.5,"lon":138.75,"geonames":1863967,)"
          R"("mentions":[{"start":1,"end":3,"text":"田市","rule":"ja/name"}],)"
          R"("references":[{"start":18,"end":19,"text":"氏"}]}],)"
          R"("quotes":[{"id":"q1","kind":"direct","start":36,"end":39,"text":"美しい","speaker":"p1",)"
          R"("verb":{"start":41,"end":44},"date":"t1","rule":"ja/said"}],)"
          R"("events":[{"id":"e1","type":"consult","trigger":{"start":32,"end":34,"text":"訪れ"},"start":4,"end":45,)"
          R"("date":{"time":"t1","from":"2026-01-31","to":"2026-02-01","by":"sentence"},"actors":["p1"],)"
          R"("targets":[],"places":["l1"],"figures":["f1"],"status":"occurred","reported_by":["p1"],)"
          R"("mentions":[{"start":41,"end":44}],"rule":"ja/visit"}],)"
          R"("warnings":[{"code":"date-conflict","message":"path and text disagree"}]})");
}

TEST(Json, CountsOffsetsInTheUnitThatWasAskedFor) {
  struct Case {
    OffsetUnit unit;
    int start, end, of_start;
  };
  for (const Case& c : {Case{OffsetUnit::codepoint, 4, 9, 30}, Case{OffsetUnit::utf16, 5, 10, 31},
                        Case{OffsetUnit::byte, 11, 20, 75}}) {
    const auto json = nlohmann::json::parse(to_json(full_record(), kProducer, {.offsets = c.unit}));
    EXPECT_EQ(json["offsets"], to_string(c.unit));
    EXPECT_EQ(json["times"][0]["start"], c.start);
    EXPECT_EQ(json["times"][0]["end"], c.end);
    EXPECT_EQ(json["figures"][0]["of_start"], c.of_start);
  }
}

TEST(Json, LeavesOutTheFieldsThatWereNotAskedFor) {
  FieldSet fields;
  fields.set(static_cast<size_t>(Field::people)).set(static_cast<size_t>(Field::events));
  const auto json = nlohmann::ordered_json::parse(to_json(full_record(), kProducer, {.fields = fields}));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"schema", "id", "offsets", "producer", "source", "url", "language", "title",
                                            "authors", "published", "text", "blocks", "people", "events", "warnings"}));
}

TEST(Json, WritesTheArticleAloneForTheReadingCommand) {
  const Record record = full_record();
  EXPECT_EQ(to_json(record.article, kProducer), to_json(record, kProducer, {.fields = {}}));
}

TEST(Json, WritesTheSameValuesPretty) {
  const std::string pretty = to_json(full_record(), kProducer, {.pretty = true});
  EXPECT_EQ(nlohmann::ordered_json::parse(pretty), nlohmann::ordered_json::parse(to_json(full_record(), kProducer)));
  EXPECT_EQ(pretty.substr(0, 41), "{\n  \"schema\": \"kiji/1\",\n  \"id\": \"a/b.txt\"");
}

TEST(Json, WritesAFailureInTheShapeOfTheRecordWhateverItsNameIs) {
  EXPECT_EQ(
      to_json(sample_failure()),
      "{\"schema\":\"kiji/1\",\"id\":\"bad\uFFFDname.txt\",\"source\":{\"uri\":\"bad\uFFFDname.txt\",\"bytes\":3},"
      "\"error\":{\"stage\":\"decode\",\"code\":\"charset\",\"message\":\"no charset fits \\\"\\\\x\\\"\"}}");
}

TEST(Json, NamesItsFieldsBothWays) {
  for (size_t i = 0; i < kFieldCount; ++i) EXPECT_EQ(field(to_string(static_cast<Field>(i))), static_cast<Field>(i));
  EXPECT_EQ(field("names"), std::nullopt);
}

TEST(Schema, IsJsonAndNamesItsDialect) {
  const auto schema = nlohmann::json::parse(record_schema());
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(schema["$defs"]["record"]["properties"]["schema"]["const"], "kiji/1");
}

}  // namespace
}  // namespace kiji
