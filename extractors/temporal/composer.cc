#include "extractors/temporal/composer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

constexpr std::string_view kGlueClass = "timeglue";

// What a word of timeglue.tsv does; the names are its values.
enum class Glue : uint8_t {
  none,
  of,
  range,
  range_begin,
  range_end,
  between,
  between_end,
  open,
  open_before,
  open_day,
  before_any,
  before_length,
  after_length,
  after_any,
  after_date,
  bracket,
  bracket_end
};

constexpr std::array<std::pair<std::string_view, Glue>, 16> kGlue = {{{"of", Glue::of},
                                                                      {"range", Glue::range},
                                                                      {"range-begin", Glue::range_begin},
                                                                      {"range-end", Glue::range_end},
                                                                      {"between", Glue::between},
                                                                      {"between-end", Glue::between_end},
                                                                      {"open", Glue::open},
                                                                      {"open-before", Glue::open_before},
                                                                      {"before-any", Glue::before_any},
                                                                      {"open-day", Glue::open_day},
                                                                      {"before-length", Glue::before_length},
                                                                      {"after-length", Glue::after_length},
                                                                      {"after-any", Glue::after_any},
                                                                      {"after-date", Glue::after_date},
                                                                      {"bracket", Glue::bracket},
                                                                      {"bracket-end", Glue::bracket_end}}};

Glue glue_of(std::string_view name) {
  for (const auto& [known, glue] : kGlue) {
    if (known == name) return glue;
  }
  return Glue::none;
}

bool dated(const TimeExpression& e) { return e.shape == TimeShape::date; }

// Neither counted from something nor in something.
bool absolute(const TimeExpression& e) { return !e.shift && e.host.empty(); }

// Names a clock time or part of the day only, without its day.
bool timeless_day(const TimeExpression& e) {
  if (!dated(e) || !(e.fields.hour || e.fields.part) || !absolute(e)) return false;
  TimeFields f = e.fields;
  f.part.reset();
  f.hour.reset();
  f.minute.reset();
  f.second.reset();
  f.zone = {};
  return f == TimeFields{};
}

bool only_weekday(const TimeExpression& e) {
  if (!dated(e) || !e.fields.weekday || !absolute(e)) return false;
  TimeFields f;
  f.weekday = e.fields.weekday;
  return e.fields == f;
}

bool only_zone(const TimeExpression& e) {
  if (!dated(e) || e.fields.zone.empty() || e.shift) return false;
  TimeFields f;
  f.zone = e.fields.zone;
  return e.fields == f;
}

// Names one half only, of what stands beside it.
bool only_half(const TimeExpression& e) {
  if (!dated(e) || !e.fields.half || !absolute(e)) return false;
  TimeFields f;
  f.half = e.fields.half;
  return e.fields == f;
}

// A phase has nothing but its mod, or the third it means: the beginning of ..., the last ten days of ...
bool only_phase(const TimeExpression& e) {
  if (!dated(e) || !e.bound || !(e.fields.third || !e.mod.empty()) || !absolute(e)) return false;
  TimeFields f;
  f.third = e.fields.third;
  return e.fields == f;
}

bool bare_two_digits(const TimeExpression& e) {
  if (!dated(e) || !e.fields.short_year || !e.fields.year || !absolute(e)) return false;
  TimeFields f;
  f.year = e.fields.year;
  f.short_year = true;
  return e.fields == f;
}

// Whether the two name the same kind of field, which one expression cannot have twice.
bool clash(const TimeFields& a, const TimeFields& b) {
  return (a.year && b.year) || (a.month && b.month) || (a.day && b.day) || (a.hour && b.hour) ||
         (a.part && b.part && !b.hour) || (a.weekday && b.weekday) || (a.third && b.third);
}

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

class Composer {
 public:
  Composer(const Analysis& analysis, std::vector<TimePiece> pieces)
      : analysis_(analysis),
        pieces_(std::move(pieces)),
        glue_(analysis.lexicon->find_class(kGlueClass)),
        narrow_first_(analysis.lexicon->habits().narrow_first) {}

