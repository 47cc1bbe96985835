// enamdict: names in EUC-JP, one line for each writing and reading: "上田 [うえだ] /(s,p) Ueda/". Lines of one writing
// stand together.
#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/lexicon/pack_source.h"
#include "pipeline/lexicon/pack_source_forms.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kPackage = "enamdict";
constexpr std::string_view kSingle = "1";  // kind "s1": of type s, written with one Han character
// Shorter kana names are mostly particles, endings and beginnings of words.
constexpr uint32_t kLeastKana = 3;
constexpr size_t kMostReadings = 8;  // in column latin; names have up to 40

struct NameLine {
  std::string_view form;
  std::vector<std::string_view> kinds;
  std::string_view latin;
};

// "(s,p) Ueda/…" without the trailing explanation: "Doi Takako (1928.11-)".
std::optional<NameLine> parse_line(std::string_view line) {
  const size_t slash = line.find('/');
  if (slash == std::string_view::npos || line.substr(slash + 1, 1) != "(") return std::nullopt;
  const size_t close = line.find(')', slash);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view latin = line.substr(close + 1);
  latin = trim_blanks(latin.substr(0, latin.find_first_of("/(")));
  return NameLine{.form = line.substr(0, line.find_first_of(" /")),
                  .kinds = split_fields(line.substr(slash + 2, close - slash - 2), ','),
                  .latin = latin};
}

bool is_name(const FormShape& shape, const SourceRule& rule) {
  if (!is_word(shape)) return false;
  if (rule.katakana && shape.katakana != shape.size) return false;
  if (shape.katakana == shape.size || shape.hiragana == shape.size) return shape.size >= kLeastKana;
  return true;
}

// All names that are written like one form.
class FormNames {
 public:
  void add(const SourceRule& rule, std::string_view latin) {
    std::vector<std::string_view>& readings = names_[rule.word_class].readings;
    names_[rule.word_class].rule = &rule;
    if (latin.empty() || readings.size() == kMostReadings) return;
    if (std::find(readings.begin(), readings.end(), latin) == readings.end()) readings.push_back(latin);
  }

  void flush(const std::string& form, SourceBatch& batch) {
    for (const auto& [word_class, name] : names_) {
      std::string latin;
      for (const std::string_view reading : name.readings) {
        if (!latin.empty()) latin += '|';
        latin += reading;
      }
      const std::string_view forms[] = {form};
      const SourceColumn columns[] = {{"latin", latin}};
      const auto& wanted = name.rule->columns;
      const bool with_latin = !latin.empty() && std::find(wanted.begin(), wanted.end(), "latin") != wanted.end();
      batch.add({.word_class = word_class,
                 .value = form,
                 .forms = forms,
                 .columns = {columns, with_latin ? size_t{1} : size_t{0}},
                 .cost = name.rule->cost});
    }
    names_.clear();
  }

 private:
  struct Name {
    const SourceRule* rule = nullptr;
    std::vector<std::string_view> readings;
  };
  std::map<std::string_view, Name> names_;
};

}  // namespace

Result<SourceBatch> import_enamdict(const std::string& path, const ImportContext& context) {
  const Result<std::string> bytes = read_package_file(path, "enamdict");
  if (!bytes) return bytes.error();
  const Result<std::string> text = utf8_from_euc_jp(*bytes, path);
  if (!text) return text.error();

  std::map<std::string, const SourceRule*, std::less<>> rules;
  const auto rule_for = [&](std::string_view kind, bool single) {
    std::string key(kind);
    if (single) key += kSingle;
    const auto [rule, is_new] = rules.try_emplace(std::move(key), nullptr);
    if (is_new) rule->second = context.table.find(kPackage, rule->first);
    return rule->second;
  };

  SourceBatch batch;
  FormNames names;
  std::string_view written;
  std::string form;
  FormShape shape;
  for (const SourceLine& line : split_lines(*text)) {
    const std::optional<NameLine> name = parse_line(line.text);
    if (!name) continue;  // the head line
    if (name->form != written) {
      names.flush(form, batch);
      written = name->form;
      form = context.folded(written);
      shape = form_shape(form);
    }
    for (const std::string_view kind : name->kinds) {
      const SourceRule* const rule = rule_for(kind, shape.size == 1);
      if (rule != nullptr && is_name(shape, *rule) && context.allows(*rule, form)) names.add(*rule, name->latin);
    }
  }
  names.flush(form, batch);
  return batch;
}

}  // namespace kiji
