// The yield of a rule of temporal.rules with every name looked up once, and what it reads from a match. Knows the list
// of functions and parameters (dictionaries/README.md), not what they make: that is constructors.h.
#ifndef KIJI_EXTRACTORS_TEMPORAL_YIELD_H_
#define KIJI_EXTRACTORS_TEMPORAL_YIELD_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/temporal/expression.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// In the order of their names, as are the parameters: the names stand in yield.cc.
enum class TimeFunction : uint8_t {
  bound,
  clock,
  date,
  duration,
  ends,
  mod,
  nothing,
  numeric,
  open,
  range,
  reference,
  set,
  shift,
  within,
  word
};

enum class TimeParameter : uint8_t {
  anchor,
  calendar,
  century,
  day,
  daypart,
  decade,
  direction,
  era,
  fiscal,
  fraction,
  freq,
  half,
  holiday,
  hour,
  inclusive,
  leap,
  minute,
  month,
  n,
  n2,
  n3,
  n4,
  nth,
  period,
  quant,
  quarter,
  season,
  second,
  sure,
  third,
  unit,
  unit2,
  unit3,
  unit4,
  vague,
  value,
  week,
  weekday,
  weekend,
  window,
  year,
  year2,
  zone,
  other
};

// Either a slot (nth > 0) or what the rule says itself.
struct TimeArgument {
  TimeParameter parameter = TimeParameter::other;
  uint8_t name = 0;               // of a slot: the index of its first namesake in the rule
  uint16_t nth = 0;               // of a slot: the nth of that name that took part in the match
  std::optional<Decimal> number;  // of a literal number
  SaidNumber whole;               // the same, if it is a whole number of four digits
  std::string_view text;          // of a literal text
};

struct TimeCall {
  TimeFunction function = TimeFunction::nothing;
  std::vector<TimeArgument> arguments;  // without nested calls
  std::vector<TimeCall> calls;          // these, in order
};

struct TimeYield {
  const CompiledRule* rule = nullptr;
  TimeCall call;
  std::vector<uint8_t> names;  // of each slot of the rule, as TimeArgument has them
};

// `rule` must stay where it is as long as the yield is used. The first name that is no constructor is the error.
Result<TimeYield> compile_time_yield(const CompiledRule& rule);

// What a slot holds: a number or an entry.
struct TimeSlot {
  const Number* number = nullptr;
  EntryId entry = kNoEntry;
  std::string_view value;  // value column of the entry
};

// The arguments of one call in one match, by parameter. Does not own; keep it no longer than what it is made of. Where
// two arguments of one parameter took part, the first counts.
class TimeArguments {
 public:
  TimeArguments(const Analysis& analysis, const TimeYield& yield, const Match& match, const TimeCall& call);

  const TimeCall& call() const { return call_; }
  // The arguments of a call inside this one.
  TimeArguments of(const TimeCall& call) const { return {analysis_, yield_, match_, call}; }

  // From the first slot of the call that took part to the last, those of calls inside it included; empty if there is
  // none.
  TokenRange tokens() const;

  bool has(TimeParameter parameter) const { return (present_ & bit(parameter)) != 0; }
  // Empty if the parameter is absent or no slot.
  std::optional<TimeSlot> slot(TimeParameter parameter) const;
  // The token where a slot begins; empty if the parameter is absent or no slot.
  std::optional<uint32_t> token(TimeParameter parameter) const;
  // The first argument that is a slot and took part, whatever its parameter.
  std::optional<TimeSlot> first_slot() const;
  // A number token, a number in the rule, or an entry whose value is a whole number.
  std::optional<Decimal> number(TimeParameter parameter) const;
  SaidNumber integer(TimeParameter parameter) const;  // the same, if it is whole and of at most four digits
  // A text in the rule, or the value column of a slot's entry.
  std::string_view text(TimeParameter parameter) const;
  // A column of a slot's entry; empty if there is none.
  std::string_view column(const std::optional<TimeSlot>& slot, std::string_view name) const {
    return slot && slot->entry != kNoEntry ? analysis_.lexicon->column(slot->entry, name) : std::string_view();
  }
  std::string_view column(TimeParameter parameter, std::string_view name) const {
    return has(parameter) ? column(slot(parameter), name) : std::string_view();
  }

 private:
  static constexpr uint64_t bit(TimeParameter parameter) { return uint64_t{1} << static_cast<unsigned>(parameter); }
  const SlotMatch* matched(const TimeArgument& argument) const;
  const TimeArgument* find(TimeParameter parameter) const;
  TimeSlot read(const SlotMatch& match) const;

  const Analysis& analysis_;
  const TimeYield& yield_;
  const Match& match_;
  const TimeCall& call_;
  uint64_t present_ = 0;  // a bit for each parameter
};

// The unit of that name ("day", "fiscal-year"); empty if there is none.
std::optional<TimeUnit> time_unit(std::string_view name);

// All of `text` as a decimal number; empty if it is none.
std::optional<int> whole_number(std::string_view text);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_YIELD_H_
