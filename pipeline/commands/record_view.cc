#include "pipeline/commands/record_view.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/commands/record_facts.h"

namespace kiji {
namespace {

using nlohmann::json;

constexpr size_t kMinColumns = 24;  // of what is folded beside a label
constexpr size_t kLabelColumns = 14;
constexpr size_t kDateColumns = 12;

// Writes the lines of one view.
class Page {
 public:
  explicit Page(const ViewOptions& options) : options_(options) {}

  const Style& style() const { return options_.style; }
  void line(const std::string& text) { out_ += text + '\n'; }
  void heading(std::string_view text) {
    if (!out_.empty()) out_ += '\n';
    line(style().bold(text));
  }
  // A label in its column and, folded beside it, the text.
  void entry(std::string_view label, std::string_view text, size_t label_columns, bool dim = false) {
    const size_t indent = 2 + (label.empty() ? label_columns : std::max(label_columns, column_width(label) + 1));
    const size_t width = std::max(kMinColumns, options_.columns > indent ? options_.columns - indent : 0);
    std::string head = "  " + style().accent(padded(label, indent - 2));
    for (const std::string& folded : fold_lines(text, width)) {
      line(head + (dim ? style().dim(folded) : folded));
      head = std::string(indent, ' ');
    }
  }
  std::string take() { return std::move(out_); }