  std::vector<TimePiece> run() {
    // 3 to 5 pm on Monday: the clock times belong together before the day behind them takes one of them.
    if (narrow_first_) fold([this](TimePiece& a, TimePiece& b) { return clocks(a, b) && ranged(a, b); });
    fold([this](TimePiece& a, TimePiece& b) { return joined(a, b); });
    fold([this](TimePiece& a, TimePiece& b) { return bracketed(a, b); });
    fold([this](TimePiece& a, TimePiece& b) { return counted_from(a, b); });
    for (TimePiece& piece : pieces_) soften(piece);
    fold([this](TimePiece& a, TimePiece& b) { return ranged(a, b); });
    fold([this](TimePiece& a, TimePiece& b) { return joined(a, b); });
    for (TimePiece& piece : pieces_) {
      open(piece);
      close(piece);
    }
    drop_what_says_nothing();
    return std::move(pieces_);
  }

 private:
  const Reading* reading(uint32_t token) const {
    if (!glue_ || token >= analysis_.tokens.size() || analysis_.tokens[token].form == kNoForm) return nullptr;
    return analysis_.lexicon->reading(analysis_.tokens[token].form, *glue_);
  }
  Glue glue(uint32_t token) const {
    const Reading* found = reading(token);
    return found == nullptr ? Glue::none : glue_of(analysis_.lexicon->value(found->entry));
  }
  std::string_view mod(uint32_t token) const { return analysis_.lexicon->column(reading(token)->entry, "mod"); }
  // A blank joins as nothing does: 2018年　12月.
  bool blank(uint32_t token) const { return analysis_.surface(token) == " "; }
  bool same_sentence(uint32_t a, uint32_t b) const { return analysis_.sentence_of(a) == analysis_.sentence_of(b); }

  // Puts neighbours together where `join(a, b)` says so, which makes `a` the whole.
  template <typename Join>
  void fold(Join&& join) {
    size_t kept = 0;
    for (size_t i = 0; i < pieces_.size(); ++i) {
      if (kept != i) pieces_[kept] = std::move(pieces_[i]);
      ++kept;
      while (kept >= 2 && join(pieces_[kept - 2], pieces_[kept - 1])) --kept;
    }
    pieces_.resize(kept);
  }

  // The whole of `a` and `b` up to the token `end`: `make` puts the expressions together, in that of `a`, or says no
  // and leaves them as they are.
  template <typename Make>
  bool merged_into(TimePiece& a, TimePiece& b, uint32_t end, Make&& make) const {
    const TokenRange tokens{a.expression.tokens.begin, end};
    const std::string_view rule = a.expression.bound || only_zone(a.expression) ? b.expression.rule : a.expression.rule;
    if (!make(a.expression, b.expression)) return false;
    a.expression.tokens = tokens;
    a.expression.rule = rule;
    a.literals += b.literals;
    a.order = std::min(a.order, b.order);
    return true;
  }

  // Joining words between two pieces: one, or two where the narrow time stands first (Monday|, at|3 pm).
  bool only_glue(uint32_t from, uint32_t to) const {
    if (to - from > (narrow_first_ ? 2u : 1u)) return false;
    for (; from < to; ++from) {
      if (glue(from) != Glue::of) return false;
    }
    return true;
  }

  // Side by side or with joining words between.
  bool joined(TimePiece& a, TimePiece& b) const {
    const uint32_t from = a.expression.tokens.end;
    const uint32_t to = b.expression.tokens.begin;
    const bool side_by_side = from == to || (to == from + 1 && blank(from));
    if (!same_sentence(a.expression.tokens.begin, to)) return false;
    if (opens_inside(a.expression, b.expression)) {
      const std::string_view how = mod(from);
      return merged_into(a, b, b.expression.tokens.end, [how](TimeExpression& day, TimeExpression& clock) {
        if (!composed(day, clock)) return false;
        day.open = how;
        return true;
      });
    }
    if (!side_by_side && !only_glue(from, to)) return false;
    return merged_into(a, b, b.expression.tokens.end, [this](TimeExpression& first, TimeExpression& second) {
      if (!narrow_first_ && hangs_on(second, first)) return nested(first, second);
      if (narrow_first_ && !first.tokens.empty() && hangs_on(first, second)) {
        first.host.push_back(std::move(second));
        first.bound = false;
        return true;
      }
      if (!narrow_first_) {
        return second.shape == TimeShape::range ? over_range(first, second) : composed(first, second);
      }
      if (first.shape == TimeShape::range) return under_wider(first, second);
      if (second.shape == TimeShape::range) {
        if (!under_wider(second, first)) return false;
        first = std::move(second);
        return true;
      }
      return (!second.shift && composed(first, second)) || (!first.shift && composed_backwards(first, second));
    });
  }

