#include "pipeline/lexicon/number_digits.h"

#include "pipeline/core/decimal.h"

namespace kiji {
namespace {

constexpr int kMaxGroups = Decimal::kMaxDigits;  // more cannot be a number

uint32_t run_end(std::string_view text, size_t at) {
  while (is_ascii_digit(text, at)) ++at;
  return static_cast<uint32_t>(at);
}

// Where the groups end that follow the digits [at, end), which are then the first group; `end` if there are none. Every
// group must be full: "1,280" and "1,280,500" are numbers, "1,28" and "1,2800" are two each.
uint32_t groups_end(const NumeralTable& table, std::string_view text, uint32_t at, uint32_t end) {
  const auto separator = table.find(text, end, kind_bit(NumeralKind::group));
  if (!separator || text[at] == '0') return end;
  const Numeral& group = *separator.numeral;
  if (end - at > group.value || end - at > group.limit) return end;
  uint32_t accepted = end, next = end;
  for (int i = 0; i < kMaxGroups; ++i) {
    if (text.substr(next, group.form.size()) != group.form) break;
    const auto from = static_cast<uint32_t>(next + group.form.size());
    next = run_end(text.substr(0, from + 5u), from);
    if (next - from == group.value) {
      accepted = next;
      if (group.value != group.limit) break;  // the last one of 12,34,567
    } else if (next - from != group.limit) {
      break;
    }
  }
  return accepted;
}

// "8.1.31" has no decimals, neither at 8 nor at 1.
bool is_chained(std::string_view text, size_t at, uint32_t end, std::string_view point) {
  const bool before = at > point.size() && text.substr(at - point.size(), point.size()) == point &&
                      is_ascii_digit(text, at - point.size() - 1);
  return before || (text.substr(end, point.size()) == point && is_ascii_digit(text, end + point.size()));
}

}  // namespace

DigitsReading read_digits(const NumeralTable& table, std::string_view text, size_t at) {
  DigitsReading out;
  const auto begin = static_cast<uint32_t>(at);
  const uint32_t first_end = run_end(text, at);
  out.end = out.integer_end = groups_end(table, text, begin, first_end);
  out.grouped = out.end != first_end;
  if (out.end == begin) return out;
  const auto point = table.find(text, out.end, kind_bit(NumeralKind::point));
  if (point && is_ascii_digit(text, point.end)) {
    const uint32_t end = run_end(text, point.end);
    if (!is_chained(text, at, end, point.numeral->form)) {
      out.decimals = text.substr(point.end, std::min<size_t>(end - point.end, Decimal::kMaxDigits + 1u));
      out.ascii_point = static_cast<unsigned char>(point.numeral->form[0]) < 0x80;
      out.end = end;
    }
  }
  for (const char c : text.substr(begin, std::min<size_t>(out.integer_end - begin, 3u * Decimal::kMaxDigits))) {
    if (c >= '0' && c <= '9') out.integer.push_back(c);
  }
  if (out.integer.size() + out.decimals.size() > Decimal::kMaxDigits) out.integer.clear();
  return out;
}

}  // namespace kiji
