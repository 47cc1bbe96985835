// `kiji view`: articles or records, for a person in a terminal.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/commands/extract.h"
#include "pipeline/commands/record_view.h"
#include "pipeline/run/pipeline.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Shows what is in articles or in records: the events in the order of time, people
with their roles, figures with what they count, quotes with their speakers.

Examples:
  kiji view article.txt --published 2026-02-01
  kiji view records.jsonl | less -R

Exit status: 0 all well; 1 some articles failed; 2 wrong usage or unusable data.)";

// A line of kiji's own output; empty if it is something else.
std::optional<nlohmann::json> as_record(const std::string& line) {
  auto json = nlohmann::json::parse(line, nullptr, false);
  const bool is_record = json.is_object() && json.contains("schema") && json["schema"] == "kiji/1";
  return is_record ? std::optional(std::move(json)) : std::nullopt;
}

class Viewer {
 public:
  Viewer(const InputArguments& input, std::string pack_path) : input_(input), pack_path_(std::move(pack_path)) {
    view_.columns = terminal_columns(STDOUT_FILENO);
    view_.style = terminal_style(STDOUT_FILENO);
  }

  int run() {
    for (const std::string& path : input_.paths) {
      const Status shown = shows_records(path) ? ok_status() : show_articles(path);
      if (!shown) return report(shown.error());
    }
    return failed_ ? kExitSomeFailed : kExitWell;
  }

 private:
  void show(const nlohmann::json& record) {
    if (record.contains("error")) failed_ = true;
    const std::string text = (shown_++ > 0 ? "\n" : "") + view_record(record, view_);
    std::fwrite(text.data(), 1, text.size(), stdout);
  }

  // Whether the file holds records (its first line is one); if so they are shown.
  bool shows_records(const std::string& path) {
    if (std::error_code code; !std::filesystem::is_regular_file(path, code)) return false;
    std::ifstream file(path, std::ios::binary);
    std::string line;
    if (file.peek() != '{' || !std::getline(file, line) || !as_record(line)) return false;
    do {
      if (const auto record = as_record(line)) show(*record);
    } while (std::getline(file, line));
    return true;
  }

  // The pack is opened for the first article only: records need none.
  Status show_articles(const std::string& path) {
    if (!pipeline_) {
      auto pipeline = open_pipeline(pack_path_);
      if (!pipeline) return pipeline.error();
      options_.producer = producer(pipeline->pack());
      pipeline_.emplace(*std::move(pipeline));
    }
    Inputs inputs({path}, input_.options);
    const auto process = [this](Article article) { return pipeline_->process(std::move(article)); };
    while (auto unit = inputs.next()) {
      const BatchOutput output = process_unit(*std::move(unit), process, options_);
      show(nlohmann::json::parse(output.json, nullptr, false));
    }
    return ok_status();
  }

  const InputArguments& input_;
  std::string pack_path_;
  ViewOptions view_;
  ExtractOptions options_;
  std::optional<Pipeline> pipeline_;
  size_t shown_ = 0;
  bool failed_ = false;
};

}  // namespace

Command view_command(CLI::App& program) {
  auto* app = program.add_subcommand("view", "What is in articles or records, for a person")->footer(kHelp);
  const auto input = std::make_shared<InputArguments>();
  const auto pack = std::make_shared<std::string>();
  add_input_arguments(*app, input);
  add_pack_option(*app, pack);
  return {.app = app, .run = [=] { return Viewer(*input, *pack).run(); }};
}

}  // namespace kiji
