// What a language does with blanks, letter case and the order of words, as its table language.tsv says
// (dictionaries/README.md, "language.tsv"). A language without the table has none of these habits.
#ifndef KIJI_PIPELINE_LEXICON_HABITS_H_
#define KIJI_PIPELINE_LEXICON_HABITS_H_

#include <string>
#include <string_view>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/numerals.h"

namespace kiji {

struct Habits {
  bool spaced = false;         // "words: spaced": blanks stand between words; they are no tokens
  bool attached = false;       // "words: attached": words of a run come apart where lists say that they attach
  bool any_case = false;       // "case: any": a form is also found in capitals, capitalised or in lower case
  bool narrow_first = false;   // "times: narrow-first": 3 pm on Monday; a time stands before the wider one it lies in
  bool verb_first = false;     // "tense: before": the verb whose tense counts stands before the time
  bool counted_after = false;  // "counted: after": what a figure counts stands behind it: 12 new houses
  bool day_first = false;      // "dates: day-first": 01/02/2026 is 1 February
  bool month_first = false;    // "dates: month-first"
  bool year_first = false;     // "dates: year-first"
  NumberHabits numbers;

  bool operator==(const Habits&) const = default;
};

// The file's name without ".tsv".
inline constexpr std::string_view kHabitsTable = "language";

// All or nothing; faults name the line (code "habits"). Empty text has no habits.
Result<Habits> parse_habits(std::string_view text, const std::string& path);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_HABITS_H_
