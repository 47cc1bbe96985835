#include "pipeline/lexicon/paradigm.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Paradigms& russian() {
  static const Paradigms paradigms = *Paradigms::parse("# table\nf1\tя\tи|е|ю|ей|ь\nm\t-\tа|у|-|ами\n", "ru/forms.tsv");
  return paradigms;
}

TEST(ParadigmTest, AFormStandsForAllItsEndings) {
  EXPECT_THAT(*russian().expand("неделя~f1", "", 0),
              ElementsAre("неделя", "недели", "неделе", "неделю", "неделей", "недель"));
  EXPECT_THAT(*russian().expand("доллар~m", "", 0), ElementsAre("доллар", "доллара", "доллару", "долларами"));
  for (const char* form : {"май", "~", "~м", "м~"}) EXPECT_THAT(*russian().expand(form, "", 0), ElementsAre(form));
}

TEST(ParadigmTest, FaultsNameTheirPlace) {
  EXPECT_EQ(russian().expand("год~x", "ru/unit.tsv", 7).error().to_string(),
            "ru/unit.tsv:7: no paradigm `x` in forms.tsv; expected one of its names");
  EXPECT_EQ(russian().expand("год~f1", "ru/unit.tsv", 7).error().to_string(),
            "ru/unit.tsv:7: `год` has not the ending `я` of paradigm `f1`; a form that ends so was expected");
  for (const char* line : {"f1", "f1\tя", "f1\tя\t", "f1\tя\tи\te", "\tя\tи"}) {
    const auto parsed = Paradigms::parse("# table\n" + std::string(line), "ru/forms.tsv");
    ASSERT_FALSE(parsed) << line;
    EXPECT_THAT(parsed.error().to_string(), HasSubstr("ru/forms.tsv:2: not a paradigm")) << line;
  }
  EXPECT_THAT(Paradigms::parse("f\tя\tи||е", "f").error().to_string(), HasSubstr("empty ending"));
  EXPECT_THAT(Paradigms::parse("f\tя\tи\nf\tя\tи", "f").error().to_string(), HasSubstr("f:2: paradigm `f` twice"));
}

TEST(ParadigmTest, AWordListIsExpandedWhenThePackIsBuilt) {
  const SmallLanguage language(
      {{"language.tsv", "# table\nwords\tspaced\ncase\tany\n"},
       {"forms.tsv", "# table\nf1\tя\tи|е|ю\n"},
       {"unit.tsv", word_list({{"week", "неделя~f1"}})},
       {"temporal.rules", "rule lasts\nmatch {number} {unit=week}\nyield nothing()\nhit x => x | y\nmiss z\n"}});
  EXPECT_EQ(language.matches("temporal", "2 Недели"), "lasts:2 Недели[number=2,unit=Недели]");
  EXPECT_EQ(language.matches("temporal", "2 неделями"), "");
}

}  // namespace
}  // namespace kiji
