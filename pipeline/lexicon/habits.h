// What a language does with blanks, letter case and the order of words, as its table language.tsv says
// (dictionaries/README.md, "language.tsv"). A language without the table has none of these habits.
#ifndef KIJI_PIPELINE_LEXICON_HABITS_H_
#define KIJI_PIPELINE_LEXICON_HABITS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

struct Habits {
  bool spaced = false;        // "words: spaced": blanks stand between words; they are no tokens
  bool any_case = false;      // "case: any": a form is also found in capitals, capitalised or in lower case
  bool narrow_first = false;  // "times: narrow-first": 3 pm on Monday; a time stands before the wider one it lies in
  bool verb_first = false;    // "tense: before": the verb whose tense counts stands before the time

  bool operator==(const Habits&) const = default;
};

// The file's name without ".tsv".
inline constexpr std::string_view kHabitsTable = "language";

// All or nothing; faults name the line (code "habits"). Empty text has no habits.
Result<Habits> parse_habits(std::string_view text, const std::string& path);

// How `form` may be written in another letter case, without `form` itself: lower case, the first word capitalised,
// every word capitalised, capitals. By the rules of `language` (a BCP 47 tag: Turkish has two kinds of i). Empty for a
// form without letters that have case.
std::vector<std::string> other_cases(std::string_view form, const std::string& language);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_HABITS_H_
