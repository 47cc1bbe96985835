#include "extractors/names/evidence.h"

#include <algorithm>
#include <bitset>
#include <span>
#include <tuple>
#include <unordered_set>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr uint32_t kMinLearnedCodePoints = 2;  // a learnt form of one letter would hit everywhere
constexpr int kMaxWordsBehind = 3;             // role, brackets with the age and honorific may follow a name

// Roles, ages, descriptions and countries, by their ends. Refers to the facts.
class Neighbours {
 public:
  Neighbours(const std::vector<NameFact>& facts, size_t tokens) : begins_(tokens + 1), ends_(tokens + 1) {
    for (const NameFact& fact : facts) {
      if (fact.kind == NameFact::Kind::name || fact.kind == NameFact::Kind::nothing) continue;
      by_begin_.push_back(&fact);
      begins_[fact.tokens.begin] = true;
      ends_[fact.tokens.end] = true;
    }
    by_end_ = by_begin_;
    std::stable_sort(by_end_.begin(), by_end_.end(),
                     [](const NameFact* a, const NameFact* b) { return a->tokens.end < b->tokens.end; });
  }

  // Most names stand alone: nothing need be looked for beside them.
  bool any(TokenRange tokens) const { return begins_[tokens.end] || ends_[tokens.begin]; }

  // The longest that is wanted; of equal ones the first. Null if there is none.
  const NameFact* beginning_at(uint32_t at, auto&& wanted) const {
    return longest(
        by_begin_, at, [](const NameFact& fact) { return fact.tokens.begin; }, wanted);
  }
  const NameFact* ending_at(uint32_t at, auto&& wanted) const {
    return longest(
        by_end_, at, [](const NameFact& fact) { return fact.tokens.end; }, wanted);
  }

 private:
  static const NameFact* longest(const std::vector<const NameFact*>& facts, uint32_t at, auto&& place, auto&& wanted) {
    const NameFact* best = nullptr;
    auto it = std::partition_point(facts.begin(), facts.end(), [&](const NameFact* one) { return place(*one) < at; });
    for (; it != facts.end() && place(**it) == at; ++it) {
      if (wanted(**it) && (best == nullptr || (*it)->tokens.size() > best->tokens.size())) best = *it;
    }
    return best;
  }

  std::vector<const NameFact*> by_begin_, by_end_;
  std::vector<bool> begins_, ends_;  // by token: does any begin or end there?
};

// What speaks for a person beside its name, and the score with it.
struct Company {
  double score = 0;
  std::array<const NameFact*, kMaxWordsBehind> roles = {};  // behind the name; null at the end
  const NameFact* description = nullptr;
  const NameFact* role_before = nullptr;
  const NameFact* origin = nullptr;
  uint32_t age = kNoAge;
};

// What stands behind a person: 社長, (52), 氏.
void look_behind(const Neighbours& near, const BesideWeights& weights, uint32_t at, Company& company) {
  size_t roles = 0;
  for (int i = 0; i < kMaxWordsBehind; ++i) {
    const NameFact* role = near.beginning_at(
        at, [](const NameFact& fact) { return fact.kind == NameFact::Kind::role && fact.stands_after; });
    if (role != nullptr) {
      company.roles[roles++] = role;
      company.score += role->role.honorific ? weights.title : weights.role_after;
      at = role->role.tokens.end;
      continue;
    }
    const NameFact* age = near.beginning_at(at, [](const NameFact& fact) { return fact.kind == NameFact::Kind::age; });
    if (age == nullptr || company.age != kNoAge) return;
    company.age = age->age;
    company.score += weights.age;
    at = age->tokens.end;
  }
}

// What stands before a person: 米国の特使, ドイツの, 61歳の年金生活者.
void look_before(const Neighbours& near, const BesideWeights& weights, uint32_t at, Company& company) {
  const auto ending = [&](NameFact::Kind kind) {
    return near.ending_at(at, [&](const NameFact& fact) { return fact.kind == kind && fact.stands_before; });
  };
  company.description = ending(NameFact::Kind::description);
  if (company.description != nullptr) {
    company.score += weights.description;
    if (company.description->age != kNoAge) company.age = company.description->age;
  }
  company.role_before = ending(NameFact::Kind::role);
  if (company.role_before != nullptr) {
    company.score += weights.role_before;
    return;
  }
  company.origin = ending(NameFact::Kind::origin);
  if (company.origin != nullptr) company.score += weights.origin;
}

