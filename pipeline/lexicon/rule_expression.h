// Patterns that repeat (`+`, `*`, a gap): matched by RE2 over symbols. Each symbol is one code point of three bytes of
// UTF-8 (U+1000 upwards, without the surrogates), so a place in bytes is a place in tokens times three and nothing is
// mapped back.
#ifndef KIJI_PIPELINE_LEXICON_RULE_EXPRESSION_H_
#define KIJI_PIPELINE_LEXICON_RULE_EXPRESSION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/rule_compiler.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// One such pattern as the pack holds it.
struct Expression {
  uint32_t rule = 0;
  std::string left, right;  // left is empty if the trigger comes first
  std::vector<PatternGroup> left_groups, right_groups;
  std::vector<bool> entries;  // symbols at which `right` can begin
  std::vector<bool> before;   // symbols that can stand right before the trigger; empty: any, or none at all
  bool longest = true;        // else the leftmost-first match: lazy gaps
};

// The symbols of a sentence as RE2 reads them: between two edge marks, and the same backwards.
// Made anew for each sentence in the same memory.
class SentenceBytes {
 public:
  void read(const SymbolText& symbols, TokenRange sentence);
  std::string forward, backward;
  uint32_t size = 0;  // tokens
};

// All such patterns of one kind. Immutable, safe to share between threads: an anchored RE2::Set says which match at a
// token, only those are matched again for their slots; single patterns are compiled when they first match.
class ExpressionSet {
 public:
  // Fault: a pattern that RE2 refuses, named by its rule.
  static Result<ExpressionSet> make(std::vector<Expression> expressions, const std::vector<CompiledRule>& rules,
                                    size_t symbols);
  ExpressionSet();
  ExpressionSet(ExpressionSet&&) noexcept;
  ExpressionSet& operator=(ExpressionSet&&) noexcept;
  ~ExpressionSet();

  bool can_begin_at(SymbolId symbol) const { return symbol < entry_.size() && entry_[symbol]; }
  // Fills `out` with the matches whose trigger is token `at` of the sentence, in the order of their rules. Tokens
  // count in the sentence. `which` is memory to work in.
  void find(const SymbolText& symbols, TokenRange sentence, const SentenceBytes& bytes, uint32_t at,
            std::vector<int>& which, std::vector<Match>& out) const;

 private:
  struct State;
  std::vector<bool> entry_;  // by symbol
  std::unique_ptr<State> state_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_RULE_EXPRESSION_H_
