// The closed list of what a `yield` of names.rules can say (dictionaries/README.md, "Constructors of names.rules").
// Turns one match into a fact; says nothing about whether the fact holds (evidence.h does).
#ifndef KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_

#include <optional>
#include <string>

#include "extractors/names/expression.h"
#include "pipeline/lexicon/binding.h"

namespace kiji {

// What one match says. `tokens` are those of the match without context.
struct NameFact {
  enum class Kind {
    name,         // `name` is filled
    role,         // `role` is filled; speaks for a person beside it
    age,          // `name.age` is filled; behind a person
    description,  // ends where a person is introduced
    origin,       // `role.of` is filled: the country before a person (ドイツの)
    nothing,      // claims its tokens
  };
  Kind kind = Kind::nothing;
  TokenRange tokens;
  NameExpression name = {};
  std::string by = {};      // the sign that the rule proposes the name by
  TokenRange weighed = {};  // the tokens whose classes count: the name without its suffix
  RoleExpression role = {};
  bool stands_before = true, stands_after = true;  // where a role may stand, seen from the name
  uint32_t rule = 0;                               // index into the rule set
};

// The parameter `by` of a call; empty if it has none.
std::string sign_of(const Call& yield);

// Empty if the rule's call is not in the list or lacks what it needs.
std::optional<NameFact> construct(const Binding& binding);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_
