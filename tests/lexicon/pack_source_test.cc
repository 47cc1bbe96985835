// Importers over tiny files of the packages' formats; the real packages are in pack_source_packages_test.cc.
#include "pipeline/lexicon/pack_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <filesystem>
#include <fstream>

#include "pipeline/lexicon/pack_source_catalogue.h"
#include "pipeline/lexicon/pack_source_forms.h"

namespace kiji {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string euc_jp(std::string_view text) {
  std::string out(text.size() + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = ucnv_convert("EUC-JP", "UTF-8", out.data(), static_cast<int32_t>(out.size()), text.data(),
                                    static_cast<int32_t>(text.size()), &status);
  out.resize(static_cast<size_t>(size));
  return out;
}

// A folder of the test's own, gone when it ends.
class Folder {
 public:
  Folder() : path_(std::filesystem::path(testing::TempDir()) / name()) { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string path() const { return path_.string(); }
  std::string write(const std::string& file, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << bytes;
    return (path_ / file).string();
  }

 private:
  static std::string name() {
    const auto* const info = testing::UnitTest::GetInstance()->current_test_info();
    return std::string("kiji_") + info->test_suite_name() + "_" + info->name();
  }
  std::filesystem::path path_;
};

SourceTable table_of(std::string_view text) {
  Result<SourceTable> table = parse_source_table(text, "sources.tsv");
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.error().to_string());
  return table.ok() ? *std::move(table) : SourceTable();
}

const FoldForm kNoFold;

ImportContext context_of(const SourceTable& table, const FoldForm& fold = kNoFold) {
  return {.table = table, .fold = fold, .common = {}, .left_out = {}};
}

// "class value cost form|form name=text": one line for each entry.
std::vector<std::string> shown(const Result<SourceBatch>& batch) {
  if (!batch) return {batch.error().to_string()};
  std::vector<std::string> lines;
  for (const SourceEntry& entry : batch->entries()) {
    std::string line(entry.word_class);
    line.append(" ").append(entry.value).append(" ").append(std::to_string(entry.cost)).append(" ");
    for (size_t i = 0; i < entry.forms.size(); ++i) line.append(i == 0 ? "" : "|").append(entry.forms[i]);
    for (const SourceColumn& column : entry.columns)
      line.append(" ").append(column.name).append("=").append(column.text);
    lines.push_back(line);
  }
  return lines;
}

// A little-endian catalogue of these messages.
std::string catalogue_of(const std::vector<std::pair<std::string, std::string>>& messages) {
  std::string bytes;
  const auto number = [](uint32_t value) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
  };
  const auto count = static_cast<uint32_t>(messages.size());
  std::string strings, originals, translations;
  const uint32_t start = 28 + 16 * count;
  for (const auto& [from, to] : messages) {
    originals += number(static_cast<uint32_t>(from.size())) + number(start + static_cast<uint32_t>(strings.size()));
    strings += from + '\0';
    translations += number(static_cast<uint32_t>(to.size())) + number(start + static_cast<uint32_t>(strings.size()));
    strings += to + '\0';
  }
  return number(0x950412DE) + number(0) + number(count) + number(28) + number(28 + 8 * count) + number(0) + number(0) +
         originals + translations + strings;
}

TEST(SourceTable, FindsTheLongestPathAndTheLastRule) {
  const SourceTable table = table_of(
      "# comment\n\nipadic\ta\tnoun\t+0\tcommon\nipadic\ta,b\tproper\t+500\tcolumn=reading\nipadic\ta,c\t-\t0\n"
      "ipadic\td\tverb\t1\nipadic\td\tadverb\t2\tkatakana\n");
  EXPECT_EQ(table.find("ipadic", "a,x,y")->word_class, "noun");
  EXPECT_TRUE(table.find("ipadic", "a")->common);
  EXPECT_EQ(table.find("ipadic", "a,b,z")->word_class, "proper");
  EXPECT_TRUE(table.find("ipadic", "a,b")->adds_to_cost);
  EXPECT_THAT(table.find("ipadic", "a,b")->columns, ElementsAre("reading"));
  EXPECT_EQ(table.find("ipadic", "a,c,z"), nullptr) << "left out";
  EXPECT_EQ(table.find("ipadic", "d")->word_class, "adverb") << "the later of two";
  EXPECT_TRUE(table.find("ipadic", "d")->katakana);
  EXPECT_EQ(table.find("ipadic", "e"), nullptr);
  EXPECT_EQ(table.find("enamdict", "a"), nullptr);
  EXPECT_TRUE(table.has("ipadic"));
  EXPECT_FALSE(table.has("cldr"));
  EXPECT_TRUE(table.leaves_out("ipadic", "a,c"));
  EXPECT_FALSE(table.leaves_out("ipadic", "a"));
}

TEST(SourceTable, TellsFaultsWithTheirPlace) {
  const std::vector<std::tuple<const char*, uint32_t, const char*>> cases = {
      {"ipadic\ta\tnoun\n", 14, "too few columns"}, {"a\tb\tc\t1\tcommon\tx\n", 16, "too many columns"},
      {"a\t\tc\t1\n", 3, "empty column"},           {"a\tb\tc\tx\n", 7, "not a cost"},
      {"a\tb\tc\t-1\n", 7, "not a cost"},           {"a\tb\tc\t1\tcommon rare\n", 16, "unknown option"},
      {"a\tb\tc\t1\r\n", 8, "carriage return"},     {"a\tb\tc\t32768\n", 7, "not a cost"}};
  for (const auto& [text, column, message] : cases) {
    const Result<SourceTable> table = parse_source_table(text, "ja/sources.tsv");
    ASSERT_FALSE(table.ok()) << text;
    EXPECT_EQ(table.error().column, column) << text;
    EXPECT_EQ(table.error().line, 1u);
    EXPECT_EQ(table.error().path, "ja/sources.tsv");
    EXPECT_THAT(table.error().message, HasSubstr(message));
  }
}

TEST(SourceBatch, KeepsItsEntriesWhenItMoves) {
  SourceBatch batch;
  {
    const std::string form = "a form that is longer than any small string", text = "text";
    const std::string_view forms[] = {form, text};
    const SourceColumn columns[] = {{"latin", text}};
    batch.add({.word_class = "noun", .value = form, .forms = forms, .columns = columns, .cost = 7});
    batch.add({.word_class = "noun", .value = "", .forms = forms, .columns = {}, .cost = 8});
  }
  const Result<SourceBatch> moved = std::move(batch);
  EXPECT_THAT(shown(moved), ElementsAre("noun a form that is longer than any small string 7 a form that is longer than "
                                        "any small string|text latin=text",
                                        "noun  8 a form that is longer than any small string|text"));
}

TEST(SourceTable, ReadsOptionsOfNames) {
  const SourceTable table = table_of("geonames\tcity\tcity\t6500\tuncommon trim=市\n");
  EXPECT_TRUE(table.find("geonames", "city")->uncommon);
  EXPECT_EQ(table.find("geonames", "city")->trim, "市");
  EXPECT_FALSE(parse_source_table("geonames\tcity\tcity\t6500\ttrim=\n", "a").ok());
}

TEST(FormShape, CountsScripts) {
  const FormShape shape = form_shape("東京タワーのA5・");
  EXPECT_EQ(shape.size, 9u);
  EXPECT_EQ(shape.han, 2u);
  EXPECT_EQ(shape.katakana, 4u) << "with the length mark and the middle dot";
  EXPECT_EQ(shape.hiragana, 1u);
  EXPECT_EQ(shape.letters, 1u);
  EXPECT_EQ(shape.latin, 1u);
  EXPECT_EQ(form_shape("Київ").letters, 4u);
  EXPECT_EQ(form_shape("Київ").latin, 0u);
  EXPECT_EQ(shape.digits, 1u);
  EXPECT_EQ(form_shape("").size, 0u);
}

TEST(FormShape, KnowsWhatMayBeAWord) {
  for (const char* word : {"東", "は", "ア", "NHK", "東京", "千葉", "…々"})
    EXPECT_TRUE(is_word(form_shape(word))) << word;
  for (const char* word : {"", "A", "!", "、", "コンゴ（キンシャサ）", "(a)", "F16", "５", "第1", "\xEF\xBF\xBD京"}) {
    EXPECT_FALSE(is_word(form_shape(word))) << word;
  }
}

TEST(ImportIpadic, TakesClassBaseFormAndWordCost) {
  const Folder folder;
  folder.write("Verb.csv", euc_jp("述べ,1,1,7000,動詞,自立,*,*,一段,連用形,述べる,ノベ,ノベ\n"
                                  "述べ,1,1,6000,動詞,自立,*,*,一段,未然形,述べる,ノベ,ノベ\n"
                                  "述べりゃ,1,1,6000,動詞,自立,*,*,一段,仮定縮約１,述べる,ノベリャ,ノベリャ\n"));
  folder.write("Noun.csv", euc_jp("森,1,1,5000,名詞,固有名詞,人名,姓,*,*,森,モリ,モリ\n"
                                  "ＮＨＫ,1,1,100,名詞,固有名詞,組織,*,*,*,ＮＨＫ,エヌエイチケイ,エヌエイチケイ\n"
                                  "Ｆ１６,1,1,100,名詞,固有名詞,一般,*,*,*,Ｆ１６,エフ,エフ\n"
                                  "しま,1,1,100,名詞,固有名詞,地域,*,*,*,しま,シマ,シマ\n"
                                  "一,1,1,100,名詞,数,*,*,*,*,一,イチ,イチ\n"
                                  "Ａ,1,1,100,名詞,一般,*,*,*,*,Ａ,エー,エー\n"));
  folder.write("dicrc", "no dictionary");
  const SourceTable table = table_of(
      "ipadic\t動詞\tverb\t+10\tcommon\nipadic\t名詞,固有名詞\tproper\t4000\nipadic\t名詞,一般\tnoun\t+0\n"
      "ipadic\t名詞,固有名詞,人名,姓\tsurname\t+0\tcolumn=reading\nipadic-inflection\t仮定縮約１\t-\t0\n");
  const FoldForm fold = [](std::string_view form) {
    if (form == "ＮＨＫ") return std::string("NHK");
    if (form == "Ｆ１６") return std::string("F16");
    return std::string(form);
  };
  // Files by name; the cheaper of two readings; nothing of numerals, digits, lone letters, kana names of two
  // characters.
  EXPECT_THAT(shown(import_ipadic(folder.path(), context_of(table, fold))),
              ElementsAre("surname 森 5000 森 reading=モリ", "proper NHK 4000 NHK", "verb 述べる 6010 述べ"));
}

TEST(ImportIpadic, NamesTheLineThatIsNoneOfItsFormat) {
  const Folder folder;
  folder.write("Noun.csv", euc_jp("森,1,1,5000,名詞,一般,*,*,*,*,森,モリ,モリ\n林,1,1\n"));
  const SourceTable table = table_of("ipadic\t名詞\tnoun\t+0\n");
  const Result<SourceBatch> batch = import_ipadic(folder.path(), context_of(table));
  ASSERT_FALSE(batch.ok());
  EXPECT_EQ(batch.error().line, 2u);
  EXPECT_EQ(batch.error().excerpt, "林,1,1");
}

constexpr const char* kNameTable =
    "enamdict\ts\ten-surname\t9000\tcolumn=latin\nenamdict\ts1\ten-surname\t9500\tcolumn=latin\n"
    "enamdict\tp\ten-place\t9900\tuncommon\nenamdict\tu\ten-name\t9100\tkatakana column=latin\n"
    "enamdict\th\ten-person\t8000\tcolumn=latin\nenamdict\tg\ten-given\t9000\n";

std::vector<std::string> names_of(std::string_view text, const std::unordered_set<std::string_view>& common = {}) {
  const Folder folder;
  const std::string path = folder.write("enamdict", euc_jp(text));
  const SourceTable table = table_of(kNameTable);
  return shown(import_enamdict(path, {.table = table, .fold = kNoFold, .common = common, .left_out = {}}));
}

TEST(ImportEnamdict, JoinsReadingsOfOneWriting) {
  EXPECT_THAT(names_of("上田 [うえた] /(s) Ueta/\n上田 [うえだ] /(p,s) Ueda/\n上田 [うえだ] /(s) Ueda (a note)/\n"),
              ElementsAre("en-place 上田 9900 上田", "en-surname 上田 9000 上田 latin=Ueta|Ueda"));
}

TEST(ImportEnamdict, DropsExplanationsAndFurtherTranslations) {
  EXPECT_THAT(names_of("土井たか子 [どいたかこ] /(h) Doi Takako (1928.11-)/Doi/\n"),
              ElementsAre("en-person 土井たか子 8000 土井たか子 latin=Doi Takako"));
}

TEST(ImportEnamdict, TakesShortFormsOnlyWhereTheyDoNoHarm) {
  EXPECT_THAT(names_of("森 [もり] /(s) Mori/\n"), ElementsAre("en-surname 森 9500 森 latin=Mori"));
  EXPECT_THAT(names_of("誠 [まこと] /(g) Makoto/\n"), IsEmpty());
  EXPECT_THAT(names_of("リー /(s) Lee/\n"), IsEmpty());
  EXPECT_THAT(names_of("ケリー /(s) Kelly/\n"), ElementsAre("en-surname ケリー 9000 ケリー latin=Kelly"));
  EXPECT_THAT(names_of("けい /(g) Kei/\n"), IsEmpty());
  EXPECT_THAT(names_of("さくら /(g) Sakura/\n"), ElementsAre("en-given さくら 9000 さくら"));
}

TEST(ImportEnamdict, LeavesOutOtherTypesCommonWordsAndUnclassifiedKanji) {
  EXPECT_THAT(names_of("源氏物語 [げんじものがたり] /(wk) The Tale of Genji/\n"), IsEmpty());
  EXPECT_THAT(names_of("駅前 [えきまえ] /(p) Ekimae/\n", {"駅前"}), IsEmpty());
  EXPECT_THAT(names_of("岳山 [たけやま] /(u) Takeyama/\nクルニッチ /(u) Krunic/\n"),
              ElementsAre("en-name クルニッチ 9100 クルニッチ latin=Krunic"));
  EXPECT_THAT(names_of("　？？？ /ENAMDICT - a head line/\n"), IsEmpty());
}

TEST(Catalogue, TranslatesMessages) {
  const Result<Catalogue> catalogue = Catalogue::parse(catalogue_of({{"", "head"}, {"Kyiv", "キーウ"}}), "x.mo");
  ASSERT_TRUE(catalogue.ok());
  EXPECT_EQ(catalogue->find("Kyiv"), "キーウ");
  EXPECT_EQ(catalogue->find("Kiev"), "");
  EXPECT_EQ(catalogue->find(""), "") << "the head is no message";
  EXPECT_EQ(catalogue->size(), 1u);
}

TEST(Catalogue, RefusesBrokenFiles) {
  EXPECT_FALSE(Catalogue::parse("", "x.mo").ok());
  EXPECT_FALSE(Catalogue::parse("not a catalogue, but long enough", "x.mo").ok());
  const std::string whole = catalogue_of({{"Kyiv", "キーウ"}});
  for (size_t size = 0; size + 1 < whole.size(); ++size)
    EXPECT_FALSE(Catalogue::parse(whole.substr(0, size), "x.mo").ok());
  EXPECT_FALSE(Catalogue::parse(catalogue_of({{"Kyiv", "\xFF"}}), "x.mo").ok()) << "invalid UTF-8";
}

TEST(Catalogue, LooksForTheRegionFirst) {
  const Folder folder;
  folder.write("pt/LC_MESSAGES/x.mo", catalogue_of({{"a", "pt"}}));
  folder.write("pt_BR/LC_MESSAGES/x.mo", catalogue_of({{"a", "br"}}));
  EXPECT_EQ(Catalogue::open(folder.path(), "pt-br", "x")->find("a"), "br");
  EXPECT_EQ(Catalogue::open(folder.path(), "pt-mz", "x")->find("a"), "pt");
  EXPECT_EQ(Catalogue::open(folder.path(), "ja", "x")->find("a"), "");
}

TEST(ImportIso, TakesLocalShortAndOfficialNames) {
  const Folder folder;
  folder.write("iso_3166-1.json",
               R"({"3166-1": [{"alpha_2": "LV", "name": "Latvia", "official_name": "Republic of Latvia"},
                              {"alpha_2": "XX", "name": "Untranslated"}]})");
  folder.write("ja/LC_MESSAGES/iso_3166-1.mo",
               catalogue_of({{"Latvia", "ラトビア"}, {"Republic of Latvia", "ラトビア共和国"}}));
  const SourceTable table = table_of("iso-codes\tcountry\tcountry\t4500\tcolumn=latin\n");
  EXPECT_THAT(shown(import_iso(folder.path(), folder.path(), "ja", context_of(table))),
              ElementsAre("country LV 4500 ラトビア|ラトビア共和国 latin=Latvia"));
  EXPECT_THAT(shown(import_iso(folder.path(), folder.path(), "en", context_of(table))),
              ElementsAre("country LV 4500 Latvia|Republic of Latvia latin=Latvia",
                          "country XX 4500 Untranslated latin=Untranslated"))
      << "a language in Latin letters keeps what nobody translated";
  folder.write("iso_3166-1.json", "[]");
  EXPECT_FALSE(import_iso(folder.path(), folder.path(), "ja", context_of(table)).ok());
}

