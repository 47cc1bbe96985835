// The slots of one match, read through the analysis: what a constructor of an extractor gets for `date(month.1,
// day.1)`.
#ifndef KIJI_PIPELINE_LEXICON_BINDING_H_
#define KIJI_PIPELINE_LEXICON_BINDING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// What a slot holds. A slot of several tokens (a repeated class) has the readings of its first token.
struct SlotValue {
  TokenRange tokens;
  const Number* number = nullptr;  // if the token is a number
  EntryId entry = kNoEntry;        // the reading in the slot's class
  std::string_view value;          // value column of that entry
  std::string_view text;           // match text of the tokens
};

// View over one match. Does not own; keep it no longer than the match and the analysis. `origins`, for level 2, gives
// for each symbol its level-1 tokens; empty at level 1.
class Binding {
 public:
  Binding(const Analysis& analysis, const CompiledRule& rule, const Match& match,
          std::span<const TokenRange> origins = {})
      : analysis_(analysis), rule_(rule), match_(match), origins_(origins) {}

  const Analysis& analysis() const { return analysis_; }
  const CompiledRule& rule() const { return rule_; }
  const Match& match() const { return match_; }

  // The nth (1-based) slot of that name among those that took part in the match, in pattern order; empty if there are
  // fewer.
  std::optional<SlotValue> slot(std::string_view name, int nth = 1) const;
  std::optional<SlotValue> slot(const SlotArgument& argument) const { return slot(argument.slot, argument.nth); }
  // A column of the slot's entry; empty if there is none.
  std::string_view column(const SlotValue& slot, std::string_view name) const;
  // The symbols of the slot itself (at level 2 not the same as its tokens).
  std::optional<TokenRange> symbols(std::string_view name, int nth = 1) const;

 private:
  const SlotMatch* find(std::string_view name, int nth) const;

  const Analysis& analysis_;
  const CompiledRule& rule_;
  const Match& match_;
  std::span<const TokenRange> origins_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_BINDING_H_
