// Level 2: the article written once more, with what level 1 found as single symbols. PERSON は 2月1日 に PLACE で …
// stands for a whole sentence; quote and event rules run over it with the same engine.
#ifndef KIJI_EXTRACTORS_CASCADE_H_
#define KIJI_EXTRACTORS_CASCADE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

enum class UnitKind : uint8_t { word, figure, organization, person, place, quote, time };

// A symbol of level 2: a word as level 1 has it, or an annotation with all its tokens.
struct Unit {
  UnitKind kind = UnitKind::word;
  TokenRange tokens;
  uint32_t index = 0;  // into the record's list of that kind; 0 for a word
};

struct Cascade {
  std::vector<Unit> units;          // in text order; they cover all tokens
  SymbolText symbols;               // one for each unit
  std::vector<TokenRange> origins;  // tokens of each unit, for Binding
  std::vector<TokenRange>
      sentences;  // units of each sentence of the analysis; a quote stays in the sentence it begins in
};

// Times (whole ranges, not their ends), figures, names with what refers to them (彼, 同社) and direct quotes become
// units. Of two that overlap the longer one does; a quote holds whatever lies in it. `quotes` are looked at instead of
// the record's own; the index of a quote unit is its index there.
Cascade make_cascade(const Analysis& analysis, const Record& record, std::span<const Quote> quotes);
inline Cascade make_cascade(const Analysis& analysis, const Record& record) {
  return make_cascade(analysis, record, record.quotes);
}

// The unit that holds the token; one more than the last unit if there is none.
uint32_t unit_of(const Cascade& cascade, uint32_t token);
// The units that the tokens lie in.
TokenRange units_of(const Cascade& cascade, TokenRange tokens);

// Whom or what a unit names; null if it is no person, organization or place.
const Entity* entity_of(const Record& record, const Unit& unit);

// The tokens that an article span covers; empty if it covers none.
TokenRange tokens_of(const Analysis& analysis, Span article);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_CASCADE_H_
