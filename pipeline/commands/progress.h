// A progress bar on standard error, where that is a terminal; nothing elsewhere.
#ifndef KIJI_PIPELINE_COMMANDS_PROGRESS_H_
#define KIJI_PIPELINE_COMMANDS_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/run/batch.h"

namespace kiji {

class Progress {
 public:
  // `total`: bytes on disk of the whole input, if they are known.
  explicit Progress(std::optional<uint64_t> total);
  // Takes the bar away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws at most ten times a second.
  void show(const Counts& counts, uint64_t position);

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<uint64_t> total_;
  bool enabled_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_;
};

// The bar itself: "[=====>    ]  52 %  120 articles  3 failed  11.2 MB/s". Without a total it has no bar and no
// percentage.
std::string progress_line(const Counts& counts, uint64_t position, std::optional<uint64_t> total, double seconds);

// What a run did, one line for each number, for people.
std::string summary(const Counts& counts, double seconds);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_PROGRESS_H_
