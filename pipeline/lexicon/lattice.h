// Segmentation: every form that the lexicon knows, every number and every unknown run is an edge of one lattice over a
// sentence; the cheapest path is the reading. What follows from it, symbols and numbers, is written into the analysis.
#ifndef KIJI_PIPELINE_LEXICON_LATTICE_H_
#define KIJI_PIPELINE_LEXICON_LATTICE_H_

#include <span>
#include <utility>
#include <vector>

#include "pipeline/core/article.h"
#include "pipeline/core/result.h"
#include "pipeline/core/text.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/lattice_path.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/number.h"
#include "pipeline/lexicon/number_class.h"
#include "pipeline/lexicon/shape.h"
#include "pipeline/lexicon/stretch.h"

namespace kiji {

// A stretch of match text to be segmented; stretches come in order and do not overlap.
struct SentenceSpan {
  Span span;  // bytes of the match text
  BlockKind block = BlockKind::paragraph;
};

// The segmenter of one language. Immutable, safe to share between threads. The lexicon outlives it.
class Segmenter {
 public:
  static Result<Segmenter> open(const Lexicon& lexicon);

  // Tokens cover each sentence without gaps, or with blanks between them where words are spaced. Linear in the text's
  // length. A sentence of more than kSentenceSymbols tokens becomes several.
  Analysis analyse(MatchText text, std::span<const SentenceSpan> sentences) const;

 private:
  Segmenter(const Lexicon& lexicon, const std::vector<Numeral>& numerals, NumberClasses classes);

  struct Work;
  void segment(Work& work) const;
  void collect_forms(uint32_t at, Work& work) const;
  void collect_numbers(uint32_t at, Work& work) const;
  bool fills_run(uint32_t at, const Stretch& stretch) const;
  static LatticeEdge code_at(uint32_t at, const Stretch& stretch);
  LatticeEdge edge_of(uint32_t to, FormId id) const;
  void offer_words(uint32_t at, Work& work) const;
  void offer_at_boundary(uint32_t at, Work& work) const;
  void offer_inside_run(uint32_t at, Work& work) const;
  bool offer_split(uint32_t begin, uint32_t end, Work& work) const;
  Token known_token(const LatticePath::Step& step, uint32_t end, Work& work, Analysis& out) const;
  void append_tokens(Work& work, Analysis& out) const;
  SymbolId number_symbol(const Number& number) const;

  const Lexicon* lexicon_;
  bool spaced_ = false;    // Habits::spaced
  bool attached_ = false;  // Habits::attached
  NumberReader numbers_;
  CharacterTable characters_;
  NumberClasses number_classes_;
  std::span<const SymbolId> shape_symbols_;
  std::span<const uint64_t> number_symbols_;  // mask, symbol, ... by mask
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_LATTICE_H_
