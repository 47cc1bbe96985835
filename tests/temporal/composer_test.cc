#include "extractors/temporal/composer.h"

#include <gtest/gtest.h>

#include <variant>

#include "extractors/temporal/extractor.h"
#include "extractors/temporal/timex.h"
#include "tests/lexicon/small_language.h"

namespace kiji {
namespace {

// A language with the order of English: the narrow time stands first.
const SmallLanguage& language() {
  static const std::string examples = "hit x => x | y\nmiss z\n\n";
  static const SmallLanguage out({
      {"language.tsv", "# table\nwords\tspaced\ncase\tany\ntimes\tnarrow-first\n"},
      {"numbers.tsv", "# source: test\nadd:2\ttwo\n"},
      {"weekday.tsv", word_list({{"monday", "Monday"}, {"friday", "Friday"}})},
      {"month-name.tsv", word_list({{"01", "January"}, {"03", "March"}})},
      {"unit.tsv", word_list({{"day", "days"}})},
      {"timeglue.tsv",
       "# source: test\nvalue\tforms\tmod\nof\tof|on|at|,\nrange\tto\nrange-begin\tfrom\tON_OR_AFTER\n"
       "between\tbetween\nbetween-end\tand\nopen-before\tsince\tON_OR_AFTER\nopen-before\tbefore\tBEFORE\n"
       "open-before\tafter\tAFTER\nbefore-any\taround\tAPPROX\n"},
      {"temporal.rules", "rule day\nmatch {month-name} {day}\nyield date(month=month-name, day)\n" + examples +
                             "rule month\nmatch {month-name}\nyield date(month=month-name)\n" + examples +
                             "rule year\nmatch {year:year4}\nyield bound(date(year))\n" + examples +
                             "rule weekday\nmatch {weekday}\nyield date(weekday)\n" + examples +
                             "rule clock\nmatch {hour} o\nyield clock(hour)\n" + examples +
                             "rule length\nmatch {n:number} {unit}\nyield duration(n, unit)\n" + examples +
                             "rule days\nmatch {month-name} {day} - {day}\n"
                             "yield ends(date(month=month-name, day=day.1), date(day=day.2))\n" +
                             examples},
  });
  return out;
}

// A language with the order of Japanese: the wide time stands first.
const SmallLanguage& wide_first() {
  static const std::string examples = "hit x => x | y\nmiss z\n\n";
  static const SmallLanguage out({
      {"language.tsv", "# table\nwords\tspaced\ncase\tany\n"},
      {"numbers.tsv", "# source: test\nadd:2\ttwo\n"},
      {"month-name.tsv", word_list({{"01", "January"}, {"03", "March"}})},
      {"era.tsv", "# source: test\nvalue\tforms\tstart\tend\nera\tShowa\t1926-12-25\t1989-01-08\n"},
      {"timeglue.tsv", word_list({{"of", "of"}})},
      {"temporal.rules", "rule day\nmatch {month-name} {day}\nyield date(month=month-name, day)\n" + examples +
                             "rule month\nmatch {month-name}\nyield date(month=month-name)\n" + examples +
                             "rule week\nmatch week\nyield bound(shift(n=0, unit=week, anchor=host))\n" + examples +
                             "rule half\nmatch half\nyield bound(date(half=2))\n" + examples +
                             "rule era\nmatch {era} {decade:number} s\nyield date(era, decade)\n" + examples},
  });
  return out;
}

// "surface|timex mod", joined by " ; "; the ends of a range in brackets.
std::string shown(std::string_view text, const SmallLanguage& of = language()) {
  const auto extractor = make_temporal_extractor(of.lexicon());
  if (!extractor) return extractor.error().to_string();
  const Analysis analysis = of.analyse(text);
  SymbolText symbols;
  for (const Token& token : analysis.tokens) symbols.push_back(token.symbol);
  std::string out;
  for (const Candidate& candidate : (*extractor)->find(analysis, symbols)) {
    const auto* e = std::get_if<TimeExpression>(&candidate.what);
    if (e == nullptr) continue;
    out += (out.empty() ? "" : " ; ") + std::string(analysis.surface(candidate.tokens)) + "|" + timex_written(*e);
    if (!e->mod.empty()) out += " " + std::string(e->mod);
    if (!e->open.empty()) out += " " + std::string(e->open);
    for (const TimeExpression& part : e->parts) {
      out += part.tokens.empty() ? " [-]" : " [" + std::string(analysis.surface(part.tokens)) + "]";
    }
  }
  return out;
}

TEST(Composer, TheNarrowTimeMayStandFirst) {
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {
           Case{"January 5, 2020", "January 5, 2020|2020-01-05"},
           Case{"2020", ""},  // bound: nothing to be part of
           Case{"3 o on Monday", "3 o on Monday|XXXX-WXX-1T03:00"},
           Case{"Monday, at 3 o", "Monday, at 3 o|XXXX-WXX-1T03:00"},
           Case{"Monday, January 5", "Monday, January 5|XXXX-01-05"},
           Case{"Monday January", "Monday|XXXX-WXX-1 ; January|XXXX-01"},
           Case{"Monday the January", "Monday|XXXX-WXX-1 ; January|XXXX-01"},
       }) {
    EXPECT_EQ(shown(c.in), c.want) << c.in;
  }
}

TEST(Composer, ARangeMayBeLedAndLieInWhatIsSaidOnce) {
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {
           Case{"from Monday to Friday", "from Monday to Friday|XXXX-WXX-1/XXXX-WXX-5 [Monday] [Friday]"},
           Case{"between Monday and Friday", "between Monday and Friday|XXXX-WXX-1/XXXX-WXX-5 [Monday] [Friday]"},
           Case{"Monday and Friday", "Monday|XXXX-WXX-1 ; Friday|XXXX-WXX-5"},
           Case{"3 o to 5 o on Monday", "3 o to 5 o on Monday|XXXX-WXX-1T03:00/XXXX-WXX-1T05:00 [3 o] [5 o]"},
           Case{"January 5-7, 2020", "January 5-7, 2020|2020-01-05/2020-XX-07 [January 5] [7]"},
       }) {
    EXPECT_EQ(shown(c.in), c.want) << c.in;
  }
}

