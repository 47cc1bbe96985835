#include "extractors/names/constructors.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiji {
namespace {

// Lists of countries: their value is the country's code.
constexpr std::string_view kCountryClass = "country";
constexpr std::string_view kShortCountryClass = "country-short";

const Argument* find_argument(const Call& call, std::string_view name) {
  for (const Argument& argument : call.arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

// A bare word arrives as the name of a slot.
std::string_view word_of(const Call& call, std::string_view name) {
  const Argument* argument = find_argument(call, name);
  if (argument == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&argument->value)) return *text;
  const auto* word = std::get_if<SlotArgument>(&argument->value);
  return word == nullptr ? std::string_view() : word->slot;
}

std::string_view value_of(const Lexicon& lexicon, EntryId entry) {
  return entry == kNoEntry ? std::string_view() : lexicon.value(entry);
}

std::string_view column_of(const Lexicon& lexicon, EntryId entry, std::string_view name) {
  return entry == kNoEntry ? std::string_view() : lexicon.column(entry, name);
}

EntityKind type_of(std::string_view function) {
  return function == "organization" ? EntityKind::organization
         : function == "place"      ? EntityKind::place
                                    : EntityKind::person;
}

}  // namespace

std::string_view sign_of(const Call& yield) { return word_of(yield, "by"); }

NameConstructor::NameConstructor(const CompiledRule& rule, uint32_t sign, const Lexicon& lexicon)
    : rule_(&rule),
      type_(type_of(rule.yield.function)),
      sign_(sign),
      kind_(word_of(rule.yield, "kind")),
      country_(lexicon.find_class(kCountryClass)),
      short_country_(lexicon.find_class(kShortCountryClass)) {
  static constexpr std::array<std::pair<std::string_view, Function>, 9> kFunctions = {
      {{"person", Function::name},
       {"organization", Function::name},
       {"place", Function::name},
       {"role", Function::role},
       {"honorific", Function::honorific},
       {"age", Function::age},
       {"description", Function::description},
       {"origin", Function::origin},
       {"nothing", Function::nothing}}};
  for (const auto& [name, function] : kFunctions) {
    if (name == rule.yield.function) function_ = function;
  }
  for (const std::string& slot : rule.slots) {
    const auto first = std::find(rule.slots.begin(), rule.slots.end(), slot);
    slot_names_.push_back(static_cast<uint16_t>(first - rule.slots.begin()));
  }
  surname_ = parameter("surname");
  given_ = parameter("given");
  entry_ = parameter("entry");
  code_ = parameter("code");
  suffix_ = parameter("suffix");
  of_ = parameter("of");
  from_ = parameter("from");
  age_ = parameter("age");
  role_ = parameter(function_ == Function::honorific ? "title" : "role");
}

NameConstructor::Parameter NameConstructor::parameter(std::string_view name) const {
  const Argument* argument = find_argument(rule_->yield, name);
  const auto* slot = argument == nullptr ? nullptr : std::get_if<SlotArgument>(&argument->value);
  if (slot == nullptr) return {};
  const auto first = std::find(rule_->slots.begin(), rule_->slots.end(), slot->slot);
  if (first == rule_->slots.end()) return {};
  return {static_cast<uint16_t>(first - rule_->slots.begin()), slot->nth};
}

const SlotMatch* NameConstructor::find(Parameter parameter, const SlotList& slots) const {
  if (parameter.name == Parameter::kNoName) return nullptr;
  int seen = 0;
  for (const SlotMatch& slot : slots) {
    if (slot_names_[slot.slot] == parameter.name && ++seen == parameter.nth) return &slot;
  }
  return nullptr;
}

TokenRange NameConstructor::tokens(Parameter parameter, const SlotList& slots) const {
  const SlotMatch* slot = find(parameter, slots);
  return slot == nullptr ? TokenRange{} : slot->tokens();
}

// The reading of the slot's first token in the slot's class.
EntryId NameConstructor::entry(const Analysis& analysis, const SlotMatch& slot) const {
  const FormId form = analysis.tokens[slot.tokens().begin].form;
  const std::optional<ClassId> word_class = rule_->slot_class_ids[slot.slot];
  if (form == kNoForm || !word_class) return kNoEntry;
  const std::string& wanted = rule_->slot_values[slot.slot];
  for (const Reading& reading : analysis.lexicon->readings(form)) {
    if (reading.word_class != *word_class) continue;
    if (wanted.empty() || analysis.lexicon->value(reading.entry) == wanted) return reading.entry;
  }
  return kNoEntry;
}

// The country of the first word of a name: ロシア of ロシア軍. Empty if that word is neither a country nor a place in
// one.
std::string_view NameConstructor::country_of_first(const Analysis& analysis, TokenRange tokens) const {
  const Lexicon& lexicon = *analysis.lexicon;
  const FormId form = analysis.tokens[tokens.begin].form;
  if (form == kNoForm) return {};
  for (const std::optional<ClassId> word_class : {country_, short_country_}) {
    const Reading* reading = word_class ? lexicon.reading(form, *word_class) : nullptr;
    if (reading != nullptr) return lexicon.value(reading->entry);
  }
  for (const Reading& reading : lexicon.readings(form)) {
    const std::string_view country = column_of(lexicon, reading.entry, "country");
    if (!country.empty()) return country;
  }
  return {};
}

TokenRange NameConstructor::without_suffix(TokenRange tokens, const SlotList& slots) const {
  const SlotMatch* suffix = find(suffix_, slots);
  if (suffix == nullptr) return tokens;
  TokenRange out = tokens;
  if (suffix->tokens().end == tokens.end) out.end = suffix->tokens().begin;
  if (suffix->tokens().begin == tokens.begin) out.begin = suffix->tokens().end;
  return out;
}

NameExpression NameConstructor::describe(const Analysis& analysis, const NameFact& fact) const {
  const Lexicon& lexicon = *analysis.lexicon;
  NameExpression name{.type = type_, .surname = surname(fact), .given = given(fact), .kind = kind_};
  // The entry describes the entity where the name is one token of the gazetteer; a suffix only lends its kind and
  // country.
  if (const SlotMatch* slot = find(entry_, *fact.slots)) {
    name.entry = entry(analysis, *slot);
    if (name.kind.empty()) name.kind = column_of(lexicon, name.entry, "kind");
    name.country = column_of(lexicon, name.entry, "country");
  }
  // The value of a list of countries is the code itself.
  if (const SlotMatch* code = find(code_, *fact.slots)) name.country = value_of(lexicon, entry(analysis, *code));
  if (const SlotMatch* suffix = find(suffix_, *fact.slots)) {
    if (name.kind.empty()) name.kind = value_of(lexicon, entry(analysis, *suffix));
    if (name.country.empty()) name.country = country_of_first(analysis, fact.tokens);
  }
  if (const SlotMatch* of = find(of_, *fact.slots); of != nullptr && name.country.empty()) {
    name.country = column_of(lexicon, entry(analysis, *of), "country");
  }
  return name;
}

bool NameConstructor::fill_role(const Analysis& analysis, const SlotList& slots, NameFact& fact) const {
  const SlotMatch* role = find(role_, slots);
  if (role == nullptr) return false;
  fact.kind = NameFact::Kind::role;
  fact.role.honorific = function_ == Function::honorific;
  fact.role.of = tokens(of_, slots);
  const TokenRange from = tokens(from_, slots);
  fact.role.tokens = {from.empty() ? fact.tokens.begin : from.begin, role->tokens().end};
  const EntryId word = entry(analysis, *role);
  if (!fact.role.honorific) fact.role.role = value_of(*analysis.lexicon, word);
  const std::string_view stands = column_of(*analysis.lexicon, word, "stands");
  fact.stands_before = !fact.role.honorific && stands != "after";
  fact.stands_after = stands != "before";
  return true;
}

std::optional<NameFact> NameConstructor::construct(const Analysis& analysis, const Match& match) const {
  std::optional<NameFact> fact(std::in_place);
  fact->tokens = match.tokens;
  fact->rule = match.rule;
  const SlotMatch* age = find(age_, match.slots);
  switch (function_) {
    case Function::none:
      return std::nullopt;
    case Function::name:
      fact->kind = NameFact::Kind::name;
      fact->type = type_;
      fact->sign = sign_;
      fact->weighed = without_suffix(match.tokens, match.slots);
      fact->slots = &match.slots;
      fact->constructor = this;
      break;
    case Function::role:
    case Function::honorific:
      if (!fill_role(analysis, match.slots, *fact)) return std::nullopt;
      break;
    case Function::age:
      if (age == nullptr) return std::nullopt;
      fact->kind = NameFact::Kind::age;
      fact->age = age->tokens().begin;
      break;
    case Function::description:
      fact->kind = NameFact::Kind::description;
      if (age != nullptr) fact->age = age->tokens().begin;
      break;
    case Function::origin:
      fact->kind = NameFact::Kind::origin;
      fact->role.of = tokens(of_, match.slots);
      break;
    case Function::nothing:
      fact->kind = NameFact::Kind::nothing;
      break;
  }
  return fact;
}

}  // namespace kiji
