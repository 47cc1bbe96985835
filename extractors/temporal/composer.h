// Puts neighbouring time expressions together: 来週 + の + 月曜日 + 午後1時 + から + 3時 is one expression, not four.
// Rules name the pieces; which words may join them, open them or weaken them is the word list timeglue.tsv; which
// pieces fit is decided here by their units.
#ifndef KIJI_EXTRACTORS_TEMPORAL_COMPOSER_H_
#define KIJI_EXTRACTORS_TEMPORAL_COMPOSER_H_

#include <vector>

#include "extractors/temporal/expression.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// A piece with the specificity of the rule that found it, for the contest.
struct TimePiece {
  TimeExpression expression;
  uint32_t literals = 0;
  uint32_t order = 0;
};

// `pieces` are in text order and do not overlap. What stays `bound` (an hour word alone, a phase without its month) is
// dropped. The result is in text order and does not overlap.
std::vector<TimePiece> compose_times(const Analysis& analysis, std::vector<TimePiece> pieces);

// Whether `inner` can lie in or refine `outer` when it directly follows it.
bool fits_within(const TimeExpression& outer, const TimeExpression& inner);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_COMPOSER_H_
