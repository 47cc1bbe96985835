#include "extractors/temporal/composer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

constexpr std::string_view kGlueClass = "timeglue";

bool dated(const TimeExpression& e) { return e.shape == TimeShape::date; }

// Names a clock time or part of the day only, without its day.
bool timeless_day(const TimeExpression& e) {
  TimeFields f = e.fields;
  f.part.reset();
  f.hour.reset();
  f.minute.reset();
  f.second.reset();
  f.zone.clear();
  return dated(e) && f == TimeFields{} && !e.shift && e.host.empty() && (e.fields.hour || e.fields.part);
}

bool only_weekday(const TimeExpression& e) {
  TimeFields f;
  f.weekday = e.fields.weekday;
  return dated(e) && f.weekday && e.fields == f && !e.shift && e.host.empty();
}

bool only_zone(const TimeExpression& e) {
  TimeFields f;
  f.zone = e.fields.zone;
  return dated(e) && !f.zone.empty() && e.fields == f && !e.shift;
}

// A phase has nothing but its mod, or the third it means: the beginning of ..., the last ten days of ...
bool only_phase(const TimeExpression& e) {
  TimeFields f;
  f.third = e.fields.third;
  return dated(e) && e.bound && e.fields == f && !e.shift && e.host.empty() && (f.third || !e.mod.empty());
}

// Whether the two name the same kind of field, which one expression cannot have twice.
bool clash(const TimeFields& a, const TimeFields& b) {
  return (a.year && b.year) || (a.month && b.month) || (a.day && b.day) || (a.hour && b.hour) ||
         (a.part && b.part && !b.hour) || (a.weekday && b.weekday) || (a.third && b.third);
}

bool absolute(const TimeExpression& e) { return !e.shift && e.host.empty(); }

TimeFields merged(TimeFields a, const TimeFields& b) {
  const auto take = [](auto& into, const auto& from) {
    if (from) into = from;
  };
  take(a.month, b.month);
  take(a.day, b.day);
  take(a.weekday, b.weekday);
  take(a.nth, b.nth);
  take(a.third, b.third);
  take(a.quarter, b.quarter);
  take(a.half, b.half);
  take(a.week, b.week);
  take(a.part, b.part);
  take(a.hour, b.hour);
  take(a.minute, b.minute);
  take(a.second, b.second);
  if (!b.season.empty()) a.season = b.season;
  if (!b.zone.empty()) a.zone = b.zone;
  a.weekend = a.weekend || b.weekend;
  return a;
}

// So many units before or after something, not a word for it.
bool counted(const TimeExpression& e) { return dated(e) && e.shift && !e.shift->vague && !e.length.empty(); }

// 8日から1日: no range, unless it goes over the end of the month (28日から3日).
bool falls_back(const TimeFields& first, const TimeFields& last) {
  constexpr int kLateInMonth = 20;
  return first.day && last.day && !last.month && !last.year && *last.day <= *first.day && *first.day < kLateInMonth;
}

bool bare_two_digits(const TimeExpression& e) {
  TimeFields f;
  f.year = e.fields.year;
  f.short_year = true;
  return dated(e) && f.year && e.fields == f && !e.shift && e.host.empty();
}

class Composer {
 public:
  Composer(const Analysis& analysis, std::vector<TimePiece> pieces) : analysis_(analysis), pieces_(std::move(pieces)) {
    glue_ = analysis.lexicon->find_class(kGlueClass);
  }

  std::vector<TimePiece> run() {
    fold([this](const TimePiece& a, const TimePiece& b) { return joined(a, b); });
    fold([this](const TimePiece& a, const TimePiece& b) { return bracketed(a, b); });
    for (TimePiece& piece : pieces_) soften(piece);
    fold([this](const TimePiece& a, const TimePiece& b) { return ranged(a, b); });
    fold([this](const TimePiece& a, const TimePiece& b) { return joined(a, b); });
    for (TimePiece& piece : pieces_) {
      open(piece);
      close(piece);
    }
    drop_what_says_nothing();
    return std::move(pieces_);
  }

 private:
  // The role of a token as glue; empty if it is none.
  std::string_view role(uint32_t token) const {
    if (!glue_ || token >= analysis_.tokens.size() || analysis_.tokens[token].form == kNoForm) return {};
    const Reading* reading = analysis_.lexicon->reading(analysis_.tokens[token].form, *glue_);
    return reading == nullptr ? std::string_view{} : analysis_.lexicon->value(reading->entry);
  }
  std::string_view mod(uint32_t token) const {
    const Reading* reading = analysis_.lexicon->reading(analysis_.tokens[token].form, *glue_);
    return analysis_.lexicon->column(reading->entry, "mod");
  }
  // A blank joins as nothing does: 2018年　12月.
  bool blank(uint32_t token) const { return analysis_.surface(token) == " "; }
  bool same_sentence(uint32_t a, uint32_t b) const { return analysis_.sentence_of(a) == analysis_.sentence_of(b); }

