#include "extractors/events/trigger.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/lexicon/binding.h"

namespace kiji {
namespace {

struct Found {
  const CompiledRule* rule = nullptr;
  const Match* match = nullptr;
  uint32_t unit = 0;  // of the trigger's own word
};

// What the words around a trigger say of it. One for each trigger.
class TriggerReader {
 public:
  TriggerReader(const TriggerScene& scene, const Binding& binding, uint32_t unit)
      : scene_(scene), binding_(binding), unit_(unit) {}

  std::optional<Trigger> run() {
    const CompiledRule& rule = binding_.rule();
    out_.rule = rule.name;
    out_.units = {unit_, unit_ + 1};
    out_.predicate = unit_;
    out_.type = type();
    out_.nominal = rule.yield.function == "mention";
    uint32_t end_unit = unit_;
    if (const auto verb = binding_.symbols("event-light")) {
      end_unit = verb->end - 1;
      govern(end_unit);
    }
    if (out_.type.empty()) return std::nullopt;
    if (out_.nominal || out_.governed) widen();
    inflect(end_unit);
    if (binding_.symbols("event-verb") && out_.form.empty() && !before_comma()) return std::nullopt;
    if (out_.nominal && !out_.governed) look_for_governor();
    return std::move(out_);
  }

 private:
  const Unit& unit(uint32_t i) const { return scene_.cascade.units[i]; }
  bool is_word(uint32_t i) const { return i < scene_.sentence.end && unit(i).kind == UnitKind::word; }
  uint32_t token(uint32_t i) const { return unit(i).tokens.begin; }

  std::string type() const {
    for (const Argument& argument : binding_.rule().yield.arguments) {
      if (argument.name == "type") {
        if (const auto* text = std::get_if<std::string>(&argument.value)) return *text;
      }
    }
    for (const std::string_view name : {"event-trigger", "event-verb"}) {
      if (const auto slot = binding_.slot(name)) return std::string(slot->value);
    }
    return {};
  }

  void govern(uint32_t verb) {
    out_.governed = true;
    out_.predicate = unit_;
    const Grammar& grammar = scene_.words.grammar();
    out_.light = grammar.value(scene_.analysis, token(verb), grammar.class_of(WordListBit::event_light));
  }

  // 大規模|空襲, 三者|協議: the noun with the words that make it up.
  void widen() {
    while (out_.units.begin > scene_.sentence.begin) {
      const uint32_t before = out_.units.begin - 1;
      const bool noun = is_word(before) && scene_.words.is_noun(token(before)) &&
                        scene_.words.marker_of(token(before)) == Marker::none && !scene_.words.is_title(token(before));
      if (!noun) return;
      --out_.units.begin;
    }
  }

  void inflect(uint32_t last_unit) {
    const Analysis& analysis = scene_.analysis;
    const uint32_t begin = analysis.tokens[unit(out_.units.begin).tokens.begin].span.begin;
    const uint32_t stem_end = analysis.tokens[unit(last_unit).tokens.end - 1].span.end;
    uint32_t end = stem_end;
    if (!out_.nominal) {
      const Inflection inflection = scene_.words.grammar().inflection_at(analysis, stem_end);
      out_.form = inflection.form.empty() && plain(last_unit) ? "future" : inflection.form;
      out_.passive = inflection.passive;
      end = inflection.end;
      read_ending(end);
    }
    out_.span = analysis.text.to_article({begin, end});
  }

  // 支払いが遅れ、: a stem alone goes on only before a comma.
  bool before_comma() const {
    const uint32_t own = phrase_of(scene_.phrases, unit_);
    return own < scene_.phrases.size() && scene_.phrases[own].comma && scene_.phrases[own].units.end == unit_ + 1;
  }

  bool plain(uint32_t at) const {
    const FormId form = scene_.analysis.tokens[token(at)].form;
    const Grammar& grammar = scene_.words.grammar();
    for (const std::optional<ClassId> word_class : grammar.event_verbs()) {
      if (!word_class || form == kNoForm) continue;
      const Reading* reading = grammar.lexicon().reading(form, *word_class);
      if (reading != nullptr && grammar.lexicon().column(reading->entry, "form") == "plain") return true;
    }
    return false;
  }

