// Which of the names that the rules propose are believed: words beside a name, classes of its tokens and full names
// elsewhere in the article are summed up with weights that are data. Works on one article at a time; makes no entities.
#ifndef KIJI_EXTRACTORS_NAMES_EVIDENCE_H_
#define KIJI_EXTRACTORS_NAMES_EVIDENCE_H_

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/names/constructors.h"
#include "extractors/names/variant_key.h"
#include "extractors/names/weights.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// The sign of a name that a full name elsewhere in the article taught.
inline constexpr std::string_view kLearnedSign = "elsewhere";

// The tables of one language. Immutable, shared by all articles.
struct NameTables {
  Weights weights;
  VariantKeys keys;
  // Weights::by_class of every sign that a rule proposes a name by.
  std::map<std::pair<EntityKind, std::string>, std::vector<double>, std::less<>> classes;
  std::vector<std::vector<ClassId>> shapes;  // classes of each Shape: symbols hold only those that some rule asks for
  std::optional<ClassId> unknown;            // class of tokens without a form
};

// `signs`: what the rules of the language propose names by.
NameTables make_name_tables(Weights weights, VariantKeys keys, const std::set<std::string>& signs,
                            const Lexicon& lexicon);

// A name that is believed. `rule` is that of the fact it came from; kLearned if an accepted full name taught it.
struct WeighedName {
  static constexpr uint32_t kLearned = 0xFFFFFFFF;
  TokenRange tokens;
  NameExpression name = {};
  uint32_t rule = kLearned;
};

// Names with enough evidence, by begin; of several types of one range the one with the best evidence. Ranges may
// overlap: the contest chooses. `facts` are those of the whole article.
std::vector<WeighedName> weigh(const Analysis& analysis, const std::vector<NameFact>& facts, const NameTables& tables);

// Variant keys of the parts of a name, in text order: surname and given name of a kanji name, what stands between the
// dots of a katakana name. One part if it is not divided.
std::vector<std::string> name_part_keys(const Analysis& analysis, TokenRange tokens, const NameExpression& name,
                                        const VariantKeys& keys);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_EVIDENCE_H_
