#include "extractors/events/merge.h"

#include <algorithm>
#include <string>
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

}  // namespace

bool same_event(const Event& earlier, const Event& later) {
  if (earlier.type != later.type || earlier.type == "state") return false;
  if (!earlier.date || !later.date || earlier.date->from.empty() || earlier.date->from != later.date->from)
    return false;
  if (earlier.date->by == "inferred" || later.date->by == "inferred") return false;
  const bool common =
      meet(earlier.actors, later.actors) || (meet(earlier.places, later.places) && later.actors.empty());
  return common && compatible(earlier.actors, later.actors) && compatible(earlier.targets, later.targets) &&
         compatible(earlier.places, later.places) && compatible(earlier.figures, later.figures);
}

std::vector<Event> merge_events(std::vector<Event> events) {
  std::vector<Event> out;
  for (Event& event : events) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Event& old) {
      // Two predicates of one sentence are two things that happened.
      return old.span != event.span && same_event(old, event);
    });
    if (same == out.end()) {
      out.push_back(std::move(event));
      continue;
    }
    same->mentions.push_back(event.trigger);
    join(same->actors, event.actors);
    join(same->targets, event.targets);
    join(same->places, event.places);
    join(same->figures, event.figures);
  }
  for (size_t i = 0; i < out.size(); ++i) out[i].id = "e" + std::to_string(i + 1);
  return out;
}

}  // namespace kiji