  void read_ending(uint32_t byte) {
    out_.ending = scene_.words.grammar().ending_at(scene_.analysis, byte);
    const uint32_t next = next_unit(byte);
    if (next >= scene_.sentence.end) {
      out_.final = true;
      return;
    }
    if (!is_word(next)) return;
    const Mark mark = scene_.words.clause_mark(token(next));
    const Marker particle = scene_.words.marker_of(token(next));
    out_.final = mark == Mark::stop || mark == Mark::colon || particle == Marker::comitative ||
                 scene_.analysis.surface(token(next)).front() == '\n';
  }

  uint32_t next_unit(uint32_t byte) const {
    uint32_t i = unit_;
    while (i < scene_.sentence.end && scene_.analysis.tokens[token(i)].span.begin < byte) ++i;
    return i;
  }

  // 協議は…再開される: the predicate whose subject or object the noun is.
  void look_for_governor() {
    const uint32_t own = phrase_of(scene_.phrases, unit_);
    if (own >= scene_.phrases.size()) return;
    const Marker particle = scene_.phrases[own].marker;
    if (particle != Marker::topic && particle != Marker::subject && particle != Marker::object) return;
    for (uint32_t i = own + 1; i < scene_.phrases.size(); ++i) {
      if (!scene_.phrases[i].predicate) {
        if (scene_.phrases[i].marker == Marker::topic) return;
        continue;
      }
      for (uint32_t at = scene_.phrases[i].units.begin; at < scene_.phrases[i].units.end; ++at) {
        if (is_word(at) && light(at)) {
          govern(at);
          out_.predicate = at;
          const uint32_t end = scene_.analysis.tokens[unit(at).tokens.end - 1].span.end;
          const Inflection inflection = scene_.words.grammar().inflection_at(scene_.analysis, end);
          out_.form = inflection.form.empty() ? "future" : inflection.form;
          read_ending(inflection.end);
          return;
        }
      }
      return;
    }
  }

  bool light(uint32_t at) const { return scene_.words.is_light(token(at)); }

  const TriggerScene& scene_;
  const Binding& binding_;
  uint32_t unit_;
  Trigger out_;
};

// The trigger's own word: a noun, a verb or, where a rule says so, a verb of motion.
std::optional<uint32_t> own_unit(const Binding& binding) {
  for (const std::string_view name : {"trigger", "event-trigger", "event-verb", "event-motion", "event-light"}) {
    if (const auto units = binding.symbols(name)) return units->begin;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Trigger> find_triggers(const TriggerScene& scene, const RuleSet& rules, std::span<const Match> matches) {
  std::vector<Found> found;
  std::vector<TokenRange> claimed;
  for (const Match& match : matches) {
    const CompiledRule& rule = rules.rule(match.rule);
    if (rule.yield.function == "nothing") {
      claimed.push_back(match.tokens);
    } else if (const auto unit = own_unit(Binding(scene.analysis, rule, match, scene.cascade.origins))) {
      found.push_back({&rule, &match, *unit});
    }
  }
  // The best of each word is the first of it.
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.unit != b.unit) return a.unit < b.unit;
    if (a.match->tokens.size() != b.match->tokens.size()) return a.match->tokens.size() > b.match->tokens.size();
    return a.rule->literals != b.rule->literals ? a.rule->literals > b.rule->literals : a.rule->order < b.rule->order;
  });
  std::vector<Trigger> out;
  for (size_t i = 0; i < found.size(); ++i) {
    const uint32_t unit = found[i].unit;
    if (i > 0 && found[i - 1].unit == unit) continue;
    const bool dead = std::any_of(claimed.begin(), claimed.end(),
                                  [unit](TokenRange range) { return range.begin <= unit && unit < range.end; });
    if (dead) continue;
    const Binding binding(scene.analysis, *found[i].rule, *found[i].match, scene.cascade.origins);
    auto trigger = TriggerReader(scene, binding, unit).run();
    if (!trigger) continue;
    // 攻撃を停止した: the noun is told by the verb behind it.
    if (!out.empty() && out.back().span.overlaps(trigger->span)) {
      if (out.back().span.size() >= trigger->span.size()) continue;
      out.pop_back();
    }
    out.push_back(*std::move(trigger));
  }
  return out;
}

}  // namespace kiji
