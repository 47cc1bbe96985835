#include "extractors/names/extractor.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractors/names/constructors.h"
#include "extractors/names/evidence.h"
#include "extractors/names/resolver.h"

namespace kiji {
namespace {

constexpr std::string_view kKind = "names";
constexpr std::string_view kLearnedRule = "names/learnt";

class NamesExtractor final : public Extractor {
 public:
  NamesExtractor(const Lexicon& lexicon, RuleSet rules, NameTables tables)
      : rules_(std::move(rules)), tables_(std::move(tables)), references_(lexicon) {
    constructors_.reserve(rules_.size());
    for (uint32_t i = 0; i < rules_.size(); ++i) {
      const CompiledRule& rule = rules_.rule(i);
      constructors_.emplace_back(rule, tables_.sign(sign_of(rule.yield)), lexicon);
    }
  }

  std::string_view kind() const override { return kKind; }

  std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const override {
    std::vector<Match> matches;
    RuleFinder finder(rules_);
    for (const Sentence& sentence : analysis.sentences) {
      const std::span<const Match> found = finder.find(symbols, sentence.tokens);
      matches.insert(matches.end(), found.begin(), found.end());
    }
    const std::vector<NameFact> facts = facts_of(analysis, matches);
    std::vector<Candidate> out;
    std::vector<WeighedName> names = weigh(analysis, facts, tables_);
    out.reserve(names.size());
    for (const NameFact& fact : facts) {
      if (fact.kind != NameFact::Kind::nothing) continue;
      // A trap for parts of names gives way where the whole is a person after all: ヴィクトリア is a city, too.
      const auto same = std::lower_bound(names.begin(), names.end(), fact.tokens,
                                         [](const WeighedName& name, TokenRange at) { return name.tokens < at; });
      const bool is_person =
          same != names.end() && same->tokens == fact.tokens && same->name.type == EntityKind::person;
      if (!is_person) out.push_back(candidate(fact.tokens, Designation{}, fact.rule));
    }
    for (WeighedName& name : names) out.push_back(candidate(name.tokens, std::move(name.name), name.rule));
    return out;
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    std::vector<AcceptedName> names;
    names.reserve(accepted.size());
    for (const Candidate& candidate : accepted) {
      const auto* name = std::get_if<NameExpression>(&candidate.what);
      if (name != nullptr) names.push_back({candidate.tokens, name, candidate.rule});
    }
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.tokens < b.tokens; });
    resolve_names(analysis, names, tables_.keys, references_, record);
  }

 private:
  // By begin. They refer to `matches`.
  std::vector<NameFact> facts_of(const Analysis& analysis, std::span<const Match> matches) const {
    std::vector<NameFact> facts;
    for (const Match& match : matches) {
      std::optional<NameFact> fact = constructors_[match.rule].construct(analysis, match);
      if (fact) facts.push_back(*std::move(fact));
    }
    return facts;
  }

  template <typename What>
  Candidate candidate(TokenRange tokens, What&& what, uint32_t rule) const {
    Candidate out{.tokens = tokens, .what = std::forward<What>(what), .rule = kLearnedRule};
    if (rule == WeighedName::kLearned) return out;
    const CompiledRule& compiled = rules_.rule(rule);
    out.rule = compiled.name;
    out.literals = compiled.literals;
    out.order = compiled.order;
    return out;
  }

  RuleSet rules_;
  NameTables tables_;
  ReferenceWords references_;
  std::vector<NameConstructor> constructors_;  // by rule
};

// What the rules of the language propose names by.
std::set<std::string> signs_of(const RuleSet& rules) {
  std::set<std::string> out;
  for (uint32_t i = 0; i < rules.size(); ++i) out.emplace(sign_of(rules.rule(i).yield));
  return out;
}

}  // namespace

Result<std::unique_ptr<Extractor>> make_names_extractor(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, kKind);
  if (!rules) return rules.error();
  Result<Weights> weights = Weights::parse(lexicon.section("table/names-weights"), "names-weights.tsv");
  if (!weights) return weights.error();
  Result<VariantKeys> keys = VariantKeys::parse(lexicon.section("table/variant"), "variant.tsv");
  if (!keys) return keys.error();
  NameTables tables = make_name_tables(*weights, *std::move(keys), signs_of(*rules), lexicon);
  return std::unique_ptr<Extractor>(std::make_unique<NamesExtractor>(lexicon, *std::move(rules), std::move(tables)));
}

}  // namespace kiji
