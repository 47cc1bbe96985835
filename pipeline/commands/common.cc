#include "pipeline/commands/common.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

#include "pipeline/commands/command.h"

namespace kiji {
namespace {

constexpr std::string_view kPackName = "kiji.pack";

// Where this program lies; empty where the system does not say.
std::filesystem::path program_folder() {
  std::error_code code;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? std::filesystem::path() : program.parent_path();
}

bool is_file(const std::filesystem::path& path) {
  std::error_code code;
  return std::filesystem::is_regular_file(path, code);
}

}  // namespace

int report(const Error& fault) {
  std::fprintf(stderr, "kiji: %s\n", fault.to_string().c_str());
  return kExitFault;
}

std::string_view version() { return KIJI_VERSION; }

void add_input_arguments(CLI::App& app, const std::shared_ptr<InputArguments>& arguments) {
  using Format = InputOptions::Format;
  const std::map<std::string, Format> formats = {
      {"auto", Format::automatic}, {"text", Format::text}, {"jsonl", Format::jsonl}};
  app.add_option("FILE", arguments->paths,
                 "Files and folders (read recursively, in the order of their names); - is standard input. "
                 "Also .gz and .zst.")
      ->required();
  app.add_option("--from", arguments->options.from, "Format of the input; auto goes by name and first byte")
      ->transform(CLI::CheckedTransformer(formats))
      ->option_text("auto|text|jsonl");
  app.add_option("--lang", arguments->options.language, "Language (BCP 47) of articles that declare none")
      ->option_text("TAG");
  app.add_option("--published", arguments->options.published,
                 "Publication date (ISO 8601) of articles that give none: the anchor of 'yesterday'")
      ->option_text("DATE")
      ->check([](const std::string& date) {
        return is_iso_date(date) ? std::string() : date + " is no ISO 8601 date; expected such as 2026-02-01";
      });
}

void add_pack_option(CLI::App& app, const std::shared_ptr<std::string>& pack) {
  app.add_option("--pack", *pack, "The pack to use instead of KIJI_PACK or the one beside the program")
      ->option_text("FILE");
}

Result<std::string> find_pack(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* named = std::getenv("KIJI_PACK"); named != nullptr && *named != '\0') return std::string(named);
  const auto folder = program_folder();
  for (const auto& path : {folder / kPackName, folder.parent_path() / "share" / "kiji" / kPackName}) {
    if (is_file(path)) return path.string();
  }
  return Error{.code = "no-pack",
               .message = "no pack found; make one with `kiji pack dictionaries -o " + (folder / kPackName).string() +
                          "`, or name one with --pack or KIJI_PACK"};
}

Result<Pack> open_pack(const std::string& given) {
  const auto path = find_pack(given);
  if (!path) return path.error();
  return Pack::open(*path);
}

Result<Pipeline> open_pipeline(const std::string& pack) {
  auto opened = open_pack(pack);
  if (!opened) return opened.error();
  return Pipeline::open(*std::move(opened));
}

Producer producer(const Pack& pack) { return {.version = std::string(version()), .pack = std::string(pack.digest())}; }

}  // namespace kiji
