// The constructors of figures.rules: what a `yield` makes of the slots of a match. The closed list is documented in
// dictionaries/README.md, "Constructors of figures.rules". Knows arithmetic, not words: what a word says ("below zero",
// "at least", "a tenth") stands in the columns of its word list.
#ifndef KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_
#define KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/figures/expression.h"
#include "pipeline/core/span.h"
#include "pipeline/lexicon/number.h"

namespace kiji {

// The constructor that makes no figure and claims its tokens all the same.
inline constexpr std::string_view kNothing = "nothing";

// What an argument is for, by the name that rules give it. `other` is any further name: only its factor counts.
enum class FigureParameter : uint8_t {
  other,
  number,
  from,
  to,
  near,
  first,
  second,
  over,
  under,
  base,
  unit,
  counter,
  scale,
  sign,
  bound,
  bound_after,
  change,
  most,
  width,
  of,
  part,
  per,
};
FigureParameter figure_parameter(std::string_view name);

// One argument of a yield, read from the match. Views live as long as the analysis and the rule.
struct FigureArgument {
  FigureParameter parameter = FigureParameter::other;
  const Number* number = nullptr;  // a number token, or a number written in the rule
  std::string_view value;          // value column of the slot's entry, or a word written in the rule
  std::string_view text;           // as written in the text; empty for what is written in the rule
  std::string_view factor;         // column `factor` of the entry; empty if it has none
  TokenRange tokens;
};

// The kind of figure that the constructor of that name makes; empty for kNothing and for what is no constructor.
std::optional<FigureKind> figure_constructor(std::string_view function);

// Whether figures.rules may call it. A yield of any other name is a fault of the rule file.
bool is_figure_constructor(std::string_view function);

// The figure of that kind that the arguments describe. Empty where they make none: a range that falls, an age of 400, a
// score with a fraction, an argument that the constructor needs and the match lacks.
std::optional<FigureExpression> construct_figure(FigureKind kind, std::span<const FigureArgument> arguments);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_CONSTRUCTORS_H_
