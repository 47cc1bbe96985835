#include "extractors/temporal/make_length.h"

#include <array>
#include <string>
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

constexpr std::array<std::pair<P, P>, 4> kLengths = {
    {{P::n, P::unit}, {P::n2, P::unit2}, {P::n3, P::unit3}, {P::n4, P::unit4}}};

// Digits as they stand behind a decimal point: 05 is five hundredths.
std::optional<Decimal> fraction_of(const std::optional<TimeSlot>& slot) {
  if (!slot || slot->number == nullptr || slot->number->digits == 0) return std::nullopt;
  const std::string digits = slot->number->value.to_string();
  if (digits.size() > slot->number->digits) return std::nullopt;
  return Decimal::parse("0." + std::string(slot->number->digits - digits.size(), '0') + digits);
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

// A half belongs to the last unit said: three years and a half are 3.5 years, half a year is six months. So does a
// fraction: the 58 of 9秒58 are hundredths.
std::optional<TimeExpression> make_duration(const TimeArguments& arguments) {
  std::optional<TimeExpression> out(std::in_place);
  out->shape = TimeShape::duration;
  for (const auto& [n, unit] : kLengths) {
    if (!arguments.has(unit)) continue;
    const auto length = length_of(arguments, n, unit);
    if (!length || (!out->length.empty() && length->unit >= out->length.back().unit)) return {};
    out->length.push_back(in_months(*length));
  }
  if (out->length.empty()) return {};
  TimeLength& last = out->length.back();
  if (arguments.has(P::half) && last.amount) last.amount = *last.amount + *Decimal::parse("0.5");
  if (arguments.has(P::fraction)) {
    const auto fraction = fraction_of(arguments.slot(P::fraction));
    if (!fraction || !last.amount) return {};
    last.amount = *last.amount + *fraction;
  }
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
