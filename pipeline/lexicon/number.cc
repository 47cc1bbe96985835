#include "pipeline/lexicon/number.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/number_digits.h"

namespace kiji {
namespace {

using enum NumeralKind;

constexpr int kMaxParts = 64;  // numerals of one expression
constexpr int64_t kNoLimit = std::numeric_limits<int64_t>::max();
constexpr int64_t kNoScale = 100;  // above every scale
constexpr int64_t kTen = 10;       // what a vague suffix stands behind
constexpr int64_t kHundred = 100;  // ordinals from here on multiply what stands before them
constexpr int64_t kTwenty = 20;    // the first tens that ones can be put before

// An exact or a vague amount.
struct Amount {
  Decimal min;
  std::optional<Decimal> max{};

  void add(const Amount& other) {
    if (max || other.max) max = max.value_or(min) + other.max.value_or(other.min);
    min = min + other.min;
  }
  void multiply(const Decimal& factor) {
    min = min * factor;
    if (max) max = *max * factor;
  }
};

// Digits of a script that stand next to each other.
struct DigitRun {
  std::string digits;          // as ASCII; at most kMaxDigits + 1
  std::vector<uint32_t> ends;  // where each of them ends
};

DigitRun read_run(const NumeralTable& table, std::string_view text, size_t at) {
  DigitRun out;
  while (out.digits.size() <= Decimal::kMaxDigits) {
    const auto hit = table.find(text, at, kind_bit(digit));
    if (!hit) break;
    out.digits.push_back(static_cast<char>('0' + hit.numeral->value));
    out.ends.push_back(hit.end);
    at = hit.end;
  }
  return out;
}

// True if a digit of the script ends at `at`.
bool digit_before(const NumeralTable& table, std::string_view text, size_t at) {
  if (at == 0) return false;
  size_t before = at - 1;
  while (before > 0 && utf8_is_continuation(text[before])) --before;
  return table.find(text, before, kind_bit(digit)).end == at;
}

bool is_plain_integer(const Number& number) {
  return number.value.integer() && !number.max && (number.flags & (kDecimalPoint | kFraction)) == 0;
}

// One expression, read from left to right. A number is total + section + pending: in 3億2百5, 3億 is the total (of
// scales), 2百 the section (of times) and 5 pending: the next numeral may multiply it. A part that does not fit changes
// nothing.
class Scan {
 public:
  Scan(const NumeralTable& table, std::string_view text, size_t at, bool scales = true)
      : table_(table), text_(text), begin_(static_cast<uint32_t>(at)), at_(begin_), scales_(scales) {}

  // Ascending by end.
  std::vector<NumberReading> run() {
    if (!table_.habits().glued && NumeralTable::inside_word(text_, begin_)) return {};
    for (int i = 0; i < kMaxParts; ++i) {
      const uint32_t before = at_;
      joined_ = false;
      if (!read_part() && !(skip_join() && read_part())) {
        at_ = before;
        break;
      }
      if (overlong_) return {{at_, std::nullopt}};
      if (pending_ != Pending::article && pending_ != Pending::vague) readings_.push_back({at_, checked(number())});
    }
    return std::move(readings_);
  }

 private:
  enum class Pending { none, ascii, digit, positional, words, article, vague };
  using Hit = NumeralTable::Hit;

  Hit find(uint32_t kinds) const { return table_.find(text_, at_, kinds); }
  bool started() const { return at_ != begin_; }

  bool skip_join() {
    const Hit hit = find(kind_bit(join) | kind_bit(join_add));
    if (!started() || !hit) return false;
    at_ = hit.end;
    if (hit.numeral->kind == join_add && find(kind_bit(times))) {
      section_.add(amount_);
      set_pending({}, Pending::none);
    }
    return joined_ = true;
  }

