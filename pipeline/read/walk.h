// Which files there are: paths as given, folders recursively, in byte order of names. Opens nothing but folders.
#ifndef KIJI_PIPELINE_READ_WALK_H_
#define KIJI_PIPELINE_READ_WALK_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

// Folders in folders at most: deeper ones are an error of whoever made them.
inline constexpr size_t kMaxFolderDepth = 200;

// A file to read. `path` is what was given, with "/" and the names of a folder's entries; "-" is standard input.
struct FoundFile {
  std::string path;
  std::optional<uint64_t> size;  // absent where it is not known before (a pipe)

  bool operator==(const FoundFile&) const = default;
};

// Pulls files one at a time; a fault (Error::path says where) stands in the place of the file, and the walk goes on.
// Entries of folders whose name starts with '.' are passed over. A given path may be a pipe or a device; in a folder
// these are faults. Symbolic links are followed; one that leads back to a folder it lies in is a fault ("link-loop").
class Walk {
 public:
  explicit Walk(std::vector<std::string> paths);
  Walk(Walk&&) noexcept;
  Walk& operator=(Walk&&) noexcept;
  ~Walk();

  // Empty at the end.
  std::optional<std::variant<FoundFile, Error>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_WALK_H_
