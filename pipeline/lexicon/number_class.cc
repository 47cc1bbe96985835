#include "pipeline/lexicon/number_class.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace kiji {
namespace {

constexpr std::string_view kHeader = "value\tmin\tmax\trequire\tforbid\tdigits";
constexpr size_t kColumns = 6;
constexpr int64_t kMaxDigitsColumn = 18;
constexpr int64_t kBeyond = kMaxClassBound * 10;  // stands for every value above all bounds

constexpr std::array<std::pair<std::string_view, uint16_t>, 11> kFlags = {{{"digits", kDigits},
                                                                           {"spelled", kSpelled},
                                                                           {"mixed", kMixed},
                                                                           {"point", kDecimalPoint},
                                                                           {"grouped", kGrouped},
                                                                           {"vague", kVague},
                                                                           {"fraction", kFraction},
                                                                           {"leading-zero", kLeadingZero},
                                                                           {"positional", kPositional},
                                                                           {"ordinal", kOrdinal},
                                                                           {"integer", uint16_t{1 << 15}}}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (size_t end = 0; end != std::string_view::npos; text.remove_prefix(std::min(text.size(), end + 1))) {
    end = text.find(separator);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return out;
}

Error fault(const std::string& path, uint32_t line, std::string message) {
  return {.code = "number-classes", .message = std::move(message), .path = path, .line = line};
}

// Empty text is no bound.
struct Bound {
  bool good = true;
  std::optional<int64_t> value{};
};

Bound parse_bound(std::string_view text, int64_t most) {
  if (text.empty()) return {};
  int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < 0 || value > most) return {.good = false};
  return {.good = true, .value = value};
}

// The flag that is named wrongly, if there is one.
struct Flags {
  uint16_t flags = 0;
  std::string_view unknown{};
};

Flags parse_flags(std::string_view text) {
  Flags out;
  for (const std::string_view name : split(text, ' ')) {
    if (name.empty()) continue;
    const auto found = std::find_if(kFlags.begin(), kFlags.end(), [&](const auto& flag) { return flag.first == name; });
    if (found == kFlags.end()) {
      out.unknown = name;
    } else {
      out.flags = static_cast<uint16_t>(out.flags | found->second);
    }
  }
  return out;
}

int64_t power_of_ten(int exponent) {
  int64_t out = 1;
  while (exponent-- > 0) out *= 10;
  return out;
}

}  // namespace

Result<NumberClasses::Line> NumberClasses::parse_line(std::string_view text, const std::string& path, uint32_t number) {
  std::vector<std::string_view> columns = split(text, '\t');
  if (columns.size() > kColumns) return fault(path, number, "too many columns; expected at most 6");
  columns.resize(kColumns);
  if (columns[0].empty()) return fault(path, number, "no class name; expected one in the first column");
  const Bound min = parse_bound(columns[1], kMaxClassBound), max = parse_bound(columns[2], kMaxClassBound);
  const Bound digits = parse_bound(columns[5], kMaxDigitsColumn);
  if (!min.good || !max.good || !digits.good) {
    return fault(path, number, "not a bound; expected a whole number from 0 on");
  }
  if (min.value && max.value && *min.value > *max.value) {
    return fault(path, number, "min is above max; no number would be of this class");
  }
  const Flags require = parse_flags(columns[3]), forbid = parse_flags(columns[4]);
  for (const std::string_view unknown : {require.unknown, forbid.unknown}) {
    if (unknown.empty()) continue;
    return fault(
        path, number,
        "no writing `" + std::string(unknown) +
            "`; expected digits spelled mixed point grouped vague fraction leading-zero positional ordinal integer");
  }
  Line out;
  out.min = min.value;
  out.max = max.value;
  out.require = require.flags;
  out.forbid = forbid.flags;
  out.digits = static_cast<int>(digits.value.value_or(0));
  return out;
}

Result<NumberClasses> NumberClasses::parse(std::string_view text, const std::string& path) {
  NumberClasses out;
  uint32_t number = 0;
  bool header = false;
  for (const std::string_view line_text : split(text, '\n')) {
    ++number;
    if (line_text.empty() || line_text.front() == '#') continue;
    if (!header) {
      if (line_text != kHeader) return fault(path, number, "no header; expected value min max require forbid digits");
      header = true;
      continue;
    }
    Result<Line> line = parse_line(line_text, path, number);
    if (!line) return line.error();
    const std::string name(line_text.substr(0, line_text.find('\t')));
    const auto found = std::find(out.names_.begin(), out.names_.end(), name);
    line->name = static_cast<size_t>(found - out.names_.begin());
    if (found == out.names_.end()) out.names_.push_back(name);
    out.lines_.push_back(*line);
  }
  if (out.names_.size() > kMaxNumberClasses) {
    return fault(path, 0, "more than " + std::to_string(kMaxNumberClasses) + " number classes");
  }
  return out;
}

