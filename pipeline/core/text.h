// The article's text as rules see it, and the way back to the text that the reader sees.
#ifndef KIJI_PIPELINE_CORE_TEXT_H_
#define KIJI_PIPELINE_CORE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/span.h"

namespace kiji {

// Where text B, made from text A, differs from A. Everything between two edits is the same in both, byte for byte.
//
//   A (source)   2 0 2 6 年 ~ ~ ガ         B (derived)   2026年ガ
//
// A span of B is carried back to A by rounding outwards inside an edit: begin down, end up. At the place of a deletion
// a begin maps behind what was deleted and an end before it, so that nothing dropped clings to a surface. Look-ups are
// O(log edits); building is append-only and in order. Immutable once handed on, so safe to share.
class OffsetMap {
 public:
  // Text [source.begin, source.end) of A stands as [derived.begin, derived.end) in B. Edits come in order, do not
  // overlap.
  void add(Span source, Span derived);

  bool identity() const { return edits_.empty(); }
  uint32_t source_begin(uint32_t derived_begin) const;
  uint32_t source_end(uint32_t derived_end) const;
  // REQUIRES: derived is not empty (an empty span has no place of its own where something was deleted).
  Span to_source(Span derived) const { return {source_begin(derived.begin), source_end(derived.end)}; }
  // The other way, for block boundaries: the first derived position that is not before `source`.
  uint32_t to_derived(uint32_t source) const;

 private:
  struct Edit {
    Span source, derived;
  };
  std::vector<Edit> edits_;
};

// Text that rules run over: NFC, folded (text/normalise.h), valid UTF-8, without private-use and zero-width characters.
// The maps are walked one after the other, never composed: where a deletion meets an insertion, a composed map is
// wrong.
struct MatchText {
  std::string text;
  std::vector<OffsetMap>
      maps;  // maps.front() leads from `text` one step back; maps.back() arrives at the article's text

  Span to_article(Span match) const;
  uint32_t from_article(uint32_t article) const;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_TEXT_H_