  // The week of + April 10, 4月10日 + の週: the unit that holds the date beside it.
  static bool hangs_on(const TimeExpression& unit, const TimeExpression& date) {
    return unit.shift && unit.shift->anchor == TimeAnchor::host && unit.host.empty() && dated(date) && !date.bound &&
           named_unit(date) < unit.shift->unit;
  }

  // Monday + before + 3 pm.
  bool opens_inside(const TimeExpression& day, const TimeExpression& clock) const {
    const uint32_t link = day.tokens.end;
    return narrow_first_ && clock.tokens.begin == link + 1 && glue(link) == Glue::open_before && dated(day) &&
           named_unit(day) == TimeUnit::day && timeless_day(clock) && clock.fields.hour;
  }

  // 3 pm + Monday: the narrow one lies in the wider one behind it.
  static bool composed_backwards(TimeExpression& a, TimeExpression& b) {
    // A Monday lies in a week; in January there are four.
    if (only_weekday(a) && named_unit(b) > TimeUnit::week) return false;
    if (!composed(b, a)) return false;
    a = std::move(b);
    return true;
  }

  // January 5-7 + 2020, Monday + 3 to 5 pm: what the range lies in is said once, for both ends.
  static bool under_wider(TimeExpression& range, const TimeExpression& wider) {
    if (!dated(wider) || range.parts.size() != 2) return false;
    std::vector<TimeExpression> ends = range.parts;
    for (TimeExpression& end : ends) {
      TimeExpression outer = wider;
      const TokenRange tokens = end.tokens;
      if (!composed(outer, end)) return false;
      end = std::move(outer);
      end.tokens = tokens;
    }
    range.parts = std::move(ends);
    range.bound = false;
    return true;
  }

  // 毎日9時 + 5時: from one to the other, every day.
  static bool hours_of_set(TimeExpression& set, const TimeExpression& first, const TimeExpression& last) {
    if (set.shape != TimeShape::set || !set.parts.empty() || !timeless_day(last) || !last.fields.hour) return false;
    TimeExpression from;
    from.fields = first.fields;
    set.parts = {from, last};
    return true;
  }

  // 2025年 + 4〜6月期: the year is that of the first end; the second takes it from there.
  static bool over_range(TimeExpression& a, TimeExpression& range) {
    if (a.shape == TimeShape::set) {
      TimeExpression first = a;
      return composed(first, range.parts.front()) && hours_of_set(a, first, range.parts.back());
    }
    if (!range.parts.front().tokens.empty() || !composed(a, range.parts.front())) return false;
    TimeExpression first = std::exchange(a, std::move(range));
    first.tokens = {};
    a.parts.front() = std::move(first);
    return true;
  }

  // 31日(土), 15時(日本時間): what stands in the brackets says the same again or says in which zone.
  bool bracketed(TimePiece& a, TimePiece& b) const {
    const uint32_t from = a.expression.tokens.end;
    if (b.expression.tokens.begin != from + 1 || glue(from) != Glue::bracket) return false;
    const uint32_t close = b.expression.tokens.end;
    if (glue(close) != Glue::bracket_end) return false;
    if (!only_weekday(b.expression) && !only_zone(b.expression)) return false;
    if (only_zone(b.expression) && !is_clock(named_unit(a.expression))) return false;
    return merged_into(a, b, close + 1, composed);
  }

  static bool composed(TimeExpression& a, TimeExpression& b) {
    if (!fits_within(a, b)) return false;
    if (only_phase(b)) {
      if (b.fields.third && !a.fields.month) return nested(a, b);
      if (b.fields.third && !a.fields.day) a.fields.third = b.fields.third;
      a.mod = b.mod;
      return true;
    }
    if (absolute(b) && (absolute(a) || a.fields != TimeFields{}) && !clash(a.fields, b.fields) &&
        b.fields.holiday.empty() && a.fields.calendar == b.fields.calendar) {
      a.bound = a.bound && b.bound && !(a.fields.part && b.fields.hour);
      a.fields = merged(a.fields, b.fields);
      if (a.mod.empty()) a.mod = b.mod;
      return true;
    }
    return nested(a, b);
  }