TEST(Composer, TheWeekOrTheHalfMayStandBehindItsDate) {
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {
           Case{"January 5 week", "January 5 week|XXXX-WXX"},
           Case{"week", ""},
           Case{"January half", "January half|XXXX-01"},
           Case{"January 5 half", "January 5|XXXX-01-05"},
           Case{"Showa 30 s", "Showa 30 s|1955/1964 [-] [-]"},
           Case{"Showa 60 s", "Showa 60 s|1985/1989 [-] [-]"},
           Case{"Showa 35 s", ""},
       }) {
    EXPECT_EQ(shown(c.in, wide_first()), c.want) << c.in;
  }
}

TEST(Composer, AWordBeforeATimeOpensOrLoosensItOrLetsALengthCountFromIt) {
  struct Case {
    std::string_view in, want;
  };
  for (const Case& c : {
           Case{"since Monday", "Monday|XXXX-WXX-1 ON_OR_AFTER"},
           Case{"from Monday", "Monday|XXXX-WXX-1 ON_OR_AFTER"},
           Case{"around January 5", "around January 5|XXXX-01-05 APPROX"},
           Case{"Monday before 3 o", "Monday before 3 o|XXXX-WXX-1T03:00 BEFORE"},
           Case{"two days after January 5", "two days after January 5|XXXX-XX-XX"},
           Case{"two days after", "two days|P2D"},
       }) {
    EXPECT_EQ(shown(c.in), c.want) << c.in;
  }
}

}  // namespace
}  // namespace kiji
