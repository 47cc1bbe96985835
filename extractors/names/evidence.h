// Which of the names that the rules propose are believed: words beside a name, classes of its tokens and full names
// elsewhere in the article are summed up with weights that are data. Works on one article at a time; makes no entities.
#ifndef KIJI_EXTRACTORS_NAMES_EVIDENCE_H_
#define KIJI_EXTRACTORS_NAMES_EVIDENCE_H_

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/names/constructors.h"
#include "extractors/names/variant_key.h"
#include "extractors/names/weights.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// The sign of a name that a full name elsewhere in the article taught.
inline constexpr std::string_view kLearnedSign = "elsewhere";

// Numbers of names of one type that a rule proposes by one sign.
struct SignWeights {
  double itself = 0, one_letter = 0;
  std::vector<double> classes;  // Weights::by_class
};

// Numbers of the words beside a person.
struct BesideWeights {
  double title = 0, role_after = 0, role_before = 0, age = 0, description = 0, origin = 0;
};

// The tables of one language, looked up once. Immutable, shared by all articles.
struct NameTables {
  VariantKeys keys;
  std::vector<std::string> signs;                   // what rules propose names by, sorted; kLearnedSign is among them
  std::array<std::vector<SignWeights>, 3> weights;  // by type and sign
  std::array<double, 3> accept = {};                // by type: a name is believed from there on
  BesideWeights beside = {};
  uint32_t learned_sign = 0;
  std::vector<bool> weighed;                 // by class: does it weigh anything in any name?
  std::vector<std::vector<ClassId>> shapes;  // weighed classes of each Shape, ascending: symbols hold only
                                             // those that some rule asks for
  std::optional<ClassId> unknown = {};       // class of tokens without a form, if it is weighed

  // Index of the sign. REQUIRES: one of `signs`.
  uint32_t sign(std::string_view name) const;
};

// `signs`: what the rules of the language propose names by.
NameTables make_name_tables(const Weights& weights, VariantKeys keys, std::set<std::string> signs,
                            const Lexicon& lexicon);

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
