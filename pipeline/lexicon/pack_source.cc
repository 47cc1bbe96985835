#include "pipeline/lexicon/pack_source.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "pipeline/lexicon/pack_source_lines.h"
#include "pipeline/lexicon/word_list.h"

namespace kiji {
namespace {

constexpr std::string_view kForms = "form";  // rows that leave out a form of any package
constexpr std::string_view kNoClass = "-";   // leaves a kind out
constexpr size_t kLeastFields = 4;           // package, kind, class, cost
constexpr size_t kMostFields = 5;

Result<SourceRule> with_options(SourceRule rule, const SourceLine& line, std::string_view text,
                                const std::string& path) {
  for (const std::string_view option : split_fields(text, ' ')) {
    if (option == "common") {
      rule.common = true;
    } else if (option == "uncommon") {
      rule.uncommon = true;
    } else if (option == "current") {
      rule.current = true;
    } else if (option == "katakana") {
      rule.katakana = true;
    } else if (option.starts_with("column=")) {
      rule.columns.emplace_back(option.substr(option.find('=') + 1));
    } else if (option.starts_with("trim=") && option != "trim=") {
      rule.trim = option.substr(option.find('=') + 1);
    } else {
      return line.fault("source-table",
                        "unknown option; expected common, uncommon, current, katakana, trim=END or column=NAME", path,
                        static_cast<size_t>(option.data() - line.text.data()));
    }
  }
  return rule;
}

Result<SourceRule> parse_rule(const SourceLine& line, const std::string& path) {
  const std::vector<std::string_view> fields = split_fields(line.text, '\t');
  const auto fault = [&](std::string message, size_t field) {
    const size_t at =
        field < fields.size() ? static_cast<size_t>(fields[field].data() - line.text.data()) : line.text.size();
    return line.fault("source-table", std::move(message), path, at);
  };
  if (fields.size() < kLeastFields) return fault("too few columns; expected package, kind, class, cost", fields.size());
  if (fields.size() > kMostFields) return fault("too many columns; expected at most 5", kMostFields);
  SourceRule rule{.package = std::string(fields[0]),
                  .kind = std::string(fields[1]),
                  .word_class = std::string(fields[2]),
                  .columns = {},
                  .trim = {}};
  for (size_t i = 0; i < 3; ++i) {
    if (fields[i].empty()) return fault("empty column; expected package, kind, class, cost", i);
  }
  std::string_view number = fields[3];
  rule.adds_to_cost = number.starts_with('+');
  if (rule.adds_to_cost) number.remove_prefix(1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), rule.cost);
  if (error != std::errc() || end != number.data() + number.size() || rule.cost < 0 || rule.cost > kMaxWordCost) {
    return fault("not a cost; expected a whole number or +number", 3);
  }
  if (fields.size() < kMostFields) return rule;
  return with_options(std::move(rule), line, fields[4], path);
}

}  // namespace

std::string_view SourceBatch::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

std::string_view SourceBatch::keep_name(std::string_view name) {
  const auto known = names_.find(name);
  return known != names_.end() ? *known : *names_.insert(keep(name)).first;
}

SourceEntry& SourceBatch::add(const SourceEntry& entry) {
  // One allocation for each array; the objects are trivially destructible, so the arena may drop them.
  std::pmr::polymorphic_allocator<> allocator(memory_.get());
  std::string_view* const forms = allocator.allocate_object<std::string_view>(entry.forms.size());
  for (size_t i = 0; i < entry.forms.size(); ++i) std::construct_at(forms + i, keep(entry.forms[i]));
  SourceColumn* const columns = allocator.allocate_object<SourceColumn>(entry.columns.size());
  for (size_t i = 0; i < entry.columns.size(); ++i) {
    std::construct_at(columns + i, SourceColumn{keep_name(entry.columns[i].name), keep(entry.columns[i].text)});
  }
  // Most values are the word itself.
  const bool own = !entry.forms.empty() && entry.value == entry.forms[0];
  return entries_.emplace_back(SourceEntry{.word_class = keep_name(entry.word_class),
                                           .value = own ? forms[0] : keep(entry.value),
                                           .forms = {forms, entry.forms.size()},
                                           .columns = {columns, entry.columns.size()},
                                           .cost = entry.cost});
}

const SourceRule* SourceTable::last(std::string_view package, std::string_view kind) const {
  const auto same = [&](const SourceRule& rule) { return rule.package == package && rule.kind == kind; };
  const auto rule = std::find_if(rules.rbegin(), rules.rend(), same);
  return rule == rules.rend() ? nullptr : &*rule;
}

bool SourceTable::leaves_out(std::string_view package, std::string_view kind) const {
  const SourceRule* const rule = last(package, kind);
  return rule != nullptr && rule->word_class == kNoClass;
}

const SourceRule* SourceTable::find(std::string_view package, std::string_view kind) const {
  while (true) {
    if (const SourceRule* const rule = last(package, kind)) return rule->word_class == kNoClass ? nullptr : rule;
    const size_t comma = kind.rfind(',');
    if (comma == std::string_view::npos) return nullptr;
    kind = kind.substr(0, comma);
  }
}

bool SourceTable::has(std::string_view package) const {
  return std::any_of(rules.begin(), rules.end(), [&](const SourceRule& rule) { return rule.package == package; });
}

Result<SourceTable> parse_source_table(std::string_view text, const std::string& path) {
  SourceTable table;
  for (const SourceLine& line : split_lines(text)) {
    if (std::optional<Error> bad = find_bad_byte(line, "source-table", path)) return *std::move(bad);
    if (line.text.empty() || line.text.front() == '#') continue;
    Result<SourceRule> rule = parse_rule(line, path);
    if (!rule) return rule.error();
    table.rules.push_back(*std::move(rule));
  }
  return table;
}

std::unordered_set<std::string_view> common_forms(const SourceBatch& batch, const SourceTable& table) {
  std::unordered_set<std::string_view> classes;
  for (const SourceRule& rule : table.rules) {
    if (rule.common) classes.insert(rule.word_class);
  }
  std::unordered_set<std::string_view> forms;
  for (const SourceEntry& entry : batch.entries()) {
    if (!classes.contains(entry.word_class)) continue;
    forms.insert(entry.forms.begin(), entry.forms.end());
  }
  return forms;
}

Result<std::vector<SourceBatch>> import_sources(const SourcePaths& paths, std::string_view language,
                                                const SourceTable& table, const FoldForm& fold) {
  std::vector<SourceBatch> batches;
  ImportContext context{.table = table, .fold = fold, .common = {}, .left_out = {}};
  for (const SourceRule& rule : table.rules) {
    if (rule.package == kForms && rule.word_class == kNoClass) context.left_out.insert(rule.kind);
  }
  const auto import_one = [&](std::string_view package) -> Result<SourceBatch> {
    if (package == "ipadic") return import_ipadic(paths.ipadic, context);
    if (package == "enamdict") return import_enamdict(paths.enamdict, context);
    if (package == "geonames") return import_cities(paths.locales, language, context);
    if (package == "iso-codes") return import_iso(paths.iso_codes, paths.locales, language, context);
    return import_cldr(language, context);
  };
  for (const std::string_view package : {"ipadic", "enamdict", "geonames", "iso-codes", "cldr"}) {
    if (!table.has(package)) continue;
    Result<SourceBatch> batch = import_one(package);
    if (!batch) return batch.error();
    batches.push_back(*std::move(batch));
    if (package == "ipadic") context.common = common_forms(batches.back(), table);
  }
  return batches;
}

}  // namespace kiji
