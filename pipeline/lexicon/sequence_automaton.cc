#include "pipeline/lexicon/sequence_automaton.h"

#include <algorithm>

namespace kiji {

void SequenceTree::add(std::span<const Step> steps, uint32_t sequence, uint32_t before) {
  uint32_t node = 0;
  for (const Step& step : steps) {
    auto& edges = nodes_[node].edges;
    const auto place = std::lower_bound(edges.begin(), edges.end(), std::pair(step, uint32_t{0}));
    if (place != edges.end() && place->first == step) {
      node = place->second;
      continue;
    }
    const auto child = static_cast<uint32_t>(nodes_.size());
    edges.insert(place, {step, child});
    nodes_.emplace_back();
    if (step.run) nodes_.back().loop = step.set;
    node = child;
  }
  nodes_[node].accepts.push_back(sequence);
  before_.resize(std::max(before_.size(), size_t{sequence} + 1), kAnything);
  before_[sequence] = before;
}

void PairTable::clear() {
  constexpr size_t kFirstSize = 1024;
  slots_.assign(kFirstSize, {});
  mask_ = kFirstSize - 1;
  used_ = 0;
}

void PairTable::insert(uint32_t number, Letter letter, uint32_t value) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.key != kFree) put(slot);
    }
  }
  put({key_of(number, letter), value});
}

void PairTable::put(Slot slot) {
  size_t at = hash(slot.key) & mask_;
  while (slots_[at].key != kFree) at = (at + 1) & mask_;
  slots_[at] = slot;
}

SequenceAutomaton::SequenceAutomaton(const SequenceTree& tree, const SetTable& sets) : tree_(tree), sets_(sets) {
  reset();
}

void SequenceAutomaton::reset() {
  transitions_.clear();
  forget_lists();
  start_.clear();
  known_.clear();
  states_.clear();
  state_of({0});  // kStart
  state_of({});   // kDead
}

SequenceAutomaton::State SequenceAutomaton::state_of(std::vector<uint32_t> nodes) {
  const auto [place, is_new] = known_.try_emplace(nodes, static_cast<State>(states_.size()));
  if (!is_new) return place->second;
  StateInfo info;
  for (const uint32_t node : nodes) {
    const auto& accepts = tree_.nodes_[node].accepts;
    info.accepts.insert(info.accepts.end(), accepts.begin(), accepts.end());
  }
  std::sort(info.accepts.begin(), info.accepts.end());
  info.looks_back = std::any_of(info.accepts.begin(), info.accepts.end(),
                                [&](uint32_t i) { return tree_.before_[i] != SequenceTree::kAnything; });
  info.nodes = std::move(nodes);
  states_.push_back(std::move(info));
  return place->second;
}

void SequenceAutomaton::compute_start(Letter letter) {
  const State state = next(kStart, letter);
  // compute() may have started afresh and forgotten all states.
  if (letter >= start_.size()) start_.resize(size_t{letter} + 1, kUnknown);
  start_[letter] = state;
}

SequenceAutomaton::State SequenceAutomaton::compute(State state, Letter letter) {
  std::vector<uint32_t> nodes;
  for (const uint32_t node : states_[state].nodes) {
    const SequenceTree::Node& from = tree_.nodes_[node];
    for (const auto& [step, child] : from.edges) {
      if (sets_.holds(step.set, letter)) nodes.push_back(child);
    }
    if (from.loop != SequenceTree::kNoLoop && sets_.holds(from.loop, letter)) nodes.push_back(node);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (transitions_.size() >= kMaxTransitions || states_.size() >= kMaxStates) {
    // The caller's state is gone with all others; what it needs from here on are these nodes.
    reset();
    return state_of(std::move(nodes));
  }
  const State next = state_of(std::move(nodes));
  transitions_.insert(state, letter, next);
  return next;
}

void SequenceAutomaton::forget_lists() {
  behind_.clear();
  lists_.clear();
  known_lists_.clear();
}

uint32_t SequenceAutomaton::accepts_behind(State state, Letter before) {
  if (behind_.size() >= kMaxTransitions) forget_lists();
  std::vector<uint32_t> list;
  for (const uint32_t sequence : states_[state].accepts) {
    const uint32_t set = tree_.before_[sequence];
    if (set == SequenceTree::kAnything || sets_.holds(set, before)) list.push_back(sequence);
  }
  const auto [place, is_new] = known_lists_.try_emplace(list, static_cast<uint32_t>(lists_.size()));
  if (is_new) lists_.push_back(std::move(list));
  behind_.insert(state, before, place->second);
  return place->second;
}

}  // namespace kiji