Company company_of(const Neighbours& near, const BesideWeights& weights, TokenRange tokens, double score) {
  Company company{.score = score};
  if (!near.any(tokens)) return company;
  look_behind(near, weights, tokens.end, company);
  look_before(near, weights, tokens.begin, company);
  return company;
}

void tell(const Company& company, NameExpression& name) {
  name.introduced = company.description != nullptr;
  name.age = company.age;
  if (company.role_before != nullptr) name.roles.push_back(company.role_before->role);
  for (const NameFact* role : company.roles) {
    if (role != nullptr) name.roles.push_back(role->role);
  }
  if (company.origin == nullptr) return;
  for (RoleExpression& role : name.roles) {
    if (role.of.empty() && !role.honorific) role.of = company.origin->role.of;
  }
}

// Classes of the tokens that weigh anything, made once for each token that is asked for.
class TokenClasses {
 public:
  TokenClasses(const Analysis& analysis, const NameTables& tables)
      : analysis_(analysis), tables_(tables), begin_(analysis.tokens.size(), kNotYet) {}

  // Ascending: those of the token's readings, which the pack keeps although no rule asks for them, and those of its
  // shape. Valid until the next call.
  std::span<const ClassId> of(uint32_t token) {
    if (begin_[token] == kNotYet) add(token);
    const ClassId* counted = pool_.data() + begin_[token];
    return {counted + 1, *counted};
  }

 private:
  static constexpr uint32_t kNotYet = 0xFFFFFFFF;

  void add(uint32_t index) {
    const Token& token = analysis_.tokens[index];
    begin_[index] = static_cast<uint32_t>(pool_.size());
    pool_.push_back(0);
    const auto first = static_cast<std::ptrdiff_t>(pool_.size());
    const std::vector<ClassId>& shape = tables_.shapes[shape_of(analysis_.surface(index))];
    pool_.insert(pool_.end(), shape.begin(), shape.end());
    if (token.form != kNoForm) {
      for (const Reading& reading : analysis_.lexicon->readings(token.form)) {
        if (tables_.weighed[reading.word_class]) pool_.push_back(reading.word_class);
      }
    } else if (token.number == kNoNumber && tables_.unknown) {
      pool_.push_back(*tables_.unknown);
    }
    std::sort(pool_.begin() + first, pool_.end());
    pool_.erase(std::unique(pool_.begin() + first, pool_.end()), pool_.end());
    pool_[begin_[index]] = static_cast<ClassId>(pool_.end() - pool_.begin() - first);
  }

  const Analysis& analysis_;
  const NameTables& tables_;
  std::vector<uint32_t> begin_;  // by token: where its classes stand, behind their number
  std::vector<ClassId> pool_;
};

// What the sign and the classes of the tokens say for a name.
double base_score(const SignWeights& weights, TokenRange tokens, TokenClasses& classes) {
  double sum = weights.itself;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    for (const ClassId word_class : classes.of(token)) sum += weights.classes[word_class];
  }
  return sum;
}

double base_score(const Analysis& analysis, const NameTables& tables, const NameFact& fact, TokenClasses& classes) {
  const SignWeights& weights = tables.weights[index_of(fact.type)][fact.sign];
  const double sum = base_score(weights, fact.weighed, classes);
  // 前, 中 and 一 are names in the packages and hardly ever in the text.
  const std::string_view surface = analysis.surface(fact.tokens);
  const bool one_letter = utf8_length(static_cast<unsigned char>(surface.front())) == surface.size();
  return one_letter ? sum + weights.one_letter : sum;
}

// One range as a name of one type.
struct Proposal {
  TokenRange tokens;
  EntityKind type = EntityKind::person;
  uint32_t rule = WeighedName::kLearned;  // the rule that speaks best for it
  double score = 0;
  std::span<const NameFact* const> facts = {};  // that propose it; none if it is learnt

