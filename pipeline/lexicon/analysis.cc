#include "pipeline/lexicon/analysis.h"

#include <algorithm>

namespace kiji {

bool Analysis::is(uint32_t token, ClassId word_class) const {
  const Token& what = tokens[token];
  if (lexicon->has_class(what.symbol, word_class)) return true;
  return what.form != kNoForm && lexicon->reading(what.form, word_class) != nullptr;
}

uint32_t Analysis::sentence_of(uint32_t token) const {
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), token,
                                     [](uint32_t value, const Sentence& s) { return value < s.tokens.begin; });
  return static_cast<uint32_t>(next - sentences.begin()) - 1;
}

}  // namespace kiji
