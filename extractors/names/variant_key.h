// Compares two spellings of one name: ウィトコフ and ヴィトコフ, ベッセント and ベセント. A key is for comparing only;
// it is never shown and never touches the text. What is folded is data (variant.tsv of a language).
#ifndef KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_
#define KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_

#include <bitset>
#include <string>
#include <string_view>
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
  // The key's first code point, without making the key: most words are told apart by it. 0 if the key is empty.
  char32_t first_of_key(std::string_view name) const;

 private:
  struct Fold {
    char32_t first = 0;  // code point of the spelling
    std::string spelling, key;
  };
  void add(std::string_view spelling, std::string_view key);
  // The longest spelling that `rest` begins with; null if none does. REQUIRES: rest is not empty.
  const Fold* fold_at(std::string_view rest) const;

  static constexpr size_t kFirsts = 1024;
  std::vector<Fold> folds_;       // by first code point; longest spelling first
  std::bitset<kFirsts> folding_;  // by first code point modulo kFirsts: where no look-up is in vain
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_VARIANT_KEY_H_
