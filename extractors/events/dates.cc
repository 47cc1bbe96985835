#include "extractors/events/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace kiji {
namespace {

constexpr size_t kDayLength = 10;  // "2026-01-31"

std::optional<int> number(std::string_view digits) {
  int out = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

std::string padded(unsigned value, size_t width) {
  std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

bool is_point(const Time& time) {
  return (time.type == TimeType::date || time.type == TimeType::time) && !time.from.empty();
}

EventDate date_from(const Time& time, std::string by) {
  return {.time = time.id, .from = time.from, .to = time.to, .by = std::move(by)};
}

}  // namespace

std::string day_after(const std::string& day) {
  using namespace std::chrono;
  if (day.size() != kDayLength) return {};
  const auto y = number(std::string_view(day).substr(0, 4));
  const auto m = number(std::string_view(day).substr(5, 2));
  const auto d = number(std::string_view(day).substr(8, 2));
  if (!y || !m || !d || *m < 1 || *d < 1) return {};
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), std::chrono::day(static_cast<unsigned>(*d))};
  if (!date.ok()) return {};
  const year_month_day next = sys_days(date) + days(1);
  return padded(static_cast<unsigned>(int(next.year())), 4) + "-" + padded(unsigned(next.month()), 2) + "-" +
         padded(unsigned(next.day()), 2);
}

EventDates::EventDates(const Record& record) : record_(record) {
  if (record.article.published) day_ = record.article.published->value.substr(0, kDayLength);
  next_day_ = day_after(day_);
}

void EventDates::begin_sentence(BlockKind, Span sentence) {
  // A newline between two sentences ends a block.
  const std::string_view text = record_.article.text;
  if (sentence_.end > 0 && sentence.begin <= text.size()) {
    const size_t from = sentence_.end > 0 ? sentence_.end - 1 : 0;
    if (slice(text, {static_cast<uint32_t>(from), sentence.begin}).find('\n') != std::string_view::npos)
      same_block_ = false;
  }
  sentence_ = sentence;
}

// The last time of the sentence before the trigger.
const Time* EventDates::in_sentence(Span trigger) const {
  const Time* out = nullptr;
  for (auto time = sentence_times(); time != record_.times.end(); ++time) {
    if (time->span.begin >= trigger.begin) break;
    if (sentence_.contains(time->span) && is_point(*time) && time->part_of.empty()) out = &*time;
  }
  return out;
}

std::vector<Time>::const_iterator EventDates::sentence_times() const {
  return std::lower_bound(record_.times.begin(), record_.times.end(), sentence_.begin,
                          [](const Time& time, uint32_t begin) { return time.span.begin < begin; });
}

const Time* EventDates::time(std::string_view id) const {
  if (id.empty()) return nullptr;
  const auto near = sentence_times();
  const auto has_id = [&](const Time& time) { return time.id == id; };
  if (const auto found = std::find_if(near, record_.times.end(), has_id); found != record_.times.end()) return &*found;
  const auto found = std::find_if(record_.times.begin(), near, has_id);
  return found == near ? nullptr : &*found;
}

std::optional<EventDate> EventDates::date_of(const Time* time, Span trigger) {
  std::optional<EventDate> out;
  if (time != nullptr && is_point(*time)) {
    out = date_from(*time, "sentence");
  } else if (const Time* near = in_sentence(trigger)) {
    out = date_from(*near, "anchor");
  } else if (told_) {
    out = told_;
    out->by = same_block_ ? "anchor" : "inferred";
  } else if (!next_day_.empty()) {
    return EventDate{.time = {}, .from = day_, .to = next_day_, .by = "inferred"};
  }
  // What lies ahead dates its own event only: the next sentence tells again what happened.
  if (out && out->by != "inferred" && !is_ahead(*out)) {
    told_ = out;
    same_block_ = true;
  }
  return out;
}

bool EventDates::is_ahead(const EventDate& date) const {
  return !next_day_.empty() && date.from.substr(0, kDayLength) >= next_day_;
}

}  // namespace kiji
