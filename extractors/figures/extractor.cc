#include "extractors/figures/extractor.h"

#include <optional>
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
    out.reserve(analysis.numbers.size() * 2);
    for (const Sentence& sentence : analysis.sentences) {
      for (const Match& match : rules_.find(symbols, sentence.tokens)) read(analysis, match, out);
    }
    return out;
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    resolver_.resolve(analysis, accepted, record);
  }

 private:
  void read(const Analysis& analysis, const Match& match, std::vector<Candidate>& out) const {
    const CompiledRule& rule = rules_.rule(match.rule);
    const FigureCall& call = calls_[match.rule];
    std::optional<FigureExpression> figure;
    if (!call.claims_only()) {
      figure = call.evaluate(analysis, match);
      if (!figure) return;
    }
    Candidate& made = out.emplace_back();
    made.tokens = match.tokens;
    made.rule = rule.name;
    made.literals = rule.literals;
    made.order = rule.order;
    if (figure)
      made.what = *std::move(figure);
    else
      made.what = Designation{};
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
