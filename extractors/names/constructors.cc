#include "extractors/names/constructors.h"

#include <string_view>

namespace kiji {
namespace {

// A slot may stand in several alternatives of a pattern; at most one of them takes part in a match.
constexpr int kSlotAlternatives = 8;

// Lists of countries: their value is the country's code.
constexpr std::string_view kCountryClass = "country";
constexpr std::string_view kShortCountryClass = "country-short";

std::optional<SlotValue> any_slot(const Binding& binding, std::string_view name, int first = 1) {
  for (int nth = first; nth < first + kSlotAlternatives; ++nth) {
    if (std::optional<SlotValue> slot = binding.slot(name, nth)) return slot;
  }
  return std::nullopt;
}

const Argument* find_argument(const Call& call, std::string_view name) {
  for (const Argument& argument : call.arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

std::optional<SlotValue> slot_argument(const Binding& binding, std::string_view name) {
  const Argument* argument = find_argument(binding.rule().yield, name);
  if (argument == nullptr) return std::nullopt;
  const SlotArgument* slot = std::get_if<SlotArgument>(&argument->value);
  if (slot == nullptr) return std::nullopt;
  return any_slot(binding, slot->slot, slot->nth);
}

// A bare word arrives as the name of a slot.
std::string word_of(const Call& call, std::string_view name) {
  const Argument* argument = find_argument(call, name);
  if (argument == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&argument->value)) return *text;
  const auto* word = std::get_if<SlotArgument>(&argument->value);
  return word == nullptr ? std::string() : word->slot;
}

TokenRange slot_tokens(const Binding& binding, std::string_view name) {
  const std::optional<SlotValue> slot = slot_argument(binding, name);
  return slot ? slot->tokens : TokenRange{};
}

// The country of the first word of a name: ロシア of ロシア軍. Empty if that word is neither a country nor a place in
// one.
std::string country_of_first(const Binding& binding) {
  const Analysis& analysis = binding.analysis();
  const Lexicon& lexicon = *analysis.lexicon;
  const FormId form = analysis.tokens[binding.match().tokens.begin].form;
  if (form == kNoForm) return {};
  for (const std::string_view word_class : {kCountryClass, kShortCountryClass}) {
    const std::optional<ClassId> id = lexicon.find_class(word_class);
    const Reading* reading = id ? lexicon.reading(form, *id) : nullptr;
    if (reading != nullptr) return std::string(lexicon.value(reading->entry));
  }
  for (const Reading& reading : lexicon.readings(form)) {
    const std::string_view country = reading.entry == kNoEntry ? "" : lexicon.column(reading.entry, "country");
    if (!country.empty()) return std::string(country);
  }
  return {};
}

NameFact name_fact(const Binding& binding, EntityKind type) {
  NameFact fact{.kind = NameFact::Kind::name, .tokens = binding.match().tokens};
  fact.name.type = type;
  fact.name.surname = slot_tokens(binding, "surname");
  fact.name.given = slot_tokens(binding, "given");
  fact.name.kind = word_of(binding.rule().yield, "kind");
  fact.by = sign_of(binding.rule().yield);
  fact.weighed = fact.tokens;
  // The entry describes the entity where the name is one token of the gazetteer; a suffix only lends its kind and
  // country.
  if (const std::optional<SlotValue> entry = slot_argument(binding, "entry")) {
    fact.name.entry = entry->entry;
    if (fact.name.kind.empty()) fact.name.kind = binding.column(*entry, "kind");
    fact.name.country = binding.column(*entry, "country");
  }
  // The value of a list of countries is the code itself.
  if (const std::optional<SlotValue> code = slot_argument(binding, "code")) fact.name.country = code->value;
  if (const std::optional<SlotValue> suffix = slot_argument(binding, "suffix")) {
    if (fact.name.kind.empty()) fact.name.kind = suffix->value;
    if (suffix->tokens.end == fact.tokens.end) fact.weighed.end = suffix->tokens.begin;
    if (suffix->tokens.begin == fact.tokens.begin) fact.weighed.begin = suffix->tokens.end;
    if (fact.name.country.empty()) fact.name.country = country_of_first(binding);
  }
  if (const std::optional<SlotValue> of = slot_argument(binding, "of"); of && fact.name.country.empty()) {
    fact.name.country = binding.column(*of, "country");
  }
  return fact;
}

std::optional<NameFact> role_fact(const Binding& binding, bool honorific) {
  NameFact fact{.kind = NameFact::Kind::role, .tokens = binding.match().tokens};
  const std::optional<SlotValue> role = slot_argument(binding, honorific ? "title" : "role");
  if (!role) return std::nullopt;
  fact.role.of = slot_tokens(binding, "of");
  fact.role.honorific = honorific;
  const TokenRange from = slot_tokens(binding, "from");
  const uint32_t begin = !from.empty() ? from.begin : fact.tokens.begin;
  fact.role.tokens = {begin, role->tokens.end};
  if (!honorific) fact.role.role = role->value;
  const std::string_view stands = binding.column(*role, "stands");
  fact.stands_before = !honorific && stands != "after";
  fact.stands_after = stands != "before";
  return fact;
}

std::optional<NameFact> age_fact(const Binding& binding) {
  const std::optional<SlotValue> age = slot_argument(binding, "age");
  if (!age) return std::nullopt;
  NameFact fact{.kind = NameFact::Kind::age, .tokens = binding.match().tokens};
  fact.name.age = age->tokens.begin;
  return fact;
}

}  // namespace

std::string sign_of(const Call& yield) { return word_of(yield, "by"); }

std::optional<NameFact> construct(const Binding& binding) {
  const std::string_view function = binding.rule().yield.function;
  std::optional<NameFact> fact;
  if (function == "person") fact = name_fact(binding, EntityKind::person);
  if (function == "organization") fact = name_fact(binding, EntityKind::organization);
  if (function == "place") fact = name_fact(binding, EntityKind::place);
  if (function == "role") fact = role_fact(binding, false);
  if (function == "honorific") fact = role_fact(binding, true);
  if (function == "age") fact = age_fact(binding);
  if (function == "description") {
    fact = NameFact{.kind = NameFact::Kind::description, .tokens = binding.match().tokens};
    if (const std::optional<SlotValue> age = slot_argument(binding, "age")) fact->name.age = age->tokens.begin;
  }
  if (function == "origin") {
    fact = NameFact{.kind = NameFact::Kind::origin, .tokens = binding.match().tokens};
    fact->role.of = slot_tokens(binding, "of");
  }
  if (function == "nothing") fact = NameFact{.kind = NameFact::Kind::nothing, .tokens = binding.match().tokens};
  if (fact) fact->rule = binding.match().rule;
  return fact;
}

}  // namespace kiji
