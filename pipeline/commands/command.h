// What every command is made of: its part of the command line and a function that runs it. Commands are the only units
// that print; nothing includes them but main.cc and tests.
#ifndef KIJI_PIPELINE_COMMANDS_COMMAND_H_
#define KIJI_PIPELINE_COMMANDS_COMMAND_H_

#include <functional>

#include "pipeline/core/result.h"

namespace CLI {
class App;
}

namespace kiji {

// Exit statuses, as `kiji --help` lists them.
inline constexpr int kExitWell = 0;
inline constexpr int kExitSomeFailed = 1;     // each has an error record; or a score is below its floor
inline constexpr int kExitFault = 2;          // wrong usage, unusable data
inline constexpr int kExitInterrupted = 130;  // 128 + SIGINT

struct Command {
  CLI::App* app = nullptr;   // owned by the program
  std::function<int()> run;  // the exit status; called once, after parsing
};

// Prints the fault to standard error. Returns kExitFault.
int report(const Error& fault);

// Each adds itself to the program's command line.
Command extract_command(CLI::App& program);
Command read_command(CLI::App& program);
Command view_command(CLI::App& program);
Command explain_command(CLI::App& program);
Command check_command(CLI::App& program);
Command pack_command(CLI::App& program);
Command score_command(CLI::App& program);
Command schema_command(CLI::App& program);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_COMMAND_H_
