// The publication date, where the path of an article says it without doubt. Reads digits only: names of months are
// words.
#ifndef KIJI_PIPELINE_READ_PATH_DATE_H_
#define KIJI_PIPELINE_READ_PATH_DATE_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/core/article.h"

namespace kiji {

// Years that a path may mean; 18991231 is a number.
inline constexpr int kFirstPathYear = 1900;
inline constexpr int kLastPathYear = 2099;

// 2026-02-01, 2026_02_01, 2026.02.01, 2026/02/01 and 20260201 between other characters than digits, as a date of the
// calendar. The same date may stand twice; two different ones decide nothing. Nothing else is a date: 01-02-2026 is
// doubtful.
std::optional<Published> date_of_path(std::string_view path);

// An ISO 8601 calendar date ("2026-02-01") or date-time ("2026-02-01T09:00+0900", also with a blank for the T, seconds
// and a fraction) that exists, in the form of the record: "2026-02-01T09:00:00+09:00", without the fraction. Empty for
// anything else.
std::optional<std::string> iso_instant(std::string_view text);

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_PATH_DATE_H_
