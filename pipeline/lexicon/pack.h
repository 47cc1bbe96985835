// The pack: one memory-mapped file with everything that dictionaries/ and the data packages say, compiled. This unit is
// the container: named sections of plain arrays. lexicon.h reads their meaning, pack_writer.h makes them.
#ifndef KIJI_PIPELINE_LEXICON_PACK_H_
#define KIJI_PIPELINE_LEXICON_PACK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

// Grows with every change of a section's layout; a pack of another number is stale.
inline constexpr uint32_t kPackFormat = 5;

// Sections are named "<language>/<what>": "ja/trie", "und/strings", "meta". Each starts at a multiple of 8 bytes.
// File: "KIJIPACK", format (u32), number of sections (u32), directory (name offset and size, data offset and size: u64
// each), names, data. Little-endian.
class PackBuilder {
 public:
  void add(std::string name, std::string bytes);
  template <typename T>
  void add_array(std::string name, std::span<const T> values) {
    add(std::move(name), std::string(reinterpret_cast<const char*>(values.data()), values.size_bytes()));
  }
  // The whole file. The same sections give the same bytes.
  std::string build() const;

 private:
  std::map<std::string, std::string> sections_;
};

// An open pack. Immutable, shared between threads; the mapping lives as long as any copy.
class Pack {
 public:
  // Maps the file. Faults: unreadable, not a pack, another format ("run `kiji pack`").
  static Result<Pack> open(const std::string& path);
  // Over bytes in memory: tests and `kiji check`.
  static Result<Pack> from_bytes(std::string bytes);

  // Empty if there is no such section.
  std::string_view section(std::string_view name) const;
  // REQUIRES: T is what the section was written as.
  template <typename T>
  std::span<const T> array(std::string_view name) const {
    const std::string_view bytes = section(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::vector<std::string_view> section_names() const;
  // SHA-256 over all sections, written by the builder; identifies the pack in every record.
  std::string_view digest() const;

 private:
  struct Storage;
  Pack(std::shared_ptr<const Storage> storage) : storage_(std::move(storage)) {}
  std::shared_ptr<const Storage> storage_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_H_
