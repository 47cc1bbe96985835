#include "extractors/contest.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kiji {
namespace {

constexpr uint32_t kNobody = 0xFFFFFFFF;

constexpr std::array<std::string_view, 6> kKindNames = {"designation", "figure", "organization",
                                                        "person",      "place",  "time"};

// The standing of a candidate as one number, smaller stands before: over, length, rank, literals, order of its rule.
uint64_t standing(const Candidate& candidate, bool over, uint32_t bytes, uint8_t rank) {
  const uint64_t shortness = 0xFFFF - std::min<uint32_t>(bytes, 0xFFFF);
  const uint64_t vagueness = 0xFF - std::min<uint32_t>(candidate.literals, 0xFF);
  return uint64_t{over ? 0u : 1u} << 56 | shortness << 40 | uint64_t{rank} << 32 | vagueness << 24 |
         std::min<uint32_t>(candidate.order, 0xFFFFFF);
}

// The three fields of a line; empty ones if there are fewer.
std::array<std::string_view, 3> fields(std::string_view line) {
  std::array<std::string_view, 3> out;
  for (std::string_view& field : out) {
    const size_t tab = std::min(line.find('\t'), line.size());
    field = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return out;
}

}  // namespace

std::string_view kind_of(const Candidate& candidate) { return kKindNames[Contest::kind_number(candidate)]; }

std::optional<size_t> Contest::kind_number(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<size_t>(found - kKindNames.begin());
}

// By the order of kKindNames, without a look at the names.
size_t Contest::kind_number(const Candidate& candidate) {
  if (std::holds_alternative<TimeExpression>(candidate.what)) return 5;
  if (std::holds_alternative<FigureExpression>(candidate.what)) return 1;
  const auto* name = std::get_if<NameExpression>(&candidate.what);
  if (name == nullptr) return 0;
  return name->type == EntityKind::organization ? 2 : name->type == EntityKind::person ? 3 : 4;
}

// Ranks that satisfy every pair. False if there are none: as many rounds as there are pairs would settle any order.
bool Contest::rank_kinds(const std::vector<std::pair<size_t, size_t>>& before, std::array<uint8_t, kKinds>& rank) {
  for (size_t round = 0; round <= before.size(); ++round) {
    bool changed = false;
    for (const auto& [first, second] : before) {
      if (rank[second] > rank[first]) continue;
      rank[second] = static_cast<uint8_t>(rank[first] + 1);
      changed = true;
    }
    if (!changed) return true;
  }
  return false;
}

Result<Contest> Contest::parse(std::string_view table, const std::string& path) {
  Contest out;
  std::vector<std::pair<size_t, size_t>> before;
  uint32_t number = 0;
  for (size_t at = 0; at < table.size();) {
    const size_t end = std::min(table.find('\n', at), table.size());
    const std::string_view line = table.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto [key, first_name, second_name] = fields(line);
    const std::optional<size_t> first = kind_number(first_name), second = kind_number(second_name);
    if (!first || !second || (key != "before" && key != "over" && key != "inside")) {
      return Error{"contest", "unknown line; before, over or inside and two kinds were expected",
                   path,      number,
                   0,         std::string(line)};
    }
    if (key == "before") before.emplace_back(*first, *second);
    if (key == "over") out.over_[*first] = true;
    if (key == "inside") out.inside_[*first][*second] = true;
  }
  if (!rank_kinds(before, out.rank_)) {
    return Error{"contest", "kinds stand before each other in a circle; an order was expected", path, 0, 0, ""};
  }
  return out;
}

ContestResult Contest::settle(const Analysis& analysis, const std::vector<Candidate>& candidates) const {
  struct Entrant {
    uint64_t standing;
    TokenRange tokens;
    uint32_t index;
    uint32_t kind;
    auto operator<=>(const Entrant&) const = default;
  };
  std::vector<Entrant> entrants;
  entrants.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    const size_t kind = kind_number(candidate);
    const uint32_t bytes = analysis.match_span(candidate.tokens).size();
    entrants.push_back({standing(candidate, over_[kind], bytes, rank_[kind]), candidate.tokens,
                        static_cast<uint32_t>(entrants.size()), static_cast<uint32_t>(kind)});
  }
  std::sort(entrants.begin(), entrants.end());
  ContestResult out;
  std::vector<uint32_t> owner(analysis.tokens.size(), kNobody);  // places in `entrants`
  std::vector<uint32_t> winners(candidates.size(), kNobody);     // of losers, by candidate
  for (uint32_t e = 0; e < entrants.size(); ++e) {
    const Entrant& entrant = entrants[e];
    uint32_t winner = kNobody;
    for (uint32_t t = entrant.tokens.begin; t < entrant.tokens.end && winner == kNobody; ++t) {
      if (owner[t] == kNobody) continue;
      const Entrant& other = entrants[owner[t]];
      if (!inside_[entrant.kind][other.kind] || !other.tokens.contains(entrant.tokens)) winner = other.index;
    }
    winners[entrant.index] = winner;
    if (winner != kNobody) continue;
    for (uint32_t t = entrant.tokens.begin; t < entrant.tokens.end; ++t) {
      if (owner[t] == kNobody) owner[t] = e;
    }
  }
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (winners[i] == kNobody)
      out.accepted.push_back(i);
    else
      out.losses.push_back({i, winners[i]});
  }
  std::stable_sort(out.accepted.begin(), out.accepted.end(),
                   [&](size_t a, size_t b) { return candidates[a].tokens < candidates[b].tokens; });
  return out;
}

}  // namespace kiji
