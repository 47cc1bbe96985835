// Compares two spellings of one name: ウィトコフ and ヴィトコフ, ベッセント and ベセント. A key is for comparing only;
// it is never shown and never touches the text. What is folded is data (variant.tsv of a language).
#ifndef KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_
#define KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

// Immutable, safe to share between threads.
class VariantKeys {
 public:
  // `text` is UTF-8: lines "key TAB spelling|spelling…", # comments; an empty key drops its spellings. At each place of
  // a name the longest spelling counts. Faults carry `path`.
  static Result<VariantKeys> parse(std::string_view text, const std::string& path);

  // The same for all spellings of a name; ASCII letters in lower case. Empty only if every letter is dropped.
  std::string key(std::string_view name) const;

 private:
  struct Fold {
    std::string spelling, key;
  };
  std::unordered_map<char32_t, std::vector<Fold>> folds_;  // by first code point; longest spelling first
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_
