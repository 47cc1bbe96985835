// Which of many sequences of symbol sets begin at a place. A deterministic automaton over symbols, built as far as
// texts need it: in newspaper text a few thousand transitions serve everything, and a step is one look-up in a hash
// table. One search of RE2::Set costs as much as forty steps.
#ifndef KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_
#define KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// The end of a sentence, as a symbol. No token has it.
inline constexpr SymbolId kEdge = 0xFFFF;

// Membership of symbols in sets. Set 0 holds kEdge alone.
class SetTable {
 public:
  SetTable() = default;
  // By set, then by symbol; a set may be shorter than there are symbols.
  explicit SetTable(const std::vector<std::vector<bool>>& sets) : sets_(sets.size()) {
    size_t symbols = 0;
    for (const std::vector<bool>& members : sets) symbols = std::max(symbols, members.size());
    stride_ = symbols / kWord + 1;
    words_.resize(sets.size() * stride_);
    for (size_t set = 0; set < sets.size(); ++set) {
      for (size_t s = 0; s < sets[set].size(); ++s) {
        words_[set * stride_ + s / kWord] |= uint64_t{sets[set][s]} << s % kWord;
      }
    }
  }
  bool holds(uint32_t set, SymbolId symbol) const {
    if (symbol == kEdge || set == 0) return symbol == kEdge && set == 0;
    const size_t word = symbol / kWord;
    return word < stride_ && (words_[set * stride_ + word] >> symbol % kWord & 1) != 0;
  }
  size_t size() const { return sets_; }

 private:
  static constexpr size_t kWord = 64;
  std::vector<uint64_t> words_;  // stride_ for each set, one bit for a symbol
  size_t sets_ = 0, stride_ = 0;
};

// All sequences as one tree: equal beginnings are shared. Immutable once built, shared by the automata of all threads.
class SequenceTree {
 public:
  SequenceTree() : nodes_(1) {}
  // A set, or a run of one symbol of the set or more.
  struct Step {
    uint32_t set = 0;
    bool run = false;
    auto operator<=>(const Step&) const = default;
  };
  static constexpr uint32_t kAnything = 0xFFFFFFFF;
  // `sequence` is what accepts() will name; `before` is the set of what has to stand right before its first symbol.
  // REQUIRES: steps is not empty.
  void add(std::span<const Step> steps, uint32_t sequence, uint32_t before = kAnything);

 private:
  friend class SequenceAutomaton;
  static constexpr uint32_t kNoLoop = 0xFFFFFFFF;
  struct Node {
    std::vector<std::pair<Step, uint32_t>> edges;  // to children, by step
    uint32_t loop = kNoLoop;                       // set of the run that this node ends
    std::vector<uint32_t> accepts;
  };
  std::vector<Node> nodes_;
  std::vector<uint32_t> before_;  // by sequence
};

// A hash table from pairs of a number and a symbol to numbers, with open addressing.
class PairTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  PairTable() { clear(); }
  void clear();
  size_t size() const { return used_; }
  uint32_t find(uint32_t number, SymbolId symbol) const {
    const uint64_t key = key_of(number, symbol);
    for (size_t slot = hash(key) & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) return slots_[slot].value;
      if (slots_[slot].key == kFree) return kNone;
    }
  }
  // REQUIRES: find() gives kNone.
  void insert(uint32_t number, SymbolId symbol, uint32_t value);

 private:
  static constexpr uint64_t kFree = ~uint64_t{0};
  struct Slot {
    uint64_t key = kFree;
    uint32_t value = kNone;
  };
  static uint64_t key_of(uint32_t number, SymbolId symbol) { return uint64_t{number} << 16 | symbol; }
  static size_t hash(uint64_t key) { return static_cast<size_t>(key * 0x9E3779B97F4A7C15u >> 32); }
  void put(Slot slot);

  std::vector<Slot> slots_;
  size_t mask_ = 0, used_ = 0;
};

// The part of the automaton that was needed so far. For one thread at a time.
class SequenceAutomaton {
 public:
  using State = uint32_t;
  static constexpr State kStart = 0;
  static constexpr State kDead = 1;

  SequenceAutomaton(const SequenceTree& tree, const SetTable& sets);

  // next(kStart, symbol), which is asked for at every token: a look-up without hashing.
  State start(SymbolId symbol) {
    if (symbol >= start_.size()) start_.resize(size_t{symbol} + 1, kUnknown);
    if (start_[symbol] == kUnknown) {
      const State state = next(kStart, symbol);
      // compute() may have started afresh and forgotten all states.
      if (symbol >= start_.size()) start_.resize(size_t{symbol} + 1, kUnknown);
      start_[symbol] = state;
    }
    return start_[symbol];
  }

  State next(State state, SymbolId symbol) {
    const State found = transitions_.find(state, symbol);
    return found != kUnknown ? found : compute(state, symbol);
  }
  // Sequences that end in that state and can stand behind the symbol `before`, where five in six fail; ascending. Valid
  // until the next call of any of these.
  std::span<const uint32_t> accepts(State state, SymbolId before) {
    const StateInfo& info = states_[state];
    if (!info.looks_back) return info.accepts;
    const uint32_t found = behind_.find(state, before);
    return lists_[found != PairTable::kNone ? found : accepts_behind(state, before)];
  }

 private:
  static constexpr State kUnknown = PairTable::kNone;
  // Of each table; then it starts afresh: hostile text must not fill memory.
  static constexpr size_t kMaxTransitions = size_t{1} << 18;
  struct StateInfo {
    std::vector<uint32_t> nodes;
    std::vector<uint32_t> accepts;
    bool looks_back = false;  // one of `accepts` asks for what stands before it
  };

  State compute(State state, SymbolId symbol);
  State state_of(std::vector<uint32_t> nodes);
  uint32_t accepts_behind(State state, SymbolId before);
  void forget_lists();
  void reset();

  const SequenceTree& tree_;
  const SetTable& sets_;
  std::vector<State> start_;  // by symbol
  PairTable transitions_;
  PairTable behind_;  // from a state and the symbol before to its accepts, in `lists_`
  std::vector<StateInfo> states_;
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<std::vector<uint32_t>> lists_;
  std::map<std::vector<uint32_t>, uint32_t> known_lists_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_
