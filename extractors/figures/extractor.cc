#include "extractors/figures/extractor.h"

#include <optional>
#include <string>
#include <utility>

#include "extractors/figures/constructors.h"
#include "extractors/figures/resolver.h"
#include "pipeline/lexicon/binding.h"

namespace kiji {
namespace {

constexpr std::string_view kKind = "figures";

class FiguresExtractor final : public Extractor {
 public:
  FiguresExtractor(const Lexicon& lexicon, RuleSet rules) : rules_(std::move(rules)), resolver_(lexicon) {}

  std::string_view kind() const override { return kKind; }

  std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const override {
    std::vector<Candidate> out;
    for (const Sentence& sentence : analysis.sentences) {
      for (const Match& match : rules_.find(symbols, sentence.tokens)) {
        if (std::optional<Candidate> candidate = read(analysis, match)) out.push_back(std::move(*candidate));
      }
    }
    return out;
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    resolver_.resolve(analysis, accepted, record);
  }

 private:
  std::optional<Candidate> read(const Analysis& analysis, const Match& match) const {
    const CompiledRule& rule = rules_.rule(match.rule);
    Candidate out;
    out.tokens = match.tokens;
    out.rule = rule.name;
    out.literals = rule.literals;
    out.order = rule.order;
    if (rule.yield.function == kNothing) {
      out.what = Designation{};
      return out;
    }
    std::optional<FigureExpression> figure = evaluate_figure(rule.yield, Binding(analysis, rule, match));
    if (!figure) return std::nullopt;
    out.what = std::move(*figure);
    return out;
  }

  RuleSet rules_;
  FigureResolver resolver_;
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_figures_extractor(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, kKind);
  if (!rules.ok()) return rules.error();
  for (uint32_t i = 0; i < rules->size(); ++i) {
    const CompiledRule& rule = rules->rule(i);
    if (is_figure_constructor(rule.yield.function)) continue;
    return Error{
        "unknown-constructor",
        rule.name + ": unknown constructor " + rule.yield.function + "; a constructor of figures.rules was expected",
        "",
        0,
        0,
        ""};
  }
  return std::unique_ptr<Extractor>(std::make_unique<FiguresExtractor>(lexicon, *std::move(rules)));
}

}  // namespace kiji
