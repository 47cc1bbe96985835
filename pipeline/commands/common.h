// What several commands share: their input options, the pack they load, the version they state.
#ifndef KIJI_PIPELINE_COMMANDS_COMMON_H_
#define KIJI_PIPELINE_COMMANDS_COMMON_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/emit/json.h"
#include "pipeline/lexicon/pack.h"
#include "pipeline/read/input.h"
#include "pipeline/run/pipeline.h"

namespace CLI {
class App;
}

namespace kiji {

std::string_view version();

// FILE… --from --lang --published, filled by parsing. Shared with the run function, which outlives the parser.
struct InputArguments {
  std::vector<std::string> paths;
  InputOptions options;
};

// REQUIRES: `arguments` lives until the command has run.
void add_input_arguments(CLI::App& app, const std::shared_ptr<InputArguments>& arguments);
// --pack FILE.
void add_pack_option(CLI::App& app, const std::shared_ptr<std::string>& pack);

// `given`, else the environment's KIJI_PACK, else kiji.pack beside the program, else in ../share/kiji. The first that
// is named decides, whether it exists or not. The fault of none says which command makes one.
Result<std::string> find_pack(const std::string& given);
Result<Pack> open_pack(const std::string& given);
Result<Pipeline> open_pipeline(const std::string& pack);

Producer producer(const Pack& pack);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_COMMON_H_
