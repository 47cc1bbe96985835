#include "pipeline/lexicon/numerals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

// Which values a kind takes in numbers.tsv: "kind", "kind:value", "kind:value-limit".
enum class Shape { bare, value, value_limit };

struct KindName {
  std::string_view name;
  NumeralKind kind;
  Shape shape;
  int64_t least, most;  // of the value
};

constexpr int64_t kLargestNumeral = 1000000;

constexpr std::array<KindName, 18> kKinds = {{
    {"digit", NumeralKind::digit, Shape::value, 0, 9},
    {"add", NumeralKind::add, Shape::value_limit, 0, kLargestNumeral},
    {"times", NumeralKind::times, Shape::value, 10, 1000},
    {"scale", NumeralKind::scale, Shape::value_limit, 1, 36},
    {"article", NumeralKind::article, Shape::bare, 0, 0},
    {"half", NumeralKind::half, Shape::bare, 0, 0},
    {"vague-prefix", NumeralKind::vague_prefix, Shape::value_limit, 1, 9},
    {"vague-suffix", NumeralKind::vague_suffix, Shape::value_limit, 1, 9},
    {"point", NumeralKind::point, Shape::bare, 0, 0},
    {"spelled-point", NumeralKind::spelled_point, Shape::bare, 0, 0},
    {"group", NumeralKind::group, Shape::value_limit, 2, 4},
    {"join", NumeralKind::join, Shape::bare, 0, 0},
    {"fraction", NumeralKind::fraction, Shape::bare, 0, 0},
    {"ordinal", NumeralKind::ordinal, Shape::value, 0, kLargestNumeral},
    {"part", NumeralKind::part, Shape::value_limit, 1, 9},
    {"ordinal-suffix", NumeralKind::ordinal_suffix, Shape::bare, 0, 0},
    {"inverse-join", NumeralKind::inverse_join, Shape::bare, 0, 0},
    {"join-add", NumeralKind::join_add, Shape::bare, 0, 0},
}};

std::optional<int64_t> integer(std::string_view text) {
  int64_t out = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || text.front() == '-' || code != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return out;
}

// After 20 a 9 may be added, after 100 a 99, after 5 nothing; where a language counts otherwise (soixante: 19) it says
// so.
int64_t default_limit(NumeralKind kind, int64_t value) {
  if (kind == NumeralKind::group) return value;
  if (kind != NumeralKind::add) return 0;
  int64_t power = 1;
  while (value != 0 && value % (power * 10) == 0) power *= 10;
  return power - 1;
}

std::optional<Numeral> parse_value(std::string_view text) {
  const size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& k) { return k.name == name; });
  if (found == kKinds.end()) return std::nullopt;
  Numeral out;
  out.kind = found->kind;
  if (found->shape == Shape::bare) return colon == std::string_view::npos ? std::optional(out) : std::nullopt;
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view range = text.substr(colon + 1);
  const size_t dash = found->shape == Shape::value_limit ? range.find('-') : std::string_view::npos;
  const auto value = integer(range.substr(0, dash));
  if (!value || *value < found->least || *value > found->most) return std::nullopt;
  out.value = *value;
  out.limit = default_limit(out.kind, out.value);
  if (dash != std::string_view::npos) {
    const auto limit = integer(range.substr(dash + 1));
    if (!limit || *limit > kLargestNumeral) return std::nullopt;
    out.limit = *limit;
  }
  if (out.kind == NumeralKind::part && out.limit <= out.value) return std::nullopt;
  const bool vague = out.kind == NumeralKind::vague_prefix || out.kind == NumeralKind::vague_suffix;
  if (vague && out.limit <= out.value) return std::nullopt;
  return out;
}

std::string value_text(const Numeral& numeral) {
  const auto found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& kind) { return kind.kind == numeral.kind; });
  std::string out(found->name);
  if (found->shape != Shape::bare) out += ":" + std::to_string(numeral.value);
  if (found->shape == Shape::value_limit) out += "-" + std::to_string(numeral.limit);
  return out;
}

constexpr uint32_t kStarters = kind_bit(NumeralKind::digit) | kind_bit(NumeralKind::add) |
                               kind_bit(NumeralKind::times) | kind_bit(NumeralKind::article) |
                               kind_bit(NumeralKind::ordinal) | kind_bit(NumeralKind::part) |
                               kind_bit(NumeralKind::vague_prefix) | kind_bit(NumeralKind::point);

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `_` stands for a blank and U+00A0 for a code point, because a list cannot show them.
std::string unescape(std::string_view form) {
  if (form.starts_with("U+")) {
    uint32_t c = 0;
    const auto [end, code] = std::from_chars(form.data() + 2, form.data() + form.size(), c, 16);
    std::string out;
    if (code == std::errc() && end == form.data() + form.size() && c < 0x110000) append_utf8(out, c);
    return out;
  }
  std::string out(form);
  std::replace(out.begin(), out.end(), '_', ' ');
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// Letters of the scripts that put blanks between words: there a form must not end inside a word. (South-East Asian
// scripts between U+0E00 and U+17FF have none.)
bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (c >= 0xC0 && c < 0xE00 && c != 0xD7 && c != 0xF7) || (c >= 0x10A0 && c < 0x1100) ||
         (c >= 0x1E00 && c < 0x2000);
}

