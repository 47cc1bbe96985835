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
      if (bar != 0) keys.add(spellings.substr(0, bar), line.substr(0, tab));
      spellings = bar == std::string_view::npos ? std::string_view() : spellings.substr(bar + 1);
    }
  }
  std::stable_sort(keys.folds_.begin(), keys.folds_.end(), [](const Fold& a, const Fold& b) {
    return a.first != b.first ? a.first < b.first : a.spelling.size() > b.spelling.size();
  });
  return keys;
}

void VariantKeys::add(std::string_view spelling, std::string_view key) {
  const char32_t first = decode_at(spelling, 0).value;
  folds_.push_back({first, std::string(spelling), std::string(key)});
  folding_.set(first % kFirsts);
}

const VariantKeys::Fold* VariantKeys::fold_at(std::string_view rest) const {
  const char32_t first = decode_at(rest, 0).value;
  if (!folding_.test(first % kFirsts)) return nullptr;
  auto fold = std::partition_point(folds_.begin(), folds_.end(), [&](const Fold& one) { return one.first < first; });
  for (; fold != folds_.end() && fold->first == first; ++fold) {
    if (rest.starts_with(fold->spelling)) return &*fold;
  }
  return nullptr;
}

std::string VariantKeys::key(std::string_view name) const {
  std::string key;
  key.reserve(name.size());
  for (size_t at = 0; at < name.size();) {
    const std::string_view rest = name.substr(at);
    if (const Fold* fold = fold_at(rest)) {
      key += fold->key;
      at += fold->spelling.size();
      continue;
    }
    const char lead = name[at];
    const uint32_t size = utf8_length(static_cast<unsigned char>(lead));
    if (lead >= 'A' && lead <= 'Z') {
      key += static_cast<char>(lead - 'A' + 'a');
    } else {
      key.append(rest, 0, size);
    }
    at += size;
  }
  return key;
}

char32_t VariantKeys::first_of_key(std::string_view name) const {
  while (!name.empty()) {
    const Fold* fold = fold_at(name);
    if (fold == nullptr) {
      const char32_t first = decode_at(name, 0).value;
      return first >= 'A' && first <= 'Z' ? first - 'A' + 'a' : first;
    }
    if (!fold->key.empty()) return decode_at(fold->key, 0).value;
    name.remove_prefix(fold->spelling.size());
  }
  return 0;
}

}  // namespace kiji
