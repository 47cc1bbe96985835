// What one rule of figures.rules says about its tokens: a figure before it is known what it counts or what it is a part
// of. Made by constructors.h, chosen by the contest, turned into a record's Figure by resolver.h.
#ifndef KIJI_EXTRACTORS_FIGURES_EXPRESSION_H_
#define KIJI_EXTRACTORS_FIGURES_EXPRESSION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/decimal.h"
#include "pipeline/core/record.h"
#include "pipeline/core/span.h"

namespace kiji {

// Values carry their sign already (-20 for "20 degrees below zero"), and `bound` is about the signed value. Views are
// into the pack, the rule or the text of the analysis: most expressions lose the contest, so they copy little.
struct FigureExpression {
  FigureKind kind = FigureKind::number;
  std::optional<Decimal> value;     // absent where this is a range or a score
  std::optional<Decimal> min, max;  // of a range; either may be absent: open
  std::vector<Decimal> values;      // of a score
  std::string fraction;             // "1/3", lowest terms not required: as written
  std::string_view unit;            // CLDR unit identifier or ISO 4217 code; empty for a counter
  std::string_view per;             // the second unit of a compound one: "hour" of kilometer-per-hour
  std::string_view unit_text;       // as written; for a counter its canonical form
  Bound bound = Bound::none;
  Change change = Change::none;
  TokenRange of;      // the counted noun, where the rule itself names it
  bool part = false;  // the rule says that this is a part of the figure before it ("of which 80")

  bool operator==(const FigureExpression&) const = default;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_EXPRESSION_H_
