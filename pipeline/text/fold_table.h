// The fold table of dictionaries/und/fold.tsv, or that of a language on top of it, while a pack is built, and the
// arrays it becomes in the pack. It is read through ICU's property sets; what uses it for every article is normalise.h.
#ifndef KIJI_PIPELINE_TEXT_FOLD_TABLE_H_
#define KIJI_PIPELINE_TEXT_FOLD_TABLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/core/result.h"

namespace kiji {

// What the table says, code point by code point.
class FoldTable {
 public:
  // `path` is for messages only. Faults carry line and column; the grammar is described in the file itself. The lines
  // are added to those of `base` and win over them.
  static Result<FoldTable> parse(std::string_view tsv, const std::string& path, FoldTable base = {});

  // What `code_point` becomes, UTF-8, empty if it is deleted; null if it stays.
  const std::string* find(char32_t code_point) const;
  // The bytes of the pack's section "<language>/folds" (little-endian, below); the same for the same table.
  std::string serialise() const;

 private:
  std::map<char32_t, std::string> values_;
};

// The section: FoldHeader, then uint16_t index[kFoldIndexSize] (code point / 64 -> block), uint16_t entries[blocks *
// 64], FoldValue values[], strings. 64 code points are one last byte of UTF-8, so a look-up needs no decoding. Block 0
// is all kept.
inline constexpr uint32_t kFoldMagic = 0x31464C4B;
inline constexpr uint32_t kFoldBlockSize = 64;
inline constexpr uint32_t kFoldIndexSize = 0x110000 / kFoldBlockSize;

// An entry: a code point stays; it stays but may not be NFC beside its neighbours (UAX 15, 9); or it becomes value n
// - 2.
inline constexpr uint16_t kFoldKeep = 0;
inline constexpr uint16_t kFoldCheckNfc = 1;
inline constexpr uint16_t kFoldFirstValue = 2;

struct FoldHeader {
  uint32_t magic = kFoldMagic;
  uint32_t blocks = 0;
  uint32_t values = 0;
  uint32_t string_bytes = 0;
};

struct FoldValue {
  uint32_t offset = 0;  // into the strings
  uint16_t size = 0;
  uint16_t check_nfc = 0;  // 1: holds a code point that kFoldCheckNfc would stand for
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_TEXT_FOLD_TABLE_H_
