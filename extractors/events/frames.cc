#include "extractors/events/frames.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::array<std::string_view, 6> kParts = {"none",  "actor",          "target",
                                                    "place", "actor-or-place", "target-place"};
constexpr std::string_view kAny = "*";

std::optional<Part> part_of(std::string_view name) {
  const auto found = std::find(kParts.begin(), kParts.end(), name);
  if (found == kParts.end()) return std::nullopt;
  return static_cast<Part>(found - kParts.begin());
}

}  // namespace

Result<EventFrames> EventFrames::parse(std::string_view table, const std::string& path) {
  EventFrames out;
  for (const auto& [line, number] : split_lines(table)) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = split_fields(line, '\t');
    const auto fault = [&](std::string message) {
      return Error{"event-frames", std::move(message), path, number, 0, std::string(line)};
    };
    if (fields.size() != 4) return fault("wrong number of columns; type, voice, marker and part were expected");
    const auto particle = marker(fields[2]);
    const auto part = part_of(fields[3]);
    const bool voice = fields[1] == kAny || fields[1] == "active" || fields[1] == "passive";
    if (!voice) return fault("unknown voice; active, passive or * was expected");
    if (!particle) return fault("unknown marker; a value of case-marker.tsv was expected");
    if (!part) return fault("unknown part; none, actor, target, place, actor-or-place or target-place was expected");
    Frame& frame = out.frames_[std::string(fields[0])];
    if (fields[1] != "passive") frame.voices[0][static_cast<size_t>(*particle)] = *part;
    if (fields[1] != "active") frame.voices[1][static_cast<size_t>(*particle)] = *part;
  }
  return out;
}

Part EventFrames::part(std::string_view type, bool passive, Marker marker) const {
  for (const std::string_view name : {type, kAny}) {
    const auto frame = frames_.find(name);
    if (frame == frames_.end()) continue;
    const std::optional<Part> part = frame->second.voices[passive ? 1 : 0][static_cast<size_t>(marker)];
    if (part) return *part;
  }
  return Part::none;
}

}  // namespace kiji
