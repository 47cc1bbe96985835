// From the text a reader sees to the text that rules see: the fold table (width, digits, spaces, dashes, what is
// deleted), then NFC (UAX 15). Never NFKC, which reads "2024¹" as 20241. Letter case and spelling variants are not
// touched here.
#ifndef KIJI_PIPELINE_TEXT_NORMALISE_H_
#define KIJI_PIPELINE_TEXT_NORMALISE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/core/result.h"
#include "pipeline/core/text.h"
#include "pipeline/text/fold_table.h"

namespace kiji {

// A view over FoldTable::serialise(). Immutable, cheap to copy, safe to share; the bytes outlive it.
class Normaliser {
 public:
  // `bytes` start at a multiple of 4. Faults: not what serialise() writes.
  static Result<Normaliser> open(std::string_view bytes);

  // `article` is valid UTF-8 below 4 GiB. Normalising twice is the same as once. Text that nothing changes has no maps.
  MatchText normalise(std::string_view article) const;
  // The text alone: dictionary forms, literals of rules.
  std::string fold(std::string_view text) const { return normalise(text).text; }

 private:
  struct Folded {
    std::string text;
    OffsetMap map;
    bool check_nfc = false;
  };
  Folded fold_code_points(std::string_view article) const;

  std::span<const uint16_t> index_;
  std::span<const uint16_t> entries_;
  std::span<const FoldValue> values_;
  std::string_view strings_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_TEXT_NORMALISE_H_
