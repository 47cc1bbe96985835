// How case files write what a record holds.
#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/figures/notation.h"
#include "pipeline/commands/corpus.h"

namespace kiji {
namespace {

struct Placed {
  Span span;
  CaseResult result;
};

const Entity* find_entity(const Record& record, std::string_view id) {
  for (const auto* entities : {&record.people, &record.organizations, &record.places}) {
    const auto found = std::find_if(entities->begin(), entities->end(), [&](const Entity& e) { return e.id == id; });
    if (found != entities->end()) return &*found;
  }
  return nullptr;
}

class Collector {
 public:
  explicit Collector(const Record& record) : record_(record) {}

  void add(Span span, std::string value) {
    found_.push_back({span, {.surface = std::string(slice(record_.article.text, span)), .value = std::move(value)}});
  }
  void names(const std::vector<Entity>& entities, std::string_view value) {
    for (const Entity& entity : entities) {
      for (const Mention& mention : entity.mentions) add(mention.span, std::string(value));
    }
  }
  std::vector<CaseResult> take() {
    std::stable_sort(found_.begin(), found_.end(), [](const Placed& a, const Placed& b) { return a.span < b.span; });
    std::vector<CaseResult> out;
    for (Placed& placed : found_) out.push_back(std::move(placed.result));
    return out;
  }

 private:
  const Record& record_;
  std::vector<Placed> found_;
};

}  // namespace

std::string event_date(const Record& record, const Event& event) {
  constexpr size_t kDay = 10;  // "2026-01-31"
  if (!event.date) return "-";
  const auto time =
      std::find_if(record.times.begin(), record.times.end(), [&](const Time& t) { return t.id == event.date->time; });
  if (time != record.times.end() && !time->value.empty() && time->value.find('T') == std::string::npos) {
    return time->value;
  }
  return event.date->from.empty() ? "-" : event.date->from.substr(0, kDay);
}

std::vector<CaseResult> results_of(const Record& record, std::string_view kind) {
  Collector collector(record);
  if (kind == "times") {
    for (const Time& time : record.times) collector.add(time.span, time.value.empty() ? time.timex : time.value);
  } else if (kind == "figures") {
    for (const Figure& figure : record.figures) collector.add(figure.span, figure_notation(figure));
  } else if (kind == "names") {
    collector.names(record.people, "PER");
    collector.names(record.organizations, "ORG");
    collector.names(record.places, "LOC");
  } else if (kind == "quotes") {
    for (const Quote& quote : record.quotes) {
      const Entity* speaker = find_entity(record, quote.speaker);
      collector.add(quote.span, speaker == nullptr ? "-" : speaker->name);
    }
  } else if (kind == "events") {
    for (const Event& event : record.events) collector.add(event.trigger, event.type + ' ' + event_date(record, event));
  }
  return collector.take();
}

}  // namespace kiji
