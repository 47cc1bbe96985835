// Names into entities: one person, organization or place for all its mentions in one article, through full and short
// forms and spelling variants, with roles, ages and the words that refer back to it. Sees only names that won the
// contest.
#ifndef KIJI_EXTRACTORS_NAMES_RESOLVER_H_
#define KIJI_EXTRACTORS_NAMES_RESOLVER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/names/grouping.h"
#include "extractors/names/variant_key.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// The words that may refer back to an entity: 彼, 同社 and roles. Looked up once for a lexicon; immutable.
class ReferenceWords {
 public:
  explicit ReferenceWords(const Lexicon& lexicon);

  // The reading of the token as such a word; null if it is none.
  const Reading* reference(const Analysis& analysis, uint32_t token) const { return find(reference_, analysis, token); }
  const Reading* role(const Analysis& analysis, uint32_t token) const { return find(role_, analysis, token); }

 private:
  struct WordClass {
    std::optional<ClassId> id;
    std::vector<bool> possible;  // by symbol: may a form of it be of the class?
  };
  static WordClass word_class(const Lexicon& lexicon, std::string_view name);
  static const Reading* find(const WordClass& word_class, const Analysis& analysis, uint32_t token);

  WordClass reference_, role_;
};

// Appends to record.people, organizations and places, each in text order with ids p1, o1, l1 upwards. `names` come in
// text order. Ages are linked to record.figures, which come in text order. Linear in names, tokens and figures.
void resolve_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
                   const ReferenceWords& references, Record& record);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_RESOLVER_H_
