// The constructors of figures.rules: what a `yield` makes of the slots of a match. The closed list is documented in
// dictionaries/README.md, "Constructors of figures.rules". Knows arithmetic, not words: what a word says ("below zero",
// "at least", "a tenth") stands in the columns of its word list.
#ifndef KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_

#include <optional>
#include <span>
#include <string_view>

#include "extractors/figures/expression.h"
#include "pipeline/core/span.h"
#include "pipeline/lexicon/binding.h"
#include "pipeline/lexicon/number.h"
#include "pipeline/lexicon/rule.h"

namespace kiji {

// The constructor that makes no figure and claims its tokens all the same.
inline constexpr std::string_view kNothing = "nothing";

// One argument of a yield, read from the match. Views live as long as the analysis and the rule.
struct FigureArgument {
  std::string_view name;         // parameter: "number", "unit", "bound" ...
  std::optional<Number> number;  // a number token, or a number written in the rule
  std::string_view value;        // value column of the slot's entry, or a word written in the rule
  std::string_view text;         // as written in the text; empty for what is written in the rule
  std::string_view factor;       // column `factor` of the entry; empty if it has none
  TokenRange tokens;
};

// Whether figures.rules may call it. A yield of any other name is a fault of the rule file.
bool is_figure_constructor(std::string_view function);

// The figure that function(arguments) describes. Empty where the arguments make none: a range that falls, an age of
// 400, a score with a fraction, an argument that the constructor needs and the match lacks.
std::optional<FigureExpression> construct_figure(std::string_view function, std::span<const FigureArgument> arguments);

// The same for a yield over a match. REQUIRES: call.function is not kNothing.
std::optional<FigureExpression> evaluate_figure(const Call& call, const Binding& binding);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_
