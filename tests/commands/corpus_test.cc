#include "pipeline/commands/corpus.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kiji {
namespace {

TEST(Cases, AreReadByStanzaWithTheirDateAndResults) {
  const auto file = parse_cases(
      "# comment\n"
      "case first\n"
      "hit 1月31日から雨  =>  1月31日 | 2026-01-31\n"
      "\n"
      "case second\n"
      "published 2025-12-01\n"
      "hit 3日と4日 => 3日 | 2025-12-03 ; 4日 | 2025-12-04\n"
      "miss 一時停止\r\n",
      "corpus/cases/ja/times.cases");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->language, "ja");
  EXPECT_EQ(file->kind, "times");
  ASSERT_EQ(file->cases.size(), 3u);
  EXPECT_EQ(file->cases[0].name, "first");
  EXPECT_EQ(file->cases[0].published, "2026-02-01");
  EXPECT_EQ(file->cases[0].text, "1月31日から雨");
  EXPECT_EQ(file->cases[0].want, (std::vector<CaseResult>{{"1月31日", "2026-01-31"}}));
  EXPECT_EQ(file->cases[0].line, 3u);
  EXPECT_EQ(file->cases[1].published, "2025-12-01");
  EXPECT_EQ(file->cases[1].want, (std::vector<CaseResult>{{"3日", "2025-12-03"}, {"4日", "2025-12-04"}}));
  EXPECT_EQ(file->cases[2].text, "一時停止");
  EXPECT_TRUE(file->cases[2].want.empty());
}

TEST(Cases, OfSegmentationHaveTheirTokens) {
  const auto file = parse_cases("case a\nsplit 30日夜 => 30|日|夜\nsplit 雨 => 雨\n", "ja/segmentation.cases");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->kind, kSegmentation);
  ASSERT_EQ(file->cases.size(), 2u);
  EXPECT_EQ(file->cases[0].text, "30日夜");
  EXPECT_EQ(file->cases[0].tokens, (std::vector<std::string>{"30", "日", "夜"}));
  EXPECT_EQ(file->cases[1].tokens, std::vector<std::string>{"雨"});
}

TEST(Cases, NameThePlaceOfEveryFault) {
  struct Case {
    std::string_view text, want;
  };
  for (const Case& c :
       {Case{"", "x.cases: no cases; expected `case NAME` and lines of `hit` or `miss`"},
        Case{"# only a comment\n", "x.cases:1: no cases; expected `case NAME` and lines of `hit` or `miss`"},
        Case{"miss 雨\n", "x.cases:1: no stanza; expected `case NAME` first"},
        Case{"case a\ncase b\n", "x.cases:2: case `a` is empty; expected a line of `hit` or `miss`"},
        Case{"case a\n", "x.cases:1: case `a` is empty; expected a line of `hit` or `miss`"},
        Case{"case a\nhit 雨\n", "x.cases:2: no `=>`; expected `hit TEXT => SURFACE | VALUE`"},
        Case{"case a\nhit 雨 => 雨\n", "x.cases:2: no result; expected SURFACE | VALUE"},
        Case{"case a\nhit 雨 => 雨 | x ;\n", "x.cases:2: no result; expected SURFACE | VALUE"},
        Case{"case a\nhit 雨 => 雪 | x\n", "x.cases:2: `雪` is not in the text"},
        Case{"case a\nhits 雨\n", "x.cases:2: unknown word `hits`; expected case, published, hit, miss or split"},
        Case{"case a\nsplit 雨天\n", "x.cases:2: no `=>`; expected `split TEXT => TOKEN|TOKEN`"},
        Case{"case a\nsplit 雨天 => 雨|空\n", "x.cases:2: the tokens are not the text; expected all of `雨天`"},
        Case{"case\n", "x.cases:1: nothing after `case`"}}) {
    const auto file = parse_cases(c.text, "x.cases");
    ASSERT_FALSE(file) << c.text;
    const std::string message = file.error().to_string();
    EXPECT_EQ(message.substr(0, message.find('\n')), c.want);
  }
}

