// `kiji check`: validates dictionaries without writing a pack.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/lexicon/pack_writer.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Reads all word lists and rules of a folder and compiles them as `kiji pack` does,
without writing anything. The first fault is printed with its place.

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

int run(const PackOptions& options) {
  const auto folders = merged_dictionaries(options);
  if (!folders) return report(folders.error());
  for (const DictionaryFolder& folder : *folders) print(folder);
  const auto pack = build_pack(options);
  return pack ? kExitWell : report(pack.error());
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
