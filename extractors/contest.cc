#include "extractors/contest.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kiji {
namespace {

constexpr size_t kNobody = static_cast<size_t>(-1);

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

std::string_view kind_of(const Candidate& candidate) {
  if (std::holds_alternative<TimeExpression>(candidate.what)) return "time";
  if (std::holds_alternative<FigureExpression>(candidate.what)) return "figure";
  if (const auto* name = std::get_if<NameExpression>(&candidate.what)) return to_string(name->type);
  return "designation";
}

Result<Contest> Contest::parse(std::string_view table, const std::string& path) {
  Contest out;
  std::vector<std::pair<std::string, std::string>> before;
  uint32_t number = 0;
  for (size_t at = 0; at < table.size();) {
    const size_t end = std::min(table.find('\n', at), table.size());
    const std::string_view line = table.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto [key, first, second] = fields(line);
    Pair pair(first, second);
    if (first.empty() || second.empty() || (key != "before" && key != "over" && key != "inside")) {
      return Error{"contest", "unknown line; before, over or inside and two kinds were expected",
                   path,      number,
                   0,         std::string(line)};
    }
    if (key == "before")
      before.push_back(std::move(pair));
    else if (key == "over")
      out.over_.insert(std::move(pair));
    else
      out.inside_.insert(std::move(pair));
  }
  // Ranks that satisfy every `before`: as many rounds as there are lines are enough; a circle would never settle.
  for (size_t round = 0; round <= before.size(); ++round) {
    bool changed = false;
    for (const auto& [first, second] : before) {
      const int wanted = out.rank_[first] + 1;
      if (out.rank_[second] >= wanted) continue;
      out.rank_[second] = wanted;
      changed = true;
    }
    if (!changed) return out;
  }
  return Error{"contest", "kinds stand before each other in a circle; an order was expected", path, 0, 0, ""};
}

bool Contest::nested(const Candidate& inner, const Candidate& outer) const {
  return outer.tokens.contains(inner.tokens) &&
         inside_.contains({std::string(kind_of(inner)), std::string(kind_of(outer))});
}

ContestResult Contest::settle(const Analysis& analysis, const std::vector<Candidate>& candidates) const {
  struct Strength {
    int over;       // 0 if the kind wins against another kind at any length
    uint32_t size;  // bytes
    int rank;
  };
  std::vector<Strength> strengths;
  for (const Candidate& candidate : candidates) {
    const std::string_view kind = kind_of(candidate);
    const auto rank = rank_.find(kind);
    const bool over = std::any_of(over_.begin(), over_.end(), [&](const Pair& pair) { return pair.first == kind; });
    strengths.push_back(
        {over ? 0 : 1, analysis.match_span(candidate.tokens).size(), rank == rank_.end() ? 0 : rank->second});
  }
  std::vector<size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (strengths[a].over != strengths[b].over) return strengths[a].over < strengths[b].over;
    if (strengths[a].size != strengths[b].size) return strengths[a].size > strengths[b].size;
    if (strengths[a].rank != strengths[b].rank) return strengths[a].rank < strengths[b].rank;
    if (candidates[a].literals != candidates[b].literals) return candidates[a].literals > candidates[b].literals;
    if (candidates[a].order != candidates[b].order) return candidates[a].order < candidates[b].order;
    return candidates[a].tokens < candidates[b].tokens;
  });
  ContestResult out;
  std::vector<size_t> owner(analysis.tokens.size(), kNobody);
  for (const size_t i : order) {
    const TokenRange tokens = candidates[i].tokens;
    size_t winner = kNobody;
    for (uint32_t t = tokens.begin; t < tokens.end && winner == kNobody; ++t) {
      if (owner[t] != kNobody && !nested(candidates[i], candidates[owner[t]])) winner = owner[t];
    }
    if (winner != kNobody) {
      out.losses.push_back({i, winner});
      continue;
    }
    out.accepted.push_back(i);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (owner[t] == kNobody) owner[t] = i;
    }
  }
  std::sort(out.accepted.begin(), out.accepted.end(),
            [&](size_t a, size_t b) { return candidates[a].tokens < candidates[b].tokens; });
  std::sort(out.losses.begin(), out.losses.end(), [](const Loss& a, const Loss& b) { return a.loser < b.loser; });
  return out;
}

}  // namespace kiji
