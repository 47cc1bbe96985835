#include "extractors/events/arguments.h"

#include <algorithm>

namespace kiji {
namespace {

constexpr std::string_view kCountry = "country";

void add(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

class ArgumentReader {
 public:
  ArgumentReader(const TriggerScene& scene, const Record& record, const EventFrames& frames, const Trigger& trigger,
                 const std::vector<Content>& contents, const Content* content)
      : scene_(scene), record_(record), frames_(frames), trigger_(trigger), contents_(contents), content_(content) {}

  EventArguments run() {
    own_phrase();
    if (trigger_.nominal && !trigger_.governed) {
      before_noun();
    } else {
      before_predicate();
      modified_noun();
    }
    return std::move(out_);
  }

 private:
  const Unit& unit(uint32_t i) const { return scene_.cascade.units[i]; }
  const Entity* entity(uint32_t i) const { return entity_of(record_, unit(i)); }

  bool is_point(uint32_t time_unit) const {
    const Time& time = record_.times[unit(time_unit).index];
    return (time.type == TimeType::date || time.type == TimeType::time) && !time.from.empty();
  }
  void take_time(const Phrase& phrase) {
    if (!out_.time && phrase.time && is_point(*phrase.time)) out_.time = phrase.time;
  }

  // アブダビ|会談, 米|ロ|会談: names before the trigger inside its own phrase.
  void own_phrase() {
    const uint32_t own = phrase_of(scene_.phrases, trigger_.units.begin);
    if (own >= scene_.phrases.size()) return;
    const Phrase& phrase = scene_.phrases[own];
    for (uint32_t i = phrase.units.begin; i < trigger_.units.begin; ++i) {
      if (unit(i).kind == UnitKind::figure) figure(i);
      const Entity* named = entity(i);
      if (named == nullptr) continue;
      out_.own = true;
      const bool place = named->type == EntityKind::place && named->kind != kCountry;
      add(place ? out_.places : out_.actors, named->id);
    }
    take_time(phrase);
    out_.own = out_.own || out_.time.has_value();
  }

  void figure(uint32_t i) {
    if (unit(i).index < record_.figures.size()) add(out_.figures, record_.figures[unit(i).index].id);
  }

  // ロシア軍による|キエフへの|大規模空襲
  void before_noun() {
    for (uint32_t i = phrase_of(scene_.phrases, trigger_.units.begin); i-- > 0;) {
      const Phrase& phrase = scene_.phrases[i];
      if (phrase.predicate && !phrase.comma && takes_place(phrase)) return within_relative(phrase);
      if (!phrase.adnominal || phrase.comma || hidden(phrase)) return;
      const bool named = (phrase.head && !phrase.weak) || phrase.time;
      take_time(phrase);
      out_.own = out_.own || named;
      give(phrase, frames_.part(trigger_.type, false, phrase.marker));
    }
  }

  // アブダビで|予定されていた|三者協議: the clause says of the noun that it takes place.
  bool takes_place(const Phrase& phrase) const {
    for (uint32_t i = phrase.units.begin; i < phrase.units.end; ++i) {
      if (unit(i).kind != UnitKind::word) continue;
      if (scene_.words.is_light(unit(i).tokens.begin)) return true;
    }
    return false;
  }

  void within_relative(const Phrase& predicate) {
    const uint32_t limit = content_ != nullptr ? content_->units.begin : scene_.sentence.begin;
    for (const Reached& reached : arguments_before(scene_.phrases, predicate.units.begin, limit)) {
      const Phrase& phrase = scene_.phrases[reached.phrase];
      if (hidden(phrase) || reached.reach != Reach::clause || phrase.marker == Marker::topic) return;
      take_time(phrase);
      out_.own = out_.own || phrase.time || phrase.head;
      if (!phrase.adnominal) give(phrase, frames_.part(trigger_.type, true, phrase.marker));
    }
  }

  bool hidden(const Phrase& phrase) const {
    if (content_ != nullptr) return phrase.units.begin < content_->units.begin;
    return std::any_of(contents_.begin(), contents_.end(), [&](const Content& c) {
      return c.units.begin <= phrase.units.begin && phrase.units.begin < c.units.end;
    });
  }

  void before_predicate() {
    const uint32_t limit = content_ != nullptr ? content_->units.begin : scene_.sentence.begin;
    Part governor = Part::none;  // part of the phrase that an adnominal one before it belongs to
    bool governor_named = false;
    std::vector<TokenRange> speech;
    for (const Content& other : contents_) {
      if (&other != content_) speech.push_back(other.units);
    }
    for (const Reached& reached : arguments_before(scene_.phrases, trigger_.predicate, limit, speech)) {
      const Phrase& phrase = scene_.phrases[reached.phrase];
      if (hidden(phrase)) continue;
      if (reached.reach == Reach::clause || (reached.reach == Reach::coordinate && !out_.time)) take_time(phrase);
      if (reached.reach == Reach::clause) figures_of(phrase);
      if (holds_trigger(phrase)) {
        governor = Part::target_place;
        governor_named = false;
        continue;
      }
      if (phrase.adnominal) {
        adnominal(phrase, governor, governor_named);
        continue;
      }
      governor = part_of(phrase, reached.reach);
      governor_named = phrase.head && !phrase.weak;
      const bool subject = phrase.marker == Marker::topic || phrase.marker == Marker::subject;
      out_.own = out_.own || phrase.marker != Marker::none || phrase.time;
      if (governor != Part::none) give(phrase, governor);
      if (subject && !phrase.time) out_.subject = true;
    }
  }

  bool holds_trigger(const Phrase& phrase) const {
    return trigger_.governed && phrase.units.begin <= trigger_.units.begin && trigger_.units.begin < phrase.units.end;
  }

  // What stands before a coordinated clause is shared only as far as it is a subject.
  Part part_of(const Phrase& phrase, Reach reach) const {
    const bool topic = phrase.marker == Marker::topic;
    const bool subject = phrase.marker == Marker::subject || topic;
    if (subject && out_.subject && !topic) return Part::none;
    if (reach != Reach::clause && !(subject && !out_.subject) && phrase.marker != Marker::locative) return Part::none;
    if (reach != Reach::clause && phrase.marker == Marker::locative && !out_.places.empty()) return Part::none;
    if (topic && out_.subject && !trigger_.passive) return Part::none;
    return frames_.part(trigger_.type, trigger_.passive, phrase.marker);
  }

  // ウクライナの|鉄道網に対して: the place of a target that has no name. ロシア軍による|攻撃を行う: of the trigger.
  void adnominal(const Phrase& phrase, Part governor, bool governor_named) {
    if (phrase.marker == Marker::agent || phrase.marker == Marker::target) {
      give(phrase, frames_.part(trigger_.type, false, phrase.marker));
      return;
    }
    const Entity* named = phrase.head ? entity(*phrase.head) : nullptr;
    if (named == nullptr || governor_named) return;
    const bool place = named->type == EntityKind::place;
    if (governor == Part::none || governor == Part::actor) {
      if (governor == Part::actor && out_.actors.empty() && !place) add(out_.actors, named->id);
      return;
    }
    if (place) add(out_.places, named->id);
    if (governor != Part::place && governor != Part::actor_or_place) add(out_.targets, named->id);
  }

  void figures_of(const Phrase& phrase) {
    for (uint32_t i = phrase.units.begin; i < phrase.units.end; ++i) {
      if (unit(i).kind == UnitKind::figure) figure(i);
    }
  }

  void give(const Phrase& phrase, Part part) {
    const Entity* named = phrase.head ? entity(*phrase.head) : nullptr;
    if (named == nullptr) return;
    const bool place = named->type == EntityKind::place;
    if (phrase.weak) {
      if (place && part != Part::actor) add(out_.places, named->id);
      if (part == Part::actor && out_.actors.empty() && !place) add(out_.actors, named->id);
      return;
    }
    if (part == Part::actor_or_place) part = place ? Part::place : Part::actor;
    if (part == Part::actor) add(out_.actors, named->id);
    if (part == Part::target || part == Part::target_place) add(out_.targets, named->id);
    if (place && (part == Part::place || part == Part::target_place)) add(out_.places, named->id);
  }

  // 占領された|発電所: the noun behind a relative predicate is what the clause does not name.
  void modified_noun() {
    if (trigger_.governed || trigger_.final) return;
    const uint32_t own = phrase_of(scene_.phrases, trigger_.predicate);
    if (own + 1 >= scene_.phrases.size()) return;
    const Phrase& clause = scene_.phrases[own];
    const Phrase& next = scene_.phrases[own + 1];
    const bool relative = clause.predicate && clause.marker == Marker::none && !clause.comma;
    if (!relative || !next.head || next.weak || next.units.begin != clause.units.end) return;
    if (trigger_.passive) give(next, frames_.part(trigger_.type, true, Marker::subject));
    if (!trigger_.passive && !out_.subject && out_.actors.empty()) give(next, Part::actor);
  }

  const TriggerScene& scene_;
  const Record& record_;
  const EventFrames& frames_;
  const Trigger& trigger_;
  const std::vector<Content>& contents_;
  const Content* content_;
  EventArguments out_;
};

}  // namespace

EventArguments read_arguments(const TriggerScene& scene, const Record& record, const EventFrames& frames,
                              const Trigger& trigger, const std::vector<Content>& contents, const Content* content) {
  return ArgumentReader(scene, record, frames, trigger, contents, content).run();
}

}  // namespace kiji
