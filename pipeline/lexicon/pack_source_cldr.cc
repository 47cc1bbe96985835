// CLDR, as ICU holds it: names of territories, currencies, units, months, weekdays, day periods, eras and time zones,
// each with the standard's own code as value. A form belongs to the first code that has it, within a kind.
#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/region.h>
#include <unicode/smpdtfmt.h>
#include <unicode/tznames.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>

#include "pipeline/lexicon/pack_source.h"
#include "pipeline/lexicon/pack_source_forms.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr std::string_view kPackage = "cldr";
constexpr uint32_t kLeastSize = 2;  // one character alone is left to the hand-written lists

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Collects names: (value, name) in order, then one entry for each value.
class Kind {
 public:
  void add(const std::string& value, const icu::UnicodeString& name) {
    if (!name.isBogus() && !name.isEmpty()) names_.emplace_back(value, utf8(name));
  }

  void flush(const SourceRule& rule, const ImportContext& context, SourceBatch& batch) const {
    std::vector<std::string> values;
    std::vector<std::vector<std::string>> forms;
    std::set<std::string> known;
    for (const auto& [value, name] : names_) {
      std::string form = context.folded(name);
      const FormShape shape = form_shape(form);
      if (!is_word(shape) || shape.size < kLeastSize || form == value || !context.allows(rule, form) ||
          !known.insert(form).second)
        continue;
      const auto at = static_cast<size_t>(std::find(values.begin(), values.end(), value) - values.begin());
      if (at == values.size()) {
        values.push_back(value);
        forms.emplace_back();
      }
      forms[at].push_back(std::move(form));
    }
    for (size_t i = 0; i < values.size(); ++i) {
      const std::vector<std::string_view> views(forms[i].begin(), forms[i].end());
      batch.add({.word_class = rule.word_class, .value = values[i], .forms = views, .columns = {}, .cost = rule.cost});
    }
  }

 private:
  std::vector<std::pair<std::string, std::string>> names_;
};

// ICU's lists in the order of their codes.
std::vector<std::string> sorted(icu::StringEnumeration* list) {
  const std::unique_ptr<icu::StringEnumeration> owned(list);
  std::vector<std::string> codes;
  UErrorCode status = U_ZERO_ERROR;
  while (owned != nullptr) {
    const char* const code = owned->next(nullptr, status);
    if (code == nullptr || U_FAILURE(status)) break;
    codes.emplace_back(code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

Kind territories(const icu::Locale& locale, URegionType type) {
  Kind kind;
  UErrorCode status = U_ZERO_ERROR;
  const std::vector<std::string> codes = sorted(icu::Region::getAvailable(type, status));
  for (const UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
    UDisplayContext contexts[] = {length};
    const std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
    for (const std::string& code : codes) {
      icu::UnicodeString name;
      kind.add(code, names->regionDisplayName(code.c_str(), name));
    }
  }
  return kind;
}

Kind currencies(const icu::Locale& locale, bool current) {
  Kind kind;
  UErrorCode status = U_ZERO_ERROR;
  const auto type = static_cast<uint32_t>(current ? UCURR_COMMON | UCURR_NON_DEPRECATED : UCURR_ALL);
  UEnumeration* const list = ucurr_openISOCurrencies(type, &status);
  std::vector<std::string> codes;
  while (const char* const code = uenum_next(list, nullptr, &status)) codes.emplace_back(code);
  uenum_close(list);
  std::sort(codes.begin(), codes.end());
  for (const std::string& code : codes) {
    icu::UnicodeString iso = icu::UnicodeString::fromUTF8(code);
    const auto add = [&](auto&& name_of) {
      int32_t size = 0;
      status = U_ZERO_ERROR;
      const UChar* const name = name_of(&size);
      if (U_SUCCESS(status)) kind.add(code, icu::UnicodeString(name, size));
    };
    add([&](int32_t* size) {
      return ucurr_getName(iso.getTerminatedBuffer(), locale.getName(), UCURR_LONG_NAME, nullptr, size, &status);
    });
    for (const char* count : {"one", "few", "many", "other"}) {
      add([&](int32_t* size) {
        return ucurr_getPluralName(iso.getTerminatedBuffer(), locale.getName(), nullptr, count, size, &status);
      });
    }
  }
  return kind;
}

// What stands beside the number in "5 kilometres"; nothing where parts of it stand on both sides.
icu::UnicodeString unit_name(const icu::number::LocalizedNumberFormatter& formatter, int number) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::number::FormattedNumber formatted = formatter.formatInt(number, status);
  const icu::UnicodeString text = formatted.toString(status);
  icu::ConstrainedFieldPosition position;
  position.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_MEASURE_UNIT_FIELD);
  if (!formatted.nextPosition(position, status) || U_FAILURE(status)) return {};
  const icu::UnicodeString name = text.tempSubStringBetween(position.getStart(), position.getLimit());
  return formatted.nextPosition(position, status) ? icu::UnicodeString() : icu::UnicodeString(name).trim();
}

// Of a unit the table may say more: "unit,karat".
Kind units(const icu::Locale& locale, const SourceTable& table) {
  // Numbers that reach every plural category of CLDR's languages.
  constexpr std::array kCounts = {1, 2, 3, 5, 11, 21, 100, 0};
  Kind kind;
  UErrorCode status = U_ZERO_ERROR;
  std::vector<icu::MeasureUnit> all(600);
  const int32_t count = icu::MeasureUnit::getAvailable(all.data(), static_cast<int32_t>(all.size()), status);
  all.resize(U_SUCCESS(status) ? static_cast<size_t>(count) : 0);
  for (const UNumberUnitWidth width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT}) {
    for (const icu::MeasureUnit& unit : all) {
      if (std::string_view(unit.getType()) == "currency") continue;
      if (table.find(kPackage, std::string("unit,") + unit.getIdentifier()) == nullptr) continue;
      const auto formatter = icu::number::NumberFormatter::withLocale(locale).unit(unit).unitWidth(width);
      for (const int number : kCounts) kind.add(unit.getIdentifier(), unit_name(formatter, number));
    }
  }
  return kind;
}

