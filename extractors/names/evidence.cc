#include "extractors/names/evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr std::string_view kAccept = "accept";
constexpr uint32_t kMinLearnedCodePoints = 2;  // a learnt form of one letter would hit everywhere
constexpr int kMaxWordsBehind = 3;             // role, brackets with the age and honorific may follow a name

struct Neighbours {
  std::multimap<uint32_t, const NameFact*> by_begin, by_end;
};

Neighbours neighbours_of(const std::vector<NameFact>& facts) {
  Neighbours out;
  for (const NameFact& fact : facts) {
    if (fact.kind == NameFact::Kind::name || fact.kind == NameFact::Kind::nothing) continue;
    out.by_begin.emplace(fact.tokens.begin, &fact);
    out.by_end.emplace(fact.tokens.end, &fact);
  }
  return out;
}

const NameFact* longest(const std::multimap<uint32_t, const NameFact*>& facts, uint32_t at, auto&& wanted) {
  const NameFact* best = nullptr;
  for (auto [it, end] = facts.equal_range(at); it != end; ++it) {
    if (wanted(*it->second) && (best == nullptr || it->second->tokens.size() > best->tokens.size())) best = it->second;
  }
  return best;
}

// Adds what stands behind a person: 社長, (52), 氏.
void add_behind(const Neighbours& near, const Weights& weights, TokenRange tokens, NameExpression& name) {
  uint32_t at = tokens.end;
  for (int i = 0; i < kMaxWordsBehind; ++i) {
    const NameFact* role = longest(
        near.by_begin, at, [](const NameFact& fact) { return fact.kind == NameFact::Kind::role && fact.stands_after; });
    const NameFact* age =
        longest(near.by_begin, at, [](const NameFact& fact) { return fact.kind == NameFact::Kind::age; });
    if (role != nullptr) {
      name.roles.push_back(role->role);
      name.score += weights.of(name.type, role->role.honorific ? "title" : "role-after");
      at = role->role.tokens.end;
    } else if (age != nullptr && name.age == kNoAge) {
      name.age = age->name.age;
      name.score += weights.of(name.type, "age");
      at = age->tokens.end;
    } else {
      return;
    }
  }
}

// Adds what stands before a person: 米国の特使, ドイツの, 61歳の年金生活者.
void add_before(const Neighbours& near, const Weights& weights, TokenRange tokens, NameExpression& name) {
  const auto ending = [&](NameFact::Kind kind) {
    return longest(near.by_end, tokens.begin,
                   [&](const NameFact& fact) { return fact.kind == kind && fact.stands_before; });
  };
  if (const NameFact* description = ending(NameFact::Kind::description)) {
    name.introduced = true;
    name.score += weights.of(name.type, "description");
    if (description->name.age != kNoAge) name.age = description->name.age;
  }
  if (const NameFact* role = ending(NameFact::Kind::role)) {
    name.roles.insert(name.roles.begin(), role->role);
    name.score += weights.of(name.type, "role-before");
  } else if (const NameFact* origin = ending(NameFact::Kind::origin)) {
    name.score += weights.of(name.type, "origin");
    for (RoleExpression& other : name.roles) {
      if (other.of.empty() && !other.honorific) other.of = origin->role.of;
    }
  }
}

