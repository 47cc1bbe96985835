// When an event happened: the time of its clause, else what was told before it, else the publication.
#ifndef KIJI_EXTRACTORS_EVENTS_DATES_H_
#define KIJI_EXTRACTORS_EVENTS_DATES_H_

#include <optional>
#include <string>

#include "pipeline/core/record.h"

namespace kiji {

// Walks an article: sentences and triggers come in text order. The record outlives it.
class EventDates {
 public:
  explicit EventDates(const Record& record);

  // `sentence` in bytes of the article.
  void begin_sentence(BlockKind block, Span sentence);
  // `time` is the time of the event's own clause, null if it has none. Absent if nothing says when.
  std::optional<EventDate> date_of(const Time* time, Span trigger);
  // Does it begin after the day of publication?
  bool is_ahead(const EventDate& date) const;

 private:
  const Time* in_sentence(Span trigger) const;

  const Record& record_;
  std::string day_, next_day_;  // of the publication; empty if unknown
  Span sentence_;
  std::optional<EventDate> told_;  // last date of the text so far
  bool same_block_ = false;        // told_ is of this block
};

// The day after an ISO 8601 date (YYYY-MM-DD); empty if it is none.
std::string day_after(const std::string& day);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_DATES_H_
