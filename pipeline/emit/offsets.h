// Byte offsets of a text in the unit that the reader of a record asked for. Bytes exist inside the program only; this
// is the one place where code points and UTF-16 units come from.
#ifndef KIJI_PIPELINE_EMIT_OFFSETS_H_
#define KIJI_PIPELINE_EMIT_OFFSETS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kiji {

enum class OffsetUnit { codepoint, byte, utf16 };

// "codepoint", "byte", "utf16": as `--offsets` and the record's field `offsets` write it.
std::string_view to_string(OffsetUnit unit);
std::optional<OffsetUnit> offset_unit(std::string_view name);

// Built once for a text in one pass; answers in any order in constant time (a count for every block of bytes, the rest
// is counted). Immutable; the text must outlive it.
class OffsetIndex {
 public:
  static constexpr uint32_t kBlockBytes = 16;

  OffsetIndex(std::string_view text, OffsetUnit unit);

  // Number of units before byte `at`. REQUIRES: at <= text size; an offset inside a sequence counts its code point.
  uint32_t at(uint32_t byte) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  std::vector<uint32_t> blocks_;  // units before byte i * kBlockBytes; empty for OffsetUnit::byte
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_OFFSETS_H_
