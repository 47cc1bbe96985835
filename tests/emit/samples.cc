#include "tests/emit/samples.h"

#include <string>
#include <string_view>

namespace kiji {
namespace {

// 𠮷 is four bytes, one code point, two UTF-16 units.
constexpr std::string_view kText =
    "𠮷田市\n1月31日、米国の特使スミス氏は約5000平方キロの森を訪れ、「美しい」と述べた。";

Span find(std::string_view words) {
  const auto at = static_cast<uint32_t>(kText.find(words));
  return {at, at + static_cast<uint32_t>(words.size())};
}

Article sample_article() {
  Article article;
  article.id = "a/b.txt";
  article.source = {.uri = "a/b.txt",
                    .format = "text",
                    .charset = "UTF-8",
                    .bytes = kText.size(),
                    .sha256 = std::string(64, '0'),
                    .fetched = "2026-02-01T09:00:00Z"};
  article.url = "https://news.example/a";
  article.title = "𠮷田市";
  article.authors = {"山田"};
  article.language = Language{.tag = "ja", .by = "detected", .confidence = 0.99};
  article.published =
      Published{.value = "2026-02-01", .by = "path", .why = "day/month", .alternatives = {"2026-01-02"}};
  article.text = kText;
  article.blocks = {{BlockKind::title, find("𠮷田市")},
                    {BlockKind::paragraph, {11, static_cast<uint32_t>(kText.size())}}};
  article.warnings = {{.code = "date-conflict", .message = "path and text disagree"}};
  return article;
}

Figure sample_figure() {
  Figure figure;
  figure.id = "f1";
  figure.span = find("約5000平方キロ");
  figure.kind = FigureKind::quantity;
  figure.value = Decimal(5000);
  figure.min = Decimal::parse("0.10");
  figure.max = Decimal::parse("-12345678901234567890.5");
  figure.values = {Decimal(3), Decimal(1)};
  figure.fraction = "1/3";
  figure.unit = "square-kilometer";
  figure.unit_text = "平方キロ";
  figure.si_number = 5e9;
  figure.si_unit = "square-meter";
  figure.bound = Bound::approx;
  figure.change = Change::up;
  figure.of = find("森");
  figure.part_of = "f2";
  figure.time = "t1";
  figure.rule = "ja/quantity";
  return figure;
}

Entity sample_entity(EntityKind type, std::string id, std::string_view name) {
  Entity entity;
  entity.id = std::move(id);
  entity.type = type;
  entity.name = name;
  entity.latin = "Latin";
  entity.wikidata = "Q1";
  entity.country = "US";
  entity.mentions = {{.span = find(name), .rule = "ja/name"}};
  entity.references = {{.span = find("氏"), .rule = ""}};
  return entity;
}

}  // namespace

Record smallest_record() {
  Record record;
  record.article.id = "x";
  record.article.source.uri = "x";
  return record;
}

Record full_record() {
  Record record;
  record.article = sample_article();
  record.times = {{.id = "t1",
                   .span = find("1月31日"),
                   .type = TimeType::set,
                   .timex = "XXXX-01-31",
                   .value = "2026-01-31",
                   .from = "2026-01-31",
                   .to = "2026-02-01",
                   .mod = "APPROX",
                   .freq = "1X",
                   .quant = "EVERY",
                   .anchor = "published",
                   .zone = "Asia/Tokyo",
                   .parts = {"t2", "t3"},
                   .part_of = "t4",
                   .dateline = true,
                   .alternatives = {{.value = "2025-01-31", .why = "past"}},
                   .why = "nearest",
                   .rule = "ja/month-day"}};
  record.figures = {sample_figure()};
  record.people = {sample_entity(EntityKind::person, "p1", "スミス")};
  record.people[0].roles = {{.span = find("米国の特使"), .role = "special envoy", .of = "l1"}};
  record.people[0].affiliation = "o1";
  record.people[0].age = "f1";
  record.organizations = {sample_entity(EntityKind::organization, "o1", "米国")};
  record.organizations[0].kind = "government";
  record.places = {sample_entity(EntityKind::place, "l1", "田市")};
  record.places[0].kind = "city";
  record.places[0].subdivision = "JP-19";
  record.places[0].lat = 35.5;
  record.places[0].lon = 138.75;
  record.places[0].geonames = 1863967;
  record.quotes = {{.id = "q1",
                    .direct = true,
                    .span = find("美しい"),
                    .speaker = "p1",
                    .verb = find("述べた"),
                    .date = "t1",
                    .rule = "ja/said"}};
  record.events = {{.id = "e1",
                    .type = "consult",
                    .trigger = find("訪れ"),
                    .span = {11, static_cast<uint32_t>(kText.size())},
                    .date = EventDate{.time = "t1", .from = "2026-01-31", .to = "2026-02-01", .by = "sentence"},
                    .actors = {"p1"},
                    .targets = {},
                    .places = {"l1"},
                    .figures = {"f1"},
                    .reported_by = {"p1"},
                    .status = "occurred",
                    .mentions = {find("述べた")},
                    .rule = "ja/visit"}};
  return record;
}

Failure sample_failure() {
  return {.id = "bad\xFFname.txt",
          .source = {.uri = "bad\xFFname.txt", .bytes = 3},
          .stage = "decode",
          .code = "charset",
          .message = "no charset fits \"\\x\""};
}

}  // namespace kiji
