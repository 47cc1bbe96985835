// The closed list of what a `yield` of names.rules can say (dictionaries/README.md, "Constructors of names.rules").
// Turns one match into a fact; says nothing about whether the fact holds (evidence.h does).
#ifndef KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/names/expression.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

class NameConstructor;

// What one match says. `tokens` are those of the match without context. Refers to its match and its constructor.
struct NameFact {
  enum class Kind : uint8_t {
    name,         // `type`, `sign` and `weighed` are filled
    role,         // `role` is filled; speaks for a person beside it
    age,          // `age` is filled; behind a person
    description,  // ends where a person is introduced
    origin,       // `role.of` is filled: the country before a person (ドイツの)
    nothing,      // claims its tokens
  };
  Kind kind = Kind::nothing;
  EntityKind type = EntityKind::person;
  bool stands_before = true, stands_after = true;  // where a role may stand, seen from the name
  uint32_t sign = 0;                               // what the rule proposes the name by: index into NameTables::signs
  TokenRange tokens;
  TokenRange weighed = {};  // the tokens whose classes count: the name without its suffix
  uint32_t age = kNoAge;
  uint32_t rule = 0;  // index into the rule set
  RoleExpression role = {};
  const SlotList* slots = nullptr;               // of the match, if it is a name
  const NameConstructor* constructor = nullptr;  // null: a name without parts
};

// The parameter `by` of a call; empty if it has none.
std::string_view sign_of(const Call& yield);

// The yield of one rule, looked up once. Immutable, safe to share between threads; rule and lexicon outlive it.
class NameConstructor {
 public:
  // `sign`: the number of sign_of(rule.yield).
  NameConstructor(const CompiledRule& rule, uint32_t sign, const Lexicon& lexicon);

  // Empty if the rule's call is not in the list or the match lacks what it needs.
  std::optional<NameFact> construct(const Analysis& analysis, const Match& match) const;

  // The parts of a person's name, for a fact of this constructor.
  TokenRange surname(const NameFact& fact) const { return tokens(surname_, *fact.slots); }
  TokenRange given(const NameFact& fact) const { return tokens(given_, *fact.slots); }
  // Type, parts, entry, kind and country as this fact alone tells them. To be asked for names that are believed: most
  // are not.
  NameExpression describe(const Analysis& analysis, const NameFact& fact) const;

 private:
  enum class Function : uint8_t { none, name, role, honorific, age, description, origin, nothing };
  // Which slot of a match a parameter is given: the nth of that name among those that took part.
  struct Parameter {
    static constexpr uint16_t kNoName = 0xFFFF;
    uint16_t name = kNoName;
    int nth = 1;
  };

  Parameter parameter(std::string_view name) const;
  const SlotMatch* find(Parameter parameter, const SlotList& slots) const;
  TokenRange tokens(Parameter parameter, const SlotList& slots) const;
  EntryId entry(const Analysis& analysis, const SlotMatch& slot) const;
  std::string_view country_of_first(const Analysis& analysis, TokenRange tokens) const;
  TokenRange without_suffix(TokenRange tokens, const SlotList& slots) const;
  bool fill_role(const Analysis& analysis, const SlotList& slots, NameFact& fact) const;

  const CompiledRule* rule_;
  std::vector<uint16_t> slot_names_;  // number of the name of each slot: its first slot
  Function function_ = Function::none;
  EntityKind type_ = EntityKind::person;
  uint32_t sign_;
  std::string_view kind_;  // the parameter `kind`, a word
  Parameter surname_, given_, entry_, code_, suffix_, of_, from_, role_, age_;
  std::optional<ClassId> country_, short_country_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_CONSTRUCTORS_H_
