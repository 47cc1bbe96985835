#include "extractors/events/merge.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace kiji {
namespace {

using Ids = std::vector<std::string>;

bool meet(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

// Nobody named twice is somebody else.
bool compatible(const Ids& a, const Ids& b) { return a.empty() || b.empty() || meet(a, b); }

void join(Ids& into, const Ids& from) {
  for (const std::string& id : from) {
    if (std::find(into.begin(), into.end(), id) == into.end()) into.push_back(id);
  }
}

void join_event(Event& into, const Event& from) {
  into.mentions.push_back(from.trigger);
  join(into.actors, from.actors);
  join(into.targets, from.targets);
  join(into.places, from.places);
  join(into.figures, from.figures);
}

// What same_event asks of each alone. Without actors and places they have nothing in common.
bool can_merge(const Event& event) {
  if (event.actors.empty() && event.places.empty()) return false;
  return event.type != "state" && event.date && !event.date->from.empty() && event.date->by != "inferred";
}

}  // namespace

bool same_event(const Event& earlier, const Event& later) {
  if (!can_merge(earlier) || !can_merge(later)) return false;
  if (earlier.type != later.type || earlier.date->from != later.date->from) return false;
  const bool common =
      meet(earlier.actors, later.actors) || (meet(earlier.places, later.places) && later.actors.empty());
  return common && compatible(earlier.actors, later.actors) && compatible(earlier.targets, later.targets) &&
         compatible(earlier.places, later.places) && compatible(earlier.figures, later.figures);
}

std::vector<Event> merge_events(std::vector<Event> events) {
  std::vector<Event> out;
  out.reserve(events.size());
  // Only events of one type and one date can be the same: they are looked for among those.
  std::unordered_map<std::string, std::vector<size_t>> alike;
  for (Event& event : events) {
    if (can_merge(event)) {
      std::vector<size_t>& others = alike[event.type + '\0' + event.date->from];
      const auto old = std::find_if(others.begin(), others.end(), [&](size_t i) {
        // Two predicates of one sentence are two things that happened.
        return out[i].span != event.span && same_event(out[i], event);
      });
      if (old != others.end()) {
        join_event(out[*old], event);
        continue;
      }
      others.push_back(out.size());
    }
    out.push_back(std::move(event));
  }
  for (size_t i = 0; i < out.size(); ++i) out[i].id = "e" + std::to_string(i + 1);
  return out;
}

}  // namespace kiji
