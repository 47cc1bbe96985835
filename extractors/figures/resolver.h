// From accepted candidates to the record's figures: ids, article spans, SI values, durations out of the record's times,
// what is counted, and what is a part of what. Knows classes, not words: a language says in counted-link.tsv, topic.tsv
// and part.tsv how it ties a number to its noun.
#ifndef KIJI_EXTRACTORS_FIGURES_RESOLVER_H_
#define KIJI_EXTRACTORS_FIGURES_RESOLVER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/figures/expression.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

inline constexpr uint32_t kCountedReach = 12;  // tokens between a figure and the noun it counts
inline constexpr uint32_t kCountedWords = 4;   // of what is counted behind a figure
inline constexpr uint32_t kPartReach = 6;      // tokens between "of which" and its figure

class FigureResolver {
 public:
  explicit FigureResolver(const Lexicon& lexicon);

  // Appends to record.figures, in text order. `accepted` is in text order; candidates of other kinds are skipped.
  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const;

  // The noun a figure at `tokens` counts; empty if none is told.
  TokenRange counted(const Analysis& analysis, TokenRange tokens) const;
  TokenRange counted_behind(const Analysis& analysis, uint32_t begin, uint32_t end) const;

 private:
  // What the words of a token's classes say, one bit each.
  enum Say : uint16_t {
    kNoun = 1 << 0,
    kNounShape = 1 << 1,
    kOther = 1 << 2,  // another part of speech
    kPlace = 1 << 3,
    kNotCounted = 1 << 4,
    kLink = 1 << 5,
    kTopic = 1 << 6,
    kPart = 1 << 7,
    kPunctuation = 1 << 8,
    kJoin = 1 << 9,
  };
  uint16_t says(const Analysis& analysis, uint32_t token) const;
  bool is_noun(const Analysis& analysis, uint32_t token) const;
  TokenRange trimmed(const Analysis& analysis, TokenRange run) const;
  TokenRange noun_after(const Analysis& analysis, uint32_t begin, uint32_t end) const;
  TokenRange noun_before(const Analysis& analysis, uint32_t begin, uint32_t end) const;
  bool is_part(const Analysis& analysis, TokenRange tokens) const;
  Figure figure(const Analysis& analysis, const Candidate& candidate, const FigureExpression& told) const;
  std::optional<Figure> duration(const Analysis& analysis, const Time& time) const;

  Lexicon lexicon_;
  std::vector<uint16_t> says_of_class_, says_of_symbol_;  // Say bits
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_RESOLVER_H_
