#include "pipeline/lexicon/pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "pipeline/core/hash.h"

namespace kiji {
namespace {

constexpr std::string_view kMagic = "KIJIPACK";
constexpr std::string_view kDigest = "digest";  // the section that holds it
constexpr size_t kHeaderSize = 16;              // bytes: magic, format, number of sections
constexpr size_t kAlignment = 8;                // bytes

// One line of the directory, as it lies in the file.
struct DirectoryEntry {
  uint64_t name_offset, name_size, data_offset, data_size;
};

void append_u32(std::string& out, uint32_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }

size_t aligned(size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

// Names and sizes take part, so that bytes cannot move from one section to the next unseen.
std::string digest_of(const std::map<std::string, std::string>& sections) {
  std::string sums;
  for (const auto& [name, bytes] : sections) {
    sums += name + '\t' + std::to_string(bytes.size()) + '\t' + sha256_hex(bytes) + '\n';
  }
  return sha256_hex(sums);
}

Error fault(std::string code, std::string message) {
  return {.code = std::move(code), .message = std::move(message) + "; run `kiji pack`"};
}

// A file mapped for reading. Unmapped when it goes.
class Mapping {
 public:
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data_ != nullptr) munmap(data_, size_);
  }

  // 0, or the errno of what failed. An empty file is mapped as no bytes.
  int map(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    struct stat status = {};
    int fault_number = fstat(file, &status) != 0 ? errno : S_ISREG(status.st_mode) ? 0 : EINVAL;
    if (fault_number == 0 && status.st_size > 0) {
      size_ = static_cast<size_t>(status.st_size);
      void* const data = mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
      if (data == MAP_FAILED) {
        fault_number = errno;
      } else {
        data_ = data;
      }
    }
    close(file);  // the mapping stays
    return fault_number;
  }
  std::string_view bytes() const {
    return data_ == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data_), size_);
  }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

using Sections = std::vector<std::pair<std::string_view, std::string_view>>;

// Everything in the directory is checked here, once; later accesses trust it.
Result<Sections> read_directory(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) return fault("pack", "not a pack");
  const Error truncated = fault("pack", "the pack is damaged (cut short?)");
  if (bytes.size() < kHeaderSize) return truncated;
  uint32_t format = 0, count = 0;
  std::memcpy(&format, bytes.data() + kMagic.size(), sizeof format);
  std::memcpy(&count, bytes.data() + kMagic.size() + sizeof format, sizeof count);
  if (format != kPackFormat) {
    return fault("pack", "the pack has format " + std::to_string(format) + "; this program reads format " +
                             std::to_string(kPackFormat));
  }
  if ((bytes.size() - kHeaderSize) / sizeof(DirectoryEntry) < count) return truncated;
  const auto inside = [&](uint64_t offset, uint64_t size) {
    return offset <= bytes.size() && size <= bytes.size() - offset;
  };
  Sections out;
  for (size_t i = 0; i < count; ++i) {
    DirectoryEntry entry;
    std::memcpy(&entry, bytes.data() + kHeaderSize + i * sizeof entry, sizeof entry);
    if (!inside(entry.name_offset, entry.name_size) || !inside(entry.data_offset, entry.data_size)) return truncated;
    if (entry.data_offset % kAlignment != 0) return truncated;
    out.emplace_back(bytes.substr(entry.name_offset, entry.name_size),
                     bytes.substr(entry.data_offset, entry.data_size));
    if (i > 0 && out[i - 1].first >= out[i].first) return truncated;  // look-ups are binary searches
  }
  return out;
}

}  // namespace

struct Pack::Storage {
  Mapping file;
  std::string memory;
  Sections sections;  // sorted by name
};

void PackBuilder::add(std::string name, std::string bytes) {
  sections_.insert_or_assign(std::move(name), std::move(bytes));
}

std::string PackBuilder::build() const {
  std::map<std::string, std::string> digest = {{std::string(kDigest), digest_of(sections_)}};
  std::vector<std::pair<std::string_view, std::string_view>> all(sections_.begin(), sections_.end());
  std::erase_if(all, [](const auto& section) { return section.first == kDigest; });
  all.emplace_back(digest.begin()->first, digest.begin()->second);
  std::sort(all.begin(), all.end());

  size_t names_at = kHeaderSize + all.size() * sizeof(DirectoryEntry);
  size_t data_at = names_at;
  for (const auto& [name, bytes] : all) data_at += name.size();
  std::vector<DirectoryEntry> directory;
  for (const auto& [name, bytes] : all) {
    data_at = aligned(data_at);
    directory.push_back({names_at, name.size(), data_at, bytes.size()});
    names_at += name.size();
    data_at += bytes.size();
  }
  std::string out(kMagic);
  out.reserve(data_at);
  append_u32(out, kPackFormat);
  append_u32(out, static_cast<uint32_t>(all.size()));
  out.append(reinterpret_cast<const char*>(directory.data()), directory.size() * sizeof(DirectoryEntry));
  for (const auto& [name, bytes] : all) out += name;
  for (const auto& [name, bytes] : all) {
    out.resize(aligned(out.size()));
    out += bytes;
  }
  return out;
}

Result<Pack> Pack::open(const std::string& path) {
  auto storage = std::make_shared<Storage>();
  Error error;
  if (const int number = storage->file.map(path); number != 0) {
    error = fault("unreadable", std::string("cannot read the pack: ") + std::strerror(number));
  } else if (auto sections = read_directory(storage->file.bytes()); sections) {
    storage->sections = *std::move(sections);
    return Pack(std::move(storage));
  } else {
    error = sections.error();
  }
  error.path = path;
  return error;
}

Result<Pack> Pack::from_bytes(std::string bytes) {
  auto storage = std::make_shared<Storage>();
  storage->memory = std::move(bytes);
  auto sections = read_directory(storage->memory);
  if (!sections) return sections.error();
  storage->sections = *std::move(sections);
  return Pack(std::move(storage));
}

std::string_view Pack::section(std::string_view name) const {
  const Sections& sections = storage_->sections;
  const auto found = std::lower_bound(sections.begin(), sections.end(), name,
                                      [](const auto& section, std::string_view key) { return section.first < key; });
  return found != sections.end() && found->first == name ? found->second : std::string_view();
}

std::vector<std::string_view> Pack::section_names() const {
  std::vector<std::string_view> out;
  for (const auto& [name, bytes] : storage_->sections) out.push_back(name);
  return out;
}

std::string_view Pack::digest() const { return section(kDigest); }

}  // namespace kiji
