#include "pipeline/emit/offsets.h"

#include <array>

namespace kiji {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"codepoint", "byte", "utf16"};

// Every byte but a continuation starts a code point; a lead of four bytes is a surrogate pair.
uint32_t count_units(std::string_view bytes, OffsetUnit unit) {
  uint32_t points = 0, pairs = 0;
  for (const char byte : bytes) {
    points += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    pairs += static_cast<unsigned char>(byte) >= 0xF0;
  }
  return unit == OffsetUnit::utf16 ? points + pairs : points;
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
