#include "pipeline/lexicon/binding.h"

namespace kiji {

const SlotMatch* Binding::find(std::string_view name, int nth) const {
  // Slots are numbered over all alternatives of the rule: the nth is counted among those that took part.
  int seen = 0;
  for (const SlotMatch& slot : match_.slots) {
    if (rule_.slots[slot.slot] == name && ++seen == nth) return &slot;
  }
  return nullptr;
}

std::optional<TokenRange> Binding::symbols(std::string_view name, int nth) const {
  const SlotMatch* found = find(name, nth);
  if (found == nullptr) return std::nullopt;
  return found->tokens();
}

std::optional<SlotValue> Binding::slot(std::string_view name, int nth) const {
  const SlotMatch* found = find(name, nth);
  if (found == nullptr) return std::nullopt;
  SlotValue out;
  out.tokens = found->tokens();
  if (!origins_.empty()) out.tokens = {origins_[out.tokens.begin].begin, origins_[out.tokens.end - 1].end};
  out.text = analysis_.surface(out.tokens);
  const Token& first = analysis_.tokens[out.tokens.begin];
  out.number = analysis_.number(out.tokens.begin);
  if (first.form == kNoForm) return out;
  const std::optional<ClassId> word_class = rule_.slot_class_ids[found->slot];
  if (!word_class) return out;
  const std::string& wanted = rule_.slot_values[found->slot];
  for (const Reading& reading : analysis_.lexicon->readings(first.form)) {
    if (reading.word_class != *word_class) continue;
    if (!wanted.empty() && analysis_.lexicon->value(reading.entry) != wanted) continue;
    out.entry = reading.entry;
    out.value = analysis_.lexicon->value(reading.entry);
    break;
  }
  return out;
}

std::string_view Binding::column(const SlotValue& slot, std::string_view name) const {
  return slot.entry == kNoEntry ? std::string_view{} : analysis_.lexicon->column(slot.entry, name);
}

}  // namespace kiji