NumberClassSet NumberClasses::classes_of(const Shape& shape) const {
  NumberClassSet out = 0;
  for (const Line& line : lines_) {
    if (line.min && shape.floor < *line.min) continue;
    if (line.max && (shape.floor > *line.max || (shape.floor == *line.max && shape.between))) continue;
    if ((shape.flags & line.require) != line.require || (shape.flags & line.forbid) != 0) continue;
    if (line.digits != 0 && line.digits != shape.digits) continue;
    // An ordinal is a number of those classes alone that ask for one.
    if ((shape.flags & ~line.require & kOrdinal) != 0) continue;
    out |= NumberClassSet{1} << line.name;
  }
  return out;
}

NumberClassSet NumberClasses::classes_of(const Number& number) const {
  Shape shape;
  shape.flags = number.flags;
  shape.digits = number.digits;
  if (const auto value = number.value.to_int()) {
    shape.floor = std::min(*value, kBeyond);
  } else {
    // Numbers are not negative: the digits before the point are the floor.
    const std::string text = number.value.to_string();
    const size_t point = text.find('.');
    shape.between = point != std::string::npos;
    const auto floor = Decimal::parse(std::string_view(text).substr(0, point));
    shape.floor = std::min(floor ? floor->to_int().value_or(kBeyond) : kBeyond, kBeyond);
  }
  if (!shape.between && (number.flags & (kDecimalPoint | kVague | kFraction)) == 0) shape.flags |= kWhole;
  return classes_of(shape);
}

// The values where a condition can change: at each bound and behind it, and where a number gets a digit more.
std::vector<int64_t> NumberClasses::landmarks() const {
  std::set<int64_t> out = {0, 1, kBeyond};
  for (const Line& line : lines_) {
    for (const auto& bound : {line.min, line.max}) {
      if (!bound) continue;
      out.insert(*bound);
      out.insert(*bound + 1);
      if (*bound > 0) out.insert(*bound - 1);
    }
    if (line.digits == 0) continue;
    for (const int exponent : {line.digits - 1, line.digits}) {
      out.insert(power_of_ten(exponent));
      out.insert(power_of_ten(exponent) - 1);
    }
  }
  return {out.begin(), out.end()};
}

// All combinations of flags but those that no writing has.
std::vector<uint16_t> NumberClasses::writings() {
  std::vector<uint16_t> out;
  for (const uint16_t writing : {kDigits, kSpelled, kMixed}) {
    for (int rest = kDecimalPoint;
         rest <= (kDecimalPoint | kGrouped | kVague | kFraction | kLeadingZero | kPositional | kOrdinal);
         rest += kDecimalPoint) {
      const int more = rest - kDecimalPoint;
      if (writing != kSpelled && (more & kPositional) != 0) continue;
      if (writing == kSpelled && (more & (kGrouped | kLeadingZero)) != 0) continue;
      if (writing == kDigits && (more & kVague) != 0) continue;
      if ((more & kFraction) != 0 && more != kFraction) continue;
      if ((more & kPositional) != 0 && more != kPositional) continue;
      if ((more & kOrdinal) != 0 && (more & (kDecimalPoint | kVague)) != 0) continue;
      if ((more & kOrdinal) != 0 && writing == kMixed) continue;
      out.push_back(static_cast<uint16_t>(writing | more));
    }
  }
  return out;
}

// A number of four digits that does not begin with 0 lies between 1000 and 9999.
bool NumberClasses::consistent(const Shape& shape) {
  if ((shape.flags & kWhole) != 0 && shape.between) return false;
  if ((shape.flags & kDigits) == 0 || (shape.flags & kFraction) != 0) return shape.digits == 0;
  if (shape.digits == 0) return true;  // stands for all counts that no line asks for
  const int64_t above = power_of_ten(shape.digits), least = shape.digits == 1 ? 0 : above / 10;
  if ((shape.flags & kLeadingZero) != 0) return shape.floor < least;
  return shape.floor >= least && shape.floor < above;
}

std::vector<NumberClassSet> NumberClasses::possible_sets() const {
  std::set<int> digit_counts = {0};
  for (const Line& line : lines_) digit_counts.insert(line.digits);
  std::set<NumberClassSet> out;
  const std::vector<int64_t> values = landmarks();
  for (const uint16_t writing : writings()) {
    const bool may_be_whole = (writing & (kDecimalPoint | kVague | kFraction)) == 0;
    for (const int digits : digit_counts) {
      for (const int64_t floor : values) {
        for (const bool between : {false, true}) {
          Shape shape = {.floor = floor, .between = between, .flags = writing, .digits = digits};
          if (may_be_whole && !between) shape.flags |= kWhole;
          if (consistent(shape)) out.insert(classes_of(shape));
        }
      }
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace kiji
