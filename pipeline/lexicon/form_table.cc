#include "pipeline/lexicon/form_table.h"

#include <algorithm>
#include <limits>

#include "pipeline/lexicon/rule_compiler.h"

namespace kiji {

StringRef StringPool::add(std::string_view text) {
  const auto [place, is_new] = known_.try_emplace(std::string(text));
  if (is_new) {
    place->second = {static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(text.size())};
    bytes_ += text;
  }
  return place->second;
}

ClassId FormTable::class_id(std::string_view name) const {
  return static_cast<ClassId>(std::lower_bound(class_names_.begin(), class_names_.end(), name) - class_names_.begin());
}

EntryId FormTable::add_entry(std::string_view word_class, std::string_view value, std::string_view canonical) {
  Entry entry;
  entry.value = strings_.add(value);
  entry.canonical = strings_.add(canonical);
  entry.first_column = static_cast<uint32_t>(columns_.size());
  entry.word_class = class_id(word_class);
  entries_.push_back(entry);
  return static_cast<EntryId>(entries_.size() - 1);
}

void FormTable::add_column(EntryId entry, std::string_view name, std::string_view text) {
  columns_.push_back(strings_.add(name));
  columns_.push_back(strings_.add(text));
  ++entries_[entry].columns;
}

void FormTable::add_form(std::string_view surface, EntryId entry, uint16_t form_index, int cost, uint16_t flags) {
  constexpr int kMost = std::numeric_limits<int16_t>::max();
  rows_.push_back({strings_.add(surface),
                   {entry, entries_[entry].word_class, form_index},
                   static_cast<int16_t>(std::clamp(cost, -kMost, kMost)),
                   flags,
                   false});
}

void FormTable::add_literal(std::string_view literal, std::string_view surface, int cost) {
  rows_.push_back(
      {strings_.add(surface), {kNoEntry, class_id(literal_class(literal)), 0}, static_cast<int16_t>(cost), 0, true});
}

std::vector<FormTable::MergedForm> FormTable::merge() {
  std::sort(rows_.begin(), rows_.end(), [this](const Row& a, const Row& b) {
    // Bytes of UTF-8 sort as code points do.
    const int order = strings_.view(a.surface).compare(strings_.view(b.surface));
    if (order != 0) return order < 0;
    if (a.reading.word_class != b.reading.word_class) return a.reading.word_class < b.reading.word_class;
    return a.reading.entry < b.reading.entry;
  });
  std::vector<MergedForm> out;
  for (size_t i = 0; i < rows_.size();) {
    MergedForm form;
    form.surface = strings_.view(rows_[i].surface);
    constexpr int kUnset = std::numeric_limits<int>::max();
    int cost = kUnset, literal_cost = kUnset;
    for (const StringRef first = rows_[i].surface; i < rows_.size() && rows_[i].surface.offset == first.offset; ++i) {
      const Row& row = rows_[i];
      int& least = row.literal ? literal_cost : cost;
      least = std::min(least, int{row.cost});
      form.flags = static_cast<uint16_t>(form.flags | row.flags);
      const bool twice = !form.readings.empty() && form.readings.back().word_class == row.reading.word_class &&
                         form.readings.back().entry == row.reading.entry;
      if (!twice) form.readings.push_back(row.reading);
    }
    form.cost = cost == kUnset ? literal_cost : cost;
    out.push_back(std::move(form));
  }
  return out;
}

}  // namespace kiji
