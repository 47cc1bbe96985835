#include "extractors/names/resolver.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "extractors/names/evidence.h"
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

constexpr size_t kMostBearers = 32;  // people of one surname among whom the nearest is looked for

// An entity while its mentions are gathered.
struct Draft {
  Entity entity;
  EntryId entry = kNoEntry;
  std::vector<size_t> names;  // indices into the accepted names: the full ones in order, then the others in order
  size_t full_names = 0;
};

bool is_full(const std::vector<std::string>& parts) { return parts.size() > 1; }

// The last of `names` before `index`, counted from 1; 0 if there is none.
size_t last_before(const Draft& draft, size_t index) {
  const auto middle = draft.names.begin() + static_cast<std::ptrdiff_t>(draft.full_names);
  const auto full = std::lower_bound(draft.names.begin(), middle, index);
  const auto other = std::lower_bound(middle, draft.names.end(), index);
  return std::max(full == draft.names.begin() ? 0 : *(full - 1) + 1, other == middle ? 0 : *(other - 1) + 1);
}

class Resolver {
 public:
  Resolver(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys, Record& record)
      : analysis_(analysis), names_(names), keys_(keys), record_(record), draft_of_(names.size(), kNone) {}

  void run() {
    for (const bool full : {true, false}) group(full);
    order();
    for (Draft& draft : drafts_) describe(draft);
    add_references();
    for (Draft& draft : drafts_) list_of(draft.entity.type).push_back(std::move(draft.entity));
  }

 private:
  std::vector<Entity>& list_of(EntityKind type) {
    return type == EntityKind::person         ? record_.people
           : type == EntityKind::organization ? record_.organizations
                                              : record_.places;
  }

  std::string_view column(EntryId entry, std::string_view name) const {
    return entry == kNoEntry ? std::string_view() : analysis_.lexicon->column(entry, name);
  }

  // Full names of people first, so that a short form before the full one finds it; then everything else.
  void group(bool full) {
    for (size_t i = 0; i < names_.size(); ++i) {
      const AcceptedName& name = names_[i];
      std::vector<std::string> parts = name_part_keys(analysis_, name.tokens, name.name, keys_);
      if (parts.empty()) parts.emplace_back(analysis_.surface(name.tokens));
      const bool is_person = name.name.type == EntityKind::person;
      if ((is_person && is_full(parts)) != full) continue;
      const size_t found = is_person ? find_person(name, parts, i) : find_other(name);
      draft_of_[i] = found != kNone ? found : add_draft(name);
      join(draft_of_[i], name, parts, i);
    }
  }

  size_t add_draft(const AcceptedName& name) {
    drafts_.emplace_back();
    drafts_.back().entity.type = name.name.type;
    drafts_.back().entry = name.name.entry;
    return drafts_.size() - 1;
  }

  void join(size_t index, const AcceptedName& name, const std::vector<std::string>& parts, size_t at) {
    Draft& draft = drafts_[index];
    if (draft.entry == kNoEntry) draft.entry = name.name.entry;
    draft.names.push_back(at);
    if (name.name.type == EntityKind::person && is_full(parts)) ++draft.full_names;
    remember(entry_key(name.name), index);
    remember(whole_key(name), index);
    if (name.name.type != EntityKind::person) return remember(country_key(name.name), index);
    for (const std::string& part : parts) remember(part_key(part), index);
  }

  // What a later name of the same entity is found by. Empty keys find nothing.
  void remember(const std::string& key, size_t draft) {
    if (key.empty()) return;
    std::vector<size_t>& drafts = known_[key];
    if (drafts.size() < kMostBearers && std::find(drafts.begin(), drafts.end(), draft) == drafts.end()) {
      drafts.push_back(draft);
    }
  }
  size_t first_of(const std::string& key) const {
    const auto found = known_.find(key);
    return found == known_.end() ? kNone : found->second.front();
  }
  static std::string entry_key(const NameExpression& name) {
    return name.entry == kNoEntry ? std::string() : "entry " + std::to_string(name.entry);
  }
  static std::string country_key(const NameExpression& name) {
    return is_country(name) ? "country " + name.country : std::string();
  }
  static std::string part_key(const std::string& part) { return "part " + part; }
  std::string whole_key(const AcceptedName& name) const {
    return std::string(to_string(name.name.type)) + " " + keys_.key(analysis_.surface(name.tokens));
  }

  size_t find_person(const AcceptedName& name, const std::vector<std::string>& parts, size_t index) const {
    if (name.name.introduced && !is_full(parts)) return kNone;
    if (const size_t same = first_of(entry_key(name.name)); same != kNone) return same;
    if (is_full(parts)) return first_of(whole_key(name));
    const auto bearers = known_.find(part_key(parts.front()));
    if (bearers == known_.end()) return kNone;
    // Told last before the name; of those that only come later, the earliest.
    return *std::max_element(bearers->second.begin(), bearers->second.end(), [&](size_t a, size_t b) {
      return last_before(drafts_[a], index) < last_before(drafts_[b], index);
    });
  }

  size_t find_other(const AcceptedName& name) const {
    for (const std::string& key : {entry_key(name.name), country_key(name.name), whole_key(name)}) {
      if (const size_t same = key.empty() ? kNone : first_of(key); same != kNone) return same;
    }
    return kNone;
  }

