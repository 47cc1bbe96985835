#include "pipeline/lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace kiji {
namespace {

using testing::ElementsAre;

constexpr std::string_view kStrings = "citymonthsecond01一月tokyo東京countryjp";

StringRef ref(std::string_view text) {
  return {static_cast<uint32_t>(kStrings.find(text)), static_cast<uint32_t>(text.size())};
}

// Two forms: 一月 is a month; 東京 a city with a column. Class 2, "second", has no form.
PackBuilder sample() {
  PackBuilder builder;
  const std::vector<std::string> keys = {"一月", "東京"};
  const std::vector<Form> forms = {{.first_reading = 0, .readings = 1, .cost = 10, .symbol = 1},
                                   {.first_reading = 1, .readings = 1, .cost = -20, .symbol = 2}};
  const std::vector<Reading> readings = {{.entry = 0, .word_class = 1, .form_index = 0},
                                         {.entry = 1, .word_class = 0, .form_index = 2}};
  const std::vector<Entry> entries = {
      {.value = ref("01"), .canonical = ref("一月"), .word_class = 1},
      {.value = ref("tokyo"), .canonical = ref("東京"), .first_column = 0, .columns = 1, .word_class = 0}};
  builder.add_array<uint64_t>("ja/trie", *build_trie(keys, std::vector<uint32_t>{0, 1}));
  builder.add_array<Form>("ja/forms", forms);
  builder.add_array<Reading>("ja/readings", readings);
  builder.add_array<Entry>("ja/entries", entries);
  builder.add_array<StringRef>("ja/columns", std::vector{ref("country"), ref("jp")});
  builder.add_array<StringRef>("ja/class-names", std::vector{ref("city"), ref("month"), ref("second")});
  builder.add_array<ClassId>("ja/symbol-classes", std::vector<ClassId>{1, 0, 2});
  builder.add_array<uint32_t>("ja/symbol-begin", std::vector<uint32_t>{0, 0, 1, 3});
  builder.add("ja/strings", std::string(kStrings));
  builder.add("ja/habits", "order	ymd");
  return builder;
}

Lexicon open(const PackBuilder& builder, std::string_view language = "ja") {
  return *Lexicon::open(*Pack::from_bytes(builder.build()), language);
}

TEST(Lexicon, reads_forms_entries_classes_and_symbols) {
  const Lexicon lexicon = open(sample());
  EXPECT_EQ(lexicon.language(), "ja");
  const FormId tokyo = lexicon.trie().find("東京").value();
  EXPECT_EQ(lexicon.form(tokyo).cost, -20);
  ASSERT_EQ(lexicon.readings(tokyo).size(), 1u);
  const Reading* city = lexicon.reading(tokyo, 0);
  ASSERT_NE(city, nullptr);
  EXPECT_EQ(city->form_index, 2);
  EXPECT_EQ(lexicon.reading(tokyo, 1), nullptr);
  EXPECT_EQ(lexicon.value(city->entry), "tokyo");
  EXPECT_EQ(lexicon.canonical(city->entry), "東京");
  EXPECT_EQ(lexicon.column(city->entry, "country"), "jp");
  EXPECT_EQ(lexicon.column(city->entry, "state"), "");
  EXPECT_EQ(lexicon.column(0, "country"), "");
  EXPECT_EQ(lexicon.section("habits"), "order\tymd");
  EXPECT_EQ(lexicon.section("rules/temporal"), "");
}

TEST(Lexicon, knows_classes_by_name_and_symbols_by_their_classes) {
  const Lexicon lexicon = open(sample());
  EXPECT_EQ(lexicon.find_class("city"), 0);
  EXPECT_EQ(lexicon.find_class("month"), 1);
  EXPECT_EQ(lexicon.find_class("mont"), std::nullopt);
  EXPECT_EQ(lexicon.find_class(""), std::nullopt);
  EXPECT_EQ(lexicon.class_name(2), "second");
  EXPECT_EQ(lexicon.symbol_count(), 3u);
  EXPECT_THAT(lexicon.classes(0), ElementsAre());
  EXPECT_THAT(lexicon.classes(2), ElementsAre(0, 2));
  EXPECT_TRUE(lexicon.has_class(2, 2));
  EXPECT_FALSE(lexicon.has_class(1, 2));
  EXPECT_FALSE(lexicon.has_class(0xFFFF, 2));
}

TEST(Lexicon, of_an_unknown_language_is_that_of_its_parent_or_of_und) {
  PackBuilder builder = sample();
  EXPECT_EQ(open(builder, "ja-jp").language(), "ja");
  const auto none = Lexicon::open(*Pack::from_bytes(builder.build()), "fr");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().message, "the pack has no words of `fr` and none of `und`; run `kiji pack`");
  builder.add_array<uint32_t>("und/symbol-begin", std::vector<uint32_t>{0});
  const Lexicon und = open(builder, "fr");
  EXPECT_EQ(und.language(), "und");
  EXPECT_EQ(und.trie().find("東京"), std::nullopt);
  EXPECT_EQ(und.symbol_count(), 0u);
}

TEST(Lexicon, of_a_damaged_pack_is_an_error_that_names_the_section) {
  struct Case {
    std::string section;
    std::vector<uint32_t> words;
  };
  for (const auto& [section, words] : {
           Case{"symbol-begin", {0, 0, 9}},
           Case{"symbol-begin", {2, 0, 1}},
           Case{"symbol-classes", {0x00070007, 7}},
           Case{"trie", {1, 2, 3, 4}},
       }) {
    PackBuilder builder = sample();
    builder.add_array<uint32_t>("ja/" + section, words);
    const auto lexicon = Lexicon::open(*Pack::from_bytes(builder.build()), "ja");
    ASSERT_FALSE(lexicon.ok()) << section;
    EXPECT_EQ(lexicon.error().message, "section ja/" + section + " of the pack is damaged; run `kiji pack`");
  }
  PackBuilder fewer_forms = sample();
  fewer_forms.add("ja/forms", "");
  EXPECT_FALSE(Lexicon::open(*Pack::from_bytes(fewer_forms.build()), "ja").ok());
}

TEST(Lexicon, never_leaves_the_sections_of_a_damaged_pack) {
  std::mt19937 random(3);
  const std::string whole = sample().build();
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    bytes[16 + random() % (bytes.size() - 16)] = static_cast<char>(random());
    const auto pack = Pack::from_bytes(bytes);
    if (!pack) continue;
    const auto lexicon = Lexicon::open(*pack, "ja");
    if (!lexicon) continue;
    for (const std::string_view text : {"一月", "東京"}) {
      lexicon->trie().prefixes(text, 0, [&](uint32_t, FormId form) {
        for (const Reading& reading : lexicon->readings(form)) {
          EXPECT_LE(lexicon->value(reading.entry).size() + lexicon->canonical(reading.entry).size(), bytes.size());
          EXPECT_LE(lexicon->column(reading.entry, "country").size(), bytes.size());
        }
        EXPECT_LE(lexicon->classes(lexicon->form(form).symbol).size(), bytes.size());
      });
    }
  }
}

}  // namespace
}  // namespace kiji
