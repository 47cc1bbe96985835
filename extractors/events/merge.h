// The same event told twice becomes one entry with mentions.
#ifndef KIJI_EXTRACTORS_EVENTS_MERGE_H_
#define KIJI_EXTRACTORS_EVENTS_MERGE_H_

#include <vector>

#include "pipeline/core/record.h"

namespace kiji {

// Could `later` tell what `earlier` told: of one type, on one day that both say, with an actor or place in common and
// none that only one of two full tellings has?
bool same_event(const Event& earlier, const Event& later);

// `events` in text order; the first telling stays, with ids. What later ones know beside it is added.
std::vector<Event> merge_events(std::vector<Event> events);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_MERGE_H_
