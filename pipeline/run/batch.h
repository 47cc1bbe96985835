// Many articles through one function on several threads. What comes out leaves in the order of what went in, so the
// output is the same for any number of threads. Knows nothing of files, formats or extraction: those are the three
// functions.
#ifndef KIJI_PIPELINE_RUN_BATCH_H_
#define KIJI_PIPELINE_RUN_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/read/input.h"

namespace kiji {

// The work on one article: Pipeline::process, or a stand-in in tests. Safe for several threads.
using ProcessArticle = std::function<Result<Record>(Article)>;

// What is said at the end of a run.
struct Counts {
  uint64_t articles = 0;  // all, with the failed ones
  uint64_t failed = 0;
  uint64_t bytes = 0;  // of article text
  uint64_t times = 0, figures = 0, people = 0, organizations = 0, places = 0, quotes = 0, events = 0, warnings = 0;

  Counts& operator+=(const Counts& other);
  bool operator==(const Counts&) const = default;
};

// One article and how far the input has been read with it, in bytes on disk.
struct BatchInput {
  ReadUnit unit;
  uint64_t position = 0;
};

// One article done.
struct BatchOutput {
  std::string id;
  std::string json;
  bool failed = false;
  Counts counts;
  uint64_t position = 0;  // of its input
};

// Articles read and not yet written: at most this many for each thread, and at most so many bytes of text (but always
// one article, however large). They bound the memory of a run.
inline constexpr size_t kInFlightPerJob = 16;
inline constexpr size_t kInFlightBytes = size_t{32} << 20;

struct BatchOptions {
  unsigned jobs = 1;  // at least 1
  size_t in_flight_bytes = kInFlightBytes;
};

struct BatchFunctions {
  // The next article; empty at the end. Called by one thread of its own. It must own what it uses: where the caller
  // stops while it waits for input, it outlives run_batch.
  std::function<std::optional<BatchInput>()> read;
  // Called by all worker threads at once.
  std::function<BatchOutput(ReadUnit)> process;
  // Called by the caller's thread, in order. A fault ends the run.
  std::function<Status(const BatchOutput&)> write;
};

struct BatchResult {
  Counts counts;
  bool stopped = false;  // by the token
};

// Returns when everything is written; or, after `stop`, when what had been read by then is; or with the fault of
// `write`.
Result<BatchResult> run_batch(BatchFunctions functions, const BatchOptions& options, std::stop_token stop = {});

}  // namespace kiji

#endif  // KIJI_PIPELINE_RUN_BATCH_H_
