// Where records go: lines of one file, or a folder with a file for each. Knows nothing of what is in a record.
#ifndef KIJI_PIPELINE_EMIT_SINK_H_
#define KIJI_PIPELINE_EMIT_SINK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/core/result.h"

namespace kiji {

// An open file descriptor with its owner's duty to close it. Standard output is not closed.
class OutputFile {
 public:
  explicit OutputFile(int descriptor) : descriptor_(descriptor) {}
  OutputFile(OutputFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// JSON Lines. Every line is handed to the system whole, so an interrupted run leaves whole lines.
class LineSink {
 public:
  // Empties or makes the file; "-" is standard output.
  static Result<LineSink> open(const std::string& path);
  // Adds the line end.
  Status write(std::string_view json);

 private:
  LineSink(OutputFile file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}

  OutputFile file_;
  std::string path_;
};

// <id>.json under one folder, '/' of the id as folders. No id leads outside of the folder: see relative_path; symbolic
// links below it are not followed. The second record of an id is <id>~2.json.
class FolderSink {
 public:
  // Makes the folder if it is missing.
  static Result<FolderSink> open(const std::string& path);
  Status write(std::string_view id, std::string_view json);

 private:
  FolderSink(OutputFile folder, std::string path) : folder_(std::move(folder)), path_(std::move(path)) {}

  OutputFile folder_;
  std::string path_;
  std::unordered_map<std::string, uint32_t> written_;  // how often a path was written
};

// Bytes of one path component, as Linux allows; longer ones end in a part of their hash.
inline constexpr size_t kMaxComponentBytes = 255;

// The path of an id's file below the folder, without ".json": no empty, "." or ".." component, no control character,
// never absolute. Two ids that differ give two paths, but for the slashes and single dots that mean nothing in a path.
std::string relative_path(std::string_view id);

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_SINK_H_
