#include "pipeline/lexicon/paradigm.h"

#include <algorithm>
#include <utility>

namespace kiji {
namespace {

constexpr char kMark = '~';
constexpr std::string_view kNothing = "-";

Error fault(const std::string& path, uint32_t line, std::string message) {
  return {.code = "paradigm", .message = std::move(message), .path = path, .line = line};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(separator, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string ending(std::string_view text) { return text == kNothing ? std::string() : std::string(text); }

}  // namespace

Result<Paradigms> Paradigms::parse(std::string_view text, const std::string& path) {
  Paradigms out;
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 3 || std::any_of(fields.begin(), fields.end(), [](auto field) { return field.empty(); })) {
      return fault(path, number,
                   "not a paradigm; expected a name, the plain form's ending and the other endings, with "
                   "tabs between");
    }
    Paradigm paradigm{ending(fields[1]), {}};
    for (const std::string_view other : split(fields[2], '|')) {
      if (other.empty()) return fault(path, number, "empty ending; expected `-` for an ending of nothing");
      paradigm.endings.push_back(ending(other));
    }
    if (!out.paradigms_.emplace(fields[0], std::move(paradigm)).second) {
      return fault(path, number, "paradigm `" + std::string(fields[0]) + "` twice; expected it once");
    }
  }
  return out;
}

Result<std::vector<std::string>> Paradigms::expand(std::string_view form, const std::string& path,
                                                   uint32_t line) const {
  const size_t mark = form.find(kMark);
  const bool marked = mark != std::string_view::npos && mark > 0 && mark + 1 < form.size();
  if (!marked) return std::vector<std::string>{std::string(form)};
  const std::string_view plain = form.substr(0, mark), name = form.substr(mark + 1);
  const auto found = paradigms_.find(name);
  if (found == paradigms_.end()) {
    return fault(path, line, "no paradigm `" + std::string(name) + "` in forms.tsv; expected one of its names");
  }
  const Paradigm& paradigm = found->second;
  if (!plain.ends_with(paradigm.plain)) {
    return fault(path, line,
                 "`" + std::string(plain) + "` has not the ending `" + paradigm.plain + "` of paradigm `" +
                     std::string(name) + "`; a form that ends so was expected");
  }
  const std::string stem(plain.substr(0, plain.size() - paradigm.plain.size()));
  std::vector<std::string> out = {std::string(plain)};
  for (const std::string& other : paradigm.endings) {
    std::string inflected = stem + other;
    if (std::find(out.begin(), out.end(), inflected) == out.end()) out.push_back(std::move(inflected));
  }
  return out;
}

}  // namespace kiji
