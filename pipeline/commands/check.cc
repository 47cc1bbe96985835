// `kiji check`: validates dictionaries without writing a pack.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "pipeline/commands/command.h"
#include "pipeline/commands/examples.h"
#include "pipeline/lexicon/pack.h"
#include "pipeline/lexicon/pack_writer.h"
#include "pipeline/run/pipeline.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Reads all word lists and rules of a folder and compiles them as `kiji pack` does,
without writing anything; the first fault is printed with its place. Then runs the
examples of all rules and prints every one that does not hold.

Examples:
  kiji check dictionaries
  kiji check dictionaries --add my-companies

Exit status: 0 all well; 2 a fault in the data.)";

void print(const DictionaryFolder& folder) {
  size_t rules = 0;
  for (const auto& [kind, of_kind] : folder.rules) rules += of_kind.size();
  std::printf("%-8s %5zu word lists %5zu rules %5zu tables\n", folder.language.c_str(), folder.lists.size(), rules,
              folder.tables.size());
}

// Compiled and opened, without a file.
Result<Pipeline> make_pipeline(const PackOptions& options) {
  auto bytes = build_pack(options);
  if (!bytes) return bytes.error();
  auto pack = Pack::from_bytes(*std::move(bytes));
  if (!pack) return pack.error();
  return Pipeline::open(*std::move(pack));
}

int run(const PackOptions& options) {
  const auto folders = merged_dictionaries(options);
  if (!folders) return report(folders.error());
  for (const DictionaryFolder& folder : *folders) print(folder);
  const auto pipeline = make_pipeline(options);
  if (!pipeline) return report(pipeline.error());
  const ExampleScore score =
      run_examples(*folders, [&](Article article) { return pipeline->explain(std::move(article)); });
  for (const Error& fault : score.faults) std::printf("%s\n", fault.to_string().c_str());
  std::printf("%zu hits and %zu misses, %zu do not hold\n", score.hits, score.misses, score.faults.size());
  return score.faults.empty() ? kExitWell : kExitFault;
}

}  // namespace

Command check_command(CLI::App& program) {
  auto* app = program.add_subcommand("check", "Validate word lists and rules")->footer(kHelp);
  const auto options = std::make_shared<PackOptions>(PackOptions{.dictionaries = "dictionaries"});
  app->add_option("DICTIONARIES", options->dictionaries, "Folder of language folders (default: dictionaries)")
      ->check(CLI::ExistingDirectory);
  app->add_option("--add", options->add, "A folder of your own word lists and rules")
      ->check(CLI::ExistingDirectory)
      ->allow_extra_args(false)
      ->option_text("FOLDER");
  return {.app = app, .run = [=] { return run(*options); }};
}

}  // namespace kiji
