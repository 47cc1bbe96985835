// `kiji explain`: what the stages made of an article, for a person who writes rules.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/commands/extract.h"
#include "pipeline/commands/record_facts.h"
#include "pipeline/commands/record_view.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Shows how articles were understood: the segmentation of each sentence with the
classes of its symbols, the candidates that lost the contest and to whom, and every
annotation with its value, the rule that found it and the reason of its resolution.

Example:
  kiji explain article.txt --published 2026-02-01

Exit status: 0 all well; 1 some articles failed; 2 wrong usage or unusable data.)";

// "11|機|の|攻撃" and below it, for each token, what rules can see of it.
std::string segmentation(const Analysis& analysis, const Style& style) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    std::vector<std::string> words;
    std::string symbols;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::string surface(analysis.surface(i));
      if (surface == "\n") continue;
      words.push_back(surface);
      std::vector<std::string> classes;
      for (const ClassId one : analysis.lexicon->classes(analysis.tokens[i].symbol)) {
        classes.emplace_back(analysis.lexicon->class_name(one));
      }
      if (!classes.empty()) symbols += "    " + style.accent(padded(surface, 12)) + ' ' + joined(classes, " ") + '\n';
    }
    if (!words.empty()) out += "  " + joined(words, "|") + '\n' + symbols;
  }
  return out;
}

std::string candidate_text(const Analysis& analysis, const Candidate& candidate) {
  return std::string(analysis.surface(candidate.tokens)) + ' ' + std::string(kind_of(candidate)) + " <" +
         std::string(candidate.rule) + '>';
}

std::string contest(const Trace& trace, const Style& style) {
  std::string out;
  for (const Loss& loss : trace.contest.losses) {
    out += "  " + candidate_text(trace.analysis, trace.candidates[loss.loser]) + style.dim(" lost to ") +
           candidate_text(trace.analysis, trace.candidates[loss.winner]) + '\n';
  }
  return out;
}

class Explainer {
 public:
  explicit Explainer(const Pipeline& pipeline) : pipeline_(pipeline) {
    view_.columns = terminal_columns(STDOUT_FILENO);
    view_.style = terminal_style(STDOUT_FILENO);
  }

  // Whether the article could be explained.
  bool show(ReadUnit unit) const {
    if (const auto* failure = std::get_if<Failure>(&unit)) return show_failure(*failure);
    auto& article = std::get<Article>(unit);
    const Article identity{.id = article.id, .source = article.source};
    const auto explained = pipeline_.explain(std::move(article));
    if (!explained) return show_failure(failure_of(identity, "extract", explained.error()));
    const auto& [record, trace] = *explained;
    const std::string json = to_json(record, producer(pipeline_.pack()));
    print(explain_record(nlohmann::json::parse(json, nullptr, false), view_));
    print('\n' + view_.style.bold("Contest") + '\n' + contest(trace, view_.style));
    print('\n' + view_.style.bold("Segmentation") + '\n' + segmentation(trace.analysis, view_.style) + '\n');
    return true;
  }

 private:
  static void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

  bool show_failure(const Failure& failure) const {
    print(explain_record(nlohmann::json::parse(to_json(failure), nullptr, false), view_));
    return false;
  }

  const Pipeline& pipeline_;
  ViewOptions view_;
};

int run(const InputArguments& input, const std::string& pack) {
  const auto pipeline = open_pipeline(pack);
  if (!pipeline) return report(pipeline.error());
  const Explainer explainer(*pipeline);
  Inputs inputs(input.paths, input.options);
  int status = kExitWell;
  while (auto unit = inputs.next()) {
    if (!explainer.show(*std::move(unit))) status = kExitSomeFailed;
  }
  return status;
}

}  // namespace

Command explain_command(CLI::App& program) {
  auto* app = program.add_subcommand("explain", "How articles were understood: rules and reasons")->footer(kHelp);
  const auto input = std::make_shared<InputArguments>();
  const auto pack = std::make_shared<std::string>();
  add_input_arguments(*app, input);
  add_pack_option(*app, pack);
  return {.app = app, .run = [=] { return run(*input, *pack); }};
}

}  // namespace kiji