// Months are "1" to "12", weekdays ISO 8601's "1" (Monday) to "7".
struct Calendar {
  Kind months, weekdays;
};
Calendar calendar_names(const icu::Locale& locale) {
  Calendar names;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      int32_t count = 0;
      const icu::UnicodeString* const months = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < count; ++i) names.months.add(std::to_string(i + 1), months[i]);
      const icu::UnicodeString* const days = symbols.getWeekdays(count, context, width);
      for (int32_t i = UCAL_SUNDAY; i < count; ++i) {
        names.weekdays.add(std::to_string(i == UCAL_SUNDAY ? 7 : i - 1), days[i]);
      }
    }
  }
  return names;
}

// The hours of the day for which the language says so, half open: "16-19".
Kind day_periods(const icu::Locale& locale) {
  Kind kind;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZone> utc(icu::TimeZone::createTimeZone("Etc/UTC"));
  constexpr int kHours = 24;
  constexpr double kHour = 3600000;
  for (const char16_t* const pattern : {u"BBBB", u"a"}) {
    icu::SimpleDateFormat format(pattern, locale, status);
    if (U_FAILURE(status)) return kind;
    format.setTimeZone(*utc);
    const auto name_at = [&](int hour) {
      icu::UnicodeString name;
      return format.format(hour * kHour, name);
    };
    for (int hour = 0; hour < kHours; ++hour) {
      const icu::UnicodeString name = name_at(hour);
      if (name_at((hour + kHours - 1) % kHours) == name) continue;  // not where it begins
      int end = hour + 1;
      while (end < hour + kHours && name_at(end % kHours) == name) ++end;
      kind.add(std::to_string(hour) + "-" + std::to_string(end <= kHours ? end : end - kHours), name);
    }
  }
  return kind;
}

