#include "extractors/names/evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/lexicon/pack.h"

namespace kiji {
namespace {

constexpr std::string_view kWeights =
    "person.accept\t3\nperson.shape\t1\nperson.full\t3\nperson.title\t2\nperson.role-before\t2\nperson.role-after\t2\n"
    "person.age\t2\nperson.description\t2\nperson.origin\t0.5\nperson.elsewhere\t3\nperson.shape.one-letter\t-5\n"
    "place.accept\t3\nplace.package\t5\n";

const Lexicon& empty_lexicon() {
  static const Lexicon lexicon = [] {
    PackBuilder builder;
    const std::array<uint32_t, 1> begin = {0};
    builder.add_array("ja/symbol-begin", std::span<const uint32_t>(begin));
    return *Lexicon::open(*Pack::from_bytes(builder.build()), "ja");
  }();
  return lexicon;
}

const NameTables& tables() {
  static const NameTables tables =
      make_name_tables(*Weights::parse(kWeights, "w.tsv"), *VariantKeys::parse(" \t・\nビ\tヴィ|ウィ\n", "v.tsv"),
                       {"shape", "full", "package"}, empty_lexicon());
  return tables;
}

Analysis tokens(const std::vector<std::string>& words) {
  Analysis out;
  out.lexicon = &empty_lexicon();
  for (const std::string& word : words) {
    const auto begin = static_cast<uint32_t>(out.text.text.size());
    out.text.text += word;
    out.tokens.push_back({.span = {begin, static_cast<uint32_t>(out.text.text.size())}});
  }
  return out;
}

NameFact name(TokenRange range, std::string_view by, EntityKind type = EntityKind::person) {
  NameFact fact{.kind = NameFact::Kind::name, .type = type, .sign = tables().sign(by), .tokens = range};
  fact.weighed = range;
  return fact;
}

NameFact beside(NameFact::Kind kind, TokenRange range) {
  NameFact fact{.kind = kind, .tokens = range};
  fact.role.tokens = range;
  return fact;
}

std::vector<std::string> believed(const std::vector<std::string>& words, std::vector<NameFact> facts) {
  std::stable_sort(facts.begin(), facts.end(),
                   [](const NameFact& a, const NameFact& b) { return a.tokens.begin < b.tokens.begin; });
  const Analysis analysis = tokens(words);
  std::vector<std::string> out;
  for (const WeighedName& one : weigh(analysis, facts, tables())) {
    out.push_back(std::string(to_string(one.name.type)) + " " + std::string(analysis.surface(one.tokens)));
  }
  return out;
}

using Kind = NameFact::Kind;
using Names = std::vector<std::string>;

TEST(Evidence, NothingProposedIsNothingBelieved) { EXPECT_EQ(believed({"ハリス"}, {}), Names{}); }

TEST(Evidence, AShapeAloneIsNotBelieved) { EXPECT_EQ(believed({"ハリス", "は"}, {name({0, 1}, "shape")}), Names{}); }

TEST(Evidence, WordsBesideANameMakeItBelieved) {
  struct Case {
    std::string_view what;
    NameFact fact;
    bool want;
  };
  const Case kCases[] = {
      {"role that ends where the name begins", beside(Kind::role, {0, 1}), true},
      {"role that begins where the name ends", beside(Kind::role, {2, 3}), true},
      {"age behind the name", beside(Kind::age, {2, 3}), true},
      {"age before the name", beside(Kind::age, {0, 1}), false},
      {"description before the name", beside(Kind::description, {0, 1}), true},
      {"country alone", beside(Kind::origin, {0, 1}), false},
      {"role one word away", beside(Kind::role, {3, 4}), false},
  };
  for (const Case& c : kCases) {
    const Names want = c.want ? Names{"person ハリス"} : Names{};
    EXPECT_EQ(believed({"甲", "ハリス", "乙", "丙"}, {name({1, 2}, "shape"), c.fact}), want) << c.what;
  }
}

TEST(Evidence, ARoleThatOnlyStandsBeforeDoesNotCountBehind) {
  NameFact role = beside(Kind::role, {1, 2});
  role.stands_after = false;
  EXPECT_EQ(believed({"ハリス", "長男"}, {name({0, 1}, "shape"), role}), Names{});
}

TEST(Evidence, OneLetterNeedsMore) {
  EXPECT_EQ(believed({"森", "氏"}, {name({0, 1}, "shape"), beside(Kind::role, {1, 2})}), Names{});
}

TEST(Evidence, AFullNameTeachesItsPartsAndTheirVariants) {
  EXPECT_EQ(believed({"ジョン・ウィルソン", "は", "ヴィルソン", "と", "ハリス"}, {name({0, 1}, "full")}),
            (Names{"person ジョン・ウィルソン", "person ヴィルソン"}));
}

TEST(Evidence, ANameThatIsNotBelievedTeachesNothing) {
  EXPECT_EQ(believed({"ジョン・ウィルソン", "は", "ウィルソン"}, {name({0, 1}, "shape")}), Names{});
}

TEST(Evidence, OfTwoTypesTheOneWithMoreEvidenceStays) {
  const NameFact place = name({0, 1}, "package", EntityKind::place);
  EXPECT_EQ(believed({"福島"}, {name({0, 1}, "full"), place}), Names{"place 福島"});
  const Names person = {"person 福島"};
  EXPECT_EQ(believed({"福島", "市長", "(5)"},
                     {name({0, 1}, "full"), place, beside(Kind::role, {1, 2}), beside(Kind::age, {2, 3})}),
            person);
}

TEST(Evidence, PartsAreCutAtTheDots) {
  const Analysis analysis = tokens({"ジョン・ウィルソン"});
  EXPECT_EQ(name_part_keys(analysis, {0, 1}, {}, tables().keys), (Names{"ジョン", "ビルソン"}));
}

TEST(Evidence, PartsOfAKanjiNameAreThoseOfTheRule) {
  const Analysis analysis = tokens({"佐藤", "健太"});
  NameExpression expression;
  expression.surname = {0, 1};
  expression.given = {1, 2};
  EXPECT_EQ(name_part_keys(analysis, {0, 2}, expression, tables().keys), (Names{"佐藤", "健太"}));
}

}  // namespace
}  // namespace kiji
