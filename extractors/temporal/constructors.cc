#include "extractors/temporal/constructors.h"

#include <utility>

#include "extractors/temporal/make_date.h"
#include "extractors/temporal/make_length.h"
#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

using P = TimeParameter;
using Made = std::optional<TimeExpression>;

Made construct(const TimeArguments& arguments);

Made make_reference(const TimeArguments& arguments) {
  Made out(std::in_place);
  out->shape = TimeShape::reference;
  out->reference = arguments.text(P::value);
  return out;
}

Made make_set(const TimeArguments& arguments) {
  Made out(std::in_place);
  for (const TimeCall& call : arguments.call().calls) {
    out = construct(arguments.of(call));
    if (!out) return {};
  }
  const auto unit = time_unit(arguments.text(P::unit));
  if (!unit) return {};
  out->shape = TimeShape::set;
  out->bound = false;
  out->length = {in_months(TimeLength{*unit, arguments.number(P::n).value_or(Decimal(1))})};
  out->quant = arguments.text(P::quant);
  if (const auto freq = arguments.number(P::freq)) out->freq = freq->to_string() + "X";
  return out;
}

Made make_range(const TimeArguments& arguments) {
  const std::vector<TimeCall>& ends = arguments.call().calls;
  if (ends.size() != 2) return {};
  Made first = construct(arguments.of(ends[0]));
  Made last = first ? construct(arguments.of(ends[1])) : std::nullopt;
  if (!last) return {};
  Made out(std::in_place);
  out->shape = TimeShape::range;
  out->parts.reserve(2);
  out->parts.push_back(*std::move(first));
  out->parts.push_back(*std::move(last));
  return out;
}

// What the first end of a range leaves out and the second says: 6-15 October 1952, 3 to 5 pm.
void take_from_last(TimeFields& first, const TimeFields& last) {
  if (first.day && !first.month) first.month = last.month;
  if (last.year && !first.year && first.month) {
    const bool before = last.month && *first.month > *last.month;
    first.year = *last.year - (before ? 1 : 0);
    first.short_year = last.short_year;
  }
  if (!first.hour) return;
  if (first.zone.empty()) first.zone = last.zone;
  if (first.part || !last.part) return;
  TimeFields same = first;
  same.part = last.part;
  const auto minutes = [](const TimeFields& f) { return clock_hour(f) * 60 + f.minute.value_or(0); };
  if (minutes(same) < minutes(last)) first.part = last.part;
}

// A range whose ends are entries of their own: ends(date(…), date(…)).
Made make_ends(const TimeArguments& arguments) {
  Made out = make_range(arguments);
  if (!out) return {};
  take_from_last(out->parts[0].fields, out->parts[1].fields);
  for (size_t i = 0; i < 2; ++i) out->parts[i].tokens = arguments.of(arguments.call().calls[i]).tokens();
  return out;
}

// One expression inside another: within(outer, inner).
Made make_within(const TimeArguments& arguments) {
  const std::vector<TimeCall>& calls = arguments.call().calls;
  if (calls.size() != 2) return {};
  Made out = construct(arguments.of(calls.back()));
  Made host = out ? construct(arguments.of(calls.front())) : std::nullopt;
  if (!host) return {};
  out->host.clear();
  out->host.push_back(*std::move(host));
  return out;
}

// One expression changed by a word: mod(x, "START"), open(x, "AFTER"), bound(x).
Made make_changed(const TimeArguments& arguments) {
  const std::vector<TimeCall>& calls = arguments.call().calls;
  Made out = calls.empty() ? std::nullopt : construct(arguments.of(calls.back()));
  if (!out) return {};
  switch (arguments.call().function) {
    case TimeFunction::bound:
      out->bound = true;
      break;
    case TimeFunction::open:
      out->open = arguments.text(P::value);
      break;
    default:
      out->mod = arguments.text(P::value);
  }
  return out;
}

Made construct(const TimeArguments& arguments) {
  switch (arguments.call().function) {
    case TimeFunction::date:
      return make_date(arguments);
    case TimeFunction::numeric:
      return make_numeric(arguments);
    case TimeFunction::clock:
      return make_clock(arguments);
    case TimeFunction::word:
      return make_word(arguments);
    case TimeFunction::duration:
      return make_duration(arguments);
    case TimeFunction::shift:
      return make_shift(arguments);
    case TimeFunction::set:
      return make_set(arguments);
    case TimeFunction::ends:
      return make_ends(arguments);
    case TimeFunction::range:
      return make_range(arguments);
    case TimeFunction::reference:
      return make_reference(arguments);
    case TimeFunction::within:
      return make_within(arguments);
    case TimeFunction::bound:
    case TimeFunction::open:
    case TimeFunction::mod:
      return make_changed(arguments);
    case TimeFunction::nothing:
      return {};
  }
  return {};
}

}  // namespace

std::optional<TimeExpression> construct_time(const Analysis& analysis, const TimeYield& yield, const Match& match) {
  Made made = construct(TimeArguments(analysis, yield, match, yield.call));
  if (!made) return {};
  made->tokens = match.tokens;
  made->rule = yield.rule->name;
  return made;
}

}  // namespace kiji
