// The one contest: candidates of all extractors that claim the same tokens are settled against each other, once over
// the article. What kind stands before what, and what may lie in what, is data (und/contest.tsv).
#ifndef KIJI_EXTRACTORS_CONTEST_H_
#define KIJI_EXTRACTORS_CONTEST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/extractor.h"
#include "pipeline/core/result.h"

namespace kiji {

// Who lost against whom; indices into the candidates that were given.
struct Loss {
  size_t loser = 0;
  size_t winner = 0;
};

struct ContestResult {
  std::vector<size_t> accepted;  // indices, in text order
  std::vector<Loss> losses;      // by loser
};

// Immutable, safe to share between threads.
class Contest {
 public:
  // Lines "before TAB KIND TAB KIND" (of two equally long candidates the first kind stands), "over TAB KIND TAB KIND"
  // (the first wins whatever the lengths are) and "inside TAB KIND TAB KIND" (the first may lie in the second). Kinds
  // are those of kind_of().
  static Result<Contest> parse(std::string_view table, const std::string& path);

  // The longest wins, then the kind that stands before, then the rule with more literals, then the earlier rule, then
  // the earlier place. Linear in the tokens that all candidates cover together, but for sorting.
  ContestResult settle(const Analysis& analysis, const std::vector<Candidate>& candidates) const;

  // Number of a candidate's kind, by its name's place in the alphabet.
  static size_t kind_number(const Candidate& candidate);

 private:
  // Kinds by number, so that nothing is compared by name while candidates are settled.
  static constexpr size_t kKinds = 6;
  using Matrix = std::array<std::array<bool, kKinds>, kKinds>;

  static std::optional<size_t> kind_number(std::string_view name);
  static bool rank_kinds(const std::vector<std::pair<size_t, size_t>>& before, std::array<uint8_t, kKinds>& rank);

  std::array<uint8_t, kKinds> rank_{};  // smaller stands before
  std::array<bool, kKinds> over_{};     // wins whatever the lengths are
  Matrix inside_{};                     // inside_[inner][outer]
};

// "time", "figure", "person", "organization", "place" or "designation".
std::string_view kind_of(const Candidate& candidate);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_CONTEST_H_
