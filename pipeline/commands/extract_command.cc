// The command line of `kiji extract`.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/commands/extract.h"
#include "pipeline/commands/interrupt.h"
#include "pipeline/commands/progress.h"
#include "pipeline/run/pipeline.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Reads articles and writes one JSON record for each, in input order.

Examples:
  kiji extract article.txt --published 2026-02-01 --pretty
  kiji extract articles/ -o records.jsonl --jobs 4 --errors failed.jsonl
  zcat feed.jsonl.gz | kiji extract - --only times,events > events.jsonl
  kiji extract articles/ -o records/          one file <id>.json for each

Exit status: 0 all well; 1 some articles failed, each has an error record in its
place; 2 wrong usage or unusable data; 130 interrupted, what is written is whole.)";

struct Arguments {
  ExtractOptions options;
  std::vector<std::string> only;
  std::string offsets = "codepoint";
  bool summary = false;
};

FieldSet fields_of(const std::vector<std::string>& names) {
  if (names.empty()) return kAllFields;
  FieldSet fields;
  for (const std::string& name : names) fields.set(static_cast<size_t>(*field(name)));
  return fields;
}

int run(const InputArguments& input, const std::string& pack_path, Arguments arguments) {
  const auto pipeline = open_pipeline(pack_path);
  if (!pipeline) return report(pipeline.error());
  const Interrupt interrupt;
  const auto start = std::chrono::steady_clock::now();
  Inputs inputs(input.paths, input.options);
  Progress progress(inputs.total_bytes());
  ExtractOptions& options = arguments.options;
  options.producer = producer(pipeline->pack());
  options.json.fields = fields_of(arguments.only);
  options.json.offsets = *offset_unit(arguments.offsets);
  options.progress = [&](const Counts& counts, uint64_t position) { progress.show(counts, position); };
  const auto result = extract(
      std::move(inputs), [&](Article article) { return pipeline->process(std::move(article)); }, options,
      interrupt.token());
  if (!result) return report(result.error());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  if (arguments.summary) std::fputs(summary(result->counts, seconds.count()).c_str(), stderr);
  if (result->stopped) return kExitInterrupted;
  return result->counts.failed > 0 ? kExitSomeFailed : kExitWell;
}

}  // namespace

Command extract_command(CLI::App& program) {
  auto* app = program.add_subcommand("extract", "Articles to records")->footer(kHelp);
  const auto input = std::make_shared<InputArguments>();
  const auto pack = std::make_shared<std::string>();
  const auto arguments = std::make_shared<Arguments>();
  arguments->options.jobs = std::max(1u, std::thread::hardware_concurrency());
  add_input_arguments(*app, input);
  add_pack_option(*app, pack);
  ExtractOptions& options = arguments->options;
  app->add_option("-o,--output", options.output, "Where to: a file, - for standard output, or a folder")
      ->option_text("FILE|DIR");
  app->add_option("--jobs", options.jobs, "Threads (default: all cores); the output is the same for any number")
      ->check(CLI::Range(1u, 1024u))
      ->option_text("N");
  app->add_option("--only", arguments->only, "Write only these fields; what they need is still computed")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"times", "figures", "people", "organizations", "places", "quotes", "events"}))
      ->option_text("times,figures,people,organizations,places,quotes,events");
  app->add_option("--offsets", arguments->offsets, "Unit of all offsets")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->option_text("codepoint|byte|utf16");
  app->add_flag("--pretty", options.json.pretty, "Indented JSON instead of one line for each record");
  app->add_option("--errors", options.errors, "Write error records to this file as well")->option_text("FILE");
  app->add_flag("--summary", arguments->summary, "Print what was found to standard error at the end");
  return {.app = app, .run = [=] { return run(*input, *pack, *arguments); }};
}

}  // namespace kiji
