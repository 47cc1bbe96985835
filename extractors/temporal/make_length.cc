#include "extractors/temporal/make_length.h"

#include <utility>

#include "extractors/temporal/make_date.h"

namespace kiji {
namespace {

using P = TimeParameter;

std::optional<TimeAnchor> anchor_of(std::string_view name) {
  if (name.empty() || name == "published") return TimeAnchor::published;
  if (name == "told") return TimeAnchor::told;
  if (name == "host") return TimeAnchor::host;
  return std::nullopt;
}

std::optional<TimeLength> length_of(const TimeArguments& arguments, P n, P unit) {
  const auto parsed = time_unit(arguments.text(unit));
  if (!parsed) return std::nullopt;
  const auto slot = arguments.slot(n);
  const bool vague = arguments.has(P::vague) || (slot && slot->number != nullptr && slot->number->max);
  if (vague) return in_months(TimeLength{*parsed, std::nullopt});
  const auto amount = arguments.number(n);
  if (!amount || amount->negative()) return std::nullopt;
  return TimeLength{*parsed, *amount};
}

// 2018年前 is before 2018, not 2018 years ago.
bool too_far(const TimeLength& length) {
  return length.unit == TimeUnit::year && length.amount && *length.amount >= Decimal(1000);
}

// What a relative word says inside its shift: the winter of last year, this morning.
TimeFields inner_fields(const TimeArguments& arguments, const std::optional<TimeSlot>& slot) {
  TimeFields out;
  out.season = arguments.column(slot, "season");
  out.third = whole_number(arguments.column(slot, "third"));
  out.month = whole_number(arguments.column(slot, "month"));
  out.weekend = arguments.column(slot, "weekend") == "yes";
  out.holiday = arguments.column(slot, "formula");
  out.part = day_part_of(arguments, slot);
  return out;
}

}  // namespace

TimeLength in_months(TimeLength length) {
  if (length.unit != TimeUnit::quarter) return length;
  if (length.amount) length.amount = *length.amount * Decimal(3);
  length.unit = TimeUnit::month;
  return length;
}

// A half belongs to the last unit said: three years and a half are 3.5 years, half a year is six months.
std::optional<TimeExpression> make_duration(const TimeArguments& arguments) {
  const auto first = length_of(arguments, P::n, P::unit);
  if (!first) return {};
  const bool two = arguments.has(P::unit2);
  const auto second = two ? length_of(arguments, P::n2, P::unit2) : std::nullopt;
  if (two && (!second || second->unit >= first->unit)) return {};
  std::optional<TimeExpression> out(std::in_place);
  out->shape = TimeShape::duration;
  out->length.push_back(in_months(*first));
  if (second) out->length.push_back(*second);
  TimeLength& last = out->length.back();
  if (arguments.has(P::half) && last.amount) last.amount = *last.amount + *Decimal::parse("0.5");
  return out;
}

std::optional<TimeExpression> make_shift(const TimeArguments& arguments) {
  const auto length = length_of(arguments, P::n, P::unit);
  const auto anchor = anchor_of(arguments.text(P::anchor));
  if (!length || !anchor || too_far(*length)) return {};
  const bool back = arguments.text(P::direction) == "before";
  const Decimal amount = length->amount.value_or(Decimal(1));
  std::optional<TimeExpression> out(std::in_place);
  out->shift = TimeShift{.unit = length->unit,
                         .amount = back ? -amount : amount,
                         .anchor = *anchor,
                         .window = arguments.has(P::window),
                         .vague = !length->amount,
                         .inclusive = arguments.has(P::inclusive)};
  out->length.push_back(in_months(*length));
  if (out->shift->window) out->shape = TimeShape::duration;
  return out;
}

std::optional<TimeExpression> make_word(const TimeArguments& arguments) {
  const auto slot = arguments.first_slot();
  std::optional<TimeExpression> out(std::in_place);
  out->reference = arguments.column(slot, "reference");
  out->mod = arguments.column(slot, "mod");
  out->bound = arguments.column(slot, "bound") == "yes";
  if (!out->reference.empty()) {
    out->shape = TimeShape::reference;
    return out;
  }
  const auto unit = time_unit(arguments.column(slot, "unit"));
  const auto amount = whole_number(arguments.column(slot, "n"));
  const auto anchor = anchor_of(arguments.column(slot, "anchor"));
  if (!unit || !amount || !anchor) return {};
  out->shift = TimeShift{.unit = *unit, .amount = Decimal(*amount), .anchor = *anchor};
  const TimeFields inner = inner_fields(arguments, slot);
  if (inner == TimeFields{}) return out;
  TimeExpression whole;
  whole.fields = inner;
  whole.mod = std::exchange(out->mod, {});
  whole.host.push_back(*std::move(out));
  return whole;
}

}  // namespace kiji
