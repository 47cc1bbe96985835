// The closed list of what a rule of temporal.rules may yield, evaluated over a match. The list with its parameters is
// in dictionaries/README.md; nothing here knows a word, all that a word means stands in the columns of its entry.
#ifndef KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_

#include <optional>
#include <string_view>
#include <variant>

#include "extractors/temporal/expression.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/binding.h"

namespace kiji {

// `nothing()`: the tokens are claimed and no time is made.
struct NoTime {};

// What the yield of the binding's rule makes of the match. Empty if the slots hold no such time (month 13, an entry
// without the needed column): then the match counts for nothing.
std::optional<std::variant<TimeExpression, NoTime>> construct_time(const Binding& binding);

// Whether a yield uses only constructors of the list. The first one that is none is the error.
Status check_time_yield(const Call& yield);

// The unit of that name ("day", "fiscal-year"); empty if there is none.
std::optional<TimeUnit> time_unit(std::string_view name);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_CONSTRUCTORS_H_