  template <typename Join>
  void fold(Join&& join) {
    std::vector<TimePiece> out;
    for (TimePiece& piece : pieces_) {
      out.push_back(std::move(piece));
      while (out.size() >= 2) {
        auto both = join(out[out.size() - 2], out.back());
        if (!both) break;
        out.resize(out.size() - 2);
        out.push_back(std::move(*both));
      }
    }
    pieces_ = std::move(out);
  }

  TimePiece made(const TimePiece& a, const TimePiece& b, TimeExpression e, uint32_t end) const {
    e.tokens = {a.expression.tokens.begin, end};
    e.rule = a.expression.bound || only_zone(a.expression) ? b.expression.rule : a.expression.rule;
    return {std::move(e), a.literals + b.literals, std::min(a.order, b.order)};
  }

  // Side by side or with one joining word between.
  std::optional<TimePiece> joined(const TimePiece& a, const TimePiece& b) const {
    const uint32_t from = a.expression.tokens.end;
    const uint32_t to = b.expression.tokens.begin;
    const bool side_by_side = from == to || (to == from + 1 && blank(from));
    if (!side_by_side && !(to == from + 1 && role(from) == "of")) return std::nullopt;
    if (!same_sentence(a.expression.tokens.begin, to)) return std::nullopt;
    auto e = b.expression.shape == TimeShape::range ? over_range(a.expression, b.expression)
                                                    : composed(a.expression, b.expression);
    if (!e) return std::nullopt;
    return made(a, b, std::move(*e), b.expression.tokens.end);
  }

  // 2025年 + 4〜6月期: the year is that of the first end; the second takes it from there.
  std::optional<TimeExpression> over_range(const TimeExpression& a, const TimeExpression& range) const {
    auto first = composed(a, range.parts.front());
    if (!first || !range.parts.front().tokens.empty()) return std::nullopt;
    TimeExpression out = range;
    out.parts.front() = std::move(*first);
    out.parts.front().tokens = {};
    return out;
  }

  // 31日(土), 15時(日本時間): what stands in the brackets says the same again or says in which zone.
  std::optional<TimePiece> bracketed(const TimePiece& a, const TimePiece& b) const {
    const uint32_t from = a.expression.tokens.end;
    if (b.expression.tokens.begin != from + 1 || role(from) != "bracket") return std::nullopt;
    const uint32_t close = b.expression.tokens.end;
    if (close >= analysis_.tokens.size() || role(close) != "bracket-end") return std::nullopt;
    if (!only_weekday(b.expression) && !only_zone(b.expression)) return std::nullopt;
    if (only_zone(b.expression) && !is_clock(named_unit(a.expression))) return std::nullopt;
    auto e = composed(a.expression, b.expression);
    if (!e) return std::nullopt;
    return made(a, b, std::move(*e), close + 1);
  }

  std::optional<TimeExpression> composed(const TimeExpression& a, const TimeExpression& b) const {
    if (!fits_within(a, b)) return std::nullopt;
    if (only_phase(b)) {
      TimeExpression out = a;
      if (b.fields.third && !a.fields.day) out.fields.third = b.fields.third;
      if (b.fields.third && !a.fields.month) return nested(a, b);
      out.mod = b.mod;
      out.bound = a.bound;
      return out;
    }
    if (absolute(b) && (absolute(a) || a.fields != TimeFields{}) && !clash(a.fields, b.fields) &&
        b.fields.holiday.empty()) {
      TimeExpression out = a;
      out.fields = merged(a.fields, b.fields);
      if (out.mod.empty()) out.mod = b.mod;
      out.bound = a.bound && b.bound;
      if (a.fields.part && b.fields.hour) out.bound = false;
      return out;
    }
    return nested(a, b);
  }

  std::optional<TimeExpression> nested(const TimeExpression& a, const TimeExpression& b) const {
    if (!b.host.empty()) return std::nullopt;
    TimeExpression out = b;
    out.host = {a};
    out.bound = false;
    if (out.shift) out.shift->anchor = TimeAnchor::host;
    return out;
  }

  std::optional<TimePiece> ranged(const TimePiece& a, const TimePiece& b) const {
    const TimeExpression& first = a.expression;
    const TimeExpression& last = b.expression;
    if (last.tokens.begin != first.tokens.end + 1 || role(first.tokens.end) != "range") return std::nullopt;
    if (dated(first) && counted(last)) {  // 今日から2日後
      auto e = nested(first, last);
      if (e) return made(a, b, std::move(*e), last.tokens.end);
    }
    const bool thirds = only_phase(last) && last.fields.third && first.fields.third;  // 9月中旬から下旬
    if (!dated(first) || !dated(last) || counted(last) || first.bound || (last.bound && !thirds) || !first.open.empty())
      return std::nullopt;
    const bool clocks = is_clock(named_unit(first)) && is_clock(named_unit(last));
    if (timeless_day(last) && !timeless_day(first) && !clocks && !(first.fields.part && last.fields.part))
      return std::nullopt;
    if (falls_back(first.fields, last.fields)) return std::nullopt;
    TimeExpression out;
    out.shape = TimeShape::range;
    out.parts = {first, last};
    out.parts.back().bound = false;
    uint32_t end = last.tokens.end;
    while (end < analysis_.tokens.size() && role(end) == "range-end") ++end;
    return made(a, b, std::move(out), end);
  }

