#include "extractors/temporal/date_order.h"

#include <utility>

#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

constexpr size_t kRegionLetters = 2;

DateOrder other(DateOrder order) {
  return order == DateOrder::day_first ? DateOrder::month_first : DateOrder::day_first;
}

std::optional<LocalTime> day_said(const TimeFields& f) {
  return f.year && !f.short_year ? make_day(*f.year, *f.month, *f.day) : std::nullopt;
}

// The region of a tag: the subtag of two letters behind the first ("en-GB", "zh-Hant-TW").
std::string_view region_of(std::string_view tag) {
  for (size_t at = tag.find('-'); at != std::string_view::npos; at = tag.find('-', at + 1)) {
    const std::string_view subtag = tag.substr(at + 1, tag.find('-', at + 1) - at - 1);
    if (subtag.size() == kRegionLetters) return subtag;
  }
  return {};
}

}  // namespace

OrderChoice choose_order(const TimeFields& f, const OrderEvidence& evidence) {
  const DateOrder turned = other(f.order);
  const auto as_read = day_said(f);
  const auto swapped = day_said(in_order(f, turned));
  if (f.weekday && as_read && swapped) {
    const bool fits = weekday_of(*as_read) == *f.weekday;
    if (fits != (weekday_of(*swapped) == *f.weekday)) return {fits ? f.order : turned, "the weekday fits this order"};
  }
  if (evidence.day_first != evidence.month_first) {
    const bool day = evidence.day_first > evidence.month_first;
    return {day ? DateOrder::day_first : DateOrder::month_first,
            day ? "day first, as other dates of the article" : "month first, as other dates of the article"};
  }
  if (evidence.published && as_read && swapped) {
    if (*as_read == *evidence.published) return {f.order, "read so it is the publication date"};
    if (*swapped == *evidence.published) return {turned, "read so it is the publication date"};
  }
  if (evidence.country != DateOrder::unknown) return {evidence.country, "the order of the country"};
  if (evidence.language != DateOrder::unknown) return {evidence.language, "the order of the language"};
  if (evidence.published && as_read && swapped) {
    const bool nearer =
        std::chrono::abs(*swapped - *evidence.published) < std::chrono::abs(*as_read - *evidence.published);
    return {nearer ? turned : f.order, "the reading nearer to the publication date"};
  }
  return {};
}

DateOrder order_of_country(std::string_view table, std::string_view tag) {
  const std::string_view region = region_of(tag);
  if (region.empty()) return DateOrder::unknown;
  for (const auto& [line, number] : split_lines(table)) {
    if (line.size() <= kRegionLetters || line[kRegionLetters] != '\t' || !line.starts_with(region)) continue;
    const std::string_view order = line.substr(kRegionLetters + 1);
    if (order == "day-first") return DateOrder::day_first;
    if (order == "month-first") return DateOrder::month_first;
  }
  return DateOrder::unknown;
}

// Where the year stands first, the month stands before the day.
DateOrder order_of_language(const Habits& habits) {
  if (habits.day_first) return DateOrder::day_first;
  return habits.month_first || habits.year_first ? DateOrder::month_first : DateOrder::unknown;
}

TimeFields in_order(TimeFields fields, DateOrder order) {
  if (order == DateOrder::unknown || order == fields.order) return fields;
  std::swap(fields.month, fields.day);
  fields.order = order;
  return fields;
}

}  // namespace kiji
