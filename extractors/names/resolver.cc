#include "extractors/names/resolver.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "extractors/names/name_tables.h"
#include "extractors/names/numbering.h"
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;

std::optional<double> to_double(std::string_view text) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc()) return std::nullopt;
  return value;
}

class Resolver {
 public:
  Resolver(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
           const ReferenceWords& references, Record& record)
      : analysis_(analysis),
        names_(names),
        references_(references),
        record_(record),
        grouped_(group_names(analysis, names, keys)) {}

  void run() {
    make_entities();
    list_ages();
    for (uint32_t i = 0; i < names_.size(); ++i) add_name(i);
    for (uint32_t group = 0; group < places_.size(); ++group) describe(entity_of(group), grouped_.groups[group].entry);
    add_references();
  }

 private:
  std::vector<Entity>& list_of(EntityKind type) {
    return type == EntityKind::person         ? record_.people
           : type == EntityKind::organization ? record_.organizations
                                              : record_.places;
  }
  Entity& entity_of(uint32_t group) { return list_of(grouped_.groups[group].type)[places_[group]]; }

  std::string_view column(EntryId entry, std::string_view name) const {
    return entry == kNoEntry ? std::string_view() : analysis_.lexicon->column(entry, name);
  }

  // One entity for each group, in text order, with its id: roles refer to entities that stand behind them.
  void make_entities() {
    std::array<size_t, 3> counts = {};
    for (const NameGroup& group : grouped_.groups) ++counts[static_cast<size_t>(group.type)];
    for (const EntityKind type : kEntityKinds) {
      list_of(type).reserve(list_of(type).size() + counts[static_cast<size_t>(type)]);
    }
    counts = {};
    places_.reserve(grouped_.groups.size());
    for (const NameGroup& group : grouped_.groups) {
      const auto type = static_cast<size_t>(group.type);
      places_.push_back(list_of(group.type).size());
      Entity& entity = list_of(group.type).emplace_back();
      entity.id = std::string(1, "pol"[type]) + std::to_string(++counts[type]);
      entity.type = group.type;
      entity.mentions.reserve(group.names);
    }
  }

  void add_name(uint32_t index) {
    const AcceptedName& name = names_[index];
    const uint32_t group = grouped_.of_name[index];
    Entity& entity = entity_of(group);
    entity.mentions.push_back({analysis_.article_span(name.tokens), std::string(name.rule)});
    const std::string_view surface = analysis_.surface(name.tokens);
    if (surface.size() > entity.name.size()) entity.name = surface;
    if (entity.kind.empty()) entity.kind = name.name->kind;
    if (entity.country.empty()) entity.country = name.name->country;
    for (const RoleExpression& role : name.name->roles) add_role(entity, role);
    if (entity.age.empty() && name.name->age != kNoAge) entity.age = figure_at(name.name->age);
  }

  void add_role(Entity& entity, const RoleExpression& role) {
    if (role.honorific) return;
    Role out{.span = analysis_.article_span(role.tokens), .role = std::string(role.role), .of = {}};
    if (const uint32_t of = role.of.empty() ? kNone : name_at(role.of); of != kNone) {
      const NameExpression& body = *names_[of].name;
      out.of = entity_of(grouped_.of_name[of]).id;
      if (entity.country.empty()) entity.country = body.country;
      if (body.type == EntityKind::organization && entity.affiliation.empty()) entity.affiliation = out.of;
    }
    add_once(entity.roles, std::move(out));
  }

  // A role told at every mention stands once, as it was first told with its body.
  static void add_once(std::vector<Role>& roles, Role role) {
    for (Role& known : roles) {
      const bool same_body = known.of == role.of || known.of.empty() || role.of.empty();
      if (known.role != role.role || !same_body) continue;
      if (known.of.empty() && !role.of.empty()) known = std::move(role);
      return;
    }
    roles.push_back(std::move(role));
  }

  // Index of the accepted name of a place or organization at those tokens. Names are in text order and do not overlap.
  uint32_t name_at(TokenRange tokens) const {
    const auto at = std::partition_point(names_.begin(), names_.end(),
                                         [&](const AcceptedName& name) { return name.tokens.end <= tokens.begin; });
    const bool found = at != names_.end() && at->tokens.overlaps(tokens) && at->name->type != EntityKind::person;
    return found ? static_cast<uint32_t>(at - names_.begin()) : kNone;
  }

  void list_ages() {
    for (const Figure& figure : record_.figures) {
      if (figure.kind == FigureKind::age) ages_.push_back(&figure);
    }
  }

  std::string figure_at(uint32_t token) const {
    const Span span = analysis_.article_span({token, token + 1});
    const auto at = std::partition_point(ages_.begin(), ages_.end(),
                                         [&](const Figure* figure) { return figure->span.end <= span.begin; });
    return at != ages_.end() && (*at)->span.overlaps(span) ? (*at)->id : std::string();
  }

  void describe(Entity& entity, EntryId entry) const {
    entity.latin = column(entry, "latin");
    entity.wikidata = column(entry, "wikidata");
    if (entity.country.empty()) entity.country = column(entry, "country");
    if (entity.type == EntityKind::place) locate(entity, entry);
  }