  bool operator<(const Proposal& other) const { return std::tie(tokens, type) < std::tie(other.tokens, other.type); }
};

// Facts that propose a name, by range and type; equal ones in their order.
std::vector<const NameFact*> proposing(const std::vector<NameFact>& facts) {
  std::vector<const NameFact*> out;
  out.reserve(facts.size());
  size_t group = 0;  // those of one begin
  const auto settle = [&] {
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(group), out.end(), [](const NameFact* a, const NameFact* b) {
      return std::tie(a->tokens.end, a->type, a) < std::tie(b->tokens.end, b->type, b);
    });
  };
  for (const NameFact& fact : facts) {
    if (fact.kind != NameFact::Kind::name || fact.tokens.empty()) continue;
    if (group < out.size() && out[group]->tokens.begin != fact.tokens.begin) {
      settle();
      group = out.size();
    }
    out.push_back(&fact);
  }
  settle();
  return out;
}

// One proposal for each range and type, with the best score of the rules that make it. Refers to `facts`.
std::vector<Proposal> merge(const Analysis& analysis, const std::vector<const NameFact*>& facts,
                            const NameTables& tables, TokenClasses& classes) {
  std::vector<Proposal> out;
  out.reserve(facts.size());
  for (size_t begin = 0, end = 0; begin < facts.size(); begin = end) {
    const NameFact& first = *facts[begin];
    Proposal proposal{.tokens = first.tokens, .type = first.type};
    for (end = begin; end < facts.size() && facts[end]->tokens == first.tokens && facts[end]->type == first.type;
         ++end) {
      const double score = base_score(analysis, tables, *facts[end], classes);
      if (end > begin && score <= proposal.score) continue;
      proposal.score = score;
      proposal.rule = facts[end]->rule;
    }
    proposal.facts = std::span(facts).subspan(begin, end - begin);
    out.push_back(proposal);
  }
  return out;
}

// Surname and given name as the first rule tells them that knows any of them.
NameExpression parts_of(const Proposal& proposal) {
  for (const NameFact* fact : proposal.facts) {
    if (fact->constructor == nullptr) continue;
    const TokenRange surname = fact->constructor->surname(*fact), given = fact->constructor->given(*fact);
    if (!surname.empty() || !given.empty()) return {.surname = surname, .given = given};
  }
  return {};
}

// The parts, the entry and what else any of the rules knows.
NameExpression description_of(const Analysis& analysis, const Proposal& proposal) {
  NameExpression name = parts_of(proposal);
  name.type = proposal.type;
  name.score = proposal.score;
  for (const NameFact* fact : proposal.facts) {
    if (fact->constructor == nullptr) continue;
    const NameExpression told = fact->constructor->describe(analysis, *fact);
    if (name.entry == kNoEntry) name.entry = told.entry;
    if (name.kind.empty()) name.kind = told.kind;
    if (name.country.empty()) name.country = told.country;
  }
  return name;
}

// What the accepted persons of the article are called: keys of whole names and of their parts.
class LearntKeys {
 public:
  explicit LearntKeys(const VariantKeys& keys) : keys_(keys) {}

  void add(std::string key) {
    if (count_code_points(key) < kMinLearnedCodePoints) return;
    firsts_.set(decode_at(key, 0).value % kFirsts);
    learnt_.insert(std::move(key));
  }
  bool empty() const { return learnt_.empty(); }

  // Is it a word of at least two letters, no grammar, and called like one of them?
  bool has(std::string_view surface) const {
    return surface.size() >= kMinBytes && firsts_.test(keys_.first_of_key(surface) % kFirsts) && is_word(surface) &&
           learnt_.contains(keys_.key(surface));
  }

 private:
  static constexpr size_t kMinBytes = 4;
  static constexpr size_t kFirsts = 1024;

  static bool is_word(std::string_view surface) {
    const Script script = script_of(decode_at(surface, 0).value);
    return script == Script::kanji || script >= Script::katakana;
  }

  const VariantKeys& keys_;
  std::unordered_set<std::string> learnt_;
  std::bitset<kFirsts> firsts_;  // first code points of the keys, modulo kFirsts
};

