// The numbers of evidence: how much a title, a role, an age or a class of a token speaks for a name. The numbers are
// data (names-weights.tsv, "feature TAB number"); what a feature is, the caller knows.
#ifndef KIJI_EXTRACTORS_NAMES_WEIGHTS_H_
#define KIJI_EXTRACTORS_NAMES_WEIGHTS_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// Immutable, safe to share between threads.
class Weights {
 public:
  // `text` is UTF-8: lines "feature TAB number", # comments, empty lines. A feature stands once. Faults carry `path`.
  static Result<Weights> parse(std::string_view text, const std::string& path);

  // 0 for a feature that is not in the table.
  double of(std::string_view feature) const;
  // Weight of "<type>.<feature>".
  double of(EntityKind type, std::string_view feature) const;
  // What the classes of a token weigh in names that a rule proposes `by` some sign, indexed by ClassId:
  // "<type>.class:<class>", and where it is in the table "<type>.<by>.class:<class>" instead. Classes beyond the end
  // weigh nothing.
  std::vector<double> by_class(EntityKind type, std::string_view by, const Lexicon& lexicon) const;

 private:
  std::map<std::string, double, std::less<>> weights_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_WEIGHTS_H_
