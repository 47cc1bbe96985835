#include "pipeline/commands/examples.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "pipeline/commands/corpus.h"

namespace kiji {
namespace {

// Rules of the files are "ja/month-day" in a record.
bool is_of(std::string_view full_name, const Rule& rule) {
  const size_t slash = full_name.find('/');
  return slash != std::string_view::npos && full_name.substr(slash + 1) == rule.name;
}

template <typename Facts>
bool any_of_rule(const Facts& facts, const Rule& rule) {
  for (const auto& fact : facts) {
    if (is_of(fact.rule, rule)) return true;
  }
  return false;
}

bool any_mention_of_rule(const std::vector<Entity>& entities, const Rule& rule) {
  for (const Entity& entity : entities) {
    if (any_of_rule(entity.mentions, rule) || any_of_rule(entity.references, rule)) return true;
  }
  return false;
}

bool survives(const Record& record, std::string_view kind, const Rule& rule) {
  if (kind == "times") return any_of_rule(record.times, rule);
  if (kind == "figures") return any_of_rule(record.figures, rule);
  if (kind == "quotes") return any_of_rule(record.quotes, rule);
  if (kind == "events") return any_of_rule(record.events, rule);
  return any_mention_of_rule(record.people, rule) || any_mention_of_rule(record.organizations, rule) ||
         any_mention_of_rule(record.places, rule);
}

// Whether tokens are taken by this rule, which makes no fact.
bool claims(const Trace& trace, const Rule& rule) {
  return std::any_of(trace.contest.accepted.begin(), trace.contest.accepted.end(), [&](size_t i) {
    const Candidate& candidate = trace.candidates[i];
    return std::holds_alternative<Designation>(candidate.what) && is_of(candidate.rule, rule);
  });
}

std::string join(const std::vector<CaseResult>& results) {
  std::string out;
  for (const CaseResult& result : results) out += (out.empty() ? "" : " ; ") + result.surface + " | " + result.value;
  return out.empty() ? "nothing" : out;
}

std::vector<CaseResult> wanted(const Example& example) {
  std::vector<CaseResult> out;
  for (const Example::Expected& one : example.expected) out.push_back({.surface = one.surface, .value = one.value});
  return out;
}

class Runner {
 public:
  Runner(const std::string& language, std::string_view rules_kind, const ExplainArticle& explain, ExampleScore& score)
      : language_(language), rules_kind_(rules_kind), explain_(explain), score_(score) {}

  void run(const Rule& rule) {
    for (const Example& hit : rule.hits) run(rule, hit);
    for (const Example& miss : rule.misses) run(rule, miss);
    score_.hits += rule.hits.size();
    score_.misses += rule.misses.size();
  }

 private:
  void run(const Rule& rule, const Example& example) {
    const auto explained = explain_(article_of(rule, example));
    if (!explained) return add(rule, example, explained.error().to_string());
    const auto& [record, trace] = *explained;
    if (passes(rule, rules_kind_, example, record, trace)) return;
    const bool miss = example.expected.empty();
    add(rule, example,
        "found " + join(results_of(record, results_kind(rules_kind_))) + "; expected " +
            (miss ? "nothing of rule " + rule.name : join(wanted(example))));
  }

  Article article_of(const Rule& rule, const Example& example) const {
    const std::string published = rule.published.empty() ? std::string(kExamplePublished) : rule.published;
    return {.id = rule.path + ':' + std::to_string(example.line),
            .language = Language{.tag = language_, .by = "given", .confidence = 1},
            .published = Published{.value = published, .by = "given"},
            .text = example.text,
            .blocks = {{.kind = BlockKind::paragraph, .span = {0, static_cast<uint32_t>(example.text.size())}}}};
  }

  void add(const Rule& rule, const Example& example, std::string message) {
    score_.faults.push_back({.code = "example",
                             .message = std::move(message),
                             .path = rule.path,
                             .line = example.line,
                             .excerpt = example.text});
  }

  const std::string& language_;
  std::string_view rules_kind_;
  const ExplainArticle& explain_;
  ExampleScore& score_;
};

}  // namespace

std::string_view results_kind(std::string_view rules_kind) { return rules_kind == "temporal" ? "times" : rules_kind; }

bool passes(const Rule& rule, std::string_view rules_kind, const Example& example, const Record& record,
            const Trace& trace) {
  const std::string_view kind = results_kind(rules_kind);
  if (!example.expected.empty()) return results_of(record, kind) == wanted(example);
  if (rule.yield.function == "nothing") return !claims(trace, rule) || results_of(record, kind).empty();
  return !survives(record, kind, rule);
}

ExampleScore run_examples(const std::vector<DictionaryFolder>& folders, const ExplainArticle& explain) {
  ExampleScore score;
  for (const DictionaryFolder& folder : folders) {
    for (const auto& [kind, rules] : folder.rules) {
      Runner runner(folder.language, kind, explain, score);
      for (const Rule& rule : rules) runner.run(rule);
    }
  }
  return score;
}

}  // namespace kiji
