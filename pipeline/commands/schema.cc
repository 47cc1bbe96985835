// `kiji schema`: the JSON Schema of the output.
#include "pipeline/emit/schema.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "pipeline/commands/command.h"

namespace kiji {

Command schema_command(CLI::App& program) {
  auto* app = program.add_subcommand("schema", "The JSON Schema (2020-12) of records, with every event type")
                  ->footer("Example:\n  kiji schema > kiji.schema.json");
  return {.app = app, .run = [] {
            const auto text = record_schema();
            return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? kExitWell : kExitFault;
          }};
}

}  // namespace kiji
