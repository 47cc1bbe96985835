#include "pipeline/lexicon/word_list.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kSuffix = ".tsv";

std::string class_of(const std::string& path) {
  std::string name = path.substr(path.find_last_of('/') + 1);
  if (name.ends_with(kSuffix)) name.resize(name.size() - kSuffix.size());
  return name;
}

// A comment of the shape "# key: text", where key is one lower-case word. Prose with a colon further on is no header.
struct Header {
  std::string_view key, text;
};
std::optional<Header> header_of(std::string_view line) {
  if (!line.starts_with("# ")) return std::nullopt;
  const std::string_view rest = line.substr(2);
  const size_t colon = rest.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const auto lower = [](char c) { return ('a' <= c && c <= 'z') || c == '-'; };
  if (!std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colon), lower)) return std::nullopt;
  if (colon + 1 < rest.size() && rest[colon + 1] != ' ') return std::nullopt;  // "http://..."
  return Header{rest.substr(0, colon), trim_blanks(rest.substr(colon + 1))};
}

class Parser {
 public:
  explicit Parser(const std::string& path) { list_.word_class = class_of(path), list_.path = path; }

  Result<WordList> parse(std::string_view text) {
    for (const SourceLine& line : split_lines(text)) {
      if (std::optional<Error> error = read(line)) return *std::move(error);
    }
    if (list_.source.empty()) {
      return Error{.code = "word-list",
                   .message = "no source; expected a line \"# source: \u2026\" that says where the words come from",
                   .path = list_.path,
                   .line = 1,
                   .column = 1,
                   .excerpt = {}};
    }
    return std::move(list_);
  }

 private:
  std::optional<Error> read(const SourceLine& line) {
    if (std::optional<Error> error = find_bad_byte(line, "word-list", list_.path)) return error;
    if (line.text.empty()) return std::nullopt;
    if (line.text.front() == '#') return read_comment(line);
    if (list_.entries.empty() && list_.column_names.empty() && line.text.starts_with("value\tforms")) {
      return read_column_names(line);
    }
    return read_entry(line);
  }

  std::optional<Error> read_comment(const SourceLine& line) {
    const std::optional<Header> header = header_of(line.text);
    if (!header) return std::nullopt;
    const size_t at = static_cast<size_t>(header->text.data() - line.text.data());
    const size_t text_at = header->text.empty() ? line.text.size() : at;
    if (header->key == "source") {
      if (header->text.empty()) return fault(line, "empty source; expected where the words come from", text_at);
      list_.source += (list_.source.empty() ? "" : "; ") + std::string(header->text);
      return std::nullopt;
    }
    if (header->key == "cost") return read_cost(line, header->text, text_at);
    if (header->key == "binds") {
      if (header->text == "number") return set(list_.binds_number);
      if (header->text == "unit") return set(list_.binds_unit);
      if (header->text == "lead") return set(list_.leads_number);
      return fault(line, "unknown value; expected number, unit or lead", text_at);
    }
    if (header->key == "attaches") {
      if (header->text == "after") return set(list_.attaches_after);
      if (header->text == "before") return set(list_.attaches_before);
      return fault(line, "unknown side; expected after or before", text_at);
    }
    if (header->key == "compounds") {
      if (header->text == "inherit") return set(list_.compounds_inherit);
      return fault(line, "unknown value; expected inherit", text_at);
    }
    return fault(
        line, "unknown key \"" + std::string(header->key) + "\"; expected source, cost, binds, attaches or compounds",
        2);
  }

  static std::optional<Error> set(bool& flag) {
    flag = true;
    return std::nullopt;
  }

  std::optional<Error> read_cost(const SourceLine& line, std::string_view text, size_t at) {
    int cost = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cost);
    if (error != std::errc() || end != text.data() + text.size() || cost < 0 || cost > kMaxWordCost) {
      return fault(line, "not a cost; expected a whole number from 0 to " + std::to_string(kMaxWordCost), at);
    }
    list_.cost = cost;
    return std::nullopt;
  }

  std::optional<Error> read_column_names(const SourceLine& line) {
    const std::vector<std::string_view> names = split_fields(line.text, '\t');
    if (names.size() == 2)
      return fault(line, "no further columns; expected a header line only where there are some", 0);
    for (size_t i = 2; i < names.size(); ++i) {
      const bool known = std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
                         names.begin() + static_cast<std::ptrdiff_t>(i);
      if (names[i].empty() || known) {
        return fault(line, names[i].empty() ? "empty column name; expected one" : "column name twice; expected it once",
                     offset(line, names[i]));
      }
      list_.column_names.emplace_back(names[i]);
    }
    return std::nullopt;
  }

  std::optional<Error> read_entry(const SourceLine& line) {
    const std::vector<std::string_view> fields = split_fields(line.text, '\t');
    const size_t most = list_.column_names.size() + 2;
    if (fields.size() < 2) return fault(line, "no tab; expected value TAB forms", line.text.size());
    if (fields.size() > most) {
      return fault(line, "too many columns; expected at most " + std::to_string(most) + " (a header line names more)",
                   offset(line, fields[most]) - 1);
    }
    WordEntry entry{.value = std::string(fields[0]), .forms = {}, .columns = {}, .line = line.number};
    if (entry.value.empty()) return fault(line, "empty value; expected what the forms mean", 0);
    for (const std::string_view form : split_fields(fields[1], '|')) {
      if (form.empty()) return fault(line, "empty form; expected forms separated by |", offset(line, form));
      if (trim_blanks(form).size() != form.size()) {
        return fault(line, "blank at the edge of a form; expected blanks only inside", offset(line, form));
      }
      if (std::find(entry.forms.begin(), entry.forms.end(), form) != entry.forms.end()) {
        return fault(line, "form twice in one line; expected each once", offset(line, form));
      }
      entry.forms.emplace_back(form);
    }
    entry.columns.assign(fields.begin() + 2, fields.end());
    entry.columns.resize(list_.column_names.size());
    list_.entries.push_back(std::move(entry));
    return std::nullopt;
  }

  Error fault(const SourceLine& line, std::string message, size_t at) const {
    return line.fault("word-list", std::move(message), list_.path, at);
  }
  static size_t offset(const SourceLine& line, std::string_view part) {
    return static_cast<size_t>(part.data() - line.text.data());
  }

  WordList list_;
};

}  // namespace

Result<WordList> parse_word_list(std::string_view text, const std::string& path) { return Parser(path).parse(text); }

}  // namespace kiji