  // 米, 米国 and アメリカ stand in different lists and are one country.
  static bool is_country(const NameExpression& name) { return name.kind == "country" && !name.country.empty(); }

  // Text order, with ids.
  void order() {
    std::vector<size_t> by_text(drafts_.size());
    for (size_t i = 0; i < by_text.size(); ++i) {
      by_text[i] = i;
      std::sort(drafts_[i].names.begin(), drafts_[i].names.end());
    }
    std::sort(by_text.begin(), by_text.end(),
              [&](size_t a, size_t b) { return drafts_[a].names.front() < drafts_[b].names.front(); });
    std::vector<Draft> sorted;
    std::vector<size_t> place(drafts_.size());
    size_t count[3] = {};
    for (const size_t i : by_text) {
      place[i] = sorted.size();
      const auto type = static_cast<size_t>(drafts_[i].entity.type);
      drafts_[i].entity.id = std::string(1, "pol"[type]) + std::to_string(++count[type]);
      sorted.push_back(std::move(drafts_[i]));
    }
    drafts_ = std::move(sorted);
    for (size_t& draft : draft_of_) draft = place[draft];
  }

  void describe(Draft& draft) {
    Entity& entity = draft.entity;
    std::string_view fullest;
    for (const size_t index : draft.names) {
      const AcceptedName& name = names_[index];
      entity.mentions.push_back({analysis_.article_span(name.tokens), name.rule});
      const std::string_view surface = analysis_.surface(name.tokens);
      if (surface.size() > fullest.size()) fullest = surface;
      if (entity.kind.empty()) entity.kind = name.name.kind;
      if (entity.country.empty()) entity.country = name.name.country;
      for (const RoleExpression& role : name.name.roles) add_role(entity, role);
      if (entity.age.empty() && name.name.age != kNoAge) entity.age = figure_at(name.name.age);
    }
    entity.name = fullest;
    entity.latin = column(draft.entry, "latin");
    entity.wikidata = column(draft.entry, "wikidata");
    if (entity.country.empty()) entity.country = column(draft.entry, "country");
    if (entity.type == EntityKind::place) locate(entity, draft.entry);
  }

  void add_role(Entity& entity, const RoleExpression& role) {
    if (role.honorific) return;
    Role out{.span = analysis_.article_span(role.tokens), .role = role.role, .of = {}};
    if (const size_t of = role.of.empty() ? kNone : entity_at(role.of); of != kNone) {
      const AcceptedName& body = names_[of];
      out.of = drafts_[draft_of_[of]].entity.id;
      if (entity.country.empty()) entity.country = body.name.country;
      if (body.name.type == EntityKind::organization && entity.affiliation.empty()) entity.affiliation = out.of;
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
  size_t entity_at(TokenRange tokens) const {
    const auto at = std::partition_point(names_.begin(), names_.end(),
                                         [&](const AcceptedName& name) { return name.tokens.end <= tokens.begin; });
    const bool found = at != names_.end() && at->tokens.overlaps(tokens) && at->name.type != EntityKind::person;
    return found ? static_cast<size_t>(at - names_.begin()) : kNone;
  }

  std::string figure_at(uint32_t token) const {
    const Span span = analysis_.article_span({token, token + 1});
    for (const Figure& figure : record_.figures) {
      if (figure.kind == FigureKind::age && figure.span.overlaps(span)) return figure.id;
    }
    return {};
  }

  static std::optional<double> to_double(std::string_view text) {
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc()) return std::nullopt;
    return value;
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
    const std::optional<ClassId> reference = analysis_.lexicon->find_class("reference");
    const std::optional<ClassId> role = analysis_.lexicon->find_class("role");
    const std::vector<bool> covered = covered_tokens();
    std::map<std::string, size_t, std::less<>> told;  // the last entity of each kind and the last holder of each role
    size_t next = 0;
    for (uint32_t token = 0; token < analysis_.tokens.size(); ++token) {
      for (; next < names_.size() && names_[next].tokens.begin < token; ++next) tell(draft_of_[next], told);
      const FormId form = analysis_.tokens[token].form;
      if (form == kNoForm || covered[token]) continue;
      const Reading* reading = reference ? analysis_.lexicon->reading(form, *reference) : nullptr;
      if (reading == nullptr && role && stands_alone(token)) reading = analysis_.lexicon->reading(form, *role);
      if (reading == nullptr) continue;
      const auto target = told.find(analysis_.lexicon->value(reading->entry));
      if (target == told.end()) continue;
      drafts_[target->second].entity.references.push_back({analysis_.article_span({token, token + 1}), {}});
    }
  }

  void tell(size_t draft, std::map<std::string, size_t, std::less<>>& told) const {
    const Entity& entity = drafts_[draft].entity;
    told[std::string(to_string(entity.type))] = draft;
    for (const Role& role : entity.roles) told[role.role] = draft;
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
      for (const RoleExpression& role : name.name.roles) cover(role.tokens);
    }
    return out;
  }

  const Analysis& analysis_;
  const std::vector<AcceptedName>& names_;
  const VariantKeys& keys_;
  Record& record_;
  std::vector<Draft> drafts_;
  std::vector<size_t> draft_of_;  // of each accepted name
  std::unordered_map<std::string, std::vector<size_t>> known_;
};

}  // namespace

void resolve_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
                   Record& record) {
  Resolver(analysis, names, keys, record).run();
}

}  // namespace kiji
