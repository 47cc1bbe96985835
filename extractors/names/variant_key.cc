#include "extractors/names/variant_key.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace kiji {

Result<VariantKeys> VariantKeys::parse(std::string_view text, const std::string& path) {
  VariantKeys keys;
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab + 1 == line.size()) {
      return Error{.code = "word-list",
                   .message = "no spelling; a key, a tab and spellings expected",
                   .path = path,
                   .line = number,
                   .column = 0,
                   .excerpt = std::string(line)};
    }
    std::string_view spellings = line.substr(tab + 1);
    while (!spellings.empty()) {
      const size_t bar = spellings.find('|');
      if (bar != 0) {
        keys.folds_[decode_at(spellings, 0).value].push_back(
            {std::string(spellings.substr(0, bar)), std::string(line.substr(0, tab))});
      }
      spellings = bar == std::string_view::npos ? std::string_view() : spellings.substr(bar + 1);
    }
  }
  for (auto& [first, folds] : keys.folds_) {
    std::stable_sort(folds.begin(), folds.end(),
                     [](const Fold& a, const Fold& b) { return a.spelling.size() > b.spelling.size(); });
  }
  return keys;
}

std::string VariantKeys::key(std::string_view name) const {
  std::string key;
  for (size_t at = 0; at < name.size();) {
    const std::string_view rest = name.substr(at);
    const auto folds = folds_.find(decode_at(name, at).value);
    if (folds != folds_.end()) {
      const auto fold = std::find_if(folds->second.begin(), folds->second.end(),
                                     [&](const Fold& one) { return rest.starts_with(one.spelling); });
      if (fold != folds->second.end()) {
        key += fold->key;
        at += fold->spelling.size();
        continue;
      }
    }
    const char lead = name[at];
    const uint32_t size = utf8_length(static_cast<unsigned char>(lead));
    if (lead >= 'A' && lead <= 'Z') {
      key += static_cast<char>(lead - 'A' + 'a');
    } else {
      key += rest.substr(0, size);
    }
    at += size;
  }
  return key;
}

}  // namespace kiji
