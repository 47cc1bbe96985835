#include "pipeline/text/fold_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

struct Place {
  const std::string& path;
  uint32_t line;
  std::string_view text;  // the whole line

  Error fault(std::string_view part, std::string message) const {
    const auto before = text.substr(0, static_cast<size_t>(part.data() - text.data()));
    return Error{.code = "fold-syntax",
                 .message = std::move(message),
                 .path = path,
                 .line = line,
                 .column = count_code_points(before) + 1,
                 .excerpt = std::string(text)};
  }
};

std::optional<char32_t> parse_hex(std::string_view text) {
  if (!text.starts_with("U+") || text.size() < 6) return std::nullopt;
  uint32_t value = 0;
  const auto [end, fault] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
  if (fault != std::errc() || end != text.data() + text.size() || value > 0x10FFFF) return std::nullopt;
  return value;
}

// The code points that one form names.
Result<icu::UnicodeSet> parse_form(std::string_view form, const Place& place) {
  if (form.starts_with('[')) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(form), status);
    if (U_FAILURE(status)) return place.fault(form, "not a set of Unicode properties; expected for example [:Nd:]");
    return set;
  }
  if (form.starts_with("U+")) {
    const size_t dots = form.find("..");
    const auto first = parse_hex(form.substr(0, dots));
    const auto last = dots == form.npos ? first : parse_hex(form.substr(dots + 2));
    if (!first || !last || *last < *first) {
      return place.fault(form, "not a code point; expected U+XXXX or U+XXXX..U+YYYY");
    }
    return icu::UnicodeSet(static_cast<UChar32>(*first), static_cast<UChar32>(*last));
  }
  if (form.empty() || utf8_length(static_cast<unsigned char>(form[0])) != form.size()) {
    return place.fault(form, "not one character; expected a character, U+XXXX or a set in [ ]");
  }
  const auto c = static_cast<UChar32>(decode_at(form, 0).value);
  return icu::UnicodeSet(c, c);
}

std::string without_width(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString raw;
  std::string out;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_SUCCESS(status) && nfkc->getRawDecomposition(c, raw)) raw.toUTF8String(out);
  return out;
}

// What `c` becomes by `value`; empty optional if the value says nothing about this character.
std::optional<std::string> apply_value(std::string_view value, UChar32 c) {
  if (value == "<delete>") return std::string();
  if (value == "<digit>") {
    const int digit = u_charDigitValue(c);
    if (digit < 0) return std::nullopt;
    return std::string(1, static_cast<char>('0' + digit));
  }
  if (value == "<width>") {
    const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
    if (type != U_DT_WIDE && type != U_DT_NARROW) return std::nullopt;
    return without_width(c);
  }
  std::string out;
  if (const auto code_point = parse_hex(value)) {
    append_utf8(out, *code_point);
  } else {
    out = value;
  }
  return out;
}

