#include "extractors/names/resolver.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>

#include "pipeline/lexicon/pack.h"

namespace kiji {
namespace {

// A lexicon without words: entities come from the names alone.
const Lexicon& empty_lexicon() {
  static const Lexicon lexicon = [] {
    PackBuilder builder;
    const std::array<uint32_t, 1> begin = {0};
    builder.add_array("ja/symbol-begin", std::span<const uint32_t>(begin));
    return *Lexicon::open(*Pack::from_bytes(builder.build()), "ja");
  }();
  return lexicon;
}

VariantKeys keys() { return *VariantKeys::parse(" \t・\nビ\tヴィ|ウィ\n\tッ|ー\n", "variant.tsv"); }

struct Name {
  std::string text;
  EntityKind type = EntityKind::person;
  NameExpression expression = {};
};

// One token for each name, one blank token between two; a name may hold its parts in `expression`.
Record resolved(const std::vector<Name>& names, Record record = {}) {
  Analysis analysis;
  analysis.lexicon = &empty_lexicon();
  std::vector<AcceptedName> accepted;
  std::deque<NameExpression> expressions;
  for (const Name& name : names) {
    for (const std::string& text : {name.text, std::string("/")}) {
      const auto begin = static_cast<uint32_t>(analysis.text.text.size());
      analysis.text.text += text;
      analysis.tokens.push_back({.span = {begin, static_cast<uint32_t>(analysis.text.text.size())}});
    }
    const auto token = static_cast<uint32_t>(analysis.tokens.size()) - 2;
    expressions.push_back(name.expression);
    expressions.back().type = name.type;
    accepted.push_back({{token, token + 1}, &expressions.back(), "ja/test"});
  }
  record.article.text = analysis.text.text;
  resolve_names(analysis, accepted, keys(), ReferenceWords(empty_lexicon()), record);
  return record;
}

std::vector<std::string> described(const std::vector<Entity>& entities) {
  std::vector<std::string> out;
  for (const Entity& e : entities) out.push_back(e.id + " " + e.name + " " + std::to_string(e.mentions.size()));
  return out;
}

TEST(Resolver, NoNamesGiveNoEntities) {
  const Record record = resolved({});
  EXPECT_TRUE(record.people.empty() && record.organizations.empty() && record.places.empty());
}

TEST(Resolver, ShortFormsAndVariantsJoinTheFullName) {
  struct Case {
    std::vector<Name> names;
    std::vector<std::string> want;
  };
  const Case kCases[] = {
      {{{"スティーブ・ウィトコフ"}, {"ウィトコフ"}, {"ヴィトコフ"}}, {"p1 スティーブ・ウィトコフ 3"}},
      {{{"ベセント"}, {"スコット・ベッセント"}}, {"p1 スコット・ベッセント 2"}},
      {{{"ウィトコフ"}, {"ヴィトコフ"}}, {"p1 ウィトコフ 2"}},
      {{{"マルコ・ルビオ"}, {"スコット・ベセント"}}, {"p1 マルコ・ルビオ 1", "p2 スコット・ベセント 1"}},
      {{{"ジョン・スミス"}, {"アンナ・スミス"}, {"スミス"}}, {"p1 ジョン・スミス 1", "p2 アンナ・スミス 2"}},
      {{{"スミス"}, {"ジョン・スミス"}, {"アンナ・スミス"}}, {"p1 ジョン・スミス 2", "p2 アンナ・スミス 1"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(described(resolved(c.names).people), c.want) << c.names.front().text;
}

TEST(Resolver, APersonIntroducedByAnOwnDescriptionIsAnotherOne) {
  const Record record =
      resolved({{"コンスタンティン・ネミチェフ"}, {"コンスタンティン", EntityKind::person, {.introduced = true}}});
  EXPECT_EQ(described(record.people),
            (std::vector<std::string>{"p1 コンスタンティン・ネミチェフ 1", "p2 コンスタンティン 1"}));
}

TEST(Resolver, CountriesOfOneCodeAreOnePlace) {
  const NameExpression us{.kind = "country", .country = "US"};
  const Record record = resolved({{"米", EntityKind::place, us}, {"アメリカ", EntityKind::place, us}});
  EXPECT_EQ(described(record.places), std::vector<std::string>{"l1 アメリカ 2"});
}

TEST(Resolver, TypesAreNumberedApartInTextOrder) {
  const Record record = resolved(
      {{"キエフ", EntityKind::place}, {"ペスコフ"}, {"国連", EntityKind::organization}, {"パリ", EntityKind::place}});
  EXPECT_EQ(described(record.places), (std::vector<std::string>{"l1 キエフ 1", "l2 パリ 1"}));
  EXPECT_EQ(described(record.people), std::vector<std::string>{"p1 ペスコフ 1"});
  EXPECT_EQ(described(record.organizations), std::vector<std::string>{"o1 国連 1"});
}

TEST(Resolver, ARoleKnowsItsCountry) {
  NameExpression person;
  person.roles.push_back({.tokens = {0, 2}, .of = {0, 1}, .role = "special envoy"});
  const Record record = resolved(
      {{"米国", EntityKind::place, {.kind = "country", .country = "US"}}, {"ハリス", EntityKind::person, person}});
  ASSERT_EQ(record.people.size(), 1u);
  ASSERT_EQ(record.people[0].roles.size(), 1u);
  EXPECT_EQ(record.people[0].roles[0].role, "special envoy");
  EXPECT_EQ(record.people[0].roles[0].of, "l1");
  EXPECT_EQ(record.people[0].country, "US");
  EXPECT_EQ(slice(record.article.text, record.people[0].roles[0].span), "米国/");
}

TEST(Resolver, ARoleToldTwiceStandsOnceWithItsBody) {
  NameExpression bare, full;
  bare.roles.push_back({.tokens = {2, 3}, .of = {}, .role = "president"});
  full.roles.push_back({.tokens = {4, 6}, .of = {0, 1}, .role = "president"});
  const NameExpression country{.kind = "country", .country = "US"};
  const Record record = resolved(
      {{"米", EntityKind::place, country}, {"ハリス", EntityKind::person, bare}, {"ハリス", EntityKind::person, full}});
  ASSERT_EQ(record.people.at(0).roles.size(), 1u);
  EXPECT_EQ(record.people[0].roles[0].of, "l1");
}

TEST(Resolver, AnOrganizationInARoleIsTheAffiliation) {
  NameExpression person;
  person.roles.push_back({.tokens = {0, 2}, .of = {0, 1}, .role = "spokesperson"});
  const Record record = resolved({{"国連", EntityKind::organization}, {"ハリス", EntityKind::person, person}});
  EXPECT_EQ(record.people.at(0).affiliation, "o1");
}

TEST(Resolver, AnHonorificIsNoRole) {
  NameExpression person;
  person.roles.push_back({.tokens = {1, 2}, .of = {}, .role = "", .honorific = true});
  EXPECT_TRUE(resolved({{"ハリス", EntityKind::person, person}}).people.at(0).roles.empty());
}

TEST(Resolver, AnAgeIsTheFigureAtItsPlace) {
  Record record;
  Figure& figure = record.figures.emplace_back();
  figure.id = "f1";
  figure.span = {9, 10};
  figure.kind = FigureKind::age;
  const Record out = resolved({{"ハリス", EntityKind::person, {.age = 1}}}, record);
  EXPECT_EQ(out.people.at(0).age, "f1");
}

}  // namespace
}  // namespace kiji