// Classes of a token: those of its readings, which the pack keeps although no rule asks for them, and those of its
// shape.
std::vector<ClassId> classes_of(const Analysis& analysis, uint32_t index, const NameTables& tables) {
  const Token& token = analysis.tokens[index];
  std::vector<ClassId> out = tables.shapes[shape_of(analysis.surface(index))];
  if (token.form != kNoForm) {
    for (const Reading& reading : analysis.lexicon->readings(token.form)) out.push_back(reading.word_class);
  } else if (token.number == kNoNumber && tables.unknown) {
    out.push_back(*tables.unknown);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// What the rule and the classes of the tokens say for a name.
double base_score(const Analysis& analysis, const NameTables& tables, TokenRange tokens, EntityKind type,
                  const std::string& by) {
  double sum = tables.weights.of(type, by);
  const auto weights = tables.classes.find(std::pair(type, by));
  if (weights == tables.classes.end()) return sum;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    for (const ClassId word_class : classes_of(analysis, token, tables)) {
      if (word_class < weights->second.size()) sum += weights->second[word_class];
    }
  }
  return sum;
}

double base_score(const Analysis& analysis, const NameTables& tables, const NameFact& fact) {
  const double sum = base_score(analysis, tables, fact.weighed, fact.name.type, fact.by);
  // 前, 中 and 一 are names in the packages and hardly ever in the text.
  const bool one_letter = count_code_points(analysis.surface(fact.tokens)) == 1;
  return one_letter ? sum + tables.weights.of(fact.name.type, fact.by + ".one-letter") : sum;
}

using NameKey = std::tuple<uint32_t, uint32_t, EntityKind>;

// One name for each range and type: the best of the rules that propose it, with the parts and the entry that any of
// them knows.
std::map<NameKey, WeighedName> merge(const Analysis& analysis, const std::vector<NameFact>& facts,
                                     const NameTables& tables) {
  std::map<NameKey, WeighedName> out;
  for (const NameFact& fact : facts) {
    if (fact.kind != NameFact::Kind::name || fact.tokens.empty()) continue;
    const NameKey key{fact.tokens.begin, fact.tokens.end, fact.name.type};
    const auto [at, added] = out.emplace(key, WeighedName{fact.tokens, fact.name, fact.rule});
    const double score = base_score(analysis, tables, fact);
    NameExpression& name = at->second.name;
    if (added) name.score = score;
    if (added) continue;
    if (score > name.score) {
      name.score = score;
      at->second.rule = fact.rule;
    }
    if (name.surname.empty() && name.given.empty()) {
      name.surname = fact.name.surname;
      name.given = fact.name.given;
    }
    if (name.entry == kNoEntry) name.entry = fact.name.entry;
    if (name.kind.empty()) name.kind = fact.name.kind;
    if (name.country.empty()) name.country = fact.name.country;
  }
  return out;
}

// What the accepted persons of the article are called: keys of whole names and of their parts.
std::set<std::string> learnt_keys(const Analysis& analysis, const std::map<NameKey, WeighedName>& names,
                                  const NameTables& tables, double accept) {
  std::set<std::string> learnt;
  for (const auto& [key, name] : names) {
    if (name.name.type != EntityKind::person || name.name.score < accept) continue;
    for (std::string& part : name_part_keys(analysis, name.tokens, name.name, tables.keys)) {
      if (count_code_points(part) >= kMinLearnedCodePoints) learnt.insert(std::move(part));
    }
  }
  return learnt;
}

// A word of at least two letters that is not grammar.
bool may_be_name(std::string_view surface) {
  if (surface.size() < 4) return false;
  const Script script = script_of(decode_at(surface, 0).value);
  return script == Script::kanji || script >= Script::katakana;
}

// Looks unknown runs and surnames up once more: クシュナー alone after ジャレッド・クシュナー.
void add_learnt(const Analysis& analysis, const std::set<std::string>& learnt, const NameTables& tables, double accept,
                std::map<NameKey, WeighedName>& names) {
  if (learnt.empty()) return;
  const std::string sign(kLearnedSign);
  for (uint32_t token = 0; token < analysis.tokens.size(); ++token) {
    const std::string_view surface = analysis.surface(token);
    if (!may_be_name(surface) || !learnt.contains(tables.keys.key(surface))) continue;
    const TokenRange tokens{token, token + 1};
    const auto [at, added] =
        names.emplace(NameKey{token, token + 1, EntityKind::person}, WeighedName{.tokens = tokens});
    // A name does not speak for itself.
    if (!added && at->second.name.score >= accept) continue;
    at->second.name.score += added ? base_score(analysis, tables, tokens, EntityKind::person, sign)
                                   : tables.weights.of(EntityKind::person, sign);
  }
}

}  // namespace

NameTables make_name_tables(Weights weights, VariantKeys keys, const std::set<std::string>& signs,
                            const Lexicon& lexicon) {
  NameTables out{.weights = std::move(weights),
                 .keys = std::move(keys),
                 .classes = {},
                 .shapes = std::vector<std::vector<ClassId>>(kShapes),
                 .unknown = lexicon.find_class("unknown")};
  for (const EntityKind type : {EntityKind::person, EntityKind::organization, EntityKind::place}) {
    for (const std::string& sign : signs) out.classes[{type, sign}] = out.weights.by_class(type, sign, lexicon);
  }
  for (size_t shape = 0; shape < kShapes; ++shape) {
    for (const std::string_view name : shape_classes(static_cast<Shape>(shape))) {
      if (const std::optional<ClassId> id = lexicon.find_class(name)) out.shapes[shape].push_back(*id);
    }
  }
  return out;
}

std::vector<std::string> name_part_keys(const Analysis& analysis, TokenRange tokens, const NameExpression& name,
                                        const VariantKeys& keys) {
  if (!name.surname.empty() && !name.given.empty()) {
    const bool surname_first = name.surname.begin < name.given.begin;
    return {keys.key(analysis.surface(surname_first ? name.surname : name.given)),
            keys.key(analysis.surface(surname_first ? name.given : name.surname))};
  }
  const std::string whole = keys.key(analysis.surface(tokens));
  std::vector<std::string> parts;
  for (size_t at = 0; at <= whole.size();) {
    const size_t end = std::min(whole.find(' ', at), whole.size());
    if (end > at) parts.push_back(whole.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<WeighedName> weigh(const Analysis& analysis, const std::vector<NameFact>& facts, const NameTables& tables) {
  const Neighbours near = neighbours_of(facts);
  std::map<NameKey, WeighedName> names = merge(analysis, facts, tables);
  for (auto& [key, name] : names) {
    if (name.name.type != EntityKind::person) continue;
    add_behind(near, tables.weights, name.tokens, name.name);
    add_before(near, tables.weights, name.tokens, name.name);
  }
  const auto accept = [&](EntityKind type) { return tables.weights.of(type, kAccept); };
  add_learnt(analysis, learnt_keys(analysis, names, tables, accept(EntityKind::person)), tables,
             accept(EntityKind::person), names);

  std::vector<WeighedName> out;
  for (auto& [key, name] : names) {
    const double margin = name.name.score - accept(name.name.type);
    if (margin < 0) continue;
    if (!out.empty() && out.back().tokens == name.tokens) {
      // The map orders one range by type: person, organization, place.
      if (margin > out.back().name.score - accept(out.back().name.type)) out.back() = std::move(name);
    } else {
      out.push_back(std::move(name));
    }
  }
  return out;
}

}  // namespace kiji
