// Importers over the Debian packages that the project depends on. Counts are lower bounds: packages get updates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pipeline/lexicon/pack_source.h"

namespace kiji {
namespace {

using ::testing::Contains;
using ::testing::Not;

SourceTable project_table(const std::vector<std::string>& languages) {
  std::string text;
  for (const std::string& language : languages) {
    std::ifstream file(std::string(KIJI_SOURCE_DIR) + "/dictionaries/" + language + "/sources.tsv", std::ios::binary);
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  Result<SourceTable> table = parse_source_table(text, "sources.tsv");
  EXPECT_TRUE(table.ok());
  return table.ok() ? *std::move(table) : SourceTable();
}

const FoldForm kNoFold;

ImportContext context_of(const SourceTable& table) {
  return {.table = table, .fold = kNoFold, .common = {}, .left_out = {}};
}

// Values of a form in a class, in the batch's order.
std::vector<std::string> values(const Result<SourceBatch>& batch, std::string_view word_class, std::string_view form) {
  std::vector<std::string> found;
  for (const SourceEntry& entry : batch->entries()) {
    const bool has = std::find(entry.forms.begin(), entry.forms.end(), form) != entry.forms.end();
    if (has && entry.word_class == word_class) found.emplace_back(entry.value);
  }
  return found;
}

std::string column(const Result<SourceBatch>& batch, std::string_view value, std::string_view name) {
  for (const SourceEntry& entry : batch->entries()) {
    if (entry.value != value) continue;
    for (const SourceColumn& found : entry.columns) {
      if (found.name == name) return std::string(found.text);
    }
  }
  return "";
}

TEST(Packages, IpadicGivesWordsWithTheirBaseForms) {
  const SourceTable table = project_table({"ja"});
  const Result<SourceBatch> batch = import_ipadic(SourcePaths().ipadic, context_of(table));
  ASSERT_TRUE(batch.ok()) << batch.error().to_string();
  EXPECT_GT(batch->entries().size(), 300000u);
  EXPECT_THAT(values(batch, "verb", "述べ"), Contains("述べる"));
  EXPECT_THAT(values(batch, "verbal-noun", "会談"), Contains("会談"));
  EXPECT_THAT(values(batch, "surname", "佐藤"), Contains("佐藤"));
  EXPECT_THAT(values(batch, "suffix-place", "県"), Contains("県"));
  EXPECT_THAT(values(batch, "suffix-person", "氏"), Contains("氏"));
  EXPECT_THAT(values(batch, "counter", "人"), Contains("人"));
  EXPECT_THAT(values(batch, "country-name", "米国"), Contains("米国"));
  EXPECT_EQ(column(batch, "佐藤", "reading"), "サトウ");
}

TEST(Packages, EnamdictGivesNamesButNoCommonWords) {
  const SourceTable table = project_table({"ja"});
  const Result<SourceBatch> words = import_ipadic(SourcePaths().ipadic, context_of(table));
  ASSERT_TRUE(words.ok());
  const Result<SourceBatch> batch = import_enamdict(
      SourcePaths().enamdict, {.table = table, .fold = kNoFold, .common = common_forms(*words, table), .left_out = {}});
  ASSERT_TRUE(batch.ok()) << batch.error().to_string();
  EXPECT_GT(batch->entries().size(), 500000u);
  EXPECT_EQ(column(batch, "徳川家康", "latin"), "Tokugawa Ieyasu");
  EXPECT_THAT(values(batch, "en-station", "曙橋駅"), Contains("曙橋駅"));
  EXPECT_TRUE(values(batch, "en-given", "未来").empty()) << "a common noun";
}

TEST(Packages, GeoNamesGivesCitiesInTheLanguageTheLargestFirst) {
  const SourceTable table = project_table({"und"});
  const Result<SourceBatch> batch = import_cities(SourcePaths().locales, "ja", context_of(table));
  ASSERT_TRUE(batch.ok()) << batch.error().to_string();
  EXPECT_GT(batch->entries().size(), 6000u);
  EXPECT_THAT(values(batch, "city", "ダーバン"), Contains("Durban"));
  EXPECT_EQ(column(batch, "Durban", "country"), "ZA");
  EXPECT_EQ(column(batch, "Durban", "zone"), "Africa/Johannesburg");
  EXPECT_EQ(column(batch, "Durban", "lat").substr(0, 4), "-29.");
  EXPECT_EQ(column(batch, "Durban", "geonames"), "1007311");
  const Result<SourceBatch> english = import_cities(SourcePaths().locales, "en", context_of(table));
  ASSERT_TRUE(english.ok());
  EXPECT_GT(english->entries().size(), 20000u);
  EXPECT_EQ(column(english, "Birmingham", "country"), "GB") << "not the smaller one in Alabama";
}

TEST(Packages, GeoNamesGivesJapaneseCitiesWithAndWithoutSuffixButNoCommonWords) {
  const SourceTable table = project_table({"und", "ja"});
  const auto batches = import_sources({}, "ja", table, {});
  ASSERT_TRUE(batches.ok()) << batches.error().to_string();
  std::vector<std::string> forms;
  for (const SourceEntry& entry : (*batches)[2].entries())
    forms.insert(forms.end(), entry.forms.begin(), entry.forms.end());
  EXPECT_THAT(forms, ::testing::IsSupersetOf({"横浜市", "横浜", "四日市市"}));
  for (const char* word : {"ラグビー", "中間", "四日", "Toyama-shi"}) EXPECT_THAT(forms, Not(Contains(word)));
}

TEST(Packages, IsoCodesGiveCountriesSubdivisionsAndCurrencies) {
  const SourcePaths paths;
  const SourceTable table = project_table({"und"});
  const Result<SourceBatch> batch = import_iso(paths.iso_codes, paths.locales, "ja", context_of(table));
  ASSERT_TRUE(batch.ok()) << batch.error().to_string();
  EXPECT_THAT(values(batch, "country", "ウクライナ"), Contains("UA"));
  EXPECT_THAT(values(batch, "subdivision", "北海道"), Contains("JP-01"));
  EXPECT_EQ(column(batch, "JP-01", "country"), "JP");
  EXPECT_FALSE(values(batch, "currency-name", "米ドル").empty());
}

TEST(Packages, CldrGivesNamesInTheStandardsTerms) {
  const SourceTable table = project_table({"und"});
  const Result<SourceBatch> batch = import_cldr("ja", context_of(table));
  ASSERT_TRUE(batch.ok()) << batch.error().to_string();
  EXPECT_THAT(values(batch, "country", "ドイツ"), Contains("DE"));
  EXPECT_THAT(values(batch, "currency-name", "米ドル"), Contains("USD"));
  EXPECT_THAT(values(batch, "cldr-unit", "キロメートル"), Contains("kilometer"));
  EXPECT_THAT(values(batch, "cldr-weekday", "月曜日"), Contains("1"));
  EXPECT_THAT(values(batch, "cldr-weekday", "日曜日"), Contains("7"));
  EXPECT_THAT(values(batch, "cldr-day-period", "夕方"), Contains("16-19"));
  EXPECT_THAT(values(batch, "cldr-era", "令和"), Contains("japanese:236"));
  EXPECT_THAT(values(batch, "zone-name", "ホノルル"), Contains("Pacific/Honolulu"));
  const Result<SourceBatch> russian = import_cldr("ru", context_of(table));
  ASSERT_TRUE(russian.ok());
  EXPECT_THAT(values(russian, "cldr-month", "января"), Contains("1"));
  EXPECT_THAT(values(russian, "cldr-month", "январь"), Contains("1"));
  EXPECT_THAT(values(russian, "cldr-unit", "километра"), Contains("kilometer"));
  EXPECT_FALSE(import_cldr("not a tag", context_of(table)).ok());
}

TEST(Packages, CldrLeavesOutNamesAroundANumberAndWhatTheTableSays) {
  const SourceTable all = project_table({"und"}), some = project_table({"und", "cldr"});
  const Result<SourceBatch> korean = import_cldr("ko", context_of(all));
  ASSERT_TRUE(korean.ok());
  EXPECT_THAT(values(korean, "cldr-unit", "시속"), ::testing::IsEmpty());  // 시속 5킬로미터
  const Result<SourceBatch> everything = import_cldr("de", context_of(all)), made = import_cldr("de", context_of(some));
  ASSERT_TRUE(everything.ok() && made.ok());
  EXPECT_THAT(values(everything, "currency-name", "Deutsche Mark"), Contains("DEM"));
  EXPECT_THAT(values(made, "currency-name", "Deutsche Mark"), ::testing::IsEmpty());
  EXPECT_THAT(values(made, "currency-name", "Euro"), Contains("EUR"));
  EXPECT_THAT(values(everything, "cldr-unit", "Karat"), Contains("karat"));
  EXPECT_THAT(values(made, "cldr-unit", "Karat"), Contains("carat"));
  EXPECT_THAT(values(made, "country", "Frankreich"), ::testing::IsEmpty());
}

TEST(Packages, AllTogetherAreTheSameEachTime) {
  const SourceTable table = project_table({"und", "ja"});
  const auto first = import_sources({}, "ja", table, {}), second = import_sources({}, "ja", table, {});
  ASSERT_TRUE(first.ok() && second.ok());
  ASSERT_EQ(first->size(), 5u);
  for (size_t i = 0; i < first->size(); ++i) {
    const auto left = (*first)[i].entries(), right = (*second)[i].entries();
    ASSERT_EQ(left.size(), right.size());
    for (size_t j = 0; j < left.size(); ++j) {
      ASSERT_EQ(left[j].value, right[j].value);
      ASSERT_EQ(left[j].forms[0], right[j].forms[0]);
      ASSERT_EQ(left[j].cost, right[j].cost);
    }
  }
}

}  // namespace
}  // namespace kiji
