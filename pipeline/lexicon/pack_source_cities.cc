// GeoNames cities as libgeonames packs them: names in English, and in other languages as gettext catalogues whose
// messages are GeoNames ids.
#include <fmt/format.h>
#include <geonames.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "pipeline/lexicon/pack_source.h"
#include "pipeline/lexicon/pack_source_catalogue.h"
#include "pipeline/lexicon/pack_source_forms.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kPackage = "geonames";
constexpr uint32_t kLeastSize = 2;  // one character is a word of the language more often than a town

struct CityDeleter {
  void operator()(GeonamesCity* city) const { geonames_city_free(city); }
};
using City = std::unique_ptr<GeonamesCity, CityDeleter>;

// The library has no accessor for the id, but a city is a GVariant whose first field it is.
std::string city_id(GeonamesCity* city) {
  GVariant* const id = g_variant_get_child_value(city, 0);
  std::string text = g_variant_is_of_type(id, G_VARIANT_TYPE_STRING) ? g_variant_get_string(id, nullptr) : "";
  g_variant_unref(id);
  return text;
}

std::vector<City> all_cities() {
  std::vector<City> cities;
  for (gint i = 0; i < geonames_get_n_cities(); ++i) {
    if (City city(geonames_get_city(i)); city != nullptr) cities.push_back(std::move(city));
  }
  std::stable_sort(cities.begin(), cities.end(), [](const City& a, const City& b) {
    return geonames_city_get_population(a.get()) > geonames_city_get_population(b.get());
  });
  return cities;
}

bool is_installed(const std::string& locales) {
  std::error_code error;
  for (std::filesystem::directory_iterator folder(locales, error), end; !error && folder != end;
       folder.increment(error)) {
    if (std::filesystem::exists(folder->path() / "LC_MESSAGES" / "geonames.mo")) return true;
  }
  return false;
}

// The name, and without its suffix where the table names one. A language of other letters has no Latin names: what its
// catalogue has of them is left over.
std::vector<std::string> forms_of(std::string_view name, bool latin, const SourceRule& rule,
                                  const ImportContext& context) {
  std::vector<std::string> forms = {context.folded(name)};
  if (!rule.trim.empty() && forms[0].ends_with(rule.trim)) {
    forms.push_back(forms[0].substr(0, forms[0].size() - rule.trim.size()));
  }
  std::erase_if(forms, [&](const std::string& form) {
    const FormShape shape = form_shape(form);
    return !is_word(shape) || shape.size < kLeastSize || (shape.latin != 0 && !latin) || !context.allows(rule, form);
  });
  return forms;
}

void add_city(GeonamesCity* city, const std::string& id, const std::vector<std::string>& forms, const SourceRule& rule,
              SourceBatch& batch) {
  const std::string lat = fmt::format("{:.4f}", geonames_city_get_latitude(city));
  const std::string lon = fmt::format("{:.4f}", geonames_city_get_longitude(city));
  const std::string population = std::to_string(geonames_city_get_population(city));
  const std::string_view name = geonames_city_get_name(city);
  const SourceColumn all[] = {{"country", geonames_city_get_country_code(city)},
                              {"state", geonames_city_get_state(city)},
                              {"lat", lat},
                              {"lon", lon},
                              {"zone", geonames_city_get_timezone(city)},
                              {"population", population},
                              {"latin", name},
                              {"geonames", id}};
  std::vector<SourceColumn> columns;
  for (const SourceColumn& column : all) {
    const auto& wanted = rule.columns;
    if (std::find(wanted.begin(), wanted.end(), column.name) != wanted.end()) columns.push_back(column);
  }
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  batch.add({.word_class = rule.word_class, .value = name, .forms = views, .columns = columns, .cost = rule.cost});
}

}  // namespace

Result<SourceBatch> import_cities(const std::string& locales, std::string_view language, const ImportContext& context) {
  SourceBatch batch;
  const SourceRule* const rule = context.table.find(kPackage, "city");
  if (rule == nullptr) return batch;
  if (!is_installed(locales)) {
    return source_error("missing-package", "no geonames.mo there; install the Debian package libgeonames-common",
                        locales);
  }
  const Result<Catalogue> catalogue = Catalogue::open(locales, language, "geonames");
  if (!catalogue) return catalogue.error();
  const bool latin = is_latin_language(language);
  for (const City& city : all_cities()) {
    const std::string id = city_id(city.get());
    std::string_view name = catalogue->find(id);
    if (name.empty() && latin) name = geonames_city_get_name(city.get());
    const std::vector<std::string> forms = forms_of(name, latin, *rule, context);
    if (!forms.empty()) add_city(city.get(), id, forms, *rule, batch);
  }
  return batch;
}

}  // namespace kiji
