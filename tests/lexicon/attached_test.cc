// Words of one run that come apart: particles, articles, compounds, number words without blanks.
#include <gtest/gtest.h>

#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

struct Case {
  std::string_view in, want;
};

TEST(AttachedTest, ParticlesComeApartBehindKnownWords) {
  static const SmallLanguage language(
      {{"language.tsv", "# table\nwords\tspaced\nwords\tattached\n"},
       {"numbers.tsv", "# source: test\ndigit:3\t삼\ntimes:10\t십\nscale:4\t만\npoint\t.\n"},
       {"unit.tsv",
        word_list({{"hour", "시"}, {"person", "명"}, {"dollar", "달러"}, {"part", "부"}}, "# binds: number\n")},
       {"word.tsv", word_list({{"dawn", "새벽"}, {"end", "말"}})},
       {"particle.tsv",
        word_list({{"at", "에"}, {"object", "을|를"}, {"from", "부터"}, {"topic", "은|는"}}, "# attaches: after\n")}});
  for (const Case& c : {Case{"5시에", "5|시|에"}, Case{"5만명을", "5만|명|을"}, Case{"삼십만 달러를", "삼십만|달러|를"},
                        Case{"새벽부터는", "새벽|부터|는"}, Case{"말에", "말|에"},
                        Case{"07:00부터", "07|:|00|부터"},  // a counter that only begins a word shuts nothing out
                        Case{"3부를", "3|부|를"}, Case{"한국은", "한국은"},  // an unknown word keeps its particle
                        Case{"새벽말", "새벽말"}}) {  // and words without particles do not fall apart
    EXPECT_EQ(language.split(c.in), c.want) << c.in;
  }
}

TEST(AttachedTest, ArticlesComeApartBeforeWordsAndNumbers) {
  static const SmallLanguage language(
      {{"language.tsv", "# table\nwords\tspaced\nwords\tattached\nnumbers\tglued\n"},
       {"numbers.tsv",
        "# source: test\nadd:5\tخمسة\nadd:20\tعشرون|عشرين\ntimes:100\tمئة\ntimes:1000\tألف\nadd:2000\tألفان|ألفين\n"
        "scale:6-1\tمليون\ninverse-join\t_و\njoin-add\t_و\njoin\t_\npoint\t.\n"},
       {"unit.tsv", word_list({{"day", "يوم"}, {"dollar", "دولار"}})},
       {"clitic.tsv",
        word_list({{"and", "و"}, {"the", "ال"}, {"and-the", "وال"}, {"by", "ب"}}, "# attaches: before\n")}});
  for (const Case& c : {Case{"اليوم", "ال|يوم"}, Case{"واليوم", "وال|يوم"}, Case{"بخمسة", "ب|خمسة"},
                        Case{"خمسة وعشرون يوم", "خمسة وعشرون|يوم"}, Case{"والوزير", "والوزير"},
                        Case{"ألفان ومئة يوم", "ألفان ومئة|يوم"}, Case{"مليون دولار", "مليون|دولار"}}) {
    EXPECT_EQ(language.split(c.in), c.want) << c.in;
  }
}

TEST(AttachedTest, ATimesBehindAJoinIsAdded) {
  const auto list = parse_word_list(
      "# source: test\nadd:5\tخمسة\nadd:50\tخمسون\ntimes:100\tمئة\nadd:2000\tألفان\nscale:3-1\tألف\nscale:6-1\tمليون\n"
      "scale:6-2\tمليونان\njoin-add\t_و\njoin\t_\n",
      "numbers.tsv");
  const NumberReader reader(*parse_numerals(*list), {.glued = true});
  for (const Case& c : {Case{"ألفان ومئة", "2100"}, Case{"خمسون ومئة", "150"}, Case{"مليون", "1000000"},
                        Case{"مليونان", "2000000"}, Case{"مئة وخمسة", "105"}, Case{"مليون ومئة ألف", "1100000"},
                        Case{"3 مليون و500 ألف", "3500000"}, Case{"3 مليون و5", "3000000"}}) {
    EXPECT_EQ(reader.read(c.in, 0).front().number->value.to_string(), c.want) << c.in;
  }
}

TEST(AttachedTest, CompoundsAndGluedNumbers) {
  static const SmallLanguage language(
      {{"language.tsv", "# table\nwords\tspaced\nwords\tattached\nnumbers\tglued\ncase\tany\n"},
       {"numbers.tsv",
        "# source: test\nadd:1\tein\nadd:3\tdrei\nadd:20\tzwanzig\nordinal:20\tzwanzigste\ntimes:100\thundert\n"
        "inverse-join\tund\npoint\t,\n"},
       {"weekday.tsv", word_list({{"1", "Montag"}})},
       {"aged.tsv", word_list({{"year", "jährige|jähriger"}}, "# attaches: after\n")},
       {"daypart.tsv", word_list({{"TEV", "Abend"}}, "# attaches: after\n")}});
  for (const Case& c :
       {Case{"Montagabend", "Montag|abend"}, Case{"am Abend", "am|Abend"}, Case{"einundzwanzig", "einundzwanzig"},
        Case{"hundertdreiundzwanzigste", "hundertdreiundzwanzigste"}, Case{"dreijährige", "drei|jährige"},
        Case{"dreist", "dreist"}, Case{"Montage", "Montage"}}) {
    EXPECT_EQ(language.split(c.in), c.want) << c.in;
  }
}

TEST(AttachedTest, ALanguageHasFoldsOfItsOwn) {
  static const SmallLanguage language({{"language.tsv", "# table\nwords\tspaced\n"},
                                       {"fold.tsv", "# table\nا\tأ|إ\n<delete>\tU+064B..U+0652\n"},
                                       {"day.tsv", word_list({{"yesterday", "أمس"}})}});
  EXPECT_EQ(language.split("امس"), "امس");
  EXPECT_NE(language.lexicon().trie().find("امس"), std::nullopt);
  EXPECT_EQ(language.lexicon().trie().find("أمس"), std::nullopt);
}

}  // namespace
}  // namespace kiji
