// `kiji pack`: dictionaries and data packages compiled into one file.
#include "pipeline/lexicon/pack.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"
#include "pipeline/lexicon/pack_writer.h"

namespace kiji {
namespace {

constexpr const char* kHelp = R"(Compiles a folder of dictionaries, the data packages of the system and your own
word lists and rules into one file, which is loaded as a whole.

Examples:
  kiji pack dictionaries -o kiji.pack
  kiji pack dictionaries --add my-companies -o my.pack
  kiji pack --info                           what is in the pack that is used

Exit status: 0 all well; 2 wrong usage or a fault in the data.)";

struct Arguments {
  PackOptions options{.dictionaries = "dictionaries"};
  std::string output = "kiji.pack";
  std::string pack;
  bool info = false;
};

// Under another name first: a program that runs keeps the old pack mapped, and no half-written pack has the name.
Status write_file(const std::string& path, const std::string& bytes) {
  const std::string temporary = path + ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  bool well = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (file != nullptr) well = std::fclose(file) == 0 && well;
  if (well && std::rename(temporary.c_str(), path.c_str()) == 0) return ok_status();
  const Error fault{
      .code = "unwritable", .message = std::string("cannot write; ") + std::strerror(errno), .path = path};
  std::remove(temporary.c_str());
  return fault;
}

// The lines of a table without its comments.
std::string entries_of(std::string_view table) {
  std::string out;
  while (!table.empty()) {
    const size_t end = std::min(table.find('\n'), table.size());
    if (end > 0 && table.front() != '#') out.append(table.substr(0, end)).push_back('\n');
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return out;
}

// Sources with their licences, then the sections with their sizes.
int print_info(const std::string& path) {
  const auto pack = open_pack(path);
  if (!pack) return report(pack.error());
  std::printf("format  %u\ndigest  %s\n\n%s\n", kPackFormat, std::string(pack->digest()).c_str(),
              entries_of(pack->section("und/table/licences")).c_str());
  for (const std::string_view name : pack->section_names()) {
    std::printf("%12zu  %.*s\n", pack->section(name).size(), static_cast<int>(name.size()), name.data());
  }
  return kExitWell;
}

int run(const Arguments& arguments) {
  if (arguments.info) return print_info(arguments.pack);
  const auto bytes = build_pack(arguments.options);
  if (!bytes) return report(bytes.error());
  if (const auto written = write_file(arguments.output, *bytes); !written) return report(written.error());
  std::fprintf(stderr, "%s: %.1f MB\n", arguments.output.c_str(), static_cast<double>(bytes->size()) / 1e6);
  return kExitWell;
}

}  // namespace

Command pack_command(CLI::App& program) {
  auto* app = program.add_subcommand("pack", "Dictionaries to the file that other commands load")->footer(kHelp);
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("DICTIONARIES", arguments->options.dictionaries, "Folder of language folders (default: dictionaries)")
      ->check(CLI::ExistingDirectory);
  app->add_option("-o,--output", arguments->output, "The pack to write (default: kiji.pack)")->option_text("FILE");
  app->add_option("--add", arguments->options.add, "A folder of your own word lists and rules; yours win")
      ->check(CLI::ExistingDirectory)
      ->allow_extra_args(false)
      ->option_text("FOLDER");
  app->add_option("--without", arguments->options.without, "Leave a class of words out")
      ->allow_extra_args(false)
      ->option_text("CLASS");
  app->add_flag("--info", arguments->info, "Print what is in a pack: sources, licences, sections");
  app->add_option("--pack", arguments->pack, "The pack that --info is about")->option_text("FILE");
  return {.app = app, .run = [=] { return run(*arguments); }};
}

}  // namespace kiji
