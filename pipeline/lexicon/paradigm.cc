#include "pipeline/lexicon/paradigm.h"

#include <algorithm>
#include <utility>

#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr char kMark = '~';
constexpr std::string_view kNothing = "-";

Error fault(const std::string& path, uint32_t line, std::string message) {
  return {.code = "paradigm", .message = std::move(message), .path = path, .line = line};
}

std::string ending(std::string_view text) { return text == kNothing ? std::string() : std::string(text); }

}  // namespace

Result<Paradigms> Paradigms::parse(std::string_view text, const std::string& path) {
  Paradigms out;
  for (const auto& [line, number] : split_lines(text)) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> fields = split_fields(line, '\t');
    if (fields.size() != 3 || std::any_of(fields.begin(), fields.end(), [](auto field) { return field.empty(); })) {
      return fault(path, number,
                   "not a paradigm; expected a name, the plain form's ending and the other endings, with "
                   "tabs between");
    }
    Paradigm paradigm{ending(fields[1]), {}};
    for (const std::string_view other : split_fields(fields[2], '|')) {
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
