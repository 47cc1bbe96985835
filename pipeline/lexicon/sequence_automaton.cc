#include "pipeline/lexicon/sequence_automaton.h"

#include <algorithm>

namespace kiji {

void SequenceTree::add(std::span<const Step> steps, uint32_t sequence) {
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
}

SequenceAutomaton::SequenceAutomaton(const SequenceTree& tree, const SetTable& sets) : tree_(tree), sets_(sets) {
  reset();
}

void SequenceAutomaton::reset() {
  constexpr size_t kFirstSize = 1024;
  table_.assign(kFirstSize, {});
  mask_ = kFirstSize - 1;
  used_ = 0;
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
  info.nodes = std::move(nodes);
  states_.push_back(std::move(info));
  return place->second;
}

SequenceAutomaton::State SequenceAutomaton::compute(State state, SymbolId symbol) {
  std::vector<uint32_t> nodes;
  for (const uint32_t node : states_[state].nodes) {
    const SequenceTree::Node& from = tree_.nodes_[node];
    for (const auto& [step, child] : from.edges) {
      if (sets_.holds(step.set, symbol)) nodes.push_back(child);
    }
    if (from.loop != SequenceTree::kNoLoop && sets_.holds(from.loop, symbol)) nodes.push_back(node);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (used_ >= kMaxTransitions) {
    // The caller's state is gone with all others; what it needs from here on are these nodes.
    reset();
    return state_of(std::move(nodes));
  }
  const State next = state_of(std::move(nodes));
  insert(uint64_t{state} << 16 | symbol, next);
  return next;
}

void SequenceAutomaton::insert(uint64_t key, State state) {
  if (++used_ * 2 > table_.size()) {
    std::vector<Slot> old(table_.size() * 2);
    old.swap(table_);
    mask_ = table_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.key == kFree) continue;
      size_t at = hash(slot.key) & mask_;
      while (table_[at].key != kFree) at = (at + 1) & mask_;
      table_[at] = slot;
    }
  }
  size_t at = hash(key) & mask_;
  while (table_[at].key != kFree) at = (at + 1) & mask_;
  table_[at] = {key, state};
}

}  // namespace kiji