  bool read_part() {
    if ((flags_ & kOrdinal) != 0) return false;
    if (only_scale_) return read_scale();
    if (is_ascii_digit(text_, at_)) return (!joined_ || digits_may_join()) && read_ascii();
    if (read_leading_point()) return true;
    skip_empty_places();
    if (is_ascii_digit(text_, at_)) return read_ascii();
    return read_inverse() || read_ordinal() || read_ordinal_suffix() || read_fraction_sign() || read_digit_numerals() ||
           read_times() || read_scale() || read_add() || read_article() || read_vague() || read_half() ||
           read_spelled_point();
  }

  void accept(uint32_t end, bool ascii = false) {
    (ascii ? ascii_ : spelled_) = true;
    scale_ = 0;
    at_ = end;
  }
  void set_pending(Amount amount, Pending kind) {
    amount_ = std::move(amount);
    pending_ = kind;
  }

  // A literal fits behind 万 if it is below 10000, behind 百 if it is below 100.
  bool has_room_for(const Decimal& value) const {
    if (pending_ != Pending::none) return false;
    if (times_limit_ != kNoLimit) return value < Decimal(times_limit_);
    return scale_limit_ == kNoScale || value < Decimal(1).shifted(static_cast<int>(scale_limit_));
  }

  bool read_ascii() {
    if (pending_ != Pending::none) return false;
    const DigitsReading digits = read_digits(table_, text_, at_);
    if (digits.integer.empty()) {  // it ends a number before it and spoils only itself
      overlong_ = !started();
      if (overlong_) at_ = digits.end;
      return overlong_;
    }
    const bool leading_zero = digits.integer.size() > 1 && digits.integer[0] == '0';
    const Decimal whole = *Decimal::parse(digits.integer);
    if (started() && (leading_zero || !has_room_for(whole))) return false;
    flags_ = static_cast<uint16_t>(flags_ | (digits.grouped ? kGrouped : 0) | (leading_zero ? kLeadingZero : 0));
    digits_ = static_cast<uint8_t>(digits.integer.size());
    set_pending({whole}, Pending::ascii);
    accept(digits.integer_end, true);
    if (digits.decimals.empty()) return true;
    // A point that also separates the items of a list: 6・6 is a decimal or a score, 5・6 may be two. Both can be had.
    if (!digits.ascii_point) readings_.push_back({at_, number()});
    amount_.min = *Decimal::parse(digits.integer + "." + digits.decimals);
    flags_ |= kDecimalPoint;
    at_ = digits.end;
    return true;
  }

  // 1억 2000만, 3천 5백만, 1만 2345: digits behind a blank are a part of their own where a times or scale stands behind
  // them, behind a scale also where there are three or more (3만 2,500); 2천조 3분기 stays two.
  bool digits_may_join() const {
    const bool behind_scale = scale_limit_ != kNoScale && times_limit_ == kNoLimit;
    if (!behind_scale && times_limit_ == kNoLimit) return false;
    const uint32_t end = read_digits(table_, text_, at_).integer_end;
    return (behind_scale && end - at_ >= 3) || table_.find(text_, end, kind_bit(times) | kind_bit(scale));
  }

  // .5 behind a blank, a sign or a bracket.
  bool read_leading_point() {
    if (started()) return false;
    const Hit hit = find(kind_bit(point));
    if (!hit || !is_ascii_digit(text_, hit.end)) return false;
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    if (std::string_view(" \n-+$(\"'").find(before) == std::string_view::npos) return false;
    uint32_t end = hit.end;
    while (is_ascii_digit(text_, end)) ++end;
    const bool chained = table_.find(text_, end, kind_bit(point)) && is_ascii_digit(text_, end + 1);
    if (chained || end - hit.end > Decimal::kMaxDigits) return false;
    set_pending({*Decimal::parse("0." + std::string(text_.substr(hit.end, end - hit.end)))}, Pending::ascii);
    flags_ |= kDecimalPoint;
    accept(end, true);
    return true;
  }

