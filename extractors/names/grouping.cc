#include "extractors/names/grouping.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <utility>

#include "extractors/names/evidence.h"
#include "extractors/names/numbering.h"

namespace kiji {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;
constexpr size_t kMostBearers = 32;  // people of one surname among whom the nearest is looked for

// Keys of the names of one article as numbers: equal keys have equal numbers.
class KeyNumbers {
 public:
  KeyNumbers(const Analysis& analysis, const VariantKeys& keys) : analysis_(analysis), keys_(keys) {}

  uint32_t of_text(std::string_view text) { return numbers_.add(text); }

  // Of the variant key of a spelling; the key is made once for each spelling.
  uint32_t of_key(std::string_view spelling) {
    const uint32_t index = spellings_.add(spelling);
    if (index < keys_of_spellings_.size()) return keys_of_spellings_[index];
    std::string key = keys_.key(spelling);
    uint32_t number = numbers_.find(key);
    if (number == kNone) number = numbers_.add(made_.emplace_back(std::move(key)));
    keys_of_spellings_.push_back(number);
    return number;
  }

  // Those of name_part_keys(), appended to `pool`; the whole surface if there are none.
  void add_parts(const AcceptedName& name, uint32_t whole, std::vector<uint32_t>& pool) {
    const TokenRange surname = name.name->surname, given = name.name->given;
    if (!surname.empty() && !given.empty()) {
      const bool surname_first = surname.begin < given.begin;
      pool.push_back(of_key(analysis_.surface(surname_first ? surname : given)));
      pool.push_back(of_key(analysis_.surface(surname_first ? given : surname)));
      return;
    }
    const std::string_view key = numbers_[whole];
    const size_t before = pool.size();
    if (key.find(' ') == std::string_view::npos && !key.empty()) {
      pool.push_back(whole);
    } else {
      for (const std::string_view part : parts_of_key(key)) pool.push_back(of_text(part));
    }
    if (pool.size() == before) pool.push_back(of_text(analysis_.surface(name.tokens)));
  }

  uint32_t size() const { return numbers_.size(); }

 private:
  const Analysis& analysis_;
  const VariantKeys& keys_;
  Numbering<std::string_view> spellings_, numbers_;
  std::vector<uint32_t> keys_of_spellings_;
  std::deque<std::string> made_;  // keys that are no part of the text
};

class Grouper {
 public:
  Grouper(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys)
      : names_(names), keys_(analysis, keys) {
    out_.of_name.resize(names.size(), kNone);
    spelled_.reserve(names.size());
    for (const AcceptedName& name : names) spelled_.push_back(spell(analysis, name));
    known_.resize(keys_.size());
    by_entry_.resize(entries_.size(), kNone);
  }

