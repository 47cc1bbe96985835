#include "pipeline/commands/record_facts.h"

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

using nlohmann::json;

// Units of one code point.
uint64_t units(const CodePoint& point, std::string_view unit) {
  if (unit == "byte") return point.size;
  return unit == "utf16" && point.value > 0xFFFF ? 2 : 1;
}

}  // namespace

std::string text_field(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_field(const json& object, const char* key) {
  static const json kNone = json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::vector<std::string> texts_field(const json& object, const char* key) {
  std::vector<std::string> out;
  for (const json& item : list_field(object, key)) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

RecordFacts::RecordFacts(const json& record)
    : record_(record), text_(text_field(record, "text")), unit_(text_field(record, "offsets")) {
  for (const char* list : {"times", "figures", "people", "organizations", "places", "quotes", "events"}) {
    for (const json& entry : list_field(record, list)) entries_[text_field(entry, "id")] = &entry;
  }
}

const json* RecordFacts::entry(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? nullptr : found->second;
}

std::string RecordFacts::name(const std::string& id) const {
  const json* found = entry(id);
  if (found == nullptr) return id;
  const std::string name = text_field(*found, "name");
  return name.empty() ? text_field(*found, "text") : name;
}

std::vector<std::string> RecordFacts::names(const json& object, const char* key) const {
  std::vector<std::string> out;
  for (const std::string& id : texts_field(object, key)) out.push_back(name(id));
  return out;
}

std::string RecordFacts::slice(uint64_t start, uint64_t end) const {
  uint64_t at_unit = 0;
  size_t begin = std::string::npos;
  for (size_t at = 0; at <= text_.size();) {
    if (at_unit == start && begin == std::string::npos) begin = at;
    if (at_unit >= end) return begin == std::string::npos ? std::string() : text_.substr(begin, at - begin);
    if (at == text_.size()) break;
    const CodePoint point = decode_at(text_, at);
    at_unit += units(point, unit_);
    at += point.size;
  }
  return {};
}

std::string figure_text(const json& figure) {
  const auto number = [&](const char* key) { return figure.contains(key) ? figure[key].dump() : std::string(); };
  std::string value = number("value");
  if (figure.contains("min") || figure.contains("max")) value = number("min") + ".." + number("max");
  if (figure.contains("values")) {
    std::vector<std::string> values;
    for (const json& one : figure["values"]) values.push_back(one.dump());
    value = joined(values, ":");
  }
  if (figure.contains("fraction")) value = text_field(figure, "fraction");
  const std::string unit = text_field(figure, "unit");
  const std::string notes = joined({text_field(figure, "bound"), text_field(figure, "change")}, ", ");
  return joined({value, unit.empty() ? text_field(figure, "unit_text") : unit, notes.empty() ? "" : '(' + notes + ')'},
                " ");
}

}  // namespace kiji
