#include "pipeline/commands/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "pipeline/commands/terminal.h"

namespace kiji {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(100);
constexpr size_t kBarColumns = 30;

double megabytes_per_second(uint64_t bytes, double seconds) {
  return seconds > 0 ? static_cast<double>(bytes) / 1e6 / seconds : 0;
}

}  // namespace

Progress::Progress(std::optional<uint64_t> total) : total_(total), enabled_(is_terminal(STDERR_FILENO)) {}

Progress::~Progress() {
  if (enabled_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(const Counts& counts, uint64_t position) {
  const auto now = Clock::now();
  if (!enabled_ || now - last_ < kInterval) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r\x1b[K%s", progress_line(counts, position, total_, seconds).c_str());
}

std::string progress_line(const Counts& counts, uint64_t position, std::optional<uint64_t> total, double seconds) {
  std::string line;
  if (total && *total > 0) {
    const double share = std::min(1.0, static_cast<double>(position) / static_cast<double>(*total));
    const auto done = static_cast<size_t>(share * kBarColumns);
    const std::string tip = done < kBarColumns ? ">" : "";
    line = fmt::format("[{}{}{}] {:3.0f} %  ", std::string(done, '='), tip,
                       std::string(kBarColumns - done - tip.size(), ' '), share * 100);
  }
  line += fmt::format("{} articles", counts.articles);
  if (counts.failed > 0) line += fmt::format("  {} failed", counts.failed);
  return line + fmt::format("  {:.1f} MB/s", megabytes_per_second(counts.bytes, seconds));
}

std::string summary(const Counts& counts, double seconds) {
  const std::string failed = counts.failed > 0 ? fmt::format(" ({} failed)", counts.failed) : "";
  return fmt::format(
      "articles       {}{}\n"
      "events         {}\n"
      "people         {}\n"
      "organizations  {}\n"
      "places         {}\n"
      "times          {}\n"
      "figures        {}\n"
      "quotes         {}\n"
      "warnings       {}\n"
      "speed          {:.1f} MB/s ({:.2f} MB of text in {:.2f} s)\n",
      counts.articles, failed, counts.events, counts.people, counts.organizations, counts.places, counts.times,
      counts.figures, counts.quotes, counts.warnings, megabytes_per_second(counts.bytes, seconds),
      static_cast<double>(counts.bytes) / 1e6, seconds);
}

}  // namespace kiji
