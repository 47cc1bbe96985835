// Which accepted names of one article are the same person, organization or place: by entry, by country, by the key of
// the whole name and, for people, by its parts. Knows nothing of roles and records (resolver.h).
#ifndef KIJI_EXTRACTORS_NAMES_GROUPING_H_
#define KIJI_EXTRACTORS_NAMES_GROUPING_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/names/expression.h"
#include "extractors/names/variant_key.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// A view over a candidate that won.
struct AcceptedName {
  TokenRange tokens;
  const NameExpression* name = nullptr;
  std::string_view rule;  // "ja/person-katakana"
};

// What the names of one entity have in common.
struct NameGroup {
  EntityKind type = EntityKind::person;
  EntryId entry = kNoEntry;  // of the first name that has one
  uint32_t names = 0;
};

struct NameGroups {
  std::vector<NameGroup> groups;  // by the place of their first name in the text
  std::vector<uint32_t> of_name;  // index of the group of each name
};

// `names` come in text order. Linear in their number.
NameGroups group_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_GROUPING_H_
