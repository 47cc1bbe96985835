// Names into entities: one person, organization or place for all its mentions in one article, through full and short
// forms and spelling variants, with roles, ages and the words that refer back to it. Sees only names that won the
// contest.
#ifndef KIJI_EXTRACTORS_NAMES_RESOLVER_H_
#define KIJI_EXTRACTORS_NAMES_RESOLVER_H_

#include <string>
#include <vector>

#include "extractors/names/expression.h"
#include "extractors/names/variant_key.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

struct AcceptedName {
  TokenRange tokens;
  NameExpression name = {};
  std::string rule;  // "ja/person-katakana"
};

// Appends to record.people, organizations and places, each in text order with ids p1, o1, l1 upwards. `names` come in
// text order. Ages are linked to record.figures.
void resolve_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
                   Record& record);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_RESOLVER_H_