  // `b`, which lies in or counts from `a`.
  static bool nested(TimeExpression& a, TimeExpression& b) {
    if (!b.host.empty()) return false;
    b.host.push_back(std::move(a));
    a = std::move(b);
    a.bound = false;
    if (a.shift) a.shift->anchor = TimeAnchor::host;
    return true;
  }

  // Two days + after + 1 May: counted from the date behind it, where the word between stands before what it opens.
  bool counted_from(TimePiece& a, TimePiece& b) const {
    const TimeExpression& length = a.expression;
    const uint32_t link = length.tokens.end;
    if (!narrow_first_ || b.expression.tokens.begin != link + 1 || length.shape != TimeShape::duration ||
        length.shift || length.length.size() != 1 || !dated(b.expression) || b.expression.bound)
      return false;
    const bool before = glue(link) == Glue::open_before && mod(link) == "BEFORE";
    const bool after = (glue(link) == Glue::open_before && mod(link) == "AFTER") || glue(link) == Glue::range_begin;
    if (!before && !after) return false;
    return merged_into(a, b, b.expression.tokens.end, [before](TimeExpression& counts, TimeExpression& from) {
      const TimeLength& said = counts.length.front();
      const Decimal amount = said.amount.value_or(Decimal(1));
      counts.shape = TimeShape::date;
      counts.shift = TimeShift{
          .unit = said.unit, .amount = before ? -amount : amount, .anchor = TimeAnchor::host, .vague = !said.amount};
      counts.host.push_back(std::move(from));
      return true;
    });
  }

  static bool clocks(const TimePiece& a, const TimePiece& b) {
    return timeless_day(a.expression) && timeless_day(b.expression) && a.expression.fields.hour &&
           b.expression.fields.hour;
  }

  // Whether the two lengths are the bounds of one: 3カ月から5カ月. A longer one before a shorter one is a change.
  static bool are_bounds(const TimeExpression& first, const TimeExpression& last) {
    const auto plain = [](const TimeExpression& e) {
      return e.shape == TimeShape::duration && !e.shift && !e.bound && e.length.size() == 1 && e.length[0].amount;
    };
    if (!plain(first) || !plain(last)) return false;
    const TimeLength& a = first.length[0];
    const TimeLength& b = last.length[0];
    return a.unit == b.unit ? *a.amount < *b.amount : a.unit < b.unit;
  }

  bool ranged(TimePiece& a, TimePiece& b) const {
    const TimeExpression& first = a.expression;
    const TimeExpression& last = b.expression;
    if (last.tokens.begin != first.tokens.end + 1) return false;
    const uint32_t before = first.tokens.begin == 0 ? first.tokens.begin : first.tokens.begin - 1;
    const Glue lead =
        before < first.tokens.begin && same_sentence(before, first.tokens.begin) ? glue(before) : Glue::none;
    const Glue link = glue(first.tokens.end);
    if (link != Glue::range && !(link == Glue::between_end && lead == Glue::between)) return false;
    if (first.shape == TimeShape::set && first.fields.hour) {
      uint32_t end = last.tokens.end;
      while (glue(end) == Glue::range_end) ++end;
      return merged_into(a, b, end, [](TimeExpression& set, TimeExpression& until) {
        const TimeExpression from = set;
        return hours_of_set(set, from, until);
      });
    }
    if (dated(first) && counted(last) && last.host.empty())  // 今日から2日後
      return merged_into(a, b, last.tokens.end, nested);
    if (!are_ends(first, last) && !are_bounds(first, last)) return false;
    uint32_t end = last.tokens.end;
    while (glue(end) == Glue::range_end) ++end;
    const bool led = lead == Glue::range_begin || lead == Glue::between;
    const bool made = merged_into(a, b, end, [](TimeExpression& from, TimeExpression& to) {
      TimeExpression range;
      range.shape = TimeShape::range;
      range.parts.reserve(2);
      range.parts.push_back(std::move(from));
      range.parts.push_back(std::move(to));
      range.parts.back().bound = false;
      if (is_length_range(range)) range.mod = range.parts[0].mod.empty() ? range.parts[1].mod : range.parts[0].mod;
      from = std::move(range);
      return true;
    });
    if (made && led) a.expression.tokens.begin = before;
    return made;
  }

