// Dated events: what happened, when, by whom, to whom and where. Rules: events.rules, over level 2; words:
// event-trigger, event-verb, event-motion, event-light; case frames: event-frames.tsv. Statements come from the
// record's quotes.
#ifndef KIJI_EXTRACTORS_EVENTS_FINDER_H_
#define KIJI_EXTRACTORS_EVENTS_FINDER_H_

#include <vector>

#include "extractors/clause/grammar.h"
#include "extractors/events/frames.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// Is it a constructor of events.rules (dictionaries/README.md)?
bool is_event_constructor(std::string_view name);

// For one language. Immutable, safe to share between threads.
class EventFinder {
 public:
  // Faults: rules or a table that the pack holds broken, or a rule whose yield names no constructor of events.
  static Result<EventFinder> open(const Lexicon& lexicon);

  // In text order, with ids. Reads the record's times, figures, names and quotes, and level 2 of it.
  std::vector<Event> find(const Analysis& analysis, const Words& words, const Cascade& cascade,
                          const Record& record) const;

 private:
  EventFinder(RuleSet rules, EventFrames frames) : rules_(std::move(rules)), frames_(std::move(frames)) {}

  RuleSet rules_;
  EventFrames frames_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_FINDER_H_