  NameGroups run() {
    // Full names of people first, so that a short form before the full one finds it; then everything else.
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (is_full(i)) put(i);
    }
    told_.resize(names_.size(), 0);
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (!is_full(i)) put(i);
      told_[out_.of_name[i]] = i + 1;
    }
    order();
    return std::move(out_);
  }

 private:
  // The numbers of a name's keys; kNone where it has no such key.
  struct Spelled {
    uint32_t whole = kNone, country = kNone, entry = kNone;
    uint32_t first_part = 0, parts = 0;  // of a person
  };
  // The groups that a key finds.
  struct Known {
    std::array<uint32_t, 3> whole = {kNone, kNone, kNone};  // by type
    uint32_t country = kNone;
    std::vector<uint32_t> bearers;  // of a part of a person's name
  };

  Spelled spell(const Analysis& analysis, const AcceptedName& name) {
    Spelled out;
    out.whole = keys_.of_key(analysis.surface(name.tokens));
    if (name.name->entry != kNoEntry) out.entry = entries_.add(name.name->entry);
    if (name.name->type != EntityKind::person) {
      // 米, 米国 and アメリカ stand in different lists and are one country.
      const bool is_country = name.name->kind == "country" && !name.name->country.empty();
      if (is_country) out.country = keys_.of_text(name.name->country);
      return out;
    }
    out.first_part = static_cast<uint32_t>(parts_.size());
    keys_.add_parts(name, out.whole, parts_);
    out.parts = static_cast<uint32_t>(parts_.size()) - out.first_part;
    return out;
  }

  bool is_full(uint32_t i) const { return spelled_[i].parts > 1; }
  std::span<const uint32_t> parts(const Spelled& spelled) const {
    return std::span(parts_).subspan(spelled.first_part, spelled.parts);
  }
  static size_t type_of(const AcceptedName& name) { return static_cast<size_t>(name.name->type); }

  void put(uint32_t i) {
    const AcceptedName& name = names_[i];
    uint32_t group = name.name->type == EntityKind::person ? find_person(i) : find_other(i);
    if (group == kNone) {
      group = static_cast<uint32_t>(out_.groups.size());
      out_.groups.push_back({.type = name.name->type});
    }
    out_.of_name[i] = group;
    if (out_.groups[group].entry == kNoEntry) out_.groups[group].entry = name.name->entry;
    ++out_.groups[group].names;
    remember(spelled_[i], type_of(name), group);
  }

  uint32_t find_person(uint32_t i) const {
    const Spelled& spelled = spelled_[i];
    if (names_[i].name->introduced && !is_full(i)) return kNone;
    if (spelled.entry != kNone && by_entry_[spelled.entry] != kNone) return by_entry_[spelled.entry];
    if (is_full(i)) return known_[spelled.whole].whole[type_of(names_[i])];
    // Told last before the name; of those that only come later, the earliest.
    uint32_t nearest = kNone;
    for (const uint32_t bearer : known_[parts(spelled).front()].bearers) {
      if (nearest == kNone || told_[bearer] > told_[nearest]) nearest = bearer;
    }
    return nearest;
  }

  uint32_t find_other(uint32_t i) const {
    const Spelled& spelled = spelled_[i];
    if (spelled.entry != kNone && by_entry_[spelled.entry] != kNone) return by_entry_[spelled.entry];
    if (spelled.country != kNone && known_[spelled.country].country != kNone) return known_[spelled.country].country;
    return known_[spelled.whole].whole[type_of(names_[i])];
  }

  // What a later name of the same entity is found by: the first group of a key, the first ones of a part.
  void remember(const Spelled& spelled, size_t type, uint32_t group) {
    const auto keep = [group](uint32_t& place) {
      if (place == kNone) place = group;
    };
    if (spelled.entry != kNone) keep(by_entry_[spelled.entry]);
    if (spelled.country != kNone) keep(known_[spelled.country].country);
    keep(known_[spelled.whole].whole[type]);
    for (const uint32_t part : parts(spelled)) {
      std::vector<uint32_t>& bearers = known_[part].bearers;
      if (bearers.size() < kMostBearers && std::find(bearers.begin(), bearers.end(), group) == bearers.end()) {
        bearers.push_back(group);
      }
    }
  }

  void order() {
    std::vector<uint32_t> place(out_.groups.size(), kNone);
    std::vector<NameGroup> sorted;
    sorted.reserve(out_.groups.size());
    for (uint32_t& group : out_.of_name) {
      if (place[group] == kNone) {
        place[group] = static_cast<uint32_t>(sorted.size());
        sorted.push_back(out_.groups[group]);
      }
      group = place[group];
    }
    out_.groups = std::move(sorted);
  }

  const std::vector<AcceptedName>& names_;
  KeyNumbers keys_;
  Numbering<EntryId> entries_;
  std::vector<Spelled> spelled_;    // by name
  std::vector<uint32_t> parts_;     // of all names
  std::vector<Known> known_;        // by key
  std::vector<uint32_t> by_entry_;  // by number of the entry
  std::vector<uint32_t> told_;      // by group: its last name so far, counted from 1
  NameGroups out_;
};

}  // namespace

NameGroups group_names(const Analysis& analysis, const std::vector<AcceptedName>& names, const VariantKeys& keys) {
  return Grouper(analysis, names, keys).run();
}

}  // namespace kiji
