// What the resolver knows when it meets an expression: the publication date, what has been told so far, and the tense
// of the clause. The tense is read from classes of the word list ending.tsv; no word stands here.
#ifndef KIJI_EXTRACTORS_TEMPORAL_CONTEXT_H_
#define KIJI_EXTRACTORS_TEMPORAL_CONTEXT_H_

#include <optional>
#include <string>

#include "extractors/temporal/calendar.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

enum class Tense { unknown, past, future };

// A date that the article has told.
struct ToldTime {
  std::string id;
  Interval span;
  TimeUnit unit = TimeUnit::day;
  uint32_t sentence = 0;
  uint32_t block = 0;
  bool year_said = false;    // its year was written, not inferred
  bool range_start = false;  // the first end of a range
};

struct TimeContext {
  std::optional<LocalTime> published;  // with its clock, if it has one
  bool published_clock = false;
  std::optional<ToldTime> told_day;    // the last date told to the day or finer
  std::optional<ToldTime> told;        // the last date told, of any unit
  std::optional<ToldTime> told_start;  // first day of the last range told
  Tense tense = Tense::unknown;
  uint32_t sentence = 0;
  bool history = false;  // most dates that the article tells in full lie years before its publication
  uint32_t block = 0;    // the nth of the article
  bool routine = false;  // a clock time without a day is that of every day: opening hours, 毎日9時に開き、6時に閉まる
};

// Reads the tense of clauses. Does not own the analysis; keep it no longer.
class TenseReader {
 public:
  explicit TenseReader(const Analysis& analysis);

  // Tense of what is told beside `range` in its sentence: that of the first predicate ending behind it that has one. A
  // planned event in the past tense (予定されていた) is future: the plan is met first. Where verbs stand before
  // (Habits::verb_first) the nearest one before the range comes first.
  Tense beside(TokenRange range) const;

 private:
  Tense of(const Token& token) const;

  const Analysis& analysis_;
  std::optional<ClassId> ending_;
};

// Finds the words of the list opening.tsv: behind one a clock time is no moment (営業時間は9時から). Does not own the
// analysis; keep it no longer.
class OpeningHours {
 public:
  explicit OpeningHours(const Analysis& analysis);

  // Whether such a word stands before `range` in its sentence.
  bool before(TokenRange range) const;

 private:
  const Analysis& analysis_;
  std::optional<ClassId> opening_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_CONTEXT_H_
