#include "pipeline/read/path_date.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace kiji {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that `count` digits at `at` write, or -1.
int number_at(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool date_exists(int year, int month, int day) {
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string iso_date(std::string_view year, std::string_view month, std::string_view day) {
  std::string out(year);
  out.append("-").append(month).append("-").append(day);
  return out;
}

// The date that begins at `at`, and its length; the length is 0 if there is none.
std::pair<std::string, size_t> date_at(std::string_view path, size_t at) {
  const int year = number_at(path, at, 4);
  if (year < kFirstPathYear || year > kLastPathYear || at + 8 > path.size()) return {};
  const char separator = path[at + 4];
  const bool separated = separator == '-' || separator == '_' || separator == '.' || separator == '/';
  const size_t month = at + 4 + (separated ? 1 : 0);
  const size_t day = month + 2 + (separated ? 1 : 0);
  if (day + 2 > path.size() || (separated && path[day - 1] != separator)) return {};
  if (day + 2 < path.size() && is_digit(path[day + 2])) return {};
  if (!date_exists(year, number_at(path, month, 2), number_at(path, day, 2))) return {};
  return {iso_date(path.substr(at, 4), path.substr(month, 2), path.substr(day, 2)), day + 2 - at};
}

// "+09:00", "+0900", "-05" or "Z" as the record writes it.
std::optional<std::string> zone_of(std::string_view text) {
  if (text == "Z") return "Z";
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int hours = number_at(text, 1, 2);
  if (hours < 0 || hours > 23) return std::nullopt;
  std::string out(text.substr(0, 3));
  if (text.size() == 3) return out + ":00";
  const size_t at = text[3] == ':' ? 4 : 3;
  const int minutes = number_at(text, at, 2);
  if (text.size() != at + 2 || minutes < 0 || minutes > 59) return std::nullopt;
  return out.append(":").append(text.substr(at));
}

// What follows the date: a clock time, with or without seconds, fraction and zone.
std::optional<std::string> clock_of(std::string_view text) {
  const auto in = [&](size_t at, int limit) {
    const int value = number_at(text, at, 2);
    return value >= 0 && value < limit;
  };
  if (text.size() < 5 || text[2] != ':' || !in(0, 24) || !in(3, 60)) return std::nullopt;
  std::string out(text.substr(0, 5)), seconds = ":00";
  text.remove_prefix(5);
  bool exact = false;
  if (text.starts_with(':')) {
    if (!in(1, 60)) return std::nullopt;
    seconds = text.substr(0, 3);
    exact = true;
    text.remove_prefix(3);
    if (text.starts_with('.')) {
      const size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
      if (end == 1) return std::nullopt;
      text.remove_prefix(end);
    }
  }
  if (text.empty()) return exact ? out + seconds : out;
  const auto zone = zone_of(text);
  if (!zone) return std::nullopt;
  return out + seconds + *zone;
}

}  // namespace

std::optional<Published> date_of_path(std::string_view path) {
  std::string found, written;
  for (size_t i = 0; i < path.size(); ++i) {
    if (!is_digit(path[i]) || (i > 0 && is_digit(path[i - 1]))) continue;
    auto [date, size] = date_at(path, i);
    if (size == 0) continue;
    if (!found.empty() && found != date) return std::nullopt;
    written = path.substr(i, size);
    found = std::move(date);
  }
  if (found.empty()) return std::nullopt;
  return Published{.value = found, .by = "path", .why = written + " in the path", .alternatives = {}};
}

std::optional<std::string> iso_instant(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!date_exists(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2))) return std::nullopt;
  std::string date(text.substr(0, 10));
  if (text.size() == 10) return date;
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto clock = clock_of(text.substr(11));
  if (!clock) return std::nullopt;
  return date + "T" + *clock;
}

}  // namespace kiji
