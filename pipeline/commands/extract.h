// `kiji extract` without its command line: a batch from inputs to a sink. The work on one article is a parameter, so
// that it runs in tests without a pack.
#ifndef KIJI_PIPELINE_COMMANDS_EXTRACT_H_
#define KIJI_PIPELINE_COMMANDS_EXTRACT_H_

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "pipeline/emit/json.h"
#include "pipeline/read/input.h"
#include "pipeline/run/batch.h"

namespace kiji {

struct ExtractOptions {
  std::string output = "-";  // file, "-", or a folder: one that exists or whose name ends in '/'
  std::string errors;        // file of error records; empty: none
  JsonOptions json;
  Producer producer;
  unsigned jobs = 1;
  std::function<void(const Counts& counts, uint64_t position)> progress;  // may be empty; counts up to now
};

// The fault as the error record of the article that had it.
Failure failure_of(const Article& article, std::string stage, const Error& fault);

// An article's record, or its failure, as the line that leaves. Safe for several threads if `process` is.
BatchOutput process_unit(ReadUnit unit, const ProcessArticle& process, const ExtractOptions& options);

// Everything of `inputs`, in order. A fault is one of the output; failed articles are counted and have their error
// record in their place and in `errors`.
Result<BatchResult> extract(Inputs inputs, const ProcessArticle& process, const ExtractOptions& options,
                            std::stop_token stop);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_EXTRACT_H_
