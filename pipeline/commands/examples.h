// The examples of all rules, run through the whole pipeline. Judges; the command and the tests print.
#ifndef KIJI_PIPELINE_COMMANDS_EXAMPLES_H_
#define KIJI_PIPELINE_COMMANDS_EXAMPLES_H_

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/dictionary.h"
#include "pipeline/run/pipeline.h"

namespace kiji {

struct ExampleScore {
  size_t hits = 0, misses = 0;  // that were run
  std::vector<Error> faults;    // "path:line: what was found; what was expected"
};

// Which kind of results (corpus.h, results_of) the rules of a file make: "temporal" makes "times".
std::string_view results_kind(std::string_view rules_kind);

// Pipeline::explain, or a stand-in in tests.
using ExplainArticle = std::function<Result<std::pair<Record, Trace>>(Article)>;

// One example. A hit wants exactly its results of the file's kind. A miss wants no fact of this rule; where the rule
// yields nothing(), that it claims no tokens or that no fact of the kind is left.
bool passes(const Rule& rule, std::string_view rules_kind, const Example& example, const Record& record,
            const Trace& trace);

// Every hit and miss of every rule, each as an article of its own in the language of its folder.
ExampleScore run_examples(const std::vector<DictionaryFolder>& folders, const ExplainArticle& explain);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_EXAMPLES_H_