  // Zeros before a times or before digits hold an empty place: 一千零十二, 2千零30万.
  void skip_empty_places() {
    if (!started() || pending_ != Pending::none) return;
    const DigitRun run = read_run(table_, text_, at_);
    if (run.digits.empty() || run.digits.find_first_not_of('0') != std::string::npos) return;
    const uint32_t end = run.ends.back();
    const Hit next = table_.find(text_, end, kind_bit(times));
    if (is_ascii_digit(text_, end) || (next && next.numeral->value < times_limit_)) at_ = end;
  }

  bool read_digit_numerals() {
    if (pending_ != Pending::none || !find(kind_bit(digit))) return false;
    const DigitRun run = read_run(table_, text_, at_);
    if (run.digits.size() > Decimal::kMaxDigits) return read_overlong();
    // A zero behind a scale holds an empty place: 一万零五十.
    const bool holds_place = started() && run.digits[0] == '0';
    if (run.digits.size() > 1 && times_limit_ == kNoLimit && !holds_place) {
      const Decimal value = *Decimal::parse(run.digits);
      if (!has_room_for(value)) return false;
      set_pending({value}, Pending::positional);
      if (!started()) positional_end_ = run.ends.back();
      accept(run.ends.back());
      return true;
    }
    // Behind a times only one digit fits; zeros before it hold an empty place (百〇五).
    held_ = holds_place;
    const size_t last = run.digits.size() - 1;
    const size_t one = started() ? std::min(run.digits.find_first_not_of('0'), last) : 0;
    const Decimal value = run.digits[one] - '0';
    if (!has_room_for(value) || (started() && value.zero())) return false;
    set_pending({value}, Pending::digit);
    accept(run.ends[one]);
    return true;
  }

  // Takes a run of too many digits as a whole, but only at its start: so a text of nothing else is read once.
  bool read_overlong() {
    if (started() || digit_before(table_, text_, at_)) return false;
    while (const Hit hit = find(kind_bit(digit))) at_ = hit.end;
    overlong_ = true;
    return true;
  }

  bool read_times() {
    const Hit hit = find(kind_bit(times));
    if (!hit || hit.numeral->value >= times_limit_ || pending_ == Pending::positional) return false;
    if (scale_limit_ < 4 && Decimal(hit.numeral->value) >= Decimal(1).shifted(static_cast<int>(scale_limit_)))
      return false;
    Amount part = pending_ == Pending::none ? Amount{1} : amount_;
    if (part.min.zero() || part.min >= Decimal(1000)) return false;
    part.multiply(hit.numeral->value);
    section_.add(part);
    set_pending({}, Pending::none);
    times_limit_ = hit.numeral->value;
    place_ = hit.numeral->value;
    accept(hit.end);
    return true;
  }

  bool read_scale() {
    const Hit hit = find(kind_bit(scale));
    if (!scales_ || !hit || hit.numeral->value >= scale_limit_) return false;
    Amount part = section_;
    part.add(amount_);
    if (part.min.zero() && pending_ == Pending::none) part = {hit.numeral->limit};
    if (part.min.zero()) return false;
    part.multiply(Decimal(1).shifted(static_cast<int>(hit.numeral->value)));
    const bool only_one = total_.min.zero();
    total_.add(part);
    section_ = {};
    set_pending({}, Pending::none);
    times_limit_ = kNoLimit;
    scale_limit_ = hit.numeral->value;
    place_ = Decimal(1).shifted(static_cast<int>(hit.numeral->value));
    // What has decimals or is vague ends with its scale: 3.5兆.
    if (only_scale_ || (flags_ & kDecimalPoint) != 0) scale_limit_ = 0;
    only_scale_ = scale_limit_ == 0;
    accept(hit.end);
    if (only_one) scale_ = static_cast<uint8_t>(hit.numeral->value);
    return true;
  }