TEST(Cases, AndExpectationsThatDoNotExistAreAFault) {
  EXPECT_EQ(read_cases("/nonexistent").error().code, "no-cases");
  EXPECT_EQ(read_expectations("/nonexistent").error().code, "no-expectations");
}

Record sample() {
  Record record;
  record.article.text = "1月31日、約5000平方キロ、10〜20人、3対1。山田氏は東京で県庁に「よい」と述べた。";
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(record.article.text.find(words));
    return Span{at, at + static_cast<uint32_t>(words.size())};
  };
  Time time;
  time.id = "t1";
  time.span = span("1月31日");
  time.timex = "XXXX-01-31";
  time.value = "2026-01-31";
  record.times = {time};
  Figure area, people, goals;
  area.span = span("約5000平方キロ");
  area.value = Decimal(5000);
  area.unit = "square-kilometer";
  area.bound = Bound::approx;
  people.span = span("10〜20人");
  people.min = Decimal(10);
  people.max = Decimal(20);
  people.unit_text = "人";
  people.change = Change::up;
  goals.span = span("3対1");
  goals.values = {Decimal(3), Decimal(1)};
  record.figures = {goals, area, people};
  const auto entity = [&](std::string id, std::string_view name) {
    Entity out;
    out.id = std::move(id);
    out.name = name;
    out.mentions = {{.span = span(name), .rule = ""}};
    return out;
  };
  record.people = {entity("p1", "山田")};
  record.organizations = {entity("o1", "県庁")};
  record.places = {entity("l1", "東京")};
  Quote quote;
  quote.span = span("よい");
  quote.speaker = "p1";
  record.quotes = {quote};
  Event event;
  event.type = "state";
  event.trigger = span("述べた");
  event.date = EventDate{.time = "t1", .from = "2026-01-30", .to = "", .by = "sentence"};
  record.events = {event};
  return record;
}

TEST(Results, AreWrittenAsCaseFilesWriteThem) {
  using Results = std::vector<CaseResult>;
  const Record record = sample();
  EXPECT_EQ(results_of(record, "times"), (Results{{"1月31日", "2026-01-31"}}));
  EXPECT_EQ(
      results_of(record, "figures"),
      (Results{{"約5000平方キロ", "5000 square-kilometer approx"}, {"10〜20人", "10..20 人 up"}, {"3対1", "3:1"}}));
  EXPECT_EQ(results_of(record, "names"), (Results{{"山田", "PER"}, {"東京", "LOC"}, {"県庁", "ORG"}}));
  EXPECT_EQ(results_of(record, "quotes"), (Results{{"よい", "山田"}}));
  EXPECT_EQ(results_of(record, "events"), (Results{{"述べた", "state 2026-01-31"}}));
  EXPECT_EQ(results_of(record, "weather"), Results{});
}

TEST(Results, SayWhatIsUnknown) {
  Record record = sample();
  record.times[0].value = "";
  record.quotes[0].speaker = "";
  record.figures[0].values = {};
  record.figures[0].min = Decimal(1);
  record.figures[1].fraction = "1/3";
  EXPECT_EQ(results_of(record, "times")[0].value, "XXXX-01-31");
  EXPECT_EQ(results_of(record, "quotes")[0].value, "-");
  EXPECT_EQ(results_of(record, "figures")[0].value, "1/3 square-kilometer approx");
  EXPECT_EQ(results_of(record, "figures")[2].value, "1..");
  EXPECT_EQ(results_of(record, "events")[0].value, "state 2026-01-30");
  record.times[0].value = "2026-01-30T09:00";
  EXPECT_EQ(results_of(record, "events")[0].value, "state 2026-01-30");
  record.events[0].date.reset();
  EXPECT_EQ(results_of(record, "events")[0].value, "state -");
}

}  // namespace
}  // namespace kiji
