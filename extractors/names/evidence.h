// Which of the names that the rules propose are believed: words beside a name, classes of its tokens and full names
// elsewhere in the article are summed up with weights that are data. Works on one article at a time; makes no entities.
#ifndef KIJI_EXTRACTORS_NAMES_EVIDENCE_H_
#define KIJI_EXTRACTORS_NAMES_EVIDENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "extractors/names/constructors.h"
#include "extractors/names/name_tables.h"
#include "extractors/names/variant_key.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// A name that is believed. `rule` is that of the fact it came from; kLearned if an accepted full name taught it.
struct WeighedName {
  static constexpr uint32_t kLearned = 0xFFFFFFFF;
  TokenRange tokens;
  NameExpression name = {};
  uint32_t rule = kLearned;
};

// Names with enough evidence, by begin; of several types of one range the one with the best evidence. Ranges may
// overlap: the contest chooses. `facts` are those of the whole article, by begin. Linear in the tokens and the facts
// but for sorting.
std::vector<WeighedName> weigh(const Analysis& analysis, const std::vector<NameFact>& facts, const NameTables& tables);

// Variant keys of the parts of a name, in text order: surname and given name of a kanji name, what stands between the
// dots of a katakana name. One part if it is not divided.
std::vector<std::string> name_part_keys(const Analysis& analysis, TokenRange tokens, const NameExpression& name,
                                        const VariantKeys& keys);
// The second half of that: what stands between the blanks of a key.
std::vector<std::string_view> parts_of_key(std::string_view key);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_EVIDENCE_H_
