// The calendars besides the Gregorian, by ICU: days of their own reckoning as days of the Gregorian calendar, and the
// solar terms. Pure arithmetic: no words, no date of today. Eras that only count Gregorian years from another first
// year (Reiwa) are data and not here.
#ifndef KIJI_EXTRACTORS_TEMPORAL_CALENDARS_H_
#define KIJI_EXTRACTORS_TEMPORAL_CALENDARS_H_

#include <optional>
#include <string_view>

#include "extractors/temporal/calendar.h"
#include "extractors/temporal/expression.h"

namespace kiji {

// "buddhist" "roc" "islamic" (Umm al-Qura) "islamic-civil" "hebrew" "persian" "chinese" "dangi" "ethiopic" "coptic"
// "indian"; empty for any other name.
std::optional<CalendarSystem> calendar_system(std::string_view name);

// A year of the calendar, or a month or day of it where `month` and `day` are said. A year of the lunar calendars
// (chinese, dangi) is numbered by the Gregorian year in which it begins; `leap` is their inserted month. Months are
// counted from 1 as the calendar does: Tishri is 1, Adar I 6 (leap years only), Adar 7, Nisan 8, Elul 13. Empty if
// there is no such day, or if it lies outside the years of calendar.h. REQUIRES: calendar is not gregorian.
std::optional<Interval> calendar_days(CalendarSystem calendar, int year, SaidNumber month = {}, SaidNumber day = {},
                                      bool leap = false);

// The first time that a month, or a day of it, begins inside a Gregorian year; of the lunar calendars that of the year
// numbered so, which may end in the next. Empty if it does not fall in that year.
std::optional<Interval> calendar_days_in(CalendarSystem calendar, int gregorian_year, int month, SaidNumber day = {},
                                         bool leap = false);

// The day on which the nth solar term begins, 1 (315 degrees, in early February) to 24 (300 degrees, in January of the
// same year), in a zone so many hours east of Greenwich. From the low-precision place of the sun (Meeus, chapter 25:
// 0.01 degree, a quarter of an hour).
std::optional<LocalTime> solar_term(int year, int nth, int zone_hours);

// A holiday of one Gregorian year by a formula of other calendars. "lunar 08-15" (chinese) or the name of any calendar
// with month and day, then, where said, days from there and how many days it lasts: "lunar 01-01 -1" is the eve of New
// Year, "islamic 10-01 0 3" three days. "solar-term 5", then where said hours east of Greenwich (8) and days from
// there: "solar-term 1 9 -1". Empty on anything else.
std::optional<Interval> calendar_holiday(std::string_view formula, int year);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_CALENDARS_H_
