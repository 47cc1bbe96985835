// Runs compiled rules over symbols. Each token is one symbol and each symbol three bytes of UTF-8 (U+1000 upwards,
// without the surrogates), so a position in tokens is a position in bytes divided by three and nothing has to be mapped
// back.
#ifndef KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_
#define KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/core/span.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/rule.h"

namespace kiji {

inline constexpr int kGapSymbols = 40;              // longest gap `…` of a rule, in symbols
inline constexpr uint32_t kSentenceSymbols = 2000;  // sentences are cut there

// Symbols of a sequence of tokens, level 1 or 2.
class SymbolText {
 public:
  void push_back(SymbolId symbol);
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size() / 3); }
  SymbolId operator[](uint32_t i) const;
  std::string_view bytes(TokenRange range) const {
    return std::string_view(bytes_).substr(size_t{range.begin} * 3, size_t{range.size()} * 3);
  }

 private:
  std::string bytes_;
};

struct SlotMatch {
  uint16_t slot = 0;  // index into CompiledRule::slots
  TokenRange tokens;
};

struct Match {
  uint32_t rule = 0;
  TokenRange tokens;             // the span, without context
  std::vector<SlotMatch> slots;  // in pattern order; those that took part
};

// What stays of a rule when the pack is built.
struct CompiledRule {
  std::string name;                       // with the language: "ja/month-day"
  std::vector<std::string> slots;         // name of each slot, in pattern order: "month", "day", "month"
  std::vector<std::string> slot_classes;  // class of each slot: "month", "ending=past"
  // The same, looked up in the lexicon: the word list and the value that is asked for (empty: any).
  std::vector<std::optional<ClassId>> slot_class_ids;
  std::vector<std::string> slot_values;
  Call yield;
  uint32_t literals = 0;  // how specific it is
  uint32_t order = 0;     // place in its file
};

// The rules of one file kind ("temporal") of one language. Immutable, safe to share between threads.
class RuleSet {
 public:
  // Out of the lexicon's section "rules/<kind>"; a language without rules of that kind has an empty set.
  static Result<RuleSet> open(const Lexicon& lexicon, std::string_view kind);
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  const CompiledRule& rule(uint32_t index) const;
  size_t size() const;

  // All matches inside one sentence, by start. At each start and for each rule the longest. They may overlap: the
  // contest chooses.
  std::vector<Match> find(const SymbolText& symbols, TokenRange sentence) const;

 private:
  struct State;
  explicit RuleSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_