  static bool are_ends(const TimeExpression& first, const TimeExpression& last) {
    if (!dated(first) || !dated(last) || counted(last) || first.bound || !first.open.empty()) return false;
    const bool thirds = only_phase(last) && last.fields.third && first.fields.third;  // 9月中旬から下旬
    if (last.bound && !thirds) return false;
    const bool clocks = is_clock(named_unit(first)) && is_clock(named_unit(last));
    if (timeless_day(last) && !timeless_day(first) && !clocks && !(first.fields.part && last.fields.part)) return false;
    return !falls_back(first.fields, last.fields);
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
    const bool before = tokens.begin > 0 && glue(tokens.begin - 1) == Glue::before_length &&
                        same_sentence(tokens.begin - 1, tokens.begin);
    return before || glue(tokens.end) == Glue::after_length;
  }

  // 約, ごろ, 以上: words before and after that weaken or bound.
  void soften(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    if (bare_two_digits(e) && measured(e.tokens)) {  // 約80年: no year of a calendar is about
      e.length = {TimeLength{TimeUnit::year, Decimal(*e.fields.year % 100)}};
      e.fields = {};
      e.shape = TimeShape::duration;
    }
    const bool length = e.shape == TimeShape::duration || is_length_range(e);
    if (!length && !dated(e)) return;
    const uint32_t before = e.tokens.begin;
    if (before > 0 && length && !e.shift && glue(before - 1) == Glue::before_length &&
        same_sentence(before - 1, before)) {
      if (e.mod.empty()) e.mod = mod(before - 1);
      --e.tokens.begin;
    }
    if (e.tokens.begin > 0 && glue(e.tokens.begin - 1) == Glue::before_any &&
        same_sentence(e.tokens.begin - 1, e.tokens.begin) && !e.bound) {
      if (e.mod.empty()) e.mod = mod(e.tokens.begin - 1);
      --e.tokens.begin;
    }
    const uint32_t after = e.tokens.end;
    const Glue what = glue(after);
    if (what == (length ? Glue::after_length : Glue::after_date) || what == Glue::after_any) {
      if (e.mod.empty()) e.mod = mod(after);
      ++e.tokens.end;
    }
  }

  // 以降 belongs to the expression; から and まで only say where it is open.
  void open(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    if (!dated(e) || e.bound) return;
    const uint32_t after = e.tokens.end;
    const Glue what = glue(after);
    if (e.tokens.begin > 0 && same_sentence(e.tokens.begin - 1, e.tokens.begin)) {
      const Glue lead = glue(e.tokens.begin - 1);
      if (lead == Glue::open_before || lead == Glue::range_begin) e.open = mod(e.tokens.begin - 1);
    }
    const bool plain = what == Glue::range || what == Glue::range_end;
    if (what != Glue::open && what != Glue::open_day && !plain) return;
    const std::string_view how = mod(after);
    if (how.empty() || (what == Glue::open_day && named_unit(e) > TimeUnit::day)) return;
    e.open = how;
    if (!plain) ++e.tokens.end;
  }

  // まで behind a range that one rule found.
  void close(TimePiece& piece) const {
    TimeExpression& e = piece.expression;
    while (e.shape == TimeShape::range && glue(e.tokens.end) == Glue::range_end) ++e.tokens.end;
  }

  const Analysis& analysis_;
  std::vector<TimePiece> pieces_;
  std::optional<ClassId> glue_;
  bool narrow_first_ = false;  // Habits::narrow_first
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
  if (only_half(inner)) {
    constexpr std::array kHalved = {TimeUnit::week,        TimeUnit::month,  TimeUnit::year,
                                    TimeUnit::fiscal_year, TimeUnit::decade, TimeUnit::century};
    return !outer.fields.half && std::find(kHalved.begin(), kHalved.end(), wide) != kHalved.end();
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