  // Pieces that are bound to nothing, and 現在 right behind a time (午前9時現在).
  void drop_what_says_nothing() {
    uint32_t end = 0;
    std::erase_if(pieces_, [&](const TimePiece& p) {
      const TimeExpression& e = p.expression;
      const bool echo = e.shape == TimeShape::reference && end > 0 && e.tokens.begin == end;
      end = e.tokens.end;
      return e.bound || echo;
    });
  }

  bool measured(TokenRange tokens) const {
    const bool before =
        tokens.begin > 0 && role(tokens.begin - 1) == "before-length" && same_sentence(tokens.begin - 1, tokens.begin);
    return before || role(tokens.end) == "after-length";
  }

  // 約, ごろ, 以上: words before and after that weaken or bound.
  void soften(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    if (bare_two_digits(e) && measured(e.tokens)) {  // 約80年: no year of a calendar is about
      e.length = {TimeLength{TimeUnit::year, Decimal(*e.fields.year % 100)}};
      e.fields = {};
      e.shape = TimeShape::duration;
    }
    const bool length = e.shape == TimeShape::duration;
    if (!length && !dated(e)) return;
    const uint32_t before = e.tokens.begin;
    if (before > 0 && length && role(before - 1) == "before-length" && same_sentence(before - 1, before)) {
      if (e.mod.empty()) e.mod = mod(before - 1);
      --e.tokens.begin;
    }
    const uint32_t after = e.tokens.end;
    const std::string_view wanted = length ? "after-length" : "after-date";
    if (role(after) == wanted || role(after) == "after-any") {
      if (e.mod.empty()) e.mod = mod(after);
      ++e.tokens.end;
    }
  }

  // 以降 belongs to the expression; から and まで only say where it is open.
  void open(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    if (!dated(e) || e.bound) return;
    const uint32_t after = e.tokens.end;
    const std::string_view what = role(after);
    const bool plain = what == "range" || what == "range-end";
    if (what != "open" && what != "open-day" && !plain) return;
    const std::string_view how = mod(after);
    if (how.empty() || (what == "open-day" && named_unit(e) > TimeUnit::day)) return;
    e.open = how;
    if (!plain) ++e.tokens.end;
  }

  // まで behind a range that one rule found.
  void close(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    while (e.shape == TimeShape::range && role(e.tokens.end) == "range-end") ++e.tokens.end;
  }

  const Analysis& analysis_;
  std::vector<TimePiece> pieces_;
  std::optional<ClassId> glue_;
};

}  // namespace

bool fits_within(const TimeExpression& outer, const TimeExpression& inner) {
  if (!inner.open.empty() || !outer.open.empty() || !dated(inner)) return false;
  if (only_zone(outer)) return inner.fields.zone.empty();
  if (outer.shape == TimeShape::set) {
    if (inner.shift || !inner.host.empty()) return false;
    return named_unit(inner) < outer.length.front().unit && !clash(outer.fields, inner.fields);
  }
  if (!dated(outer)) return false;
  if (only_zone(inner)) return is_clock(named_unit(outer));
  const TimeUnit wide = named_unit(outer);
  if (only_phase(inner)) {
    if (!outer.mod.empty()) return false;
    return inner.fields.third ? wide == TimeUnit::month : wide >= TimeUnit::week;
  }
  if (inner.shift)
    return inner.shift->anchor == TimeAnchor::published && inner.shift->window == false &&
           inner.shift->amount != Decimal(0) && inner.fields == TimeFields{} && wide <= TimeUnit::year &&
           !inner.length.empty();
  if (!inner.host.empty() || inner.fields.year || !inner.fields.period.empty()) return false;
  if (timeless_day(inner))
    return wide == TimeUnit::day || (wide == TimeUnit::day_part && inner.fields.hour && !outer.fields.hour);
  if (only_weekday(inner) && wide == TimeUnit::day) return !outer.fields.weekday;
  const TimeUnit narrow = named_unit(inner);
  if (wide == TimeUnit::week) return only_weekday(inner) || inner.fields.weekend;
  if (wide == TimeUnit::third) return only_weekday(inner);
  return wide > narrow && wide >= TimeUnit::month && !clash(outer.fields, inner.fields) &&
         (wide != TimeUnit::month || !inner.fields.month || inner.fields.day);
}

std::vector<TimePiece> compose_times(const Analysis& analysis, std::vector<TimePiece> pieces) {
  return Composer(analysis, std::move(pieces)).run();
}

}  // namespace kiji
