// The dynamic programming of the lattice: edges over a stretch, and the cheapest ways to each of its positions. Costs
// are in the unit of mecab-ipadic's word costs, of which the likeliest words have about 3000.
#ifndef KIJI_PIPELINE_LEXICON_LATTICE_PATH_H_
#define KIJI_PIPELINE_LEXICON_LATTICE_PATH_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "pipeline/lexicon/lexicon.h"

namespace kiji {

inline constexpr int32_t kTokenCost = 3000;  // of any token: few long words beat many short ones
inline constexpr int32_t kBondBonus = -6000;  // a number with its unit: 1|日; what clings to that: 一|時|半, 午後|一|時

enum class EdgeKind : uint8_t { word, number, unknown };

struct LatticeEdge {
  uint32_t to = 0;
  int32_t cost = 0;
  EdgeKind kind = EdgeKind::unknown;
  uint16_t flags = 0;  // FormFlag
  uint32_t id = 0;     // of a form; of a number, into the segmenter's numbers

  bool is_unit() const { return (flags & kBindsNumber) != 0; }
};

// The best ways to each position. What the last token was is a state of its own where it draws the next one to itself.
class LatticePath {
 public:
  enum State : uint8_t { kAfterWord, kAfterNumber, kAfterUnit, kAfterLead };
  static constexpr size_t kStates = 4;
  static constexpr int32_t kUnreached = std::numeric_limits<int32_t>::max() / 2;
  static constexpr uint32_t kMaxSize = std::numeric_limits<uint16_t>::max();  // positions: they fit into Step::from
  struct Step {
    int32_t cost;
    uint32_t id;  // of the edge that leads here
    uint16_t from;
    State from_state;
    EdgeKind kind;
  };

  // Makes positions 0 to `size`, of which only the first is reached. In `attached` words (Habits::attached) a unit may
  // be only the beginning of its word.
  void start(uint32_t size, bool attached);

  const Step& step(uint32_t at, State state) const { return steps_[at][state]; }
  State best_state(uint32_t at) const;
  bool reached(uint32_t at) const {
    const auto& here = steps_[at];
    return std::min(std::min(here[kAfterWord].cost, here[kAfterNumber].cost),
                    std::min(here[kAfterUnit].cost, here[kAfterLead].cost)) < kUnreached;
  }
  bool reached(uint32_t at, State state) const { return steps_[at][state].cost < kUnreached; }
  // True if no way to `at` but the one behind a word can matter: of most positions.
  bool only_behind_word(uint32_t at) const {
    const auto& here = steps_[at];
    return std::min(std::min(here[kAfterNumber].cost, here[kAfterUnit].cost), here[kAfterLead].cost) >=
           too_dear(here[kAfterWord].cost);
  }

  // Offers one edge from a state of a position, with the bonus of what binds the two.
  void offer(uint32_t from, State from_state, const LatticeEdge& edge);
  // The same without a bonus; behind a word there is none.
  void offer_plain(uint32_t from, State from_state, const LatticeEdge& edge) {
    add(from, from_state, edge, state_behind(edge), 0);
  }
  // Offers all edges of a position from each of its states. Of equal ways the first stays.
  void offer_all(uint32_t from, std::span<const LatticeEdge> edges);

 private:
  // What the edge leads to where no number stands before it.
  static State state_behind(const LatticeEdge& edge) {
    if (edge.kind == EdgeKind::number) return kAfterNumber;
    return (edge.flags & kLeadsNumber) != 0 ? kAfterLead : kAfterWord;
  }
  // Behind a word nothing is forbidden: a way that is dearer by more than a bond can give back is lost.
  static int32_t too_dear(int32_t behind_word) { return std::min(kUnreached, behind_word - kBondBonus); }
  void add(uint32_t from, State from_state, const LatticeEdge& edge, State to_state, int32_t extra) {
    Step& step = steps_[edge.to][to_state];
    const int32_t total = steps_[from][from_state].cost + edge.cost + kTokenCost + extra;
    if (total < step.cost) step = {total, edge.id, static_cast<uint16_t>(from), from_state, edge.kind};
  }
  void offer_behind_number(uint32_t from, std::span<const LatticeEdge> edges);

  std::vector<std::array<Step, kStates>> steps_;
  bool attached_ = false;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_LATTICE_PATH_H_
