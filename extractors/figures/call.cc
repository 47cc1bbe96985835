#include "extractors/figures/call.h"

#include <algorithm>
#include <array>
#include <variant>

namespace kiji {
namespace {

constexpr std::string_view kContext = "context";

Error fault(const CompiledRule& rule, const std::string& what) {
  return Error{"unknown-constructor", rule.name + ": " + what, "", 0, 0, ""};
}

}  // namespace

Result<FigureCall> FigureCall::make(const CompiledRule& rule, const Lexicon& lexicon) {
  if (!is_figure_constructor(rule.yield.function)) {
    return fault(rule, "unknown constructor " + rule.yield.function + "; a constructor of figures.rules was expected");
  }
  if (rule.yield.arguments.size() > kMaxFigureArguments) return fault(rule, "more arguments than a figure can have");
  FigureCall out;
  out.rule_ = &rule;
  out.kind_ = figure_constructor(rule.yield.function);
  for (const std::string& slot : rule.slots) out.slot_names_.push_back(out.name_of(slot));
  for (const Argument& argument : rule.yield.arguments) {
    if (Status status = out.add(argument, lexicon); !status) return status.error();
  }
  return out;
}

uint16_t FigureCall::name_of(std::string_view slot) {
  const auto found = std::find(names_.begin(), names_.end(), slot);
  const auto index = static_cast<uint16_t>(found - names_.begin());
  if (found == names_.end()) names_.push_back(slot);
  return index;
}

Status FigureCall::add(const Argument& argument, const Lexicon& lexicon) {
  Source out;
  out.parameter = figure_parameter(argument.name);
  if (const auto* slot = std::get_if<SlotArgument>(&argument.value)) {
    out.slot = name_of(slot->slot);
    out.nth = slot->nth;
  } else if (const auto* number = std::get_if<Decimal>(&argument.value)) {
    out.number.value = *number;
    out.is_number = true;
  } else if (const auto* word = std::get_if<std::string>(&argument.value)) {
    out.word = *word;
    if (argument.name == kContext) {
      context_ = lexicon.find_class(*word);
      if (!context_) return fault(*rule_, "unknown class " + *word + "; context names a word list");
      return ok_status();
    }
  }
  sources_.push_back(std::move(out));
  return ok_status();
}

// Slots are numbered over all alternatives of the rule: the nth is counted among those that took part.
const SlotMatch* FigureCall::find(const Source& source, const Match& match) const {
  int seen = 0;
  for (const SlotMatch& slot : match.slots) {
    if (slot_names_[slot.slot] == *source.slot && ++seen == source.nth) return &slot;
  }
  return nullptr;
}

FigureArgument FigureCall::read(const Analysis& analysis, FigureParameter parameter, const SlotMatch& slot) const {
  FigureArgument out;
  out.parameter = parameter;
  out.tokens = slot.tokens();
  out.text = analysis.surface(out.tokens);
  out.number = analysis.number(slot.begin);
  const FormId form = analysis.tokens[slot.begin].form;
  const std::optional<ClassId> word_class = rule_->slot_class_ids[slot.slot];
  if (form == kNoForm || !word_class) return out;
  const std::string& wanted = rule_->slot_values[slot.slot];
  for (const Reading& reading : analysis.lexicon->readings(form)) {
    if (reading.word_class != *word_class) continue;
    out.value = analysis.lexicon->value(reading.entry);
    out.factor = analysis.lexicon->column(reading.entry, "factor");
    if (wanted.empty() || out.value == wanted) return out;
  }
  out.value = {};
  out.factor = {};
  return out;
}

bool FigureCall::in_context(const Analysis& analysis, uint32_t begin) const {
  const uint32_t start = analysis.sentences[analysis.sentence_of(begin)].tokens.begin;
  const uint32_t reach = std::min(begin - start, uint32_t{kGapSymbols});
  for (uint32_t at = begin; at > begin - reach; --at) {
    if (analysis.is(at - 1, *context_)) return true;
  }
  return false;
}

std::optional<FigureExpression> FigureCall::evaluate(const Analysis& analysis, const Match& match) const {
  if (context_ && !in_context(analysis, match.tokens.begin)) return std::nullopt;
  std::array<FigureArgument, kMaxFigureArguments> arguments;
  size_t size = 0;
  for (const Source& source : sources_) {
    if (source.slot) {
      if (const SlotMatch* slot = find(source, match)) arguments[size++] = read(analysis, source.parameter, *slot);
      continue;
    }
    FigureArgument& written = arguments[size++];
    written.parameter = source.parameter;
    written.value = source.word;
    if (source.is_number) written.number = &source.number;
  }
  return construct_figure(*kind_, std::span(arguments).first(size));
}

}  // namespace kiji