  void locate(Entity& entity, EntryId entry) const {
    entity.lat = to_double(column(entry, "lat"));
    entity.lon = to_double(column(entry, "lon"));
    entity.subdivision = column(entry, "subdivision");
    const std::string_view geonames = column(entry, "geonames");
    std::from_chars(geonames.data(), geonames.data() + geonames.size(), entity.geonames);
  }

  // 彼, 同氏, 同社: the nearest entity of the kind before them; 大統領 alone: the nearest person of that role.
  void add_references() {
    if (names_.empty()) return;
    number_words();
    const std::vector<bool> covered = covered_tokens();
    uint32_t next = 0;
    for (uint32_t token = names_.front().tokens.begin + 1; token < analysis_.tokens.size(); ++token) {
      for (; next < names_.size() && names_[next].tokens.begin < token; ++next) tell(grouped_.of_name[next]);
      if (covered[token]) continue;
      const Reading* reading = references_.reference(analysis_, token);
      if (reading == nullptr) {
        reading = references_.role(analysis_, token);
        if (reading == nullptr || !stands_alone(token)) continue;
      }
      const uint32_t word = words_.find(analysis_.lexicon->value(reading->entry));
      if (word == kNone || told_[word] == kNone) continue;
      entity_of(told_[word]).references.push_back({analysis_.article_span({token, token + 1}), {}});
    }
  }

  // Numbers what entities can be referred to by: the names of their types and their roles.
  void number_words() {
    for (uint32_t group = 0; group < places_.size(); ++group) {
      first_word_.push_back(static_cast<uint32_t>(words_of_.size()));
      const Entity& entity = entity_of(group);
      words_of_.push_back(words_.add(to_string(entity.type)));
      for (const Role& role : entity.roles) words_of_.push_back(words_.add(role.role));
    }
    first_word_.push_back(static_cast<uint32_t>(words_of_.size()));
    told_.resize(words_.size(), kNone);
  }

  void tell(uint32_t group) {
    for (uint32_t i = first_word_[group]; i < first_word_[group + 1]; ++i) told_[words_of_[i]] = group;
  }

  // Not a part of a compound: 大統領は, but not 大統領選 or 副大統領.
  bool stands_alone(uint32_t token) const {
    const auto is_word = [&](uint32_t other) {
      const Script script = script_of(decode_at(analysis_.surface(other), 0).value);
      return script == Script::kanji || script == Script::katakana || script == Script::latin;
    };
    return (token == 0 || !is_word(token - 1)) && (token + 1 == analysis_.tokens.size() || !is_word(token + 1));
  }

  // Inside a name or a role that was told of one.
  std::vector<bool> covered_tokens() const {
    std::vector<bool> out(analysis_.tokens.size());
    const auto cover = [&](TokenRange range) {
      for (uint32_t token = range.begin; token < range.end; ++token) out[token] = true;
    };
    for (const AcceptedName& name : names_) {
      cover(name.tokens);
      for (const RoleExpression& role : name.name->roles) cover(role.tokens);
    }
    return out;
  }

  const Analysis& analysis_;
  const std::vector<AcceptedName>& names_;
  const ReferenceWords& references_;
  Record& record_;
  NameGroups grouped_;
  std::vector<size_t> places_;                   // of each group's entity in the list of its type
  std::vector<const Figure*> ages_;              // in text order
  Numbering<std::string_view> words_;            // what entities are referred to by
  std::vector<uint32_t> words_of_, first_word_;  // of all groups; where those of each begin
  std::vector<uint32_t> told_;                   // by word: the last group told of
};

}  // namespace

ReferenceWords::ReferenceWords(const Lexicon& lexicon)
    : reference_(word_class(lexicon, "reference")), role_(word_class(lexicon, "role")) {}

ReferenceWords::WordClass ReferenceWords::word_class(const Lexicon& lexicon, std::string_view name) {
  WordClass out{.id = lexicon.find_class(name), .possible = std::vector<bool>(lexicon.symbol_count())};
  if (!out.id) return out;
  bool any = false;
  for (size_t symbol = 0; symbol < out.possible.size(); ++symbol) {
    out.possible[symbol] = lexicon.has_class(static_cast<SymbolId>(symbol), *out.id);
    any = any || out.possible[symbol];
  }
  // Symbols hold only classes that some rule asks for.
  if (!any) out.possible.assign(out.possible.size(), true);
  return out;
}

const Reading* ReferenceWords::find(const WordClass& word_class, const Analysis& analysis, uint32_t index) {
  const Token& token = analysis.tokens[index];
  if (token.form == kNoForm || token.symbol >= word_class.possible.size()) return nullptr;
  if (!word_class.id || !word_class.possible[token.symbol]) return nullptr;
  return analysis.lexicon->reading(token.form, *word_class.id);
}

void resolve_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
                   const ReferenceWords& references, Record& record) {
  Resolver(analysis, names, keys, references, record).run();
}

}  // namespace kiji