  bool read_add() {
    const Hit hit = find(kind_bit(add));
    if (!hit) return false;
    const Decimal value = hit.numeral->value;
    if (pending_ == Pending::words) {
      if (hit.numeral->value > add_limit_ || value.zero()) return false;
      amount_.add({value});
    } else {
      if (!has_room_for(value) || (started() && value.zero())) return false;
      set_pending({value}, Pending::words);
    }
    add_limit_ = hit.numeral->limit;
    accept(hit.end);
    return true;
  }

  // The tens behind their ones: einundzwanzig, einundzwanzigste.
  bool read_inverse() {
    const Hit link = find(kind_bit(inverse_join));
    if (!link || joined_ || pending_ != Pending::words || amount_.max || amount_.min.zero() ||
        amount_.min >= Decimal(kTen)) {
      return false;
    }
    const Hit hit = table_.find(text_, link.end, kind_bit(add) | kind_bit(ordinal));
    if (!hit || hit.numeral->value < kTwenty || hit.numeral->value >= kHundred || hit.numeral->value % kTen != 0) {
      return false;
    }
    amount_.add({Decimal(hit.numeral->value)});
    add_limit_ = 0;
    if (hit.numeral->kind == ordinal) flags_ |= kOrdinal;
    accept(hit.end);
    return true;
  }

  // The last part of an ordinal: it is added (twenty-first) or, from 100 on, multiplies what stands before it (two
  // hundredth).
  bool read_ordinal() {
    const Hit hit = find(kind_bit(ordinal));
    if (!hit || ascii_) return false;
    const Decimal value = hit.numeral->value;
    if (hit.numeral->value >= kHundred) {
      if (hit.numeral->value >= times_limit_ || pending_ == Pending::positional) return false;
      Amount part = section_;
      part.add(amount_);
      if (part.min.zero()) part = {1};
      part.multiply(value);
      section_ = std::move(part);
      set_pending({}, Pending::none);
    } else if (pending_ == Pending::words) {
      if (hit.numeral->value > add_limit_ || value.zero()) return false;
      amount_.add({value});
    } else {
      if (!has_room_for(value)) return false;
      set_pending({value}, Pending::words);
    }
    flags_ |= kOrdinal;
    accept(hit.end);
    return true;
  }

  // A fraction of one sign, alone or behind a whole number: 2½.
  bool read_fraction_sign() {
    const Hit hit = find(kind_bit(part));
    if (!hit || (flags_ & (kDecimalPoint | kFraction)) != 0) return false;
    const bool whole = pending_ == Pending::ascii || pending_ == Pending::words;
    if (started() && !whole) return false;
    const Decimal value = Decimal(hit.numeral->value).divided(Decimal(hit.numeral->limit));
    if (whole) {
      amount_.add({value});
    } else {
      set_pending({value}, Pending::ascii);
      fraction_ = std::to_string(hit.numeral->value) + "/" + std::to_string(hit.numeral->limit);
    }
    flags_ |= whole ? kDecimalPoint : kFraction;
    only_scale_ = true;
    accept(hit.end, true);
    return true;
  }

  // Right behind whole digits: 21st.
  bool read_ordinal_suffix() {
    if (joined_ || !ascii_ || spelled_ || (flags_ & kDecimalPoint) != 0) return false;
    const Hit hit = find(kind_bit(ordinal_suffix));
    if (!hit) return false;
    flags_ |= kOrdinal;
    at_ = hit.end;
    return true;
  }

  bool read_article() {
    const Hit hit = find(kind_bit(article));
    if (!hit || started()) return false;
    set_pending({1}, Pending::article);
    accept(hit.end);
    return true;
  }

