#include "extractors/temporal/extractor.h"

#include <algorithm>
#include <utility>

#include "extractors/temporal/article_times.h"
#include "extractors/temporal/composer.h"
#include "extractors/temporal/constructors.h"

namespace kiji {
namespace {

// What the rules say about an article, in text order and without overlaps.
struct Pieces {
  std::vector<TimePiece> times;
  std::vector<Candidate> blocked;  // tokens that look like a time and are none
};

// Both in text order; where they begin and end together, what is blocked comes first.
std::vector<Candidate> merged(std::vector<Candidate> blocked, std::vector<TimePiece> times) {
  std::vector<Candidate> out;
  out.reserve(blocked.size() + times.size());
  auto next = blocked.begin();
  for (TimePiece& piece : times) {
    const TokenRange tokens = piece.expression.tokens;
    for (; next != blocked.end() && !(tokens < next->tokens); ++next) out.push_back(std::move(*next));
    const std::string_view rule = piece.expression.rule;
    out.push_back({tokens, std::move(piece.expression), rule, piece.literals, piece.order});
  }
  std::move(next, blocked.end(), std::back_inserter(out));
  return out;
}

class TemporalExtractor : public Extractor {
 public:
  TemporalExtractor(RuleSet rules, std::vector<TimeYield> yields)
      : rules_(std::move(rules)), yields_(std::move(yields)) {}

  std::string_view kind() const override { return "temporal"; }

  std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const override {
    Pieces pieces;
    std::vector<bool> taken(analysis.tokens.size(), false);
    RuleFinder finder(rules_);
    for (const Sentence& sentence : analysis.sentences) {
      const std::span<const Match> matches = finder.find(symbols, sentence.tokens);
      if (!matches.empty()) settle(analysis, matches, taken, pieces);
    }
    return merged(std::move(pieces.blocked), compose_times(analysis, std::move(pieces.times)));
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    resolve_times(analysis, accepted, record);
  }

 private:
  // The longest first, then the most literals, then file order: what the contest would choose, here among the pieces.
  // A match whose tokens are taken is not even constructed.
  std::vector<const Match*> by_strength(std::span<const Match> matches) const {
    std::vector<const Match*> out;
    out.reserve(matches.size());
    for (const Match& match : matches) out.push_back(&match);
    std::stable_sort(out.begin(), out.end(), [this](const Match* a, const Match* b) {
      if (a->tokens.size() != b->tokens.size()) return a->tokens.size() > b->tokens.size();
      const CompiledRule& x = *yields_[a->rule].rule;
      const CompiledRule& y = *yields_[b->rule].rule;
      return x.literals != y.literals ? x.literals > y.literals : x.order < y.order;
    });
    return out;
  }

  // The winners of one sentence, behind those of the sentences before it.
  void settle(const Analysis& analysis, std::span<const Match> matches, std::vector<bool>& taken,
              Pieces& pieces) const {
    const size_t times = pieces.times.size();
    const size_t blocked = pieces.blocked.size();
    for (const Match* match : by_strength(matches)) {
      const auto begin = taken.begin() + match->tokens.begin;
      const auto end = taken.begin() + match->tokens.end;
      if (std::find(begin, end, true) != end || !add(analysis, *match, pieces)) continue;
      std::fill(begin, end, true);
    }
    std::sort(pieces.times.begin() + static_cast<ptrdiff_t>(times), pieces.times.end(),
              [](const TimePiece& a, const TimePiece& b) { return a.expression.tokens < b.expression.tokens; });
    std::sort(pieces.blocked.begin() + static_cast<ptrdiff_t>(blocked), pieces.blocked.end(),
              [](const Candidate& a, const Candidate& b) { return a.tokens < b.tokens; });
  }

  // False if the match holds no such time.
  bool add(const Analysis& analysis, const Match& match, Pieces& pieces) const {
    const TimeYield& yield = yields_[match.rule];
    const CompiledRule& rule = *yield.rule;
    if (yield.call.function == TimeFunction::nothing) {
      pieces.blocked.push_back({match.tokens, Designation{}, rule.name, rule.literals, rule.order});
      return true;
    }
    auto made = construct_time(analysis, yield, match);
    if (!made) return false;
    pieces.times.push_back({*std::move(made), rule.literals, rule.order});
    return true;
  }

  RuleSet rules_;
  std::vector<TimeYield> yields_;  // of each rule; they look into rules_
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_temporal_extractor(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, "temporal");
  if (!rules) return rules.error();
  std::vector<TimeYield> yields;
  for (uint32_t i = 0; i < rules->size(); ++i) {
    Result<TimeYield> yield = compile_time_yield(rules->rule(i));
    if (!yield) return yield.error();
    yields.push_back(*std::move(yield));
  }
  return std::unique_ptr<Extractor>(std::make_unique<TemporalExtractor>(std::move(*rules), std::move(yields)));
}

}  // namespace kiji
