#include "pipeline/lexicon/pack_writer.h"

#include <gtest/gtest.h>

#include "pipeline/text/normalise.h"
#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

std::string rule_of(std::string_view match) {
  return "rule r\nmatch " + std::string(match) + "\nyield f()\nhit x => x | x\nmiss y\n";
}

Result<Lexicon> lexicon_of(const PackOptions& options) {
  Result<std::string> bytes = build_pack(options);
  if (!bytes) return bytes.error();
  return Lexicon::open(*Pack::from_bytes(*std::move(bytes)), "xx");
}

std::string classes_of(const Lexicon& lexicon, std::string_view form) {
  const auto id = lexicon.trie().find(form);
  if (!id) return "-";
  std::string out;
  for (const Reading& reading : lexicon.readings(*id)) {
    out += (out.empty() ? "" : " ") + std::string(lexicon.class_name(reading.word_class));
    if (reading.entry != kNoEntry) out += "=" + std::string(lexicon.value(reading.entry));
  }
  return out;
}

TEST(PackWriterTest, AFormHasTheReadingsOfAllItsLists) {
  const TemporaryFolder folder;
  write_language(folder, {{"a.tsv", word_list({{"1", "子|丑"}})}, {"b.tsv", word_list({{"2", "子"}})}});
  const auto lexicon = lexicon_of({folder.path(), {}, {}, {}});
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().to_string();
  EXPECT_EQ(classes_of(*lexicon, "子"), "a=1 b=2");
  EXPECT_EQ(classes_of(*lexicon, "丑"), "a=1");
  EXPECT_EQ(classes_of(*lexicon, "寅"), "-");
}

TEST(PackWriterTest, FormsAreFoldedAsTextIs) {
  const TemporaryFolder folder;
  write_language(folder, {{"a.tsv", word_list({{"1", "ＮＨＫ"}})}});
  const auto lexicon = lexicon_of({folder.path(), {}, {}, {}});
  ASSERT_TRUE(lexicon.ok());
  EXPECT_EQ(classes_of(*lexicon, "NHK"), "a=1");
}

TEST(PackWriterTest, TheUsersEntriesStandFirstAndTheirRulesReplaceOurs) {
  const TemporaryFolder ours, theirs;
  write_language(ours, {{"a.tsv", word_list({{"ours", "子"}})}, {"kind.rules", rule_of("子")}});
  theirs.write("xx/a.tsv", word_list({{"theirs", "子"}}));
  theirs.write("xx/kind.rules", rule_of("子 子"));
  const auto lexicon = lexicon_of({ours.path(), {theirs.path()}, {}, {}});
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().to_string();
  EXPECT_TRUE(classes_of(*lexicon, "子").find("a=theirs a=ours") != std::string::npos) << classes_of(*lexicon, "子");
  EXPECT_EQ(RuleSet::open(*lexicon, "kind")->size(), 1u);
}

TEST(PackWriterTest, MachineMadeLanguagesShareTheRulesThatNoHandWroteForThem) {
  const TemporaryFolder folder;
  write_language(folder, {{"kind.rules", rule_of("子")}});
  folder.write("cldr/kind.rules", rule_of("{number}"));
  folder.write("cldr/other.rules", rule_of("{number}"));
  folder.write("cldr/xx/kind.rules", rule_of("丑"));
  folder.write("cldr/yy/kind.rules", rule_of("寅"));
  const auto bytes = build_pack({folder.path(), {}, {}, {}});
  ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
  const Pack pack = *Pack::from_bytes(*bytes);
  const Lexicon xx = *Lexicon::open(pack, "xx");
  EXPECT_EQ(RuleSet::open(xx, "kind")->size(), 1u);
  EXPECT_EQ(RuleSet::open(xx, "other")->size(), 1u);
  const Lexicon yy = *Lexicon::open(pack, "yy");
  EXPECT_EQ(RuleSet::open(yy, "kind")->size(), 2u);
  EXPECT_EQ(RuleSet::open(yy, "other")->size(), 1u);
}

