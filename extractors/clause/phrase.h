// A sentence as phrases: what stands before a particle, and predicates between them. Shallow: no tree is built, the
// arguments of a predicate are looked for leftwards from it.
#ifndef KIJI_EXTRACTORS_CLAUSE_PHRASE_H_
#define KIJI_EXTRACTORS_CLAUSE_PHRASE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extractors/clause/grammar.h"

namespace kiji {

struct Phrase {
  TokenRange units;  // with its particle, without a comma behind it
  Marker marker = Marker::none;
  bool adnominal = false;  // belongs to a noun that follows: による, への, の
  bool predicate = false;
  bool continuative = false;     // of a predicate: another one follows (越えて|侵攻した)
  bool comma = false;            // a comma follows
  uint32_t joined_end = 0;       // end of the last phrase that shares its part: A|とBは; 0 if there is none
  std::optional<uint32_t> head;  // unit of the entity that the phrase names: 大統領の|ゼレンスキー|氏は
  std::optional<uint32_t> time;  // unit of a time in it
  bool weak = false;             // the entity is only a part of what the phrase names: ロシア軍|装備が
};

// Phrases of one sentence (units of the cascade), in order; they cover it but for punctuation.
std::vector<Phrase> read_phrases(const Words& words, const Cascade& cascade, TokenRange sentence);

// How a phrase is reached from a predicate behind it.
enum class Reach : uint8_t {
  clause,      // in the same clause
  coordinate,  // over a clause that ends in a comma: subjects and topics are often shared
  outer,       // over a clause inside: only a topic reaches so far
};

struct Reached {
  uint32_t phrase = 0;
  Reach reach = Reach::clause;
};

// Phrases that a predicate (or an event noun) at `unit` may have as arguments, the nearest first. Looks no further left
// than `limit`. Phrases that modify a noun (adnominal) are given too where they stand before an argument; those of
// relative clauses are not.
// Those that begin in `hidden` (reported speech) are passed over as if they were not there.
std::vector<Reached> arguments_before(const std::vector<Phrase>& phrases, uint32_t unit, uint32_t limit,
                                      std::span<const TokenRange> hidden = {});

// Index of the phrase that holds the unit; phrases.size() if it is punctuation.
uint32_t phrase_of(const std::vector<Phrase>& phrases, uint32_t unit);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_CLAUSE_PHRASE_H_
