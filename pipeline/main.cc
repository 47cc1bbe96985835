// The command line: which command, and nothing else.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/commands/common.h"

namespace {

constexpr const char* kHelp = R"(Examples:
  kiji extract articles/ -o records.jsonl     articles to records
  kiji view records.jsonl                     what is in them, for a person
  kiji extract --help                         the options of a command

Environment: KIJI_PACK names the pack to load, NO_COLOR turns colours off.
Exit status: 0 all well; 1 some articles failed or a score is below its floor;
2 wrong usage or unusable data; 130 interrupted.)";

// The version, and the digest of the pack that would be loaded.
std::string version_text() {
  const auto pack = kiji::open_pack("");
  return "kiji " + std::string(kiji::version()) + "\npack " +
         (pack ? std::string(pack->digest()) : "none: " + pack.error().to_string());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("kiji reads news articles and writes one structured JSON record for each.", "kiji");
  program.footer(kHelp);
  program.require_subcommand(1);
  program.set_version_flag("--version", version_text, "Print the version and the digest of the pack");
  const std::vector<kiji::Command> commands = {kiji::extract_command(program), kiji::read_command(program),
                                               kiji::view_command(program),    kiji::explain_command(program),
                                               kiji::check_command(program),   kiji::pack_command(program),
                                               kiji::score_command(program),   kiji::schema_command(program)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kiji::kExitWell : kiji::kExitFault;
  }
  for (const kiji::Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return kiji::kExitFault;
}
