#include "pipeline/lexicon/rule.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace kiji {
namespace {

// A readable tree of a pattern: 'x' literal, {slot:class}, ~ gap, ^ $, (a|b), repeat signs, ! trigger, <> span.
std::string dump(const Pattern& pattern) {
  std::string out;
  for (size_t i = 0; i < pattern.parts.size(); ++i) {
    const PatternPart& part = pattern.parts[i];
    if (i == pattern.span_begin && (i != 0 || pattern.span_end != pattern.parts.size())) out += "<";
    if (i == pattern.span_end) out += ">";
    if (part.trigger) out += "!";
    if (const auto* literal = std::get_if<LiteralPart>(&part.what)) out += "'" + literal->text + "'";
    if (const auto* c = std::get_if<ClassPart>(&part.what)) {
      out += std::string(c->negated ? "{^" : "{") + c->slot + ":" + c->word_class + "}";
    }
    if (std::holds_alternative<GapPart>(part.what)) out += "~";
    if (const auto* edge = std::get_if<EdgePart>(&part.what)) out += edge->begin ? "^" : "$";
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      out += "(";
      for (const Pattern& alternative : group->alternatives) out += (out.back() == '(' ? "" : "|") + dump(alternative);
      out += ")";
    }
    if (part.repeat != '1') out += part.repeat;
  }
  return out;
}

std::string stanza(std::string_view match, std::string_view yield = "number(number)") {
  return "rule x\nmatch " + std::string(match) + "\nyield " + std::string(yield) + "\nhit a => a | 1\nmiss b\n";
}

TEST(RuleTest, PatternsParseIntoTheirParts) {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"{number} 日", "{number:number}'日'"},
      {"{number} 日{from:month}", "{number:number}'日'{from:month}"},
      {"{number} ( から | 〜 )? {ending=past}", "{number:number}('から'|'〜')?{ending:ending=past}"},
      {"{number}+ … {^particle}*", "{number:number}+~{^particle:particle}*"},
      {"^ {number} $", "^{number:number}$"},
      {"年齢 < !{number} 歳 > まで", "'年齢'<!{number:number}'歳'>'まで'"},
      {"{number} \"(a)\" _?", "{number:number}'(a)'{space:space}?"},
      {"( ( a | b ) {number} | c )", "(('a'|'b'){number:number}|'c')"},
  };
  for (const Case& c : cases) {
    const auto rules = parse_rules(stanza(c.in, "number(number)"), "x.rules");
    ASSERT_TRUE(rules.ok()) << c.in << ": " << rules.error().to_string();
    EXPECT_EQ(dump((*rules)[0].match[0]), c.want) << c.in;
  }
}

TEST(RuleTest, ArgumentsTakeTheNameOfTheirSlotUnlessGivenOne) {
  const auto rules = parse_rules(
      stanza("{month} {number} {number}", "range(date(month, day=number.2), shift(unit=day, n=-1, text=\"a, b\"))"),
      "x.rules");
  ASSERT_TRUE(rules.ok()) << rules.error().to_string();
  EXPECT_EQ(to_string((*rules)[0].yield),
            "range(date=date(month=month.1, day=number.2), shift=shift(unit=\"day\", n=-1, text=\"a, b\"))");
}

TEST(RuleTest, AStoredYieldReadsBackAsItWas) {
  const std::string text = "range(date=date(month=month.1), text=\"x\", n=1.5)";
  const auto call = parse_call(text);
  ASSERT_TRUE(call.ok());
  EXPECT_EQ(to_string(*call), text);
}

TEST(RuleTest, HitsMayHaveSeveralResults) {
  const auto rules =
      parse_rules("rule x\nmatch {number}\nyield n(number)\nhit 1日と2日 => 1日 | 01 ; 2日 | 02\nmiss 日\n", "x.rules");
  ASSERT_TRUE(rules.ok());
  const Example& hit = (*rules)[0].hits[0];
  EXPECT_EQ(hit.text, "1日と2日");
  ASSERT_EQ(hit.expected.size(), 2u);
  EXPECT_EQ(hit.expected[1].surface, "2日");
  EXPECT_EQ(hit.expected[1].value, "02");
  EXPECT_EQ((*rules)[0].misses[0].line, 5u);
}

TEST(RuleTest, FaultsNameTheirPlaceAndWhatWasExpected) {
  struct Case {
    std::string in, want;
  };
  const Case cases[] = {
      {"match a\n", "r.rules:1:7: line outside a rule; rule NAME was expected\n  match a\n        ^"},
      {stanza("{month"), "r.rules:2:13: unclosed class; } was expected\n  match {month\n              ^"},
      {stanza("( a"), "r.rules:2:10: unclosed group; ) or | was expected\n  match ( a\n           ^"},
      {stanza("\\d 日"),
       "r.rules:2:9: unexpected escape; \\b \\w \\d and the like do not exist, boundaries are the lattice's\n  match "
       "\\d 日\n          ^"},
      {stanza("!a !b"), "r.rules:2:12: two triggers; at most one ! was expected\n  match !a !b\n             ^"},
      {stanza("a", "n(month)"), "r.rules:3: no slot 'month' in the pattern of 'x'; one of its classes was expected"},
      {"rule x\nmatch a\nyield n()\nmiss b\n", "r.rules:1: rule 'x' has no hit; an example that it finds was expected"},
      {"rule x\nmatch a\nyield n()\nhit a => a | b\n",
       "r.rules:1: rule 'x' has no miss; an example in which it finds nothing was expected"},
      {stanza("{number}") + "\n" + stanza("{number}"),
       "r.rules:7:7: rule 'x' stands twice; a new name was expected\n  rule x\n        ^"},
      {"rule x\ncolour red\n",
       "r.rules:2:1: unknown key 'colour'; match, yield, hit, miss or published was expected\n  colour red\n  ^"},
  };
  for (const Case& c : cases) {
    const auto rules = parse_rules(c.in, "r.rules");
    ASSERT_FALSE(rules.ok()) << c.in;
    EXPECT_EQ(rules.error().to_string(), c.want) << c.in;
  }
}

TEST(RuleTest, GroupsNestUpToTheirLimit) {
  const auto nested = [](int depth) {
    std::string out;
    for (int i = 0; i < depth; ++i) out += "( ";
    out += "{number} ";
    for (int i = 0; i < depth; ++i) out += ") ";
    return stanza(out);
  };
  EXPECT_TRUE(parse_rules(nested(8), "x.rules").ok());
  EXPECT_FALSE(parse_rules(nested(9), "x.rules").ok());
}

TEST(RuleTest, AFileWithoutRulesIsEmpty) {
  const auto rules = parse_rules("# only a comment\n\n", "x.rules");
  ASSERT_TRUE(rules.ok());
  EXPECT_TRUE(rules->empty());
}

}  // namespace
}  // namespace kiji
