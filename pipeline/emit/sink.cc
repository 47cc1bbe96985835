#include "pipeline/emit/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "pipeline/core/hash.h"

namespace kiji {
namespace {

constexpr mode_t kFolderMode = 0777;  // less the umask
constexpr mode_t kFileMode = 0666;
constexpr size_t kHashDigits = 16;  // of a component that is cut
constexpr std::string_view kExtension = ".json";

Error system_error(std::string code, const std::string& path, std::string_view what) {
  return {.code = std::move(code), .message = std::string(what) + "; " + std::strerror(errno), .path = path};
}

Status write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error("unwritable", path, "cannot write");
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return ok_status();
}

// The folder `name` in `parent`, made if it is missing.
Result<OutputFile> open_folder(int parent, const std::string& name, const std::string& path) {
  if (::mkdirat(parent, name.c_str(), kFolderMode) != 0 && errno != EEXIST) {
    return system_error("unwritable", path, "cannot make the folder");
  }
  const int opened = ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (opened < 0) return system_error("unwritable", path, "cannot open the folder");
  return OutputFile(opened);
}

void append_percent(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out.push_back('%');
  out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
  out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
}

// A component that is safe as a file or folder name. '%' and '~' are escaped as well, so that no two components meet.
std::string safe_component(std::string_view component) {
  const bool dots = component == "..";
  std::string out;
  for (const char c : component) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '%' || c == '~' || dots) {
      append_percent(out, c);
    } else {
      out.push_back(c);
    }
  }
  const size_t limit = kMaxComponentBytes - kExtension.size() - 8;  // room for "~2" and up
  if (out.size() <= limit) return out;
  size_t cut = limit - kHashDigits - 1;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
  return out.substr(0, cut) + '~' + sha256_hex(component).substr(0, kHashDigits);
}

// A folder must not have the name of a record's file: "a.json/b" beside "a".
std::string safe_folder(std::string component) {
  if (component.ends_with(kExtension)) component.replace(component.size() - kExtension.size(), 1, "%2E");
  return component;
}

}  // namespace

OutputFile::~OutputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<LineSink> LineSink::open(const std::string& path) {
  if (path == "-") return LineSink(OutputFile(STDOUT_FILENO), "standard output");
  const int opened = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode);
  if (opened < 0) return system_error("unwritable", path, "cannot open for writing");
  return LineSink(OutputFile(opened), path);
}

Status LineSink::write(std::string_view json) {
  std::string line;
  line.reserve(json.size() + 1);
  line += json;
  line.push_back('\n');
  return write_all(file_.descriptor(), line, path_);
}

Result<FolderSink> FolderSink::open(const std::string& path) {
  if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST) {
    return system_error("unwritable", path, "cannot make the folder");
  }
  // The folder itself may be a link: the user named it.
  const int opened = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return system_error("unwritable", path, "cannot open the folder");
  return FolderSink(OutputFile(opened), path);
}

Status FolderSink::write(std::string_view id, std::string_view json) {
  const std::string relative = relative_path(id);
  const uint32_t times = ++written_[relative];
  std::optional<OutputFile> folder;
  size_t at = 0;
  for (size_t slash = relative.find('/'); slash != std::string::npos; slash = relative.find('/', at)) {
    const int parent = folder ? folder->descriptor() : folder_.descriptor();
    auto next = open_folder(parent, relative.substr(at, slash - at), path_ + '/' + relative);
    if (!next) return next.error();
    folder.reset();
    folder.emplace(*std::move(next));
    at = slash + 1;
  }
  const std::string name =
      relative.substr(at) + (times > 1 ? '~' + std::to_string(times) : std::string()) + std::string(kExtension);
  const std::string path = path_ + '/' + relative.substr(0, at) + name;
  const int parent = folder ? folder->descriptor() : folder_.descriptor();
  const int opened = ::openat(parent, name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, kFileMode);
  if (opened < 0) return system_error("unwritable", path, "cannot open for writing");
  const OutputFile file(opened);
  return write_all(file.descriptor(), std::string(json) + '\n', path);
}

std::string relative_path(std::string_view id) {
  std::string out;
  std::string last;
  for (size_t at = 0; at <= id.size();) {
    const size_t slash = std::min(id.find('/', at), id.size());
    const std::string_view component = id.substr(at, slash - at);
    at = slash + 1;
    if (component.empty() || component == ".") continue;
    if (!last.empty()) out += safe_folder(std::move(last)) + '/';
    last = safe_component(component);
  }
  return out + (last.empty() ? "%" : last);
}

}  // namespace kiji
