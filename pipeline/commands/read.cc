// `kiji read`: articles as the readers see them, before extraction.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <variant>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/emit/sink.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Prints each article as JSON before extraction: its text, blocks, language and
publication date as far as the input says them. Needs no pack.

Examples:
  kiji read article.txt --pretty
  kiji read articles/ | jq -r .published.value

Exit status: 0 all well; 1 some articles failed; 2 wrong usage.)";

int run(const InputArguments& input, const JsonOptions& options) {
  auto output = LineSink::open("-");
  if (!output) return report(output.error());
  Inputs inputs(input.paths, input.options);
  const Producer producer{.version = std::string(version()), .pack = {}};
  int status = kExitWell;
  while (const auto unit = inputs.next()) {
    const auto* failure = std::get_if<Failure>(&*unit);
    if (failure != nullptr) status = kExitSomeFailed;
    const std::string json =
        failure != nullptr ? to_json(*failure, options.pretty) : to_json(std::get<Article>(*unit), producer, options);
    if (const auto written = output->write(json); !written) return report(written.error());
  }
  return status;
}

}  // namespace

Command read_command(CLI::App& program) {
  auto* app = program.add_subcommand("read", "Articles as they are read, before extraction")->footer(kHelp);
  const auto input = std::make_shared<InputArguments>();
  const auto options = std::make_shared<JsonOptions>();
  const auto offsets = std::make_shared<std::string>("codepoint");
  add_input_arguments(*app, input);
  app->add_option("--offsets", *offsets, "Unit of all offsets")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->option_text("codepoint|byte|utf16");
  app->add_flag("--pretty", options->pretty, "Indented JSON");
  return {.app = app, .run = [=] {
            options->offsets = *offset_unit(*offsets);
            return run(*input, *options);
          }};
}

}  // namespace kiji