bool same_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char a, char b) { return lower(a) == b; });
}

}  // namespace

Result<std::vector<Numeral>> parse_numerals(const WordList& list) {
  std::vector<Numeral> out;
  for (const WordEntry& entry : list.entries) {
    const auto numeral = parse_value(entry.value);
    const auto fault = [&](std::string message) {
      return Error{.code = "numerals", .message = std::move(message), .path = list.path, .line = entry.line};
    };
    if (!numeral) {
      return fault("no numeral `" + entry.value + "`; expected digit:7, add:20, times:100, scale:4, point ...");
    }
    for (const std::string& form : entry.forms) {
      out.push_back(*numeral);
      out.back().form = unescape(form);
      if (out.back().form.empty()) return fault("no code point `" + form + "`; expected U+00A0");
    }
  }
  return out;
}

std::vector<Numeral> merge_numerals(const std::vector<Numeral>& und, const std::vector<Numeral>& language) {
  const auto separates = [](const Numeral& numeral) {
    return numeral.kind == NumeralKind::point || numeral.kind == NumeralKind::group;
  };
  const bool own = std::any_of(language.begin(), language.end(), separates);
  std::vector<Numeral> out;
  for (const Numeral& numeral : und) {
    if (!own || !separates(numeral)) out.push_back(numeral);
  }
  out.insert(out.end(), language.begin(), language.end());
  return out;
}

std::string serialise_numerals(const std::vector<Numeral>& numerals) {
  std::string out;
  for (const Numeral& numeral : numerals) out += value_text(numeral) + '\t' + numeral.form + '\n';
  return out;
}

Result<std::vector<Numeral>> read_numerals(std::string_view section) {
  std::vector<Numeral> out;
  while (!section.empty()) {
    const std::string_view line = section.substr(0, section.find('\n'));
    section.remove_prefix(std::min(section.size(), line.size() + 1));
    const size_t tab = line.find('\t');
    const auto numeral = parse_value(line.substr(0, tab));
    if (!numeral || tab == std::string_view::npos || tab + 1 == line.size() ||
        find_invalid_utf8(line) != std::string_view::npos) {
      return Error{.code = "pack", .message = "the numerals of the pack are damaged; run `kiji pack`"};
    }
    out.push_back(*numeral);
    out.back().form = line.substr(tab + 1);
  }
  return out;
}

NumeralTable::NumeralTable(const std::vector<Numeral>& numerals, NumberHabits habits)
    : numerals_(numerals), habits_(habits) {
  const auto lead = [](const Numeral& numeral) { return hash(decode_at(numeral.form, 0).value); };
  std::stable_sort(numerals_.begin(), numerals_.end(), [&](const Numeral& a, const Numeral& b) {
    return lead(a) != lead(b) ? lead(a) < lead(b) : a.form.size() > b.form.size();
  });
  begin_.assign(kHashes + 1, 0);
  for (const Numeral& numeral : numerals_) {
    ++begin_[lead(numeral) + 1];
    const bool alone = numeral.kind == NumeralKind::scale && numeral.limit > 0;
    if (alone || (kind_bit(numeral.kind) & kStarters) != 0) starters_.set(lead(numeral));
  }
  for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
}

bool NumeralTable::inside_word(std::string_view text, size_t at) {
  if (at == 0 || at >= text.size()) return false;
  size_t before = at - 1;
  while (before > 0 && utf8_is_continuation(text[before])) --before;
  return is_word_letter(decode_at(text, before).value) && is_word_letter(decode_at(text, at).value);
}

NumeralTable::Hit NumeralTable::find(std::string_view text, size_t at, uint32_t kinds) const {
  if (at >= text.size()) return {};
  const size_t first = hash(decode_at(text, at).value);
  size_t longest =
      0;  // of all kinds: where words are glued, a mere beginning of a longer numeral is none (ألف in ألفين)
  for (uint32_t i = begin_[first]; i < begin_[first + 1]; ++i) {
    const Numeral& numeral = numerals_[i];
    if (!habits_.glued && (kind_bit(numeral.kind) & kinds) == 0) continue;
    if (numeral.form.size() < longest || !same_form(text.substr(at, numeral.form.size()), numeral.form)) continue;
    if (habits_.glued) longest = numeral.form.size();
    if ((kind_bit(numeral.kind) & kinds) == 0) continue;
    const size_t end = at + numeral.form.size();
    const bool may_end_inside = habits_.glued && numeral.kind != NumeralKind::ordinal_suffix;
    if (may_end_inside || !inside_word(text, end)) return {&numeral, static_cast<uint32_t>(end)};
  }
  return {};
}

}  // namespace kiji
