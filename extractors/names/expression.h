// What one rule of names.rules says about some tokens: a name, or words beside a name that speak for it. A value of
// level 1; resolver.h makes entities of them. Texts are views into the lexicon and the rules, which outlive the
// article.
#ifndef KIJI_EXTRACTORS_NAMES_EXPRESSION_H_
#define KIJI_EXTRACTORS_NAMES_EXPRESSION_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/core/span.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

inline constexpr uint32_t kNoAge = 0xFFFFFFFF;

// Words that say what somebody is: 米国の特使 before a name, 国務長官 after it, 氏. Ranges count tokens of the
// analysis.
struct RoleExpression {
  TokenRange tokens;  // the words of the role with its country or body, without the particle that ties it to the name
  TokenRange of;  // the country or body: inside `tokens`, or before the name (ドイツの…国防相); empty if it is not said
  std::string_view role = {};  // canonical English name ("special envoy"); empty for an honorific
  bool honorific = false;      // 氏, さん: speaks for a name, is no role

  bool operator==(const RoleExpression&) const = default;
};

// A name with everything that speaks for it. `tokens` of the candidate are the name alone.
struct NameExpression {
  EntityKind type = EntityKind::person;
  TokenRange surname = {}, given = {};  // parts of a person's name; empty if the rule does not tell them apart
  EntryId entry = kNoEntry;             // of the gazetteer whose form the name is; its columns describe the entity
  std::string_view kind = {};           // of an organization or a place, as the record's closed lists say
  std::string_view country = {};        // ISO 3166-1 alpha-2; empty if unknown
  std::vector<RoleExpression> roles = {};
  uint32_t age = kNoAge;  // token of the number in the brackets behind the name; all ones if there is none
  bool introduced = false;  // by a description of its own (61歳の年金生活者…): another bearer of a name told before
  double score = 0;         // sum of the weights of its evidence

  bool operator==(const NameExpression&) const = default;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_EXPRESSION_H_
