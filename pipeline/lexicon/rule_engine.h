// Runs compiled rules over symbols, one symbol for each token. Sequences are recognised by an automaton; what repeats
// is matched by RE2 over the symbols' code points (rule_expression.h).
#ifndef KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_
#define KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_

#include <array>
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

inline constexpr int kGapSymbols = 40;  // longest gap `…` of a rule, in symbols
// Longest match of one rule, in symbols, on each side of its trigger. It bounds the work at one token, so that a
// megabyte of one letter stays linear; no fact of a newspaper has a hundred words.
inline constexpr uint32_t kMatchSymbols = 120;
// The same for a sequence, whose runs are no longer: a name of more words is none.
inline constexpr uint32_t kRunSymbols = 24;
inline constexpr uint32_t kSentenceSymbols = 2000;  // sentences are cut there

// Symbols of a sequence of tokens, level 1 or 2.
using SymbolText = std::vector<SymbolId>;

inline constexpr size_t kMaxMatchSlots = 20;  // of one match; a rule with more does not compile

struct SlotMatch {
  uint16_t slot;  // index into CompiledRule::slots
  uint16_t size;  // tokens
  uint32_t begin;
  TokenRange tokens() const { return {begin, begin + size}; }
};

// Slots of a match, held in place: there are hundreds of matches in an article, and most of them lose.
class SlotList {
 public:
  void push_back(SlotMatch slot) {
    if (size_ < kMaxMatchSlots) slots_[size_++] = slot;
  }
  const SlotMatch* begin() const { return slots_.data(); }
  const SlotMatch* end() const { return slots_.data() + size_; }
  SlotMatch* begin() { return slots_.data(); }
  SlotMatch* end() { return slots_.data() + size_; }

 private:
  uint32_t size_ = 0;
  std::array<SlotMatch, kMaxMatchSlots> slots_;  // the first size_ of them; the others are never read
};

struct Match {
  uint32_t rule = 0;
  TokenRange tokens;  // the span, without context
  SlotList slots;     // in pattern order; those that took part
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

 private:
  friend class RuleFinder;
  struct State;
  struct Workspace;
  explicit RuleSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Looks for the matches of rules in the sentences of one article. For one thread; the rules outlive it.
class RuleFinder {
 public:
  explicit RuleFinder(const RuleSet& rules);
  ~RuleFinder();
  RuleFinder(const RuleFinder&) = delete;
  RuleFinder& operator=(const RuleFinder&) = delete;

  // All matches inside one sentence, by start. At each start and for each rule the longest. They may overlap: the
  // contest chooses. Valid until the next call.
  std::span<const Match> find(const SymbolText& symbols, TokenRange sentence);

 private:
  RuleSet::State* state_;
  std::unique_ptr<RuleSet::Workspace> work_;  // null where there are no rules
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_RULE_ENGINE_H_