// "japanese:236": calendar and number of the era in ICU's order, for the calendars that the language's countries use.
Kind eras(const icu::Locale& locale) {
  Kind kind;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale regional(locale);  // calendars are countries'
  regional.addLikelySubtags(status);
  const std::unique_ptr<icu::StringEnumeration> calendars(
      icu::Calendar::getKeywordValuesForLocale("calendar", regional, true, status));
  while (calendars != nullptr) {
    const char* const calendar = calendars->next(nullptr, status);
    if (calendar == nullptr || U_FAILURE(status)) break;
    icu::Locale with_calendar(locale);
    with_calendar.setKeywordValue("calendar", calendar, status);
    // Only a format asks for the symbols of the locale's calendar; DateFormatSymbols alone is always Gregorian.
    const icu::SimpleDateFormat format(u"GGGG", with_calendar, status);
    if (U_FAILURE(status)) break;
    const icu::DateFormatSymbols& symbols = *format.getDateFormatSymbols();
    for (const bool wide : {true, false}) {
      int32_t count = 0;
      const icu::UnicodeString* const names = wide ? symbols.getEraNames(count) : symbols.getEras(count);
      // The newest first: a name that was used twice means the later era.
      for (int32_t i = count - 1; i >= 0; --i) kind.add(std::string(calendar) + ":" + std::to_string(i), names[i]);
    }
  }
  return kind;
}

// Cities of zones and names of zones ("Eastern Time"), as IANA ids; of several ids the reference zone's.
struct Zones {
  Kind cities, names;
};
Zones zone_names(const icu::Locale& locale) {
  Zones zones;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
  if (U_FAILURE(status)) return zones;
  for (const std::string& id : sorted(
           icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status))) {
    icu::UnicodeString city;
    zones.cities.add(id, names->getExemplarLocationName(icu::UnicodeString::fromUTF8(id), city));
  }
  std::vector<std::string> metazones = sorted(names->getAvailableMetaZoneIDs(status));
  for (const std::string& metazone : metazones) {
    const icu::UnicodeString id = icu::UnicodeString::fromUTF8(metazone);
    icu::UnicodeString zone;
    names->getReferenceZoneID(id, "001", zone);
    if (zone.isEmpty()) continue;
    for (const UTimeZoneNameType type : {UTZNM_LONG_GENERIC, UTZNM_LONG_STANDARD, UTZNM_LONG_DAYLIGHT,
                                         UTZNM_SHORT_GENERIC, UTZNM_SHORT_STANDARD, UTZNM_SHORT_DAYLIGHT}) {
      icu::UnicodeString name;
      zones.names.add(utf8(zone), names->getMetaZoneDisplayName(id, type, name));
    }
  }
  return zones;
}

}  // namespace

Result<SourceBatch> import_cldr(std::string_view language, const ImportContext& context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(language), status);
  if (U_FAILURE(status) || locale.isBogus()) {
    return source_error("language", "\"" + std::string(language) + "\" is no BCP 47 language tag", {});
  }
  SourceBatch batch;
  // What the table leaves out is not asked for: names of all zones or units take a while.
  const auto take = [&](std::string_view name, auto&& names) {
    const SourceRule* const rule = context.table.find(kPackage, name);
    if (rule != nullptr) names(*rule).flush(*rule, context, batch);
  };
  take("territory", [&](const SourceRule&) { return territories(locale, URGN_TERRITORY); });
  take("continent", [&](const SourceRule&) { return territories(locale, URGN_CONTINENT); }  // namespace kiji
  );
  take("region", [&](const SourceRule&) { return territories(locale, URGN_SUBCONTINENT); });
  take("currency", [&](const SourceRule& rule) { return currencies(locale, rule.current); });
  take("unit", [&](const SourceRule&) { return units(locale, context.table); });
  const Calendar calendar = calendar_names(locale);
  take("month", [&](const SourceRule&) { return calendar.months; });
  take("weekday", [&](const SourceRule&) { return calendar.weekdays; });
  take("day-period", [&](const SourceRule&) { return day_periods(locale); });
  take("era", [&](const SourceRule&) { return eras(locale); });
  take("zone-city", [&](const SourceRule&) { return zone_names(locale).cities; });
  take("zone", [&](const SourceRule&) { return zone_names(locale).names; });
  return batch;
}

}  // namespace kiji
