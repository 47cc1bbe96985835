// In which order a numeric date such as 01/02/2026 names day and month: what the date itself, the article, its country
// and its language say, strongest first. Countries are the table und/date-order.tsv, languages a habit of language.tsv.
#ifndef KIJI_EXTRACTORS_TEMPORAL_DATE_ORDER_H_
#define KIJI_EXTRACTORS_TEMPORAL_DATE_ORDER_H_

#include <optional>
#include <string>
#include <string_view>

#include "extractors/temporal/calendar.h"
#include "extractors/temporal/expression.h"
#include "pipeline/lexicon/habits.h"

namespace kiji {

// The table's file name without ".tsv".
inline constexpr std::string_view kDateOrderTable = "date-order";

// What is known beside the date.
struct OrderEvidence {
  int day_first = 0;  // dates of the article that can only be read so
  int month_first = 0;
  DateOrder country = DateOrder::unknown;
  DateOrder language = DateOrder::unknown;
  std::optional<LocalTime> published;
};

struct OrderChoice {
  DateOrder order = DateOrder::unknown;  // unknown: nothing speaks for either, the date is read as the rule does
  std::string why;
};

// By the weekday beside the date, the article's other dates, a reading that is the day of publication, the country, the
// language, the reading nearer to the publication date. REQUIRES: fields.order_unknown.
OrderChoice choose_order(const TimeFields& fields, const OrderEvidence& evidence);

// `table` has lines "GB TAB day-first"; `tag` is BCP 47, its region counts.
DateOrder order_of_country(std::string_view table, std::string_view tag);
DateOrder order_of_language(const Habits& habits);

// `fields` with day and month in that order.
TimeFields in_order(TimeFields fields, DateOrder order);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_DATE_ORDER_H_
