// Half-open byte ranges. Every offset inside the program counts bytes of UTF-8; code points and UTF-16 units exist only
// in emit/.
#ifndef KIJI_PIPELINE_CORE_SPAN_H_
#define KIJI_PIPELINE_CORE_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace kiji {

// [begin, end) in bytes of one text, or in tokens of one analysis (TokenRange below). begin <= end.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

// [begin, end) counted in tokens. A type of its own, so that bytes and tokens cannot be mixed.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  auto operator<=>(const TokenRange&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(TokenRange inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
};

// The bytes of `text` that `span` covers. REQUIRES: span.end <= text.size().
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_SPAN_H_
