// The command line of `kiji score`.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/commands/score.h"
#include "pipeline/run/pipeline.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Compares what is found in CORPUS/articles with CORPUS/expected, and CORPUS/cases
with what they want; prints precision, recall and F1 for each language and kind
against CORPUS/floors.json.

Examples:
  kiji score corpus
  kiji score corpus --faults | grep ' times '     everything that is wrong with times

Exit status: 0 all floors held; 1 something is below its floor; 2 unusable data.)";

struct Arguments {
  std::string corpus = "corpus";
  bool faults = false;
};

void print(const Score& score) {
  std::printf("%-5s %-24s %9s %9s %9s %7s\n", "", "kind", "precision", "recall", "F1", "gold");
  for (const auto& [language, kinds] : score.tallies) {
    for (const auto& [kind, tally] : kinds) {
      std::printf("%-5s %-24s %9.3f %9.3f %9.3f %7llu\n", language.c_str(), kind.c_str(), tally.precision(),
                  tally.recall(), tally.f1(), static_cast<unsigned long long>(tally.expected));
    }
  }
  std::printf("expectations not reviewed: %llu\n", static_cast<unsigned long long>(score.unreviewed));
}

int run(const Arguments& arguments, const std::string& pack_path) {
  const auto pipeline = open_pipeline(pack_path);
  if (!pipeline) return report(pipeline.error());
  const std::string floors_path = arguments.corpus + "/floors.json";
  const auto floors_text = read_file(floors_path);
  if (!floors_text) return report(floors_text.error());
  const auto floors = nlohmann::json::parse(*floors_text, nullptr, false);
  if (!floors.is_object()) return report({.code = "floors", .message = "no JSON object", .path = floors_path});
  const auto score =
      score_corpus(arguments.corpus, [&](Article article) { return pipeline->process(std::move(article)); });
  if (!score) return report(score.error());
  print(*score);
  if (arguments.faults) {
    for (const std::string& fault : score->faults) std::printf("%s\n", fault.c_str());
  }
  const auto below = below_floors(*score, floors);
  for (const std::string& line : below) std::printf("%s\n", line.c_str());
  return below.empty() ? kExitWell : kExitSomeFailed;
}

}  // namespace

Command score_command(CLI::App& program) {
  auto* app = program.add_subcommand("score", "Precision and recall over the corpus")->footer(kHelp);
  const auto arguments = std::make_shared<Arguments>();
  const auto pack = std::make_shared<std::string>();
  app->add_option("CORPUS", arguments->corpus, "Folder of articles, expected, cases and floors.json (default: corpus)")
      ->check(CLI::ExistingDirectory);
  app->add_flag("--faults", arguments->faults, "Print every missing and every spurious fact");
  add_pack_option(*app, pack);
  return {.app = app, .run = [=] { return run(*arguments, *pack); }};
}

}  // namespace kiji
