// The way in: files, folders and standard input become articles, one at a time, in a fixed order. Memory is bounded by
// the largest single article, not by the number of them. This unit finds and opens; it knows no format (reader.h does)
// and decides nothing about the text.
#ifndef KIJI_PIPELINE_READ_INPUT_H_
#define KIJI_PIPELINE_READ_INPUT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/reader.h"

namespace kiji {

struct InputOptions {
  enum class Format { automatic, text, jsonl };
  Format from = Format::automatic;  // automatic: by the name's ending, otherwise by the first byte ('{' is JSON Lines)
  std::string language;             // BCP 47, for articles that declare none; empty: they are detected
  std::string published;            // ISO 8601 date or date-time, for articles that give none; empty: path or date line
};

// Pulls articles out of `paths` in the order given; folders recursively, in byte order of names, without entries whose
// name starts with '.'; "-" is standard input. Not for several threads at once.
class Inputs {
 public:
  // Opens nothing yet. `standard_input` is a file descriptor that stays the caller's.
  Inputs(std::vector<std::string> paths, InputOptions options, int standard_input = 0);
  Inputs(Inputs&&) noexcept;
  Inputs& operator=(Inputs&&) noexcept;
  ~Inputs();

  // Empty at the end.
  std::optional<ReadUnit> next();

  // Bytes on disk of everything that next() will read, for a progress bar; empty if that is not known before (standard
  // input, a pipe). Walks all folders, opens no file.
  std::optional<uint64_t> total_bytes() const;
  // How many of those have been read so far.
  uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether `text` is an ISO 8601 calendar date ("2026-02-01") or date-time ("2026-02-01T09:00", with seconds, fraction
// and zone if wanted) that exists: what InputOptions::published may be.
bool is_iso_date(std::string_view text);

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_INPUT_H_