// A code point whose neighbours decide whether the text is NFC (UAX 15, section 9).
bool needs_nfc_check(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return u_getCombiningClass(code_point) != 0 || u_getIntPropertyValue(code_point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

bool needs_nfc_check(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (needs_nfc_check(c.value)) return true;
    i += c.size;
  }
  return false;
}

using Values = std::map<char32_t, std::string>;

// Adds what one line says. `line` lies in `place`.
Status parse_line(std::string_view line, const Place& place, Values& values) {
  const size_t tab = line.find('\t');
  if (tab == line.npos) return place.fault(line, "no tab; expected value TAB forms");
  const std::string_view value = line.substr(0, tab);
  if (value.empty()) return place.fault(line, "no value; expected characters, U+XXXX or <delete>");
  if (value.starts_with('<') && value.size() > 1 && value != "<delete>" && value != "<digit>" && value != "<width>") {
    return place.fault(line, "unknown value; expected <width>, <digit> or <delete>");
  }
  for (std::string_view rest = line.substr(tab + 1);;) {
    const size_t bar = rest.find('|');
    const auto set = parse_form(rest.substr(0, bar), place);
    if (!set) return set.error();
    for (int32_t range = 0; range < set->getRangeCount(); ++range) {
      for (UChar32 c = set->getRangeStart(range); c <= set->getRangeEnd(range); ++c) {
        std::optional<std::string> target = apply_value(value, c);
        if (target) values[static_cast<char32_t>(c)] = std::move(*target);
      }
    }
    if (bar == rest.npos) return ok_status();
    rest.remove_prefix(bar + 1);
  }
}

// Characters that become themselves need no entry ([:Nd:] holds 0 to 9); surrogates never stand in UTF-8.
void drop_identities(Values& values) {
  std::erase_if(values, [](const auto& item) {
    std::string itself;
    append_utf8(itself, item.first);
    return item.second == itself || (item.first >= 0xD800 && item.first < 0xE000);
  });
}

// Printable ASCII is what others become; a value that is folded itself would make two passes differ from one.
Status check_closed(const Values& values, const std::string& path) {
  for (const auto& [from, value] : values) {
    if (from >= ' ' && from < 0x7F) {
      return Error{.code = "fold-syntax",
                   .message = std::string(1, static_cast<char>(from)) + " is folded; printable ASCII stays as it is",
                   .path = path};
    }
    for (size_t i = 0; i < value.size();) {
      const CodePoint c = decode_at(value, i);
      if (values.contains(c.value)) {
        std::string target, source;
        append_utf8(target, c.value);
        append_utf8(source, from);
        return Error{.code = "fold-syntax",
                     .message = source + " becomes " + target + ", which is folded itself; expected its last form",
                     .path = path};
      }
      i += c.size;
    }
  }
  return ok_status();
}

template <typename T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

}  // namespace

Result<FoldTable> FoldTable::parse(std::string_view tsv, const std::string& path, FoldTable base) {
  FoldTable table = std::move(base);
  for (uint32_t number = 1; !tsv.empty(); ++number) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (find_invalid_utf8(line) != line.npos) {
      return Error{.code = "fold-syntax", .message = "not valid; expected UTF-8", .path = path, .line = number};
    }
    if (line.empty() || line.starts_with('#') || line == "value\tforms") continue;
    if (const Status status = parse_line(line, {path, number, line}, table.values_); !status) return status.error();
  }
  drop_identities(table.values_);
  if (const Status status = check_closed(table.values_, path); !status) return status.error();
  return table;
}

const std::string* FoldTable::find(char32_t code_point) const {
  const auto found = values_.find(code_point);
  return found == values_.end() ? nullptr : &found->second;
}

std::string FoldTable::serialise() const {
  std::vector<FoldValue> values;
  std::map<std::string, uint16_t> numbers;  // of a value
  std::string strings;
  const auto entry_of = [&](char32_t c) -> uint16_t {
    const auto found = values_.find(c);
    if (found == values_.end()) return needs_nfc_check(c) ? kFoldCheckNfc : kFoldKeep;
    const std::string& value = found->second;
    const auto [place, added] = numbers.try_emplace(value, static_cast<uint16_t>(values.size() + kFoldFirstValue));
    if (added) {
      values.push_back({static_cast<uint32_t>(strings.size()), static_cast<uint16_t>(value.size()),
                        static_cast<uint16_t>(needs_nfc_check(value) ? 1 : 0)});
      strings += value;
    }
    return place->second;
  };

  using Block = std::array<uint16_t, kFoldBlockSize>;
  std::map<Block, uint16_t> known = {{Block{}, uint16_t{0}}};
  std::vector<uint16_t> index, entries(kFoldBlockSize, kFoldKeep);
  for (char32_t first = 0; first < kFoldIndexSize * kFoldBlockSize; first += kFoldBlockSize) {
    Block block;
    for (uint32_t i = 0; i < kFoldBlockSize; ++i) block[i] = entry_of(first + i);
    const auto [place, added] = known.try_emplace(block, static_cast<uint16_t>(known.size()));
    if (added) entries.insert(entries.end(), block.begin(), block.end());
    index.push_back(place->second);
  }
  const FoldHeader header{.blocks = static_cast<uint32_t>(known.size()),
                          .values = static_cast<uint32_t>(values.size()),
                          .string_bytes = static_cast<uint32_t>(strings.size())};
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  out.append(bytes_of(index)).append(bytes_of(entries)).append(bytes_of(values)).append(strings);
  return out;
}

}  // namespace kiji