  // Behind digits with zeros at their end as behind 十 and 百: 10数人, 100数十人.
  void let_vague_follow_digits() {
    if (pending_ != Pending::ascii || scale_limit_ != kNoScale || times_limit_ != kNoLimit ||
        !find(kind_bit(vague_prefix) | kind_bit(vague_suffix))) {
      return;
    }
    const auto whole = amount_.min.to_int();
    if (!whole || *whole == 0 || *whole % kTen != 0 || (flags_ & (kDecimalPoint | kFraction)) != 0) return;
    section_.add(amount_);
    set_pending({}, Pending::none);
    times_limit_ = *whole % kHundred == 0 ? kHundred : kTen;
  }

  bool read_vague() {
    let_vague_follow_digits();
    if (pending_ != Pending::none) return false;
    if (const Hit hit = find(kind_bit(vague_prefix))) {
      const Hit next = table_.find(text_, hit.end, kind_bit(times) | kind_bit(scale));
      const bool multiplies =
          next && (next.numeral->kind == times ? next.numeral->value < times_limit_ : times_limit_ == kNoLimit);
      if (multiplies) {
        set_pending({hit.numeral->value, Decimal(hit.numeral->limit)}, Pending::vague);
        accept(hit.end);
        return true;
      }
    }
    const Hit hit = find(kind_bit(vague_suffix));
    if (!hit || times_limit_ != kTen) return false;
    section_.add({hit.numeral->value, Decimal(hit.numeral->limit)});
    only_scale_ = true;
    accept(hit.end);
    return true;
  }

  bool read_half() {
    const Hit hit = find(kind_bit(half));
    if (!hit || pending_ != Pending::words) return false;
    amount_.add({Decimal(5).shifted(-1)});
    only_scale_ = true;
    accept(hit.end);
    return true;
  }

  bool read_spelled_point() {
    const Hit hit = find(kind_bit(spelled_point));
    const bool digits_before = pending_ == Pending::digit || pending_ == Pending::positional ||
                               (pending_ == Pending::none && (times_limit_ != kNoLimit || spelled_));
    if (!hit || !digits_before || ascii_) return false;
    const DigitRun run = read_run(table_, text_, hit.end);
    if (run.digits.empty() || run.digits.size() + digits_of_value() > Decimal::kMaxDigits) return false;
    const uint32_t end = run.ends.back();
    const std::string_view form = hit.numeral->form;
    // 三・一・二 is a list.
    if (text_.substr(end, form.size()) == form && table_.find(text_, end + form.size(), kind_bit(digit))) return false;
    if (text_.substr(0, begin_).ends_with(form) && digit_before(table_, text_, begin_ - form.size())) return false;
    if (is_shorthand()) amount_.multiply(place_.shifted(-1));
    held_ = true;
    amount_.add({*Decimal::parse("0." + run.digits)});
    flags_ |= kDecimalPoint;
    only_scale_ = true;
    accept(end);
    return true;
  }

  // 两千五 is 2500: a lone digit at the end counts tenths of the place before it.
  bool is_shorthand() const {
    return table_.habits().shorthand && pending_ == Pending::digit && !held_ && !place_.zero();
  }

  size_t digits_of_value() const { return number().value.to_string().size(); }

  // Empty if the value has become too long: 40 digits and a scale.
  std::optional<Number> checked(Number number) const {
    if (scale_limit_ != kNoScale && number.value.to_string().size() > Decimal::kMaxDigits + 1u) return std::nullopt;
    return number;
  }

  Number number() const {
    Amount sum = total_;
    sum.add(section_);
    Amount last = amount_;
    if (is_shorthand()) last.multiply(place_.shifted(-1));
    sum.add(last);
    Number out;
    out.flags = static_cast<uint16_t>(flags_ | (!spelled_ ? kDigits : ascii_ ? kMixed : kSpelled));
    if (at_ == positional_end_) out.flags |= kPositional;
    if (sum.max) out.flags |= kVague;
    if (!spelled_) out.digits = digits_;
    out.scale = scale_;
    if (total_.min.zero()) out.fraction = fraction_;
    out.value = std::move(sum.min);
    out.max = std::move(sum.max);
    return out;
  }

