// Who speaks in a sentence, and where what is said begins. Works on phrases; knows nothing of rules.
#ifndef KIJI_EXTRACTORS_QUOTES_SPEECH_H_
#define KIJI_EXTRACTORS_QUOTES_SPEECH_H_

#include <optional>
#include <vector>

#include "extractors/clause/phrase.h"

namespace kiji {

struct Speaker {
  std::optional<uint32_t> unit;  // that names the speaker
  bool told = false;             // somebody is said to speak, with a name or without
  uint32_t begin = 0;            // first unit behind the words about the speaker
};

// One sentence of level 2, from `begin` on (what stands before is another quote's).
struct SpeechScene {
  const Words& words;
  const Analysis& analysis;
  const Cascade& cascade;
  const std::vector<Phrase>& phrases;
  TokenRange sentence;
  uint32_t begin = 0;
};

// Of reported speech that ends at unit `end`: the first topic or, followed by a comma or another subject, the first
// subject that can speak. `begin` is where the content starts.
Speaker speaker_of_report(const SpeechScene& scene, uint32_t end);

// Who does what is told at the unit: the nearest subject, topic or agent before it that can speak.
Speaker speaker_before(const SpeechScene& scene, uint32_t unit);

// Of direct speech at unit `quote` whose verb is at `verb`: before the quote, else between quote and verb, else behind
// the verb.
Speaker speaker_of_quote(const SpeechScene& scene, uint32_t quote, uint32_t verb);

// The last name in [begin, end): of what によると stands behind.
Speaker speaker_of_source(const SpeechScene& scene, uint32_t begin, uint32_t end);

// First unit at or behind `at` that is no comma, adverb, time or place of the telling.
uint32_t skip_setting(const SpeechScene& scene, uint32_t at, uint32_t end);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_QUOTES_SPEECH_H_
