// The yield of a rule of figures.rules, made ready once: parameters are numbers instead of names, slots are found
// without comparing text. Does not know what a constructor does.
#ifndef KIJI_EXTRACTORS_FIGURES_CALL_H_
#define KIJI_EXTRACTORS_FIGURES_CALL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/figures/constructors.h"
#include "extractors/figures/expression.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

inline constexpr size_t kMaxFigureArguments = 10;  // of one yield

class FigureCall {
 public:
  // `rule` and the lexicon's pack outlive the call. Faults: no constructor of figures, a class that does not exist,
  // more than kMaxFigureArguments.
  static Result<FigureCall> make(const CompiledRule& rule, const Lexicon& lexicon);

  // The yield is nothing(): the tokens are claimed, there is no figure.
  bool claims_only() const { return !kind_.has_value(); }
  // The figure of a match of the rule; empty where it makes none. REQUIRES: !claims_only().
  std::optional<FigureExpression> evaluate(const Analysis& analysis, const Match& match) const;

 private:
  struct Source {
    FigureParameter parameter = FigureParameter::other;
    std::optional<uint16_t> slot;  // a name in slot_names_; empty for what is written in the rule
    int nth = 1;
    Number number;  // written in the rule, if is_number
    bool is_number = false;
    std::string_view word;  // written in the rule
  };

  Status add(const Argument& argument, const Lexicon& lexicon);
  uint16_t name_of(std::string_view slot);
  const SlotMatch* find(const Source& source, const Match& match) const;
  FigureArgument read(const Analysis& analysis, FigureParameter parameter, const SlotMatch& slot) const;
  bool in_context(const Analysis& analysis, uint32_t begin) const;

  const CompiledRule* rule_ = nullptr;
  std::optional<FigureKind> kind_;
  std::optional<ClassId> context_;       // a word of this class has to stand before the figure in its sentence
  std::vector<uint16_t> slot_names_;     // by slot: its name, as a number
  std::vector<std::string_view> names_;  // the names, by number
  std::vector<Source> sources_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_CALL_H_
