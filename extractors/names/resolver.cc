#include "extractors/names/resolver.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "extractors/names/evidence.h"
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

// An entity while its mentions are gathered.
struct Draft {
  Entity entity;
  std::vector<std::string> parts;  // keys of the fullest name
  std::string whole;               // key of the fullest name
  EntryId entry = kNoEntry;
  size_t fullest = 0;         // bytes of the surface that gave `parts`
  std::vector<size_t> names;  // indices into the accepted names
};

bool is_full(const std::vector<std::string>& parts) { return parts.size() > 1; }

bool has_part(const Draft& draft, const std::string& part) {
  return std::find(draft.parts.begin(), draft.parts.end(), part) != draft.parts.end();
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
      const size_t found = is_person ? find_person(name, parts, i) : find_other(name, parts);
      draft_of_[i] = found != kNone ? found : add_draft(name);
      join(drafts_[draft_of_[i]], name, std::move(parts), i);
    }
  }

  size_t add_draft(const AcceptedName& name) {
    drafts_.emplace_back();
    drafts_.back().entity.type = name.name.type;
    drafts_.back().entry = name.name.entry;
    return drafts_.size() - 1;
  }

  void join(Draft& draft, const AcceptedName& name, std::vector<std::string> parts, size_t index) {
    const std::string_view surface = analysis_.surface(name.tokens);
    if (surface.size() > draft.fullest) {
      draft.fullest = surface.size();
      draft.parts = std::move(parts);
      draft.whole = keys_.key(surface);
    }
    if (draft.entry == kNoEntry) draft.entry = name.name.entry;
    draft.names.push_back(index);
  }

  size_t find_person(const AcceptedName& name, const std::vector<std::string>& parts, size_t index) const {
    if (name.name.introduced && !is_full(parts)) return kNone;
    size_t best = kNone;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if (draft.entity.type != EntityKind::person) continue;
      const bool same_entry = name.name.entry != kNoEntry && name.name.entry == draft.entry;
      const bool same_name = parts == draft.parts;
      const bool short_form = !is_full(parts) && has_part(draft, parts.front());
      if (same_entry || (same_name && is_full(parts))) return i;
      if ((same_name || short_form) && (best == kNone || nearer(draft, drafts_[best], index))) best = i;
    }
    return best;
  }

  // Told last before the name; of two that only come later, the earlier.
  static bool nearer(const Draft& a, const Draft& b, size_t index) {
    const auto last_before = [&](const Draft& draft) {
      long last = -1;
      for (const size_t name : draft.names) {
        if (name < index) last = std::max(last, static_cast<long>(name));
      }
      return last;
    };
    return last_before(a) > last_before(b);
  }

  size_t find_other(const AcceptedName& name, const std::vector<std::string>& parts) const {
    const std::string whole = keys_.key(analysis_.surface(name.tokens));
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if (draft.entity.type != name.name.type) continue;
      const bool same_entry = name.name.entry != kNoEntry && name.name.entry == draft.entry;
      const bool same_country = is_country(name.name) && is_country(names_[draft.names.front()].name) &&
                                name.name.country == names_[draft.names.front()].name.country;
      if (same_entry || same_country || (whole == draft.whole && !parts.empty())) return i;
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

  // Index of the accepted name of a place or organization at those tokens.
  size_t entity_at(TokenRange tokens) const {
    for (size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].name.type != EntityKind::person && names_[i].tokens.overlaps(tokens)) return i;
    }
    return kNone;
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
    size_t next = 0;
    for (uint32_t token = 0; token < analysis_.tokens.size(); ++token) {
      while (next < names_.size() && names_[next].tokens.begin < token) ++next;
      const FormId form = analysis_.tokens[token].form;
      if (form == kNoForm || covered(token)) continue;
      size_t target = kNone;
      if (const Reading* reading = reference ? analysis_.lexicon->reading(form, *reference) : nullptr) {
        target = nearest(next, analysis_.lexicon->value(reading->entry));
      } else if (const Reading* office =
                     role && stands_alone(token) ? analysis_.lexicon->reading(form, *role) : nullptr) {
        target = nearest_holder(next, analysis_.lexicon->value(office->entry));
      }
      if (target != kNone) {
        drafts_[target].entity.references.push_back({analysis_.article_span({token, token + 1}), {}});
      }
    }
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
  bool covered(uint32_t token) const {
    return std::any_of(names_.begin(), names_.end(), [&](const AcceptedName& name) {
      return name.tokens.contains({token, token + 1}) ||
             std::any_of(name.name.roles.begin(), name.name.roles.end(), [&](const RoleExpression& role) {
               return role.tokens.contains({token, token + 1});
             });
    });
  }

  size_t nearest(size_t before, std::string_view type) const {
    for (size_t i = before; i-- > 0;) {
      if (to_string(names_[i].name.type) == type) return draft_of_[i];
    }
    return kNone;
  }

  size_t nearest_holder(size_t before, std::string_view office) const {
    for (size_t i = before; i-- > 0;) {
      const Draft& draft = drafts_[draft_of_[i]];
      if (std::any_of(draft.entity.roles.begin(), draft.entity.roles.end(),
                      [&](const Role& role) { return role.role == office; })) {
        return draft_of_[i];
      }
    }
    return kNone;
  }

  const Analysis& analysis_;
  const std::vector<AcceptedName>& names_;
  const VariantKeys& keys_;
  Record& record_;
  std::vector<Draft> drafts_;
  std::vector<size_t> draft_of_;  // of each accepted name
};

}  // namespace

void resolve_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys,
                   Record& record) {
  Resolver(analysis, names, keys, record).run();
}

}  // namespace kiji
