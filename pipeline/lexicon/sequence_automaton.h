// Which of many sequences of sets begin at a place. A deterministic automaton over letters (alphabet.h), built as far
// as texts need it: in newspaper text a few thousand transitions serve everything, and a step is one look-up in a hash
// table. One search of RE2::Set costs as much as forty steps.
#ifndef KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_
#define KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/lexicon/alphabet.h"

namespace kiji {

// Membership of letters in sets.
class SetTable {
 public:
  SetTable() = default;
  SetTable(size_t sets, size_t letters) : sets_(sets), stride_(letters / kWord + 1), words_(sets * stride_) {}
  // REQUIRES: below the sizes given.
  void add(uint32_t set, Letter letter) { words_[set * stride_ + letter / kWord] |= uint64_t{1} << letter % kWord; }
  bool holds(uint32_t set, Letter letter) const {
    return (words_[set * stride_ + letter / kWord] >> letter % kWord & 1) != 0;
  }
  size_t size() const { return sets_; }

 private:
  static constexpr size_t kWord = 64;
  size_t sets_ = 0, stride_ = 0;
  std::vector<uint64_t> words_;  // stride_ for each set, one bit for a letter
};

// All sequences as one tree: equal beginnings are shared. Immutable once built, shared by the automata of all threads.
class SequenceTree {
 public:
  SequenceTree() : nodes_(1) {}
  // A set, or a run of one letter of the set or more.
  struct Step {
    uint32_t set = 0;
    bool run = false;
    auto operator<=>(const Step&) const = default;
  };
  static constexpr uint32_t kAnything = 0xFFFFFFFF;
  // `sequence` is what accepts() will name; `before` is the set of what has to stand right before its first letter.
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

// A hash table from pairs of a number and a letter to numbers, with open addressing.
class PairTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  static constexpr uint32_t kMaxNumber = 0xFFFE;

  PairTable() { clear(); }
  void clear();
  size_t size() const { return used_; }
  uint32_t find(uint32_t number, Letter letter) const {
    const uint32_t key = key_of(number, letter);
    for (size_t slot = hash(key) & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) return slots_[slot].value;
      if (slots_[slot].key == kFree) return kNone;
    }
  }
  // REQUIRES: find() gives kNone; number <= kMaxNumber.
  void insert(uint32_t number, Letter letter, uint32_t value);

 private:
  static constexpr uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    uint32_t key = kFree;
    uint32_t value = kNone;
  };
  static uint32_t key_of(uint32_t number, Letter letter) { return number << 16 | letter; }
  static size_t hash(uint32_t key) { return static_cast<size_t>(key * uint64_t{0x9E3779B97F4A7C15u} >> 32); }
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

  // next(kStart, letter), which is asked for at every token: a look-up without hashing.
  State start(Letter letter) {
    if (letter >= start_.size() || start_[letter] == kUnknown) compute_start(letter);
    return start_[letter];
  }

  State next(State state, Letter letter) {
    const State found = transitions_.find(state, letter);
    return found != kUnknown ? found : compute(state, letter);
  }
  // Sequences that end in that state and can stand behind the letter `before`, where five in six fail; ascending. Valid
  // until the next call of any of these.
  std::span<const uint32_t> accepts(State state, Letter before) {
    const StateInfo& info = states_[state];
    if (!info.looks_back) return info.accepts;
    const uint32_t found = behind_.find(state, before);
    return lists_[found != PairTable::kNone ? found : accepts_behind(state, before)];
  }

 private:
  static constexpr State kUnknown = PairTable::kNone;
  // Of each table; then it starts afresh: hostile text must not fill memory.
  static constexpr size_t kMaxTransitions = size_t{1} << 18;
  static constexpr size_t kMaxStates = PairTable::kMaxNumber;
  struct StateInfo {
    std::vector<uint32_t> nodes;
    std::vector<uint32_t> accepts;
    bool looks_back = false;  // one of `accepts` asks for what stands before it
  };

  void compute_start(Letter letter);
  State compute(State state, Letter letter);
  State state_of(std::vector<uint32_t> nodes);
  uint32_t accepts_behind(State state, Letter before);
  void forget_lists();
  void reset();

  const SequenceTree& tree_;
  const SetTable& sets_;
  std::vector<State> start_;  // by letter
  PairTable transitions_;
  PairTable behind_;  // from a state and the letter before to its accepts, in `lists_`
  std::vector<StateInfo> states_;
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<std::vector<uint32_t>> lists_;
  std::map<std::vector<uint32_t>, uint32_t> known_lists_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_SEQUENCE_AUTOMATON_H_
