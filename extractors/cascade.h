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

// What level 1 found, as units over the tokens: times (whole ranges, not their ends), figures, and names with what
// refers to them (彼, 同社). Made once for an article; refers to the analysis and the record.
class AnnotatedUnits {
 public:
  AnnotatedUnits(const Analysis& analysis, const Record& record);

  // Earlier first, of those that begin together the longest.
  std::span<const Unit> units() const { return units_; }
  // The unit of an annotation; empty tokens where it covers none.
  Unit unit(UnitKind kind, Span article, size_t index) const;

 private:
  // The first token that ends behind the byte of the match text, and the first that does not begin before it.
  uint32_t token_behind(uint32_t byte) const;
  uint32_t token_from(uint32_t byte) const;

  const Analysis* analysis_;
  std::vector<uint32_t> first_;  // token that ends behind the first byte of each block, for many looks into one text
  std::vector<Unit> units_;
};

struct Cascade {
  std::vector<Unit> units;          // in text order; they cover all tokens
  SymbolText symbols;               // one for each unit
  std::vector<TokenRange> origins;  // tokens of each unit, for Binding
  std::vector<TokenRange>
      sentences;  // units of each sentence of the analysis; a quote stays in the sentence it begins in
};

// Annotations and direct quotes become units. Of two that overlap the longer one does; a quote holds whatever lies in
// it. The index of a quote unit is its index in `quotes`.
Cascade make_cascade(const Analysis& analysis, const AnnotatedUnits& annotated, std::span<const Quote> quotes);

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