LearntKeys learnt_keys(const Analysis& analysis, const std::vector<Proposal>& names, const NameTables& tables) {
  LearntKeys learnt(tables.keys);
  for (const Proposal& name : names) {
    if (name.type != EntityKind::person || name.score < tables.accept[index_of(name.type)]) continue;
    for (std::string& part : name_part_keys(analysis, name.tokens, parts_of(name), tables.keys)) {
      learnt.add(std::move(part));
    }
  }
  return learnt;
}

// Looks unknown runs and surnames up once more: クシュナー alone after ジャレッド・クシュナー.
void add_learnt(const Analysis& analysis, const NameTables& tables, TokenClasses& classes,
                std::vector<Proposal>& names) {
  const LearntKeys learnt = learnt_keys(analysis, names, tables);
  if (learnt.empty()) return;
  const SignWeights& weights = tables.weights[index_of(EntityKind::person)][tables.learned_sign];
  const size_t known = names.size();
  size_t next = 0;
  for (uint32_t token = 0; token < analysis.tokens.size(); ++token) {
    if (!learnt.has(analysis.surface(token))) continue;
    Proposal name{.tokens = {token, token + 1}, .type = EntityKind::person};
    while (next < known && names[next] < name) ++next;
    if (next == known || name < names[next]) {
      name.score = base_score(weights, name.tokens, classes);
      names.push_back(name);
    } else if (names[next].score < tables.accept[index_of(name.type)]) {
      // A name does not speak for itself.
      names[next].score += weights.itself;
    }
  }
  std::inplace_merge(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(known), names.end());
}

WeighedName weighed(const Analysis& analysis, const Neighbours& near, const NameTables& tables,
                    const Proposal& proposal) {
  WeighedName out{.tokens = proposal.tokens, .name = description_of(analysis, proposal), .rule = proposal.rule};
  // What is learnt stands alone.
  if (proposal.type != EntityKind::person || proposal.facts.empty()) return out;
  tell(company_of(near, tables.beside, proposal.tokens, 0), out.name);
  return out;
}

}  // namespace

std::vector<std::string_view> parts_of_key(std::string_view key) {
  std::vector<std::string_view> parts;
  for (size_t at = 0; at <= key.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) parts.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> name_part_keys(const Analysis& analysis, TokenRange tokens, const NameExpression& name,
                                        const VariantKeys& keys) {
  if (!name.surname.empty() && !name.given.empty()) {
    const bool surname_first = name.surname.begin < name.given.begin;
    return {keys.key(analysis.surface(surname_first ? name.surname : name.given)),
            keys.key(analysis.surface(surname_first ? name.given : name.surname))};
  }
  const std::string whole = keys.key(analysis.surface(tokens));
  const std::vector<std::string_view> parts = parts_of_key(whole);
  return {parts.begin(), parts.end()};
}

std::vector<WeighedName> weigh(const Analysis& analysis, const std::vector<NameFact>& facts, const NameTables& tables) {
  const Neighbours near(facts, analysis.tokens.size());
  TokenClasses classes(analysis, tables);
  const std::vector<const NameFact*> named = proposing(facts);
  std::vector<Proposal> names = merge(analysis, named, tables, classes);
  for (Proposal& name : names) {
    if (name.type == EntityKind::person) name.score = company_of(near, tables.beside, name.tokens, name.score).score;
  }
  add_learnt(analysis, tables, classes, names);

  const auto margin = [&](const Proposal& name) { return name.score - tables.accept[index_of(name.type)]; };
  std::vector<WeighedName> out;
  for (size_t begin = 0, end = 0; begin < names.size(); begin = end) {
    const Proposal* best = nullptr;
    for (end = begin; end < names.size() && names[end].tokens == names[begin].tokens; ++end) {
      // Types of one range come in the order person, organization, place.
      if (margin(names[end]) >= 0 && (best == nullptr || margin(names[end]) > margin(*best))) best = &names[end];
    }
    if (best != nullptr) out.push_back(weighed(analysis, near, tables, *best));
  }
  return out;
}

}  // namespace kiji
