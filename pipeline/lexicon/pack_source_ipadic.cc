// mecab-ipadic: CSV in EUC-JP, one file for each part of speech. Columns: surface, two context ids, word cost, four
// levels of part of speech, two of inflection, base form, reading, pronunciation.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <unordered_map>

#include "pipeline/lexicon/pack_source.h"
#include "pipeline/lexicon/pack_source_forms.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kPackage = "ipadic";
constexpr std::string_view kInflection = "ipadic-inflection";  // rows of the table that leave out inflected forms
constexpr size_t kSurface = 0, kCost = 3, kFirstKind = 4, kLastKind = 7, kInflected = 9, kBase = 10, kReading = 11,
                 kLeastFields = 12;
constexpr std::string_view kNothing = "*";
constexpr uint32_t kLeastHiragana = 3;  // shorter names are mostly particles, endings and beginnings of words

// Files by name, so that the order does not depend on the file system.
std::vector<std::string> csv_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
    if (file->path().extension() == ".csv") files.push_back(file->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string kind_of(const std::vector<std::string_view>& fields) {
  std::string kind;
  for (size_t i = kFirstKind; i <= kLastKind && fields[i] != kNothing; ++i) {
    if (!kind.empty()) kind += ',';
    kind += fields[i];
  }
  return kind;
}

class Importer {
 public:
  explicit Importer(const ImportContext& context) : context_(context) {}

  Status read(std::string_view text, const std::string& path) {
    for (const SourceLine& line : split_lines(text)) {
      const std::vector<std::string_view> fields = split_fields(line.text, ',');
      int cost = 0;
      const bool complete = fields.size() >= kLeastFields;
      if (complete) {
        const std::string_view number = fields[kCost];
        const auto parsed = std::from_chars(number.data(), number.data() + number.size(), cost);
        if (parsed.ec == std::errc()) {
          add(fields, cost);
          continue;
        }
      }
      return line.fault("package", "not a line of mecab-ipadic; expected at least 12 fields with a cost", path, 0);
    }
    return ok_status();
  }

  SourceBatch take() { return std::move(batch_); }

 private:
  void add(const std::vector<std::string_view>& fields, int word_cost) {
    const SourceRule* const rule = rule_for(kind_of(fields));
    if (rule == nullptr || is_left_out(fields[kInflected])) return;
    const std::string form = context_.folded(fields[kSurface]);
    const FormShape shape = form_shape(form);
    if (!is_word(shape) || !context_.allows(*rule, form)) return;
    if (!rule->common && shape.hiragana == shape.size && shape.size < kLeastHiragana) return;
    const std::string value = fields[kBase] == kNothing ? form : context_.folded(fields[kBase]);
    const int cost = rule->adds_to_cost ? word_cost + rule->cost : rule->cost;
    // One form may stand several times in a class, with other readings or inflections: the cheapest counts.
    std::string key = rule->word_class;
    key.append(1, '\t').append(form).append(1, '\t').append(value);
    const auto [known, is_new] = known_.try_emplace(std::move(key), batch_.entries().size());
    if (!is_new) {
      SourceEntry& entry = batch_.entries()[known->second];
      entry.cost = std::min(entry.cost, cost);
      return;
    }
    const std::string_view forms[] = {form};
    const SourceColumn reading[] = {{"reading", fields[kReading]}};
    const bool with_reading = !rule->columns.empty() && rule->columns[0] == "reading" && fields[kReading] != form;
    batch_.add({.word_class = rule->word_class,
                .value = value,
                .forms = forms,
                .columns = {reading, with_reading ? size_t{1} : size_t{0}},
                .cost = cost});
  }

  const SourceRule* rule_for(const std::string& kind) {
    const auto [rule, is_new] = rules_.try_emplace(kind, nullptr);
    if (is_new) rule->second = context_.table.find(kPackage, kind);
    return rule->second;
  }

  bool is_left_out(std::string_view inflected) {
    const auto [known, is_new] = left_out_.try_emplace(std::string(inflected), false);
    if (is_new) known->second = context_.table.leaves_out(kInflection, inflected);
    return known->second;
  }

  const ImportContext& context_;
  std::unordered_map<std::string, const SourceRule*> rules_;
  std::unordered_map<std::string, bool> left_out_;
  std::unordered_map<std::string, size_t> known_;
  SourceBatch batch_;
};

}  // namespace

Result<SourceBatch> import_ipadic(const std::string& folder, const ImportContext& context) {
  const std::vector<std::string> files = csv_files(folder);
  if (files.empty()) {
    return source_error("missing-package", "no *.csv there; install the Debian package mecab-ipadic", folder);
  }
  Importer importer(context);
  for (const std::string& path : files) {
    const Result<std::string> bytes = read_package_file(path, "mecab-ipadic");
    if (!bytes) return bytes.error();
    const Result<std::string> text = utf8_from_euc_jp(*bytes, path);
    if (!text) return text.error();
    if (Status status = importer.read(*text, path); !status) return status.error();
  }
  return importer.take();
}

}  // namespace kiji
