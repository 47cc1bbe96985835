#include "pipeline/emit/offsets.h"

#include <array>
#include <cstring>

namespace kiji {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"codepoint", "byte", "utf16"};

constexpr uint64_t kOnes = 0x0101010101010101;

// How many of eight bytes have their lowest bit set in `word`, which holds nothing else.
constexpr uint32_t sum_of_bytes(uint64_t word) { return static_cast<uint32_t>((word * kOnes) >> 56); }

// Every byte but a continuation (10xxxxxx) starts a code point; a lead of four bytes (11110xxx) is a surrogate pair.
uint32_t units_of(uint64_t word, OffsetUnit unit) {
  const uint32_t continuations = sum_of_bytes((word >> 7) & (~word >> 6) & kOnes);
  if (unit != OffsetUnit::utf16) return 8 - continuations;
  return 8 - continuations + sum_of_bytes((word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & kOnes);
}

// Eight bytes at a time: this runs over every text once and over half a block for every offset.
uint32_t count_units(std::string_view bytes, OffsetUnit unit) {
  uint32_t units = 0;
  while (bytes.size() >= 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    units += units_of(word, unit);
    bytes.remove_prefix(8);
  }
  uint64_t rest = kOnes << 7;  // continuations: they count nothing
  std::memcpy(&rest, bytes.data(), bytes.size());
  return units + units_of(rest, unit);
}

}  // namespace

std::string_view to_string(OffsetUnit unit) { return kUnits[static_cast<size_t>(unit)]; }

std::optional<OffsetUnit> offset_unit(std::string_view name) {
  for (size_t i = 0; i < kUnits.size(); ++i) {
    if (kUnits[i] == name) return static_cast<OffsetUnit>(i);
  }
  return std::nullopt;
}

OffsetIndex::OffsetIndex(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  blocks_.reserve(text.size() / kBlockBytes + 1);
  uint32_t units = 0;
  for (size_t at = 0; at + kBlockBytes <= text.size(); at += kBlockBytes) {
    blocks_.push_back(units);
    units += count_units(text.substr(at, kBlockBytes), unit);
  }
  blocks_.push_back(units);
}

uint32_t OffsetIndex::at(uint32_t byte) const {
  if (unit_ == OffsetUnit::byte) return byte;
  const uint32_t block = byte / kBlockBytes;
  return blocks_[block] + count_units(text_.substr(block * kBlockBytes, byte % kBlockBytes), unit_);
}

}  // namespace kiji