TEST(ImportIso, LeavesOutCommonWords) {
  const Folder folder;
  folder.write("iso_3166-2.json",
               R"({"3166-2": [{"code": "MW-N", "name": "Northern"}, {"code": "MW-S", "name": "S"}]})");
  folder.write("ja/LC_MESSAGES/iso_3166-2.mo", catalogue_of({{"Northern", "北部"}, {"S", "サウス"}}));
  const SourceTable table = table_of("iso-codes\tsubdivision\tsubdivision\t6500\tuncommon column=country\n");
  EXPECT_THAT(shown(import_iso(folder.path(), folder.path(), "ja",
                               {.table = table, .fold = kNoFold, .common = {"北部"}, .left_out = {}})),
              ElementsAre("subdivision MW-S 6500 サウス country=MW"));
}

TEST(ImportSources, LeavesOutFormsThatTheTableNames) {
  const Folder folder;
  SourcePaths paths;
  paths.ipadic = folder.path();
  folder.write("Noun.csv", euc_jp("英米,1,1,5000,名詞,一般,*,*,*,*,英米,エイベイ,エイベイ\n"
                                  "欧米,1,1,5000,名詞,一般,*,*,*,*,欧米,オウベイ,オウベイ\n"));
  const auto batches = import_sources(paths, "ja", table_of("ipadic\t名詞\tnoun\t+0\nform\t英米\t-\t0\n"), {});
  ASSERT_TRUE(batches.ok() && batches->size() == 1);
  ASSERT_EQ((*batches)[0].entries().size(), 1u);
  EXPECT_EQ((*batches)[0].entries()[0].value, "欧米");
}

TEST(ImportSources, NameThePackageThatIsMissing) {
  const Folder folder;
  const std::string nowhere = folder.path() + "/nowhere";
  const SourcePaths paths{.ipadic = nowhere, .enamdict = nowhere, .iso_codes = nowhere, .locales = nowhere};
  const std::vector<std::pair<const char*, const char*>> cases = {{"ipadic\tx\ty\t1\n", "mecab-ipadic"},
                                                                  {"enamdict\tx\ty\t1\n", "enamdict"},
                                                                  {"geonames\tcity\ty\t1\n", "libgeonames-common"},
                                                                  {"iso-codes\tcountry\ty\t1\n", "iso-codes"}};
  for (const auto& [table, package] : cases) {
    const auto batches = import_sources(paths, "ja", table_of(table), {});
    ASSERT_FALSE(batches.ok()) << package;
    EXPECT_EQ(batches.error().code, "missing-package");
    EXPECT_THAT(batches.error().message, HasSubstr(std::string("install the Debian package ") + package));
    EXPECT_THAT(batches.error().path, HasSubstr(nowhere));
  }
  EXPECT_THAT(*import_sources(paths, "ja", SourceTable(), {}), IsEmpty()) << "the table names no package";
}

}  // namespace
}  // namespace kiji
