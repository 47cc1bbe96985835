#include "extractors/events/finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extractors/events/arguments.h"
#include "extractors/events/dates.h"
#include "extractors/events/merge.h"
#include "extractors/events/trigger.h"

namespace kiji {
namespace {

constexpr std::string_view kKind = "events";
constexpr std::array<std::string_view, 3> kConstructors = {"event", "mention", "nothing"};
// Types that can be acts of speech: their verb stays what it is when it also tells what somebody said.
constexpr std::array<std::string_view, 8> kSpeechActs = {"accuse",  "agree",  "propose", "protest",
                                                         "request", "reject", "support", "threaten"};

bool holds(std::span<const std::string_view> list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Finds the events of one article, sentence by sentence.
class EventReader {
 public:
  EventReader(const Words& words, const RuleSet& rules, const EventFrames& frames, const Analysis& analysis,
              const Cascade& cascade, const Record& record)
      : grammar_(words.grammar()),
        words_(words),
        rules_(rules),
        finder_(rules),
        frames_(frames),
        analysis_(analysis),
        cascade_(cascade),
        record_(record),
        dates_(record) {
    for (uint32_t i = 0; i < record.quotes.size(); ++i) {
      if (!record.quotes[i].verb.empty()) verbs_.push_back({record.quotes[i].verb, i, 0});
    }
    std::sort(verbs_.begin(), verbs_.end(), [](const Verb& a, const Verb& b) { return a.span < b.span; });
    uint32_t reach = 0;
    for (Verb& verb : verbs_) verb.reach = reach = std::max(reach, verb.span.end);
  }

  std::vector<Event> run() {
    for (size_t i = 0; i < cascade_.sentences.size(); ++i) read_sentence(i);
    const auto earlier = [](const Event& a, const Event& b) { return a.trigger < b.trigger; };
    // They mostly are; sorting would move each of them about.
    if (!std::is_sorted(out_.begin(), out_.end(), earlier)) std::stable_sort(out_.begin(), out_.end(), earlier);
    return merge_events(std::move(out_));
  }

 private:
  // A telling verb of a quote.
  struct Verb {
    Span span;
    uint32_t quote = 0;  // index
    uint32_t reach = 0;  // furthest end of this one and those before it
  };

  void read_sentence(size_t index) {
    const TokenRange sentence = cascade_.sentences[index];
    if (sentence.empty()) return;
    span_ = trimmed(sentence);
    dates_.begin_sentence(analysis_.sentences[index].block, span_);
    const size_t first = out_.size();
    if (const std::span<const Match> matches = finder_.find(cascade_.symbols, sentence); !matches.empty()) {
      phrases_ = read_phrases(words_, cascade_, sentence);
      read_contents();
      const TriggerScene scene{words_, analysis_, cascade_, phrases_, sentence};
      for (const Trigger& trigger : find_triggers(scene, rules_, matches)) read_trigger(scene, trigger);
    }
    statements(first);
  }

  // Quotes come in text order.
  void read_contents() {
    contents_.clear();
    auto quote = std::lower_bound(record_.quotes.begin(), record_.quotes.end(), span_.begin,
                                  [](const Quote& q, uint32_t begin) { return q.span.begin < begin; });
    for (; quote != record_.quotes.end() && quote->span.begin < span_.end; ++quote) {
      if (quote->direct || !span_.contains(quote->span)) continue;
      contents_.push_back({units_of(cascade_, tokens_of(analysis_, quote->span)), &*quote});
    }
  }

  Span trimmed(TokenRange sentence) const {
    return analysis_.article_span(
        {cascade_.units[sentence.begin].tokens.begin, cascade_.units[sentence.end - 1].tokens.end});
  }

  const Content* content_of(const Trigger& trigger) const {
    const auto found = std::find_if(contents_.begin(), contents_.end(), [&](const Content& c) {
      return c.units.begin <= trigger.units.begin && trigger.units.begin < c.units.end;
    });
    return found == contents_.end() ? nullptr : &*found;
  }

  void read_trigger(const TriggerScene& scene, const Trigger& trigger) {
    if (trigger.form == "negative" || trigger.form == "conditional" || trigger.ending == "negative") return;
    if (tells_speech(trigger) && !holds(kSpeechActs, trigger.type)) return;
    const Content* content = content_of(trigger);
    EventArguments found = read_arguments(scene, record_, frames_, trigger, contents_, content);
    const bool bare = trigger.nominal ? !trigger.governed : trigger.form.empty();
    if (bare && !found.own) return;
    const bool told_of =
        !found.actors.empty() || !found.targets.empty() || !found.places.empty() || !found.figures.empty();
    if (!told_of && !found.time) return;
    if (trigger.ending == "forecast" && trigger.form == "future" && !found.time) return;
    Event event{.type = trigger.type, .trigger = trigger.span, .span = span_};
    event.actors = std::move(found.actors);
    event.targets = std::move(found.targets);
    event.places = std::move(found.places);
    event.figures = std::move(found.figures);
    event.rule = trigger.rule;
    if (content != nullptr) reported(*content, trigger, found, event);
    event.date = dates_.date_of(found.time ? &record_.times[cascade_.units[*found.time].index] : nullptr, trigger.span);
    const std::string status = status_of(trigger, event, content);
    if (status.empty()) return;
    event.status = status;
    out_.push_back(std::move(event));
  }

  bool tells_speech(const Trigger& trigger) const {
    // Of the verbs that begin before the trigger's end, until none before them reaches the trigger.
    auto verb = std::lower_bound(verbs_.begin(), verbs_.end(), trigger.span.end,
                                 [](const Verb& v, uint32_t end) { return v.span.begin < end; });
    while (verb != verbs_.begin()) {
      --verb;
      if (verb->reach <= trigger.span.begin) return false;
      if (verb->span.overlaps(trigger.span)) return true;
    }
    return false;
  }

  // Who tells it did it, where the telling names nobody else: 知事は辞任すると述べた.
  void reported(const Content& content, const Trigger& trigger, const EventArguments& found, Event& event) const {
    const std::string& speaker = content.quote->speaker;
    if (speaker.empty()) return;
    event.reported_by.push_back(speaker);
    const bool open =
        event.actors.empty() && !found.subject && !trigger.passive && !(trigger.nominal && !trigger.governed);
    if (open && !content.quote->verb.empty()) event.actors.push_back(speaker);
  }

  // Empty: nothing is told that happens.
  std::string status_of(const Trigger& trigger, const Event& event, const Content* content) const {
    const bool ahead = event.date && dates_.is_ahead(*event.date);
    if (content != nullptr && denies(*content->quote)) return "denied";
    if (trigger.light == "cancel") return "cancelled";
    if (trigger.ending == "plan") return "planned";
    if (trigger.ending == "forecast") return "forecast";
    if (trigger.form == "ongoing") return "ongoing";
    if (trigger.form == "future") {
      if (!trigger.final && !ahead && trigger.ending.empty()) return "";
      return trigger.type == "weather" || trigger.type == "economy" ? "forecast" : "planned";
    }
    if (ahead && trigger.form != "past") return "planned";
    return trigger.ending == "hearsay" ? "claimed" : "occurred";
  }

  bool denies(const Quote& quote) const {
    const TokenRange verb = tokens_of(analysis_, quote.verb);
    return !quote.verb.empty() && !verb.empty() && grammar_.value(analysis_, verb.begin, grammar_.saying()) == "deny";
  }

  // Each telling verb with a speaker is an event of its own, where it is not one already.
  void statements(size_t first) {
    for (const uint32_t index : telling_in_sentence()) {
      const Quote& quote = record_.quotes[index];
      const bool told = std::any_of(out_.begin() + static_cast<ptrdiff_t>(first), out_.end(),
                                    [&](const Event& event) { return event.trigger.overlaps(quote.verb); });
      if (told) continue;
      Event event{.type = "state", .trigger = inflected(quote.verb), .span = span_};
      event.actors.push_back(quote.speaker);
      event.status = "occurred";
      event.rule = quote.rule;
      event.date = dates_.date_of(dates_.time(quote.date), quote.verb);
      out_.push_back(std::move(event));
    }
  }

  // Quotes with a speaker whose verb stands in the sentence, in their order.
  std::vector<uint32_t> telling_in_sentence() const {
    std::vector<uint32_t> out;
    auto verb = std::lower_bound(verbs_.begin(), verbs_.end(), span_.begin,
                                 [](const Verb& v, uint32_t begin) { return v.span.begin < begin; });
    for (; verb != verbs_.end() && verb->span.begin < span_.end; ++verb) {
      if (span_.contains(verb->span) && !record_.quotes[verb->quote].speaker.empty()) out.push_back(verb->quote);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  Span inflected(Span verb) const {
    const TokenRange tokens = tokens_of(analysis_, verb);
    if (tokens.empty()) return verb;
    const Span match = analysis_.match_span(tokens);
    return analysis_.text.to_article({match.begin, grammar_.inflection_at(analysis_, match.end).end});
  }

  const Grammar& grammar_;
  const Words& words_;
  const RuleSet& rules_;
  RuleFinder finder_;
  const EventFrames& frames_;
  const Analysis& analysis_;
  const Cascade& cascade_;
  const Record& record_;
  EventDates dates_;
  std::vector<Phrase> phrases_;
  std::vector<Content> contents_;
  std::vector<Verb> verbs_;  // by their place
  std::vector<Event> out_;
  Span span_;
};

}  // namespace

bool is_event_constructor(std::string_view name) { return holds(kConstructors, name); }

Result<EventFinder> EventFinder::open(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, kKind);
  if (!rules) return rules.error();
  for (uint32_t i = 0; i < rules->size(); ++i) {
    const CompiledRule& rule = rules->rule(i);
    if (is_event_constructor(rule.yield.function)) continue;
    return Error{
        "unknown-constructor",
        rule.name + ": unknown constructor " + rule.yield.function + "; a constructor of events.rules was expected",
        "",
        0,
        0,
        ""};
  }
  Result<EventFrames> frames = EventFrames::parse(lexicon.section("table/event-frames"), "event-frames.tsv");
  if (!frames) return frames.error();
  return EventFinder(*std::move(rules), *std::move(frames));
}

std::vector<Event> EventFinder::find(const Analysis& analysis, const Words& words, const Cascade& cascade,
                                     const Record& record) const {
  return EventReader(words, rules_, frames_, analysis, cascade, record).run();
}

}  // namespace kiji
