// When an event happened: the time of its clause, else what was told before it, else the publication.
#ifndef KIJI_EXTRACTORS_EVENTS_DATES_H_
#define KIJI_EXTRACTORS_EVENTS_DATES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  // The time with that id, looked for in the sentence first; null if there is none.
  const Time* time(std::string_view id) const;
  // Does it begin after the day of publication?
  bool is_ahead(const EventDate& date) const;

 private:
  // The first time that begins in the sentence or behind it; times come in text order.
  std::vector<Time>::const_iterator sentence_times() const;
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
