#include "pipeline/read/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace kiji {
namespace {

// A folder that is being walked, and the identity by which a loop is known.
struct Level {
  dev_t device = 0;
  ino_t inode = 0;
  std::string path;
  std::vector<std::string> names;  // still to come, last first
};

Error fault(std::string code, std::string message, const std::string& path) {
  return {.code = std::move(code), .message = path + ": " + message, .path = path};
}

Error system_fault(int error, const std::string& path) {
  return fault("unreadable", std::generic_category().message(error) + "; expected a file that can be read", path);
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

Result<std::vector<std::string>> names_in(const std::string& path) {
  DIR* folder = opendir(path.c_str());
  if (folder == nullptr) return system_fault(errno, path);
  std::vector<std::string> names;
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  closedir(folder);
  std::sort(names.begin(), names.end(), std::greater<>());
  return names;
}

}  // namespace

struct Walk::State {
  std::vector<std::string> paths;
  size_t next_path = 0;
  std::vector<Level> levels;

  // The file at `path`; empty if it was a folder, which is now the last level.
  std::optional<std::variant<FoundFile, Error>> visit(const std::string& path, bool given);
  std::optional<Error> enter(const std::string& path, const struct stat& status);
};

std::optional<Error> Walk::State::enter(const std::string& path, const struct stat& status) {
  for (const Level& level : levels) {
    if (level.device == status.st_dev && level.inode == status.st_ino) {
      return fault("link-loop", "leads back to " + level.path + "; expected a folder that does not hold itself", path);
    }
  }
  if (levels.size() == kMaxFolderDepth) {
    return fault("too-deep", "more than " + std::to_string(kMaxFolderDepth) + " folders in each other; expected fewer",
                 path);
  }
  Result<std::vector<std::string>> names = names_in(path);
  if (!names) return names.error();
  levels.push_back({status.st_dev, status.st_ino, path, *std::move(names)});
  return std::nullopt;
}

std::optional<std::variant<FoundFile, Error>> Walk::State::visit(const std::string& path, bool given) {
  if (given && path == "-") return FoundFile{.path = path, .size = std::nullopt};
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return system_fault(errno, path);
  if (S_ISDIR(status.st_mode)) {
    if (auto error = enter(path, status)) return *std::move(error);
    return std::nullopt;
  }
  if (S_ISREG(status.st_mode)) return FoundFile{.path = path, .size = static_cast<uint64_t>(status.st_size)};
  if (given) return FoundFile{.path = path, .size = std::nullopt};
  return fault("special-file", "a pipe, socket or device; expected a file", path);
}

Walk::Walk(std::vector<std::string> paths) : state_(std::make_unique<State>()) { state_->paths = std::move(paths); }
Walk::Walk(Walk&&) noexcept = default;
Walk& Walk::operator=(Walk&&) noexcept = default;
Walk::~Walk() = default;

std::optional<std::variant<FoundFile, Error>> Walk::next() {
  State& state = *state_;
  for (;;) {
    std::string path;
    const bool given = state.levels.empty();
    if (given) {
      if (state.next_path == state.paths.size()) return std::nullopt;
      path = state.paths[state.next_path++];
    } else if (Level& level = state.levels.back(); level.names.empty()) {
      state.levels.pop_back();
      continue;
    } else {
      path = joined(level.path, level.names.back());
      level.names.pop_back();
    }
    if (auto found = state.visit(path, given)) return found;
  }
}

}  // namespace kiji
