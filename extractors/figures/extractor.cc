#include "extractors/figures/extractor.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extractors/figures/call.h"
#include "extractors/figures/resolver.h"

namespace kiji {
namespace {

constexpr std::string_view kKind = "figures";

class FiguresExtractor final : public Extractor {
 public:
  FiguresExtractor(const Lexicon& lexicon, RuleSet rules, std::vector<FigureCall> calls)
      : rules_(std::move(rules)), calls_(std::move(calls)), resolver_(lexicon) {}

  std::string_view kind() const override { return kKind; }

  std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const override {
    std::vector<Candidate> out;
    out.reserve(analysis.numbers.size());
    std::vector<const Match*> order;
    RuleFinder finder(rules_);
    for (const Sentence& sentence : analysis.sentences) {
      order.clear();
      for (const Match& match : finder.find(symbols, sentence.tokens)) order.push_back(&match);
      std::sort(order.begin(), order.end(), [&](const Match* a, const Match* b) { return stands_before(*a, *b); });
      const size_t first = out.size();
      for (const Match* match : order) {
        if (!is_inside(match->tokens, std::span(out).subspan(first))) read(analysis, *match, out);
      }
    }
    return out;
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    resolver_.resolve(analysis, accepted, record);
  }

 private:
  // The order of the contest: what lies inside a match that stands before it would lose there and is not even
  // evaluated. (It could win only where its winner loses to a fact that does not touch it, and then half a figure would
  // stand.)
  bool stands_before(const Match& a, const Match& b) const {
    if (a.tokens.size() != b.tokens.size()) return a.tokens.size() > b.tokens.size();
    const bool claims = calls_[a.rule].claims_only();
    if (claims != calls_[b.rule].claims_only()) return claims;
    const uint32_t literals = rules_.rule(a.rule).literals, others = rules_.rule(b.rule).literals;
    if (literals != others) return literals > others;
    return a.rule != b.rule ? a.rule < b.rule : a.tokens < b.tokens;
  }

  static bool is_inside(TokenRange tokens, std::span<const Candidate> found) {
    return std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.tokens.contains(tokens); });
  }

  void read(const Analysis& analysis, const Match& match, std::vector<Candidate>& out) const {
    const CompiledRule& rule = rules_.rule(match.rule);
    const FigureCall& call = calls_[match.rule];
    if (call.claims_only()) {
      out.push_back(Candidate{match.tokens, Designation{}, rule.name, rule.literals, rule.order});
    } else if (std::optional<FigureExpression> figure = call.evaluate(analysis, match)) {
      out.push_back(Candidate{match.tokens, *std::move(figure), rule.name, rule.literals, rule.order});
    }
  }

  RuleSet rules_;
  std::vector<FigureCall> calls_;  // by rule
  FigureResolver resolver_;
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_figures_extractor(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, kKind);
  if (!rules.ok()) return rules.error();
  std::vector<FigureCall> calls;
  for (uint32_t i = 0; i < rules->size(); ++i) {
    Result<FigureCall> call = FigureCall::make(rules->rule(i), lexicon);
    if (!call.ok()) return call.error();
    calls.push_back(*std::move(call));
  }
  return std::unique_ptr<Extractor>(std::make_unique<FiguresExtractor>(lexicon, *std::move(rules), std::move(calls)));
}

}  // namespace kiji
