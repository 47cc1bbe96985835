// The publication date of an article that brings none: from its date line, and where that can be read in two ways
// (01/02/2026), the way the article's own dates speak for.
#ifndef KIJI_EXTRACTORS_TEMPORAL_PUBLISHED_H_
#define KIJI_EXTRACTORS_TEMPORAL_PUBLISHED_H_

#include <optional>
#include <span>
#include <vector>

#include "extractors/temporal/context.h"
#include "extractors/temporal/expression.h"
#include "pipeline/core/article.h"

namespace kiji {

// A date of the article with the tense it is told in: the evidence.
struct DateEvidence {
  const TimeExpression* expression = nullptr;
  Tense tense = Tense::unknown;
};

// The readings of a date line: one, or two where day and month can change places. Empty if it is no full date.
std::vector<LocalTime> dateline_readings(const TimeExpression& dateline);

// Chooses among the readings; `evidence` in any order. Empty without readings.
std::optional<Published> infer_published(std::span<const LocalTime> readings, std::span<const DateEvidence> evidence);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_PUBLISHED_H_
