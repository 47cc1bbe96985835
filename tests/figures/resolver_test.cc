// From text to the record's figures, over a pack of a few words: what is counted, parts, durations, SI values.
#include "extractors/figures/resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "extractors/figures/extractor.h"
#include "extractors/figures/notation.h"
#include "pipeline/lexicon/lattice.h"
#include "pipeline/lexicon/pack_writer.h"

namespace kiji {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

// Dictionaries of this test alone: the numbers are the project's, every word and rule stands here.
class SmallDictionaries {
 public:
  SmallDictionaries() : root_(fs::path(KIJI_BINARY_DIR) / "figures-dictionaries") {
    fs::remove_all(root_);
    for (const std::string file : {"und/fold.tsv", "und/number-classes.tsv", "und/numbers.tsv", "ja/numbers.tsv"}) {
      fs::create_directories((root_ / file).parent_path());
      fs::copy_file(fs::path(KIJI_SOURCE_DIR) / "dictionaries" / file, root_ / file);
    }
    list("noun", "w\t死者|乗客|ドローン|攻撃|男性");
    list("suffix", "w\t用");
    list("place-name", "w\t東京");
    list("not-counted", "w\t計");
    list("particle", "w\tを|と");
    list("counted-link", "w\tの");
    list("counted-topic", "w\tは|が");
    list("part", "w\tうち");
    list("verb", "w\t閉じ込められた");
    list("counter", "人\t人\n機\t機", "# binds: number\n");
    list("unit", "kilometer\tキロメートル|kilometer\tmeter\t1000",
         "# binds: number\nvalue\tforms\tsi_unit\tsi_factor\n");
    write("ja/figures.rules",
          "rule   quantity\nmatch  < {number} {unit} >\nyield  quantity(number, unit)\n"
          "hit    5キロメートル => 5キロメートル | 5 kilometer\nmiss   5人\n\n"
          "rule   count\nmatch  < {number} {counter} >\nyield  count(number, counter)\n"
          "hit    5人 => 5人 | 5 人\nmiss   人\n\n"
          "rule   context\nmatch  {kanji} {katakana} {punctuation} {particle}\nyield  nothing()\nmiss   人\n");
  }
  std::string path() const { return root_.string(); }

 private:
  void write(const std::string& file, const std::string& text) const { std::ofstream(root_ / file) << text; }
  void list(const std::string& name, const std::string& entries, const std::string& head = "") const {
    write("ja/" + name + ".tsv", "# source: test\n" + head + entries + "\n");
  }
  fs::path root_;
};

class FigureResolverTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const SmallDictionaries dictionaries;
    PackOptions options;
    options.dictionaries = dictionaries.path();
    Result<std::string> bytes = build_pack(options);
    ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
    lexicon_ = std::make_unique<Lexicon>(*Lexicon::open(*Pack::from_bytes(*std::move(bytes)), "ja"));
    segmenter_ = std::make_unique<Segmenter>(*Segmenter::open(*lexicon_));
    extractor_ = *make_figures_extractor(*lexicon_);
  }
  static void TearDownTestSuite() {
    extractor_.reset();
    segmenter_.reset();
    lexicon_.reset();
  }

  // All candidates are accepted; the texts leave no choice.
  static Record resolved(const std::string& text, std::vector<Time> times = {}) {
    const SentenceSpan sentence{{0, static_cast<uint32_t>(text.size())}, BlockKind::paragraph};
    const Analysis analysis =
        text.empty() ? segmenter_->analyse({}, {}) : segmenter_->analyse({text, {}}, std::span(&sentence, 1));
    SymbolText symbols;
    for (const Token& token : analysis.tokens) symbols.push_back(token.symbol);
    Record record;
    record.article.text = text;
    record.times = std::move(times);
    extractor_->resolve(analysis, extractor_->find(analysis, symbols), record);
    return record;
  }
  static std::string counted(const std::string& text) {
    const Record record = resolved(text);
    if (record.figures.empty()) return "no figure";
    return std::string(slice(text, record.figures.back().of));
  }

  static inline std::unique_ptr<Lexicon> lexicon_;
  static inline std::unique_ptr<Segmenter> segmenter_;
  static inline std::unique_ptr<Extractor> extractor_;
};

TEST_F(FigureResolverTest, NoTextGivesNoFigures) { EXPECT_THAT(resolved("").figures, IsEmpty()); }

TEST_F(FigureResolverTest, TheCountedNounStandsBesideLinkedOrAsTopic) {
  struct Case {
    std::string text, want;
  };
  const Case cases[] = {
      {"111機の攻撃用ドローンを", "攻撃用ドローン"},
      {"500人の閉じ込められた乗客を", "乗客"},
      {"ドローン111機", "ドローン"},
      {"男性3人の死者", "男性"},
      {"死者は12人", "死者"},
      {"死者は、12人", "死者"},
      {"東京3人", ""},
      {"計3人", ""},
      {"計3人の乗客", "乗客"},
      {"3人", ""},
      {"3人の、乗客", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(counted(c.text), c.want) << c.text;
}

TEST_F(FigureResolverTest, TheNounIsSoughtWithinItsReachOnly) {
  const auto text = [](uint32_t steps) {
    std::string out = "3人の";
    for (uint32_t i = 0; i < steps; ++i) out += "を";
    return out + "乗客";
  };
  EXPECT_EQ(counted(text(kCountedReach - 1)), "乗客");
  EXPECT_EQ(counted(text(kCountedReach)), "");
}

TEST_F(FigureResolverTest, APartBelongsToTheLastFigureOfItsUnit) {
  const Record record = resolved("111機と7人のうち80機を");
  ASSERT_EQ(record.figures.size(), 3u);
  EXPECT_EQ(record.figures[2].part_of, "f1");
  EXPECT_EQ(record.figures[1].part_of, "");
  EXPECT_EQ(resolved("うち80機").figures.at(0).part_of, "");
}

TEST_F(FigureResolverTest, APartIsSoughtWithinItsReachOnly) {
  const auto text = [](uint32_t steps) {
    std::string out = "9機うち";
    for (uint32_t i = 0; i < steps; ++i) out += "を";
    return out + "8機";
  };
  EXPECT_EQ(resolved(text(kPartReach - 1)).figures.at(1).part_of, "f1");
  EXPECT_EQ(resolved(text(kPartReach)).figures.at(1).part_of, "");
}

TEST_F(FigureResolverTest, AMeasureCarriesItsSiValue) {
  const Figure figure = resolved("5キロメートル").figures.at(0);
  EXPECT_EQ(figure.si_number, 5000);
  EXPECT_EQ(figure.si_unit, "meter");
  EXPECT_EQ(figure_notation(figure), "5 kilometer");
}

TEST_F(FigureResolverTest, ADurationOfTheTimesIsAFigureInTextOrder) {
  Time time;
  time.id = "t1";
  time.span = {7, 14};  // "4年間" behind "5人と"
  time.type = TimeType::duration;
  time.value = "P4Y";
  time.mod = "APPROX";
  const Record record = resolved("5人と4年間", {time});
  std::vector<std::string> told;
  for (const Figure& figure : record.figures) {
    told.push_back(figure.id + " " + figure_notation(figure) + " " + figure.time);
  }
  EXPECT_THAT(told, ElementsAre("f1 5 人 ", "f2 4 year approx t1"));
}

}  // namespace
}  // namespace kiji
