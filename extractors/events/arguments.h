// Who did it to whom, where, when: reads the phrases around a trigger by the case frames.
#ifndef KIJI_EXTRACTORS_EVENTS_ARGUMENTS_H_
#define KIJI_EXTRACTORS_EVENTS_ARGUMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "extractors/events/frames.h"
#include "extractors/events/trigger.h"
#include "pipeline/core/record.h"

namespace kiji {

// Reported speech in a sentence: its words are not arguments of what stands around it.
struct Content {
  TokenRange units;
  const Quote* quote = nullptr;
};

struct EventArguments {
  std::vector<std::string> actors, targets, places, figures;  // ids, each once, in text order of their phrases
  std::optional<uint32_t> time;                               // unit
  bool subject = false;  // an actor (or, in the passive, a target) is told in the clause
  bool own = false;      // something belongs to the trigger: of a noun, what makes it more than a word
};

// `content` holds the trigger; null if it stands in no reported speech.
EventArguments read_arguments(const TriggerScene& scene, const Record& record, const EventFrames& frames,
                              const Trigger& trigger, const std::vector<Content>& contents, const Content* content);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_ARGUMENTS_H_
