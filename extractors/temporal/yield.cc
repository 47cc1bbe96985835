#include "extractors/temporal/yield.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kiji {
namespace {

constexpr int kGreatest = 9999;  // of a whole number; there are no longer years

constexpr std::array<std::string_view, 15> kFunctions = {"bound",     "clock",   "date",    "duration", "ends",
                                                         "mod",       "nothing", "numeric", "open",     "range",
                                                         "reference", "set",     "shift",   "within",   "word"};

constexpr std::array<std::string_view, 43> kParameters = {
    "anchor",   "calendar", "century", "day",     "daypart", "decade",    "direction", "era",     "fiscal",
    "fraction", "freq",     "half",    "holiday", "hour",    "inclusive", "leap",      "minute",  "month",
    "n",        "n2",       "n3",      "n4",      "nth",     "period",    "quant",     "quarter", "season",
    "second",   "sure",     "third",   "unit",    "unit2",   "unit3",     "unit4",     "vague",   "value",
    "week",     "weekday",  "weekend", "window",  "year",    "year2",     "zone"};
static_assert(std::is_sorted(kParameters.begin(), kParameters.end()));
static_assert(kParameters.size() == static_cast<size_t>(TimeParameter::other));

constexpr std::array<std::pair<std::string_view, TimeUnit>, 17> kUnits = {{
    {"day", TimeUnit::day},
    {"year", TimeUnit::year},
    {"month", TimeUnit::month},
    {"week", TimeUnit::week},
    {"hour", TimeUnit::hour},
    {"minute", TimeUnit::minute},
    {"second", TimeUnit::second},
    {"part", TimeUnit::day_part},
    {"weekend", TimeUnit::weekend},
    {"third", TimeUnit::third},
    {"quarter", TimeUnit::quarter},
    {"season", TimeUnit::season},
    {"half", TimeUnit::half},
    {"fiscal-year", TimeUnit::fiscal_year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
    {"business-day", TimeUnit::business_day},
}};

// Parameters of other names are no fault: a nested call has the name of its function.
TimeParameter parameter_of(std::string_view name) {
  const auto at = std::lower_bound(kParameters.begin(), kParameters.end(), name);
  if (at == kParameters.end() || *at != name) return TimeParameter::other;
  return static_cast<TimeParameter>(at - kParameters.begin());
}

SaidNumber whole_of(const Decimal& number) {
  const auto whole = number.to_int();
  if (!whole || *whole < -kGreatest || *whole > kGreatest) return std::nullopt;
  return static_cast<int>(*whole);
}

// The index of the first slot of that name: the number by which slots of one name are known. Past the end if there is
// none: then it never takes part.
uint8_t first_of_name(const CompiledRule& rule, std::string_view name) {
  const auto at = std::find(rule.slots.begin(), rule.slots.end(), name);
  return static_cast<uint8_t>(std::min<ptrdiff_t>(at - rule.slots.begin(), UINT8_MAX));
}

TimeArgument compile_argument(const CompiledRule& rule, const Argument& argument) {
  TimeArgument out;
  out.parameter = parameter_of(argument.name);
  if (const auto* slot = std::get_if<SlotArgument>(&argument.value)) {
    out.name = first_of_name(rule, slot->slot);
    out.nth = static_cast<uint16_t>(slot->nth);
  } else if (const auto* number = std::get_if<Decimal>(&argument.value)) {
    out.number = *number;
    out.whole = whole_of(*number);
  } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
    out.text = *text;
  }
  return out;
}

Result<TimeCall> compile_call(const CompiledRule& rule, const Call& call) {
  const auto function = std::lower_bound(kFunctions.begin(), kFunctions.end(), std::string_view(call.function));
  if (function == kFunctions.end() || *function != call.function) {
    return Error{.code = "rule-yield", .message = "no constructor of times is called " + call.function};
  }
  TimeCall out;
  out.function = static_cast<TimeFunction>(function - kFunctions.begin());
  for (const Argument& argument : call.arguments) {
    const auto* nested = std::get_if<Call>(&argument.value);
    if (nested == nullptr) {
      out.arguments.push_back(compile_argument(rule, argument));
      continue;
    }
    Result<TimeCall> inner = compile_call(rule, *nested);
    if (!inner) return inner.error();
    out.calls.push_back(*std::move(inner));
  }
  return out;
}

}  // namespace

Result<TimeYield> compile_time_yield(const CompiledRule& rule) {
  Result<TimeCall> call = compile_call(rule, rule.yield);
  if (!call) return call.error();
  TimeYield out{&rule, *std::move(call), {}};
  for (const std::string& name : rule.slots) out.names.push_back(first_of_name(rule, name));
  return out;
}

