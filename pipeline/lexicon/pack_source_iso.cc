// iso-codes: countries, their subdivisions and currencies as JSON with English names, and the names in other languages
// as gettext catalogues.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "pipeline/lexicon/pack_source.h"
#include "pipeline/lexicon/pack_source_catalogue.h"
#include "pipeline/lexicon/pack_source_forms.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kPackage = "iso-codes";
constexpr size_t kCountrySize = 2;  // of an ISO 3166-2 code's head

// A standard: its file, its key in the file, the member that is the value, and the kind in the source table.
struct Standard {
  std::string_view file, code, kind;
};
constexpr std::array kStandards = {Standard{"3166-1", "alpha_2", "country"}, Standard{"3166-2", "code", "subdivision"},
                                   Standard{"4217", "alpha_3", "currency"}};
constexpr std::array<std::string_view, 3> kNames = {"name", "common_name", "official_name"};

std::string member(const nlohmann::json& object, std::string_view name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Names of one object in the language, in the order of kNames, each once.
std::vector<std::string> local_names(const nlohmann::json& object, const Catalogue& catalogue, bool latin,
                                     const SourceRule& rule, const ImportContext& context) {
  std::vector<std::string> names;
  for (const std::string_view key : kNames) {
    const std::string english = member(object, key);
    if (english.empty()) continue;
    std::string_view name = catalogue.find(english);
    if (name.empty() && latin) name = english;
    std::string form = context.folded(name);
    const FormShape shape = form_shape(form);
    if (!is_word(shape) || shape.size < 2 || !context.allows(rule, form)) continue;
    if (std::find(names.begin(), names.end(), form) != names.end()) continue;
    names.push_back(std::move(form));
  }
  return names;
}

Status import_standard(const Standard& standard, const std::string& folder, const std::string& locales,
                       std::string_view language, const SourceRule& rule, const ImportContext& context,
                       SourceBatch& batch) {
  const std::string domain = "iso_" + std::string(standard.file);
  const std::string path = folder + "/" + domain + ".json";
  const Result<std::string> bytes = read_package_file(path, kPackage);
  if (!bytes) return bytes.error();
  const nlohmann::json file = nlohmann::json::parse(*bytes, nullptr, false);
  if (!file.is_object() || !file.contains(standard.file) || !file[standard.file].is_array()) {
    return source_error("package", "not a file of iso-codes; expected an array of codes", path);
  }
  const Result<Catalogue> catalogue = Catalogue::open(locales, language, domain);
  if (!catalogue) return catalogue.error();
  const bool latin = is_latin_language(language);
  for (const nlohmann::json& object : file[standard.file]) {
    const std::string value = member(object, standard.code);
    const std::vector<std::string> names = local_names(object, *catalogue, latin, rule, context);
    if (value.empty() || names.empty()) continue;
    const std::string latin_name = member(object, "name");
    const std::string country = value.substr(0, kCountrySize);
    std::vector<SourceColumn> columns;
    for (const std::string& wanted : rule.columns) {
      if (wanted == "country") columns.push_back({wanted, country});
      if (wanted == "latin") columns.push_back({wanted, latin_name});
    }
    const std::vector<std::string_view> forms(names.begin(), names.end());
    batch.add({.word_class = rule.word_class, .value = value, .forms = forms, .columns = columns, .cost = rule.cost});
  }
  return ok_status();
}

}  // namespace

Result<SourceBatch> import_iso(const std::string& folder, const std::string& locales, std::string_view language,
                               const ImportContext& context) {
  SourceBatch batch;
  for (const Standard& standard : kStandards) {
    const SourceRule* const rule = context.table.find(kPackage, standard.kind);
    if (rule == nullptr) continue;
    if (Status status = import_standard(standard, folder, locales, language, *rule, context, batch); !status) {
      return status.error();
    }
  }
  return batch;
}

}  // namespace kiji