 private:
  const ViewOptions& options_;
  std::string out_;
};

std::string between(std::string_view left, const std::string& text, std::string_view right) {
  return text.empty() ? std::string() : std::string(left) + text + std::string(right);
}

// A sentence may hold the line feed behind it.
std::string_view without_line_end(std::string_view text) {
  const size_t last = text.find_last_not_of('\n');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string event_day(const RecordFacts& facts, const json& event) {
  constexpr size_t kDay = 10;
  if (!event.contains("date")) return {};
  const json* time = facts.entry(text_field(event["date"], "time"));
  const std::string value = time == nullptr ? std::string() : text_field(*time, "value");
  const bool day_or_longer = !value.empty() && value.find('T') == std::string::npos && value.size() <= kDay;
  return day_or_longer ? value : text_field(event["date"], "from").substr(0, kDay);
}

void view_head(Page& page, const RecordFacts& facts) {
  const json& record = facts.record();
  const std::string title = text_field(record, "title");
  page.line(page.style().bold(title.empty() ? text_field(record, "id") : title));
  std::vector<std::string> about = {title.empty() ? "" : text_field(record, "id")};
  if (record.contains("published")) {
    const json& published = record["published"];
    about.push_back("published " + text_field(published, "value") + between(" (", text_field(published, "by"), ")"));
  }
  if (record.contains("language")) about.push_back(text_field(record["language"], "tag"));
  page.line(page.style().dim(joined(about, "  ")));
}

void view_events(Page& page, const RecordFacts& facts) {
  std::vector<std::pair<std::string, const json*>> timeline;
  for (const json& event : list_field(facts.record(), "events")) {
    timeline.emplace_back(event.contains("date") ? text_field(event["date"], "from") : "~", &event);
  }
  if (timeline.empty()) return;
  std::stable_sort(timeline.begin(), timeline.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  page.heading("Events");
  for (const auto& [order, event] : timeline) {
    const std::string targets = joined(facts.names(*event, "targets"), ", ");
    const std::string status = text_field(*event, "status");
    const std::string what = joined({text_field(*event, "type"), status == "occurred" ? "" : between("(", status, ")"),
                                     joined(facts.names(*event, "actors"), ", "), between("-> ", targets, ""),
                                     between("@ ", joined(facts.names(*event, "places"), ", "), ""),
                                     between("as said by ", joined(facts.names(*event, "reported_by"), ", "), "")},
                                    " ");
    page.entry(event_day(facts, *event), what, kDateColumns);
    const std::string told = facts.slice(event->value("start", uint64_t{0}), event->value("end", uint64_t{0}));
    page.entry("", without_line_end(told), kDateColumns, true);
  }
}

void view_people(Page& page, const RecordFacts& facts) {
  const json& people = list_field(facts.record(), "people");
  if (people.empty()) return;
  page.heading("People");
  for (const json& person : people) {
    std::vector<std::string> roles;
    for (const json& role : list_field(person, "roles")) roles.push_back(text_field(role, "text"));
    const std::string age = text_field(person, "age");
    page.line("  " + page.style().accent(text_field(person, "name")) +
              between("  ",
                      joined({text_field(person, "latin"), joined(roles, ", "), age.empty() ? "" : facts.name(age),
                              facts.name(text_field(person, "affiliation"))},
                             "  "),
                      ""));
  }
}

void view_named(Page& page, const RecordFacts& facts, const char* list, std::string_view heading) {
  std::vector<std::string> names;
  for (const json& entity : list_field(facts.record(), list)) {
    const std::string about = joined({text_field(entity, "kind"), text_field(entity, "country")}, ", ");
    names.push_back(text_field(entity, "name") + between(" (", about, ")"));
  }
  if (names.empty()) return;
  page.heading(heading);
  page.entry("", joined(names, "  "), 0);
}

void view_figures(Page& page, const RecordFacts& facts) {
  const json& figures = list_field(facts.record(), "figures");
  if (figures.empty()) return;
  page.heading("Figures");
  for (const json& figure : figures) {
    const std::string part = text_field(figure, "part_of");
    page.entry(text_field(figure, "text"),
               joined({figure_text(figure), between("of ", text_field(figure, "of"), ""),
                       part.empty() ? "" : "part of " + facts.name(part)},
                      "  "),
               kLabelColumns);
  }
}

void view_quotes(Page& page, const RecordFacts& facts) {
  const json& quotes = list_field(facts.record(), "quotes");
  if (quotes.empty()) return;
  page.heading("Quotes");
  for (const json& quote : quotes) {
    const std::string speaker = text_field(quote, "speaker");
    const bool direct = text_field(quote, "kind") == "direct";
    const std::string text = text_field(quote, "text");
    page.entry(speaker.empty() ? "?" : facts.name(speaker), direct ? '"' + text + '"' : text, kLabelColumns);
  }
}

void view_warnings(Page& page, const RecordFacts& facts) {
  for (const json& warning : list_field(facts.record(), "warnings")) {
    page.line(page.style().warning("warning " + text_field(warning, "code")) + "  " + text_field(warning, "message"));
  }
}

std::string view_failure(const json& record, const ViewOptions& options) {
  const json& error = record["error"];
  return options.style.bold(text_field(record, "id")) + '\n' +
         options.style.warning(joined({text_field(error, "stage"), text_field(error, "code")}, " ")) + ": " +
         text_field(error, "message") + '\n';
}

// What a rule made of its span, for one annotation.
std::string meaning(const RecordFacts& facts, const std::string& list, const json& entry) {
  if (list == "times") {
    const std::string interval = text_field(entry, "from") + between(" to ", text_field(entry, "to"), "");
    return joined(
        {text_field(entry, "type"), text_field(entry, "timex"), between("= ", text_field(entry, "value"), ""),
         between("[", interval, ")"), text_field(entry, "mod"), between("anchor ", text_field(entry, "anchor"), "")},
        " ");
  }
  if (list == "figures")
    return joined({text_field(entry, "kind"), figure_text(entry), between("of ", text_field(entry, "of"), "")}, " ");
  if (list == "quotes")
    return joined({text_field(entry, "kind"), between("by ", facts.name(text_field(entry, "speaker")), "")}, " ");
  return joined({text_field(entry, "type"), text_field(entry, "status"), event_day(facts, entry),
                 joined(facts.names(entry, "actors"), ", ")},
                " ");
}

// Everything with a span: the span's start, surface, what it is, why, and by which rule.
struct Explained {
  uint64_t start = 0;
  std::string surface, id, meaning, why, rule;
};

std::vector<Explained> annotations_of(const RecordFacts& facts) {
  std::vector<Explained> out;
  for (const char* list : {"times", "figures", "quotes", "events"}) {
    for (const json& entry : list_field(facts.record(), list)) {
      const json& place = entry.contains("trigger") ? entry["trigger"] : entry;
      out.push_back({place.value("start", uint64_t{0}), text_field(place, "text"), text_field(entry, "id"),
                     meaning(facts, list, entry), text_field(entry, "why"), text_field(entry, "rule")});
    }
  }
  for (const char* list : {"people", "organizations", "places"}) {
    for (const json& entity : list_field(facts.record(), list)) {
      for (const json& mention : list_field(entity, "mentions")) {
        out.push_back({mention.value("start", uint64_t{0}), text_field(mention, "text"), text_field(entity, "id"),
                       joined({text_field(entity, "name"), text_field(entity, "kind")}, ", "), "",
                       text_field(mention, "rule")});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Explained& a, const Explained& b) { return a.start < b.start; });
  return out;
}

}  // namespace

std::string view_record(const json& record, const ViewOptions& options) {
  if (record.contains("error")) return view_failure(record, options);
  const RecordFacts facts(record);
  Page page(options);
  view_head(page, facts);
  view_events(page, facts);
  view_people(page, facts);
  view_named(page, facts, "organizations", "Organizations");
  view_named(page, facts, "places", "Places");
  view_figures(page, facts);
  view_quotes(page, facts);
  view_warnings(page, facts);
  return page.take();
}

std::string explain_record(const json& record, const ViewOptions& options) {
  if (record.contains("error")) return view_failure(record, options);
  const RecordFacts facts(record);
  Page page(options);
  view_head(page, facts);
  page.heading("Annotations");
  for (const Explained& one : annotations_of(facts)) {
    page.entry(one.surface, joined({one.id, one.meaning, between("<", one.rule, ">")}, "  "), kLabelColumns);
    if (!one.why.empty()) page.entry("", one.why, kLabelColumns, true);
  }
  view_warnings(page, facts);
  return page.take();
}

}  // namespace kiji
