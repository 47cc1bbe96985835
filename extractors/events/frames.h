// Which part a phrase has in an event, by the event's type, the voice of its predicate and the phrase's particle. The
// table is data (event-frames.tsv).
#ifndef KIJI_EXTRACTORS_EVENTS_FRAMES_H_
#define KIJI_EXTRACTORS_EVENTS_FRAMES_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/clause/grammar.h"
#include "pipeline/core/result.h"

namespace kiji {

enum class Part : uint8_t { none, actor, target, place, actor_or_place, target_place };

// Immutable, safe to share between threads.
class EventFrames {
 public:
  // The table's text; empty text is an empty table. Fault: a line that is none (code "event-frames"), with its line.
  static Result<EventFrames> parse(std::string_view table, const std::string& path);

  // Part::none where the table says nothing.
  Part part(std::string_view type, bool passive, Marker marker) const;

 private:
  // by marker: of active and passive voice
  struct Frame {
    std::array<std::optional<Part>, kMarkerCount> voices[2];
  };
  std::map<std::string, Frame, std::less<>> frames_;  // "*" holds for every type
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_FRAMES_H_
