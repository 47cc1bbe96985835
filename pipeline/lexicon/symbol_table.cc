#include "pipeline/lexicon/symbol_table.h"

#include <algorithm>

#include "pipeline/lexicon/rule_compiler.h"

namespace kiji {

void SymbolTableBuilder::add(const std::vector<ClassId>& classes) { sets_.emplace(classes, 0); }

Status SymbolTableBuilder::finish() {
  if (sets_.size() > kMaxSymbols) {
    return Error{"too-many-symbols",
                 std::to_string(sets_.size()) + " different sets of classes; at most " + std::to_string(kMaxSymbols) +
                     " were expected",
                 "",
                 0,
                 0,
                 ""};
  }
  std::map<ClassId, size_t> sizes;
  for (const auto& [set, symbol] : sets_) {
    for (const ClassId word_class : set) ++sizes[word_class];
  }
  for (const auto& [set, symbol] : sets_) ordered_.push_back(set);
  // A set's key: its classes, those of most sets first. Sorted by it, a common class is one run of symbols.
  const auto key = [&](const std::vector<ClassId>& set) {
    std::vector<std::pair<size_t, ClassId>> out;
    for (const ClassId word_class : set) out.emplace_back(sets_.size() - sizes[word_class], word_class);
    std::sort(out.begin(), out.end());
    return out;
  };
  std::vector<std::pair<std::vector<std::pair<size_t, ClassId>>, size_t>> keys;
  for (size_t i = 0; i < ordered_.size(); ++i) keys.emplace_back(key(ordered_[i]), i);
  std::sort(keys.begin(), keys.end());
  std::vector<std::vector<ClassId>> sorted;
  for (const auto& [unused, i] : keys) sorted.push_back(ordered_[i]);
  ordered_ = std::move(sorted);
  for (size_t i = 0; i < ordered_.size(); ++i) {
    const auto symbol = static_cast<SymbolId>(i);
    sets_[ordered_[i]] = symbol;
    all_.push_back(symbol);
    for (const ClassId word_class : ordered_[i]) with_[word_class].push_back(symbol);
  }
  return ok_status();
}

SymbolId SymbolTableBuilder::symbol(const std::vector<ClassId>& classes) const { return sets_.at(classes); }

const std::vector<SymbolId>& SymbolTableBuilder::symbols_with(ClassId word_class) const {
  static const std::vector<SymbolId> kNone;
  const auto found = with_.find(word_class);
  return found == with_.end() ? kNone : found->second;
}

}  // namespace kiji