TEST(PackWriterTest, ARegionHasItsOwnNumeralsAndAllElseOfItsLanguage) {
  const TemporaryFolder folder;
  write_language(folder, {{"a.tsv", word_list({{"1", "子"}})}, {"numbers.tsv", word_list({{"point", ","}})}});
  folder.write("xx-yy/numbers.tsv", word_list({{"point", "."}}));
  const auto bytes = build_pack({folder.path(), {}, {}, {}});
  ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
  const Pack pack = *Pack::from_bytes(*bytes);
  const Lexicon region = *Lexicon::open(pack, "xx-Latn-YY");
  EXPECT_EQ(region.language(), "xx");
  EXPECT_EQ(region.section("numbers"), "point\t,\n");
  EXPECT_EQ(Lexicon::open(pack, "xx-YY")->section("numbers"), "point\t.\n");
  EXPECT_EQ(classes_of(*Lexicon::open(pack, "xx-YY"), "子"), "a=1");
}

TEST(PackWriterTest, AClassCanBeLeftOut) {
  const TemporaryFolder folder;
  write_language(folder, {{"a.tsv", word_list({{"1", "子"}})}, {"kind.rules", rule_of("{a}")}});
  const auto lexicon = lexicon_of({folder.path(), {}, {"a"}, {}});
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().to_string();
  EXPECT_EQ(classes_of(*lexicon, "子"), "-");
}

TEST(PackWriterTest, ALongerWordTakesTheClassOfItsLastPart) {
  const TemporaryFolder folder;
  write_language(folder, {{"trigger.tsv", word_list({{"consult", "会談"}}, "# compounds: inherit\n")},
                          {"other.tsv", word_list({{"x", "座談会談"}})},
                          {"kind.rules", rule_of("首脳会談 …  {trigger}")}});
  const auto lexicon = lexicon_of({folder.path(), {}, {}, {}});
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().to_string();
  EXPECT_NE(classes_of(*lexicon, "首脳会談").find("trigger=consult"), std::string::npos);
  EXPECT_EQ(classes_of(*lexicon, "座談会談"), "other=x");  // a list says what it is
}

TEST(PackWriterTest, RulesNameOnlyWhatThereIs) {
  struct Case {
    std::string_view match, want;
  };
  const Case cases[] = {
      {"{nothing}",
       "rule 'r': no class 'nothing'; a word list, number class, shape or class of a data package was expected"},
      {"{a=7}", "rule 'r': class 'a' has no value '7'; one of its values was expected"},
  };
  for (const Case& c : cases) {
    const TemporaryFolder folder;
    write_language(folder, {{"a.tsv", word_list({{"1", "子"}})}, {"kind.rules", rule_of(c.match)}});
    const auto bytes = build_pack({folder.path(), {}, {}, {}});
    ASSERT_FALSE(bytes.ok());
    EXPECT_EQ(bytes.error().message, c.want);
    EXPECT_EQ(bytes.error().line, 1u);
  }
}

TEST(PackWriterTest, ALanguageAddsToTheFoldsOfUnd) {
  const TemporaryFolder folder;
  write_language(folder, {{"a.tsv", word_list({{"1", "самолёт"}})},
                          {"fold.tsv", "# table\n# source: test\nvalue\tforms\nе\tё\n<delete>\tU+0301\n"},
                          {"kind.rules", rule_of("ёлка {a}")}});
  const auto bytes = build_pack({folder.path(), {}, {}, {}});
  ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
  const Pack pack = *Pack::from_bytes(*bytes);
  const Lexicon lexicon = *Lexicon::open(pack, "xx");
  EXPECT_EQ(Normaliser::open(lexicon.section("folds"))->fold("３ ёлка́"), "3 елка");
  EXPECT_EQ(Normaliser::open(pack.section("und/folds"))->fold("３ ёлка"), "3 ёлка");
  EXPECT_TRUE(lexicon.trie().find("самолет"));
  EXPECT_TRUE(lexicon.trie().find("елка"));
  EXPECT_FALSE(lexicon.trie().find("самолёт"));
}

TEST(PackWriterTest, TheSameFilesGiveTheSameBytes) {
  const TemporaryFolder folder;
  write_language(folder,
                 {{"a.tsv", word_list({{"1", "子|丑"}, {"2", "寅"}})}, {"kind.rules", rule_of("{a} {number}")}});
  EXPECT_EQ(*build_pack({folder.path(), {}, {}, {}}), *build_pack({folder.path(), {}, {}, {}}));
}

TEST(PackWriterTest, AMissingFolderIsAFault) {
  const auto bytes = build_pack({"/nonexistent-folder", {}, {}, {}});
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().to_string(),
            "/nonexistent-folder: not a folder; a folder of word lists and rules was expected");
}

}  // namespace
}  // namespace kiji
