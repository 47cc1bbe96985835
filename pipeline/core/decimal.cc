#include "pipeline/core/decimal.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace kiji {
namespace {

// Magnitudes as digit strings of equal scale, without sign.
std::string add(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  std::string out(a.size() + 1, '0');
  int carry = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const int sum = (a[a.size() - 1 - i] - '0') + (i < b.size() ? b[b.size() - 1 - i] - '0' : 0) + carry;
    out[out.size() - 1 - i] = static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  out[0] = static_cast<char>('0' + carry);
  return out;
}

// REQUIRES: a >= b and a.size() >= b.size().
std::string subtract(std::string_view a, std::string_view b) {
  std::string out(a);
  int borrow = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    int digit = (a[a.size() - 1 - i] - '0') - (i < b.size() ? b[b.size() - 1 - i] - '0' : 0) - borrow;
    borrow = digit < 0 ? 1 : 0;
    if (digit < 0) digit += 10;
    out[out.size() - 1 - i] = static_cast<char>('0' + digit);
  }
  return out;
}

}  // namespace

Decimal::Decimal(int64_t value) : negative_(value < 0) {
  digits_ = std::to_string(value);
  if (negative_) digits_.erase(0, 1);
  normalise();
}

void Decimal::normalise() {
  digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
  while (!digits_.empty() && digits_.back() == '0') {
    digits_.pop_back();
    ++exponent_;
  }
  if (digits_.empty()) {
    exponent_ = 0;
    negative_ = false;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  Decimal out;
  if (!text.empty() && text.front() == '-') {
    out.negative_ = true;
    text.remove_prefix(1);
  }
  bool point = false, digit = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
      out.digits_.push_back(c);
      if (point) --out.exponent_;
    } else {
      return std::nullopt;
    }
  }
  if (!digit || out.digits_.size() > static_cast<size_t>(kMaxDigits)) return std::nullopt;
  out.normalise();
  return out;
}

Decimal Decimal::operator-() const {
  Decimal out = *this;
  if (!zero()) out.negative_ = !negative_;
  return out;
}

Decimal Decimal::operator+(const Decimal& other) const {
  if (zero()) return other;
  if (other.zero()) return *this;
  Decimal out;
  out.exponent_ = std::min(exponent_, other.exponent_);
  const std::string a = digits_ + std::string(static_cast<size_t>(exponent_ - out.exponent_), '0');
  const std::string b = other.digits_ + std::string(static_cast<size_t>(other.exponent_ - out.exponent_), '0');
  const bool a_is_larger = a.size() != b.size() ? a.size() > b.size() : a >= b;
  out.negative_ = a_is_larger ? negative_ : other.negative_;
  out.digits_ = negative_ == other.negative_ ? add(a, b) : a_is_larger ? subtract(a, b) : subtract(b, a);
  out.normalise();
  return out;
}

Decimal Decimal::operator*(const Decimal& other) const {
  Decimal out;
  if (zero() || other.zero()) return out;
  std::string product(digits_.size() + other.digits_.size(), '0');
  for (size_t i = digits_.size(); i-- > 0;) {
    int carry = 0;
    for (size_t j = other.digits_.size(); j-- > 0;) {
      const int sum = (product[i + j + 1] - '0') + (digits_[i] - '0') * (other.digits_[j] - '0') + carry;
      product[i + j + 1] = static_cast<char>('0' + sum % 10);
      carry = sum / 10;
    }
    product[i] = static_cast<char>(product[i] + carry);
  }
  out.digits_ = std::move(product);
  out.exponent_ = exponent_ + other.exponent_;
  out.negative_ = negative_ != other.negative_;
  out.normalise();
  return out;
}

Decimal Decimal::shifted(int power) const {
  Decimal out = *this;
  if (!zero()) out.exponent_ += power;
  return out;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const Decimal difference = *this - other;
  if (difference.zero()) return std::strong_ordering::equal;
  return difference.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::string Decimal::to_string() const {
  if (zero()) return "0";
  std::string out = digits_;
  if (exponent_ >= 0) {
    out.append(static_cast<size_t>(exponent_), '0');
  } else {
    const auto fraction = static_cast<size_t>(-exponent_);
    if (out.size() <= fraction) out.insert(0, fraction + 1 - out.size(), '0');
    out.insert(out.size() - fraction, ".");
  }
  if (negative_) out.insert(0, "-");
  return out;
}

double Decimal::to_double() const {
  const std::string text = to_string();
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::optional<int64_t> Decimal::to_int() const {
  if (!integer() || digits_.size() + static_cast<size_t>(exponent_) > 18) return std::nullopt;
  int64_t out = 0;
  for (const char digit : digits_) out = out * 10 + (digit - '0');
  for (int i = 0; i < exponent_; ++i) out *= 10;
  return negative_ ? -out : out;
}

Decimal Decimal::divided(const Decimal& other, int digits) const {
  if (zero()) return {};
  // Long division of the digit strings; one digit more than asked for decides the rounding.
  std::string quotient, rest;
  size_t next = 0;
  int exponent = exponent_ - other.exponent_ + static_cast<int>(digits_.size());
  while (quotient.size() < static_cast<size_t>(digits) + 1) {
    const bool exhausted = next >= digits_.size();
    if (exhausted && rest.empty() && !quotient.empty()) break;
    rest.push_back(exhausted ? '0' : digits_[next]);
    ++next;
    --exponent;
    rest.erase(0, std::min(rest.find_first_not_of('0'), rest.size()));
    int times = 0;
    const std::string& d = other.digits_;
    while (rest.size() > d.size() || (rest.size() == d.size() && rest >= d)) {
      rest = subtract(rest, d);
      rest.erase(0, std::min(rest.find_first_not_of('0'), rest.size()));
      ++times;
    }
    if (!quotient.empty() || times != 0) quotient.push_back(static_cast<char>('0' + times));
  }
  Decimal out;
  out.negative_ = negative_ != other.negative_;
  out.exponent_ = exponent;
  if (quotient.size() > static_cast<size_t>(digits)) {
    const bool up = quotient.back() >= '5';
    quotient.pop_back();
    ++out.exponent_;
    if (up) quotient = add(quotient, "1");
  }
  out.digits_ = std::move(quotient);
  out.normalise();
  return out;
}

}  // namespace kiji