TimeArguments::TimeArguments(const Analysis& analysis, const TimeYield& yield, const Match& match, const TimeCall& call)
    : analysis_(analysis), yield_(yield), match_(match), call_(call) {
  for (const TimeArgument& argument : call.arguments) {
    if (argument.nth == 0 || matched(argument) != nullptr) present_ |= bit(argument.parameter);
  }
}

TokenRange TimeArguments::tokens() const {
  TokenRange out{0, 0};
  const auto take = [&out](TokenRange more) {
    if (more.empty()) return;
    out = out.empty() ? more : TokenRange{std::min(out.begin, more.begin), std::max(out.end, more.end)};
  };
  for (const TimeArgument& argument : call_.arguments) {
    const SlotMatch* slot = argument.nth == 0 ? nullptr : matched(argument);
    if (slot != nullptr) take(slot->tokens());
  }
  for (const TimeCall& inner : call_.calls) take(of(inner).tokens());
  return out;
}

const SlotMatch* TimeArguments::matched(const TimeArgument& argument) const {
  int seen = 0;
  for (const SlotMatch& slot : match_.slots) {
    if (yield_.names[slot.slot] == argument.name && ++seen == argument.nth) return &slot;
  }
  return nullptr;
}

const TimeArgument* TimeArguments::find(TimeParameter parameter) const {
  for (const TimeArgument& argument : call_.arguments) {
    if (argument.parameter == parameter && (argument.nth == 0 || matched(argument) != nullptr)) return &argument;
  }
  return nullptr;
}

TimeSlot TimeArguments::read(const SlotMatch& match) const {
  TimeSlot out;
  const Token& first = analysis_.tokens[match.begin];
  out.number = analysis_.number(match.begin);
  const std::optional<ClassId> word_class = yield_.rule->slot_class_ids[match.slot];
  if (first.form == kNoForm || !word_class) return out;
  const std::string& wanted = yield_.rule->slot_values[match.slot];
  for (const Reading& reading : analysis_.lexicon->readings(first.form)) {
    if (reading.word_class != *word_class) continue;
    const std::string_view value = analysis_.lexicon->value(reading.entry);
    if (!wanted.empty() && value != wanted) continue;
    out.entry = reading.entry;
    out.value = value;
    break;
  }
  return out;
}

std::optional<TimeSlot> TimeArguments::slot(TimeParameter parameter) const {
  const TimeArgument* argument = find(parameter);
  if (argument == nullptr || argument->nth == 0) return std::nullopt;
  return read(*matched(*argument));
}

std::optional<uint32_t> TimeArguments::token(TimeParameter parameter) const {
  const TimeArgument* argument = find(parameter);
  if (argument == nullptr || argument->nth == 0) return std::nullopt;
  return matched(*argument)->begin;
}

std::optional<TimeSlot> TimeArguments::first_slot() const {
  for (const TimeArgument& argument : call_.arguments) {
    const SlotMatch* found = argument.nth == 0 ? nullptr : matched(argument);
    if (found != nullptr) return read(*found);
  }
  return std::nullopt;
}

std::optional<Decimal> TimeArguments::number(TimeParameter parameter) const {
  if (!has(parameter)) return std::nullopt;
  const TimeArgument& argument = *find(parameter);
  if (argument.nth == 0) return argument.number;
  const TimeSlot slot = read(*matched(argument));
  if (slot.number != nullptr) return slot.number->value;
  const auto parsed = whole_number(slot.value);
  return parsed ? std::optional(Decimal(*parsed)) : std::nullopt;
}

SaidNumber TimeArguments::integer(TimeParameter parameter) const {
  if (!has(parameter)) return std::nullopt;
  const TimeArgument& argument = *find(parameter);
  if (argument.nth == 0) return argument.whole;
  const TimeSlot slot = read(*matched(argument));
  if (slot.number != nullptr) return whole_of(slot.number->value);
  const auto parsed = whole_number(slot.value);
  return parsed && *parsed >= -kGreatest && *parsed <= kGreatest ? SaidNumber(*parsed) : SaidNumber();
}

std::string_view TimeArguments::text(TimeParameter parameter) const {
  if (!has(parameter)) return {};
  const TimeArgument& argument = *find(parameter);
  return argument.nth == 0 ? argument.text : read(*matched(argument)).value;
}

std::optional<TimeUnit> time_unit(std::string_view name) {
  const auto* at = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& unit) { return unit.first == name; });
  return at == kUnits.end() ? std::nullopt : std::optional(at->second);
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace kiji
