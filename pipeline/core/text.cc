#include "pipeline/core/text.h"

#include <algorithm>
#include <iterator>

namespace kiji {

void OffsetMap::add(Span source, Span derived) { edits_.push_back({source, derived}); }

uint32_t OffsetMap::source_begin(uint32_t at) const {
  // The last edit that begins at or before `at`.
  const auto next = std::upper_bound(edits_.begin(), edits_.end(), at,
                                     [](uint32_t value, const Edit& edit) { return value < edit.derived.begin; });
  if (next == edits_.begin()) return at;
  const Edit& edit = *std::prev(next);
  if (at < edit.derived.end) return edit.source.begin;
  return edit.source.end + (at - edit.derived.end);
}

uint32_t OffsetMap::source_end(uint32_t at) const {
  // The last edit that begins before `at`; one that begins at `at` is behind the span.
  const auto next = std::lower_bound(edits_.begin(), edits_.end(), at,
                                     [](const Edit& edit, uint32_t value) { return edit.derived.begin < value; });
  if (next == edits_.begin()) return at;
  const Edit& edit = *std::prev(next);
  if (at < edit.derived.end) return edit.source.end;
  return edit.source.end + (at - edit.derived.end);
}

uint32_t OffsetMap::to_derived(uint32_t at) const {
  // The first edit that begins at or behind `at`: what is inserted there is not before it.
  const auto next = std::lower_bound(edits_.begin(), edits_.end(), at,
                                     [](const Edit& edit, uint32_t value) { return edit.source.begin < value; });
  if (next != edits_.end() && next->source.begin == at) return next->derived.begin;
  if (next == edits_.begin()) return at;
  const Edit& edit = *std::prev(next);
  if (at < edit.source.end) return edit.derived.end;
  return edit.derived.end + (at - edit.source.end);
}

Span MatchText::to_article(Span span) const {
  for (const OffsetMap& map : maps) span = map.to_source(span);
  return span;
}

uint32_t MatchText::from_article(uint32_t at) const {
  for (auto map = maps.rbegin(); map != maps.rend(); ++map) at = map->to_derived(at);
  return at;
}

}  // namespace kiji
