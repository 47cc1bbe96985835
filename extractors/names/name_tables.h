// The tables that names are weighed with, looked up once for a language: numbers by type, sign and class. What the
// numbers are is data (weights.h); how they are summed up, evidence.h knows.
#ifndef KIJI_EXTRACTORS_NAMES_NAME_TABLES_H_
#define KIJI_EXTRACTORS_NAMES_NAME_TABLES_H_

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/names/variant_key.h"
#include "extractors/names/weights.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

inline constexpr std::array kEntityKinds = {EntityKind::person, EntityKind::organization, EntityKind::place};
constexpr size_t index_of(EntityKind type) { return static_cast<size_t>(type); }

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

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_NAME_TABLES_H_
