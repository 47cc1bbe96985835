#include "extractors/names/weights.h"

#include <charconv>
#include <optional>

namespace kiji {
namespace {

Error fault(const std::string& path, uint32_t line, std::string_view excerpt, std::string message) {
  return Error{.code = "word-list",
               .message = std::move(message),
               .path = path,
               .line = line,
               .column = 0,
               .excerpt = std::string(excerpt)};
}

}  // namespace

Result<Weights> Weights::parse(std::string_view text, const std::string& path) {
  Weights weights;
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos)
      return fault(path, number, line, "no tab; a feature, a tab and a number expected");
    const std::string_view digits = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    double value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || stop != digits.data() + digits.size()) {
      return fault(path, number, line, "not a number; a decimal expected after the tab");
    }
    if (!weights.weights_.emplace(line.substr(0, tab), value).second) {
      return fault(path, number, line, "feature stands twice; one line for each expected");
    }
  }
  return weights;
}

double Weights::of(std::string_view feature) const {
  const auto found = weights_.find(feature);
  return found == weights_.end() ? 0 : found->second;
}

double Weights::of(EntityKind type, std::string_view feature) const {
  return of(std::string(to_string(type)).append(".").append(feature));
}

std::vector<double> Weights::by_class(EntityKind type, std::string_view by, const Lexicon& lexicon) const {
  std::vector<double> out;
  const std::string general = std::string(to_string(type)) + ".class:";
  const std::string special = std::string(to_string(type)) + "." + std::string(by) + ".class:";
  for (const std::string& prefix : {general, special}) {
    for (auto it = weights_.lower_bound(prefix); it != weights_.end() && it->first.starts_with(prefix); ++it) {
      const std::optional<ClassId> id = lexicon.find_class(std::string_view(it->first).substr(prefix.size()));
      if (!id) continue;
      if (out.size() <= *id) out.resize(size_t{*id} + 1);
      out[*id] = it->second;
    }
  }
  return out;
}

}  // namespace kiji