  const NumeralTable& table_;
  std::string_view text_;
  uint32_t begin_, at_;
  bool scales_;  // whether scales are read at all
  Amount total_, section_, amount_;
  Pending pending_ = Pending::none;
  int64_t times_limit_ = kNoLimit;  // the next times must be smaller; kNoLimit: the section is empty
  int64_t scale_limit_ = kNoScale;  // the next scale must be smaller; kNoScale: there was none
  int64_t add_limit_ = 0;
  Decimal place_;      // value of the last times or scale; zero: none yet
  bool held_ = false;  // zeros stand before the pending digit
  uint32_t positional_end_ = 0;
  uint16_t flags_ = 0;
  uint8_t digits_ = 0, scale_ = 0;
  bool ascii_ = false, spelled_ = false, joined_ = false, only_scale_ = false, overlong_ = false;
  std::string fraction_;  // as a sign says it
  std::vector<NumberReading> readings_;
};

// The fractions whose denominator is `denominator`, which ends at `at`: 三分の一. One for each numerator, ascending by
// end: what stands behind one may be another word (3분의 1|조각). A numerator has no scale: 만 behind it is a particle.
std::vector<NumberReading> read_fractions(const NumeralTable& table, std::string_view text,
                                          const NumberReading& denominator) {
  const auto hit = table.find(text, denominator.end, kind_bit(fraction));
  if (!hit || !denominator.number || !is_plain_integer(*denominator.number) || denominator.number->value.zero()) {
    return {};
  }
  std::vector<NumberReading> out;
  for (const NumberReading& numerator : Scan(table, text, hit.end, false).run()) {
    if (!numerator.number || !is_plain_integer(*numerator.number)) continue;
    const Number &over = *numerator.number, &under = *denominator.number;
    constexpr uint16_t kWriting = kDigits | kSpelled | kMixed;
    Number whole;
    const bool same_writing = (over.flags & kWriting) == (under.flags & kWriting);
    whole.flags = static_cast<uint16_t>(kFraction | (same_writing ? under.flags & kWriting : kMixed));
    whole.value = over.value.divided(under.value);
    whole.fraction = over.value.to_string() + "/" + under.value.to_string();
    out.push_back({numerator.end, std::move(whole)});
  }
  return out;
}

}  // namespace

// Digits alone, with nothing behind them that could belong to a number: most numbers of a text.
std::optional<NumberReading> NumberReader::read_plain(std::string_view text, size_t at) const {
  constexpr size_t kMaxPlainDigits = 15;
  size_t end = at;
  int64_t value = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9' && end - at <= kMaxPlainDigits) {
    value = value * 10 + (text[end++] - '0');
  }
  if (end == at || end - at > kMaxPlainDigits) return std::nullopt;
  if (end < text.size() && (text[end] == ' ' || table_.find(text, end, kAnyKind))) return std::nullopt;
  NumberReading out{static_cast<uint32_t>(end), Number{}};
  out.number->value = value;
  out.number->digits = static_cast<uint8_t>(end - at);
  out.number->flags = kDigits;
  if (text[at] == '0' && end - at > 1) out.number->flags |= kLeadingZero;
  return out;
}

std::vector<NumberReading> NumberReader::read(std::string_view text, size_t at) const {
  if (at >= text.size() || !may_start(decode_at(text, at).value)) return {};
  if (at > 0 && is_ascii_digit(text, at) && is_ascii_digit(text, at - 1)) return {};
  if (std::optional<NumberReading> plain = read_plain(text, at)) {
    std::vector<NumberReading> out;
    out.push_back(*std::move(plain));
    return out;
  }
  std::vector<NumberReading> out = Scan(table_, text, at).run();
  if (out.empty()) return out;
  const NumberReading denominator = out.back();
  for (NumberReading& whole : read_fractions(table_, text, denominator)) out.push_back(std::move(whole));
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace kiji
