#include "extractors/temporal/constructors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "extractors/temporal/calendar.h"

namespace kiji {
namespace {

constexpr std::array<std::pair<std::string_view, TimeUnit>, 17> kUnits = {{
    {"second", TimeUnit::second},
    {"minute", TimeUnit::minute},
    {"hour", TimeUnit::hour},
    {"part", TimeUnit::day_part},
    {"day", TimeUnit::day},
    {"weekend", TimeUnit::weekend},
    {"week", TimeUnit::week},
    {"third", TimeUnit::third},
    {"month", TimeUnit::month},
    {"quarter", TimeUnit::quarter},
    {"season", TimeUnit::season},
    {"half", TimeUnit::half},
    {"year", TimeUnit::year},
    {"fiscal-year", TimeUnit::fiscal_year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
    {"business-day", TimeUnit::business_day},
}};

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The arguments of one call, by parameter.
class Arguments {
 public:
  Arguments(const Binding& binding, const Call& call) : binding_(binding), call_(call) {}

  const Argument* find(std::string_view name) const {
    for (const Argument& argument : call_.arguments) {
      if (argument.name == name && present(argument)) return &argument;
    }
    return nullptr;
  }
  bool has(std::string_view name) const { return find(name) != nullptr; }

  std::optional<SlotValue> slot(std::string_view name) const {
    const Argument* argument = find(name);
    if (argument == nullptr) return std::nullopt;
    const auto* slot = std::get_if<SlotArgument>(&argument->value);
    return slot == nullptr ? std::nullopt : binding_.slot(*slot);
  }

  // A number token, a number in the rule, or an entry whose value is a whole number.
  std::optional<Decimal> number(std::string_view name) const {
    const Argument* argument = find(name);
    if (argument == nullptr) return std::nullopt;
    if (const auto* literal = std::get_if<Decimal>(&argument->value)) return *literal;
    const auto value = slot(name);
    if (!value) return std::nullopt;
    if (value->number != nullptr) return value->number->value;
    const auto parsed = parse_int(value->value);
    return parsed ? std::optional(Decimal(*parsed)) : std::nullopt;
  }
  std::optional<int> integer(std::string_view name) const {
    const auto value = number(name);
    const auto whole = value ? value->to_int() : std::nullopt;
    return whole && *whole >= -9999 && *whole <= 9999 ? std::optional(static_cast<int>(*whole)) : std::nullopt;
  }

  // A text in the rule, or the value column of a slot's entry.
  std::string text(std::string_view name) const {
    const Argument* argument = find(name);
    if (argument == nullptr) return {};
    if (const auto* literal = std::get_if<std::string>(&argument->value)) return *literal;
    const auto value = slot(name);
    return value ? std::string(value->value) : std::string();
  }
  std::string column(std::string_view name, std::string_view column) const {
    const auto value = slot(name);
    return value ? std::string(binding_.column(*value, column)) : std::string();
  }
  // Nested calls, in order.
  std::vector<const Call*> calls() const {
    std::vector<const Call*> out;
    for (const Argument& argument : call_.arguments) {
      if (const auto* call = std::get_if<Call>(&argument.value)) out.push_back(call);
    }
    return out;
  }

 private:
  bool present(const Argument& argument) const {
    const auto* slot = std::get_if<SlotArgument>(&argument.value);
    return slot == nullptr || binding_.slot(*slot).has_value();
  }

  const Binding& binding_;
  const Call& call_;
};

using Made = std::optional<TimeExpression>;

std::optional<TimeExpression> construct(const Binding& binding, const Call& call);

bool between(const std::optional<int>& value, int low, int high) { return !value || (*value >= low && *value <= high); }

bool valid(const TimeFields& f) {
  return between(f.year, kFirstYear, kLastYear) && between(f.month, 1, 12) && between(f.day, 1, 31) &&
         between(f.week, 1, 53) && between(f.quarter, 1, 4) && between(f.half, 1, 2) && between(f.third, 1, 3) &&
         between(f.hour, 0, 30) && between(f.minute, 0, 59) && between(f.second, 0, 60) && between(f.century, 0, 98);
}

std::optional<DayPart> day_part(const Arguments& arguments) {
  const auto from = parse_int(arguments.column("daypart", "from"));
  const auto to = parse_int(arguments.column("daypart", "to"));
  if (!from || !to) return std::nullopt;
  return DayPart{arguments.column("daypart", "code"), *from * 60, *to * 60};
}

// A decade of two digits is one of the 20th century unless that lies too far back to be told so.
int decade_of(int two_digits) { return two_digits >= 30 ? 190 + two_digits / 10 : 200 + two_digits / 10; }

bool fill_year(const Arguments& arguments, TimeFields& f) {
  if (arguments.has("year")) {
    f.year = arguments.integer("year");
    if (!f.year) return false;
  }
  if (arguments.has("year2")) {
    f.year = arguments.integer("year2");
    f.short_year = true;
    f.surely_year = arguments.has("sure");
    if (!f.year || *f.year > 99) return false;
    *f.year += 1900;  // a place to stand on; the resolver finds the century
  }
  if (!arguments.has("era")) return true;
  const auto start = parse_int(std::string_view(arguments.column("era", "start")).substr(0, 4));
  if (!start || !f.year || *f.year < 1) return false;
  *f.year += *start - 1;
  f.short_year = false;
  return true;
}

Made make_date(const Binding&, const Arguments& arguments) {
  TimeExpression out;
  TimeFields& f = out.fields;
  if (!fill_year(arguments, f)) return std::nullopt;
  const std::array<std::pair<std::string_view, std::optional<int>*>, 9> numbers = {{{"month", &f.month},
                                                                                    {"day", &f.day},
                                                                                    {"nth", &f.nth},
                                                                                    {"week", &f.week},
                                                                                    {"third", &f.third},
                                                                                    {"quarter", &f.quarter},
                                                                                    {"half", &f.half},
                                                                                    {"decade", &f.decade},
                                                                                    {"century", &f.century}}};
  for (const auto& [name, field] : numbers) {
    if (!arguments.has(name)) continue;
    *field = arguments.integer(name);
    if (!*field) return std::nullopt;
  }
  if (f.century) --*f.century;  // the 21st century is 20XX
  if (f.decade) f.decade = *f.decade < 100 ? decade_of(*f.decade) : *f.decade / 10;
  if (arguments.has("weekday")) f.weekday = weekday_number(arguments.text("weekday"));
  if (arguments.has("weekday") && !f.weekday) return std::nullopt;
  f.weekend = arguments.has("weekend");
  f.fiscal = arguments.has("fiscal");
  f.season = arguments.text("season");
  f.holiday = arguments.column("holiday", "formula");
  if (arguments.has("period")) f.period = arguments.column("period", "start") + "/" + arguments.column("period", "end");
  f.part = day_part(arguments);
  f.zone = arguments.text("zone");
  if (f.part && arguments.column("daypart", "alone") != "yes") {
    TimeFields rest = f;
    rest.part.reset();
    out.bound = rest == TimeFields{};
  }
  if (!valid(f)) return std::nullopt;
  return out;
}

// Day and month of a numeric date may stand the other way round.
Made make_numeric(const Binding& binding, const Arguments& arguments) {
  Made out = make_date(binding, arguments);
  if (!out) {
    // month and day as read do not exist; the other way round they may.
    TimeExpression swapped;
    swapped.fields.year = arguments.integer("year");
    swapped.fields.month = arguments.integer("day");
    swapped.fields.day = arguments.integer("month");
    if (!swapped.fields.month || !swapped.fields.day || !valid(swapped.fields)) return std::nullopt;
    return swapped;
  }
  out->fields.order_unknown = out->fields.day && *out->fields.day <= 12 && out->fields.day != out->fields.month;
  return out;
}

Made make_clock(const Binding&, const Arguments& arguments) {
  TimeExpression out;
  TimeFields& f = out.fields;
  f.hour = arguments.integer("hour");
  if (!f.hour) return std::nullopt;
  f.minute = arguments.has("half") ? std::optional(30) : arguments.integer("minute");
  f.second = arguments.integer("second");
  if (f.second && !f.minute) f.minute = 0;
  f.part = day_part(arguments);
  f.zone = arguments.text("zone");
  if (!valid(f)) return std::nullopt;
  return out;
}

std::optional<TimeAnchor> anchor_of(std::string_view name) {
  if (name.empty() || name == "published") return TimeAnchor::published;
  if (name == "told") return TimeAnchor::told;
  if (name == "host") return TimeAnchor::host;
  return std::nullopt;
}

// A relative word: everything it means stands in its columns.
Made make_word(const Binding& binding, const Call& call) {
  const Arguments arguments(binding, call);
  if (call.arguments.empty()) return std::nullopt;
  const std::string& name = call.arguments.front().name;
  const auto column = [&](std::string_view which) { return arguments.column(name, which); };
  TimeExpression out;
  out.reference = column("reference");
  out.mod = column("mod");
  out.bound = column("bound") == "yes";
  if (!out.reference.empty()) {
    out.shape = TimeShape::reference;
    return out;
  }
  const auto unit = time_unit(column("unit"));
  const auto amount = parse_int(column("n"));
  const auto anchor = anchor_of(column("anchor"));
  if (!unit || !amount || !anchor) return std::nullopt;
  out.shift = TimeShift{.unit = *unit, .amount = Decimal(*amount), .anchor = *anchor};
  TimeFields inner;
  inner.season = column("season");
  inner.third = parse_int(column("third"));
  inner.month = parse_int(column("month"));
  inner.weekend = column("weekend") == "yes";
  inner.holiday = column("formula");
  const auto from = parse_int(column("from"));
  const auto to = parse_int(column("to"));
  if (from && to) inner.part = DayPart{column("code"), *from * 60, *to * 60};
  if (inner == TimeFields{}) return out;
  TimeExpression whole;
  whole.fields = std::move(inner);
  whole.mod = std::exchange(out.mod, {});
  whole.host.push_back(std::move(out));
  return whole;
}

std::optional<TimeLength> length_of(const Arguments& arguments, std::string_view n, std::string_view unit) {
  const auto parsed = time_unit(arguments.text(unit));
  if (!parsed) return std::nullopt;
  const auto slot = arguments.slot(n);
  const bool vague = arguments.has("vague") || (slot && slot->number != nullptr && slot->number->max);
  if (vague) return TimeLength{*parsed, std::nullopt};
  const auto amount = arguments.number(n);
  if (!amount || amount->negative()) return std::nullopt;
  return TimeLength{*parsed, *amount};
}

// A half belongs to the last unit said: three years and a half are 3.5 years, half a year is six months.
Made make_duration(const Binding&, const Arguments& arguments) {
  TimeExpression out;
  out.shape = TimeShape::duration;
  const auto first = length_of(arguments, "n", "unit");
  if (!first) return std::nullopt;
  out.length.push_back(*first);
  if (arguments.has("unit2")) {
    const auto second = length_of(arguments, "n2", "unit2");
    if (!second || second->unit >= first->unit) return std::nullopt;
    out.length.push_back(*second);
  }
  if (arguments.has("half") && out.length.back().amount) {
    out.length.back().amount = *out.length.back().amount + *Decimal::parse("0.5");
  }
  return out;
}

// 2018年前 is before 2018, not 2018 years ago.
bool too_far(const TimeLength& length) {
  return length.unit == TimeUnit::year && length.amount && *length.amount >= Decimal(1000);
}

Made make_shift(const Binding&, const Arguments& arguments) {
  const auto length = length_of(arguments, "n", "unit");
  const auto anchor = anchor_of(arguments.text("anchor"));
  if (!length || !anchor || too_far(*length)) return std::nullopt;
  const bool back = arguments.text("direction") == "before";
  Decimal amount = length->amount.value_or(Decimal(1));
  TimeExpression out;
  out.shift = TimeShift{.unit = length->unit,
                        .amount = back ? -amount : amount,
                        .anchor = *anchor,
                        .window = arguments.has("window"),
                        .vague = !length->amount};
  out.shift->inclusive = arguments.has("inclusive");
  out.length.push_back(*length);
  if (out.shift->window) out.shape = TimeShape::duration;
  return out;
}

Made make_set(const Binding& binding, const Arguments& arguments) {
  TimeExpression out;
  for (const Call* call : arguments.calls()) {
    Made inner = construct(binding, *call);
    if (!inner) return std::nullopt;
    out = std::move(*inner);
  }
  const auto unit = time_unit(arguments.text("unit"));
  if (!unit) return std::nullopt;
  out.shape = TimeShape::set;
  out.bound = false;
  out.length = {TimeLength{*unit, arguments.number("n").value_or(Decimal(1))}};
  out.quant = arguments.text("quant");
  if (const auto freq = arguments.number("freq")) out.freq = freq->to_string() + "X";
  return out;
}

Made make_range(const Binding& binding, const Arguments& arguments) {
  const std::vector<const Call*> ends = arguments.calls();
  if (ends.size() != 2) return std::nullopt;
  TimeExpression out;
  out.shape = TimeShape::range;
  for (const Call* end : ends) {
    Made made = construct(binding, *end);
    if (!made) return std::nullopt;
    out.parts.push_back(std::move(*made));
  }
  return out;
}

// One expression inside another, or changed by a word: within(outer, inner), mod(x, "START"), open(x, "AFTER"),
// bound(x).
Made make_changed(const Binding& binding, const Call& call) {
  const Arguments arguments(binding, call);
  const std::vector<const Call*> inner = arguments.calls();
  if (inner.empty()) return std::nullopt;
  Made out = construct(binding, *inner.back());
  if (!out) return std::nullopt;
  if (call.function == "within") {
    Made host = inner.size() == 2 ? construct(binding, *inner.front()) : std::nullopt;
    if (!host) return std::nullopt;
    out->host = {std::move(*host)};
  } else if (call.function == "bound") {
    out->bound = true;
  } else {
    (call.function == "open" ? out->open : out->mod) = arguments.text("value");
  }
  return out;
}

constexpr std::array<std::string_view, 14> kConstructors = {"bound",   "clock",   "date",   "duration", "mod",
                                                            "nothing", "numeric", "open",   "range",    "reference",
                                                            "set",     "shift",   "within", "word"};

std::optional<TimeExpression> construct(const Binding& binding, const Call& call) {
  const Arguments arguments(binding, call);
  const std::string& name = call.function;
  if (name == "date") return make_date(binding, arguments);
  if (name == "numeric") return make_numeric(binding, arguments);
  if (name == "clock") return make_clock(binding, arguments);
  if (name == "word") return make_word(binding, call);
  if (name == "duration") return make_duration(binding, arguments);
  if (name == "shift") return make_shift(binding, arguments);
  if (name == "set") return make_set(binding, arguments);
  if (name == "range") return make_range(binding, arguments);
  if (name == "reference") {
    TimeExpression out;
    out.shape = TimeShape::reference;
    out.reference = arguments.text("value");
    return out;
  }
  return make_changed(binding, call);
}

}  // namespace

std::optional<TimeUnit> time_unit(std::string_view name) {
  const auto* at = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& unit) { return unit.first == name; });
  return at == kUnits.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::variant<TimeExpression, NoTime>> construct_time(const Binding& binding) {
  const Call& yield = binding.rule().yield;
  if (yield.function == "nothing") return NoTime{};
  auto made = construct(binding, yield);
  if (!made) return std::nullopt;
  made->tokens = binding.match().tokens;
  made->rule = binding.rule().name;
  return std::move(*made);
}

Status check_time_yield(const Call& yield) {
  if (!std::binary_search(kConstructors.begin(), kConstructors.end(), std::string_view(yield.function))) {
    return Error{.code = "rule-yield", .message = "no constructor of times is called " + yield.function};
  }
  for (const Argument& argument : yield.arguments) {
    const auto* call = std::get_if<Call>(&argument.value);
    if (call == nullptr) continue;
    if (Status inner = check_time_yield(*call); !inner) return inner;
  }
  return ok_status();
}

}  // namespace kiji
