// The one interface of the house: something that finds one kind of fact by its rules and resolves what it found.
#ifndef KIJI_EXTRACTORS_EXTRACTOR_H_
#define KIJI_EXTRACTORS_EXTRACTOR_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extractors/figures/expression.h"
#include "extractors/names/expression.h"
#include "extractors/temporal/expression.h"
#include "pipeline/core/record.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// Words that look like a fact and are none: KH-101, an aircraft's name. A rule that yields `nothing()` blocks its
// tokens.
struct Designation {};

// What a rule says about some tokens, before it is known what else claims them. Payload: one alternative for each
// extractor.
struct Candidate {
  TokenRange tokens;
  std::variant<TimeExpression, FigureExpression, NameExpression, Designation> what;
  std::string_view rule;  // "ja/month-day"; lives in the rule set
  uint32_t literals = 0;  // specificity of the rule
  uint32_t order = 0;     // place in its file
};

// Level 1. Two steps with the contest between them; resolve sees only candidates that won.
class Extractor {
 public:
  virtual ~Extractor() = default;
  // "temporal": the name of its folder, of its *.rules and of its part in the contest table.
  virtual std::string_view kind() const = 0;
  virtual std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const = 0;
  // Adds what the accepted candidates (of this kind, in text order) say to the record. The order of extractors is that
  // of all.cc: figures may refer to times, names to figures.
  virtual void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const = 0;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_EXTRACTOR_H_
