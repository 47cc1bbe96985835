// Words that tell an event, as the rules find them: one trigger for each place of a sentence, with its type and how its
// predicate ends.
#ifndef KIJI_EXTRACTORS_EVENTS_TRIGGER_H_
#define KIJI_EXTRACTORS_EVENTS_TRIGGER_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/clause/phrase.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

struct Trigger {
  TokenRange units;  // the words of the trigger, without its inflection
  Span span;         // of the article, with its inflection
  std::string type;
  bool nominal = false;    // a noun that is not the predicate itself
  bool governed = false;   // a noun whose predicate only says that it takes place: 攻撃を行う
  uint32_t predicate = 0;  // unit from which arguments are looked for; of a governed noun that of its verb
  bool passive = false;
  std::string_view form;    // of the inflection: past, ongoing ...
  std::string_view ending;  // behind it: plan, forecast, hearsay ...
  std::string_view light;   // how a governed noun takes place: cancel ...
  bool final = false;       // the sentence or a quotation ends behind it
  std::string rule;
};

struct TriggerScene {
  const Words& words;
  const Analysis& analysis;
  const Cascade& cascade;
  const std::vector<Phrase>& phrases;
  TokenRange sentence;
};

// All triggers of one sentence, in text order. `matches` are those of the event rules in it.
std::vector<Trigger> find_triggers(const TriggerScene& scene, const RuleSet& rules, std::span<const Match> matches);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EVENTS_TRIGGER_H_
