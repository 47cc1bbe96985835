#include "pipeline/lexicon/lattice_path.h"

namespace kiji {

void LatticePath::start(uint32_t size, bool attached) {
  attached_ = attached;
  steps_.resize(size_t{size} + 1);
  for (auto& here : steps_) {
    for (Step& step : here) step.cost = kUnreached;
  }
  steps_[0][kAfterWord] = {0, 0, 0, kAfterWord, EdgeKind::unknown};
}

LatticePath::State LatticePath::best_state(uint32_t at) const {
  State best = kAfterWord;
  for (const State state : {kAfterNumber, kAfterUnit, kAfterLead}) {
    if (steps_[at][state].cost < steps_[at][best].cost) best = state;
  }
  return best;
}

void LatticePath::offer(uint32_t from, State from_state, const LatticeEdge& edge) {
  switch (from_state) {
    case kAfterWord:
      return add(from, from_state, edge, state_behind(edge), 0);
    case kAfterNumber:
      if (edge.is_unit()) return add(from, from_state, edge, kAfterUnit, kBondBonus);
      return add(from, from_state, edge, state_behind(edge), 0);
    case kAfterUnit:
      return add(from, from_state, edge, state_behind(edge), (edge.flags & kBindsUnit) != 0 ? kBondBonus : 0);
    case kAfterLead:
      return add(from, from_state, edge, state_behind(edge), edge.kind == EdgeKind::number ? kBondBonus : 0);
  }
}

// Behind a number, units shut out everything else. Where words attach, a unit may be only the beginning of its word: it
// shuts out numbers alone (3|일|만에, not 3|일 만), of the words the bonus decides.
void LatticePath::offer_behind_number(uint32_t from, std::span<const LatticeEdge> edges) {
  const bool unit = std::any_of(edges.begin(), edges.end(), [](const LatticeEdge& edge) { return edge.is_unit(); });
  for (const LatticeEdge& edge : edges) {
    const bool shut_out = unit && !edge.is_unit() && (!attached_ || edge.kind == EdgeKind::number);
    if (!shut_out) offer(from, kAfterNumber, edge);
  }
}

void LatticePath::offer_all(uint32_t from, std::span<const LatticeEdge> edges) {
  const int32_t behind_word = steps_[from][kAfterWord].cost;
  if (behind_word < kUnreached) {
    for (const LatticeEdge& edge : edges) offer_plain(from, kAfterWord, edge);
  }
  const int32_t limit = too_dear(behind_word);
  if (steps_[from][kAfterNumber].cost < limit) offer_behind_number(from, edges);
  for (const State state : {kAfterUnit, kAfterLead}) {
    if (steps_[from][state].cost >= limit) continue;
    for (const LatticeEdge& edge : edges) offer(from, state, edge);
  }
}

}  // namespace kiji
