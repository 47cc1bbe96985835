// The extractor of figures: everything that is counted or measured. Rules: figures.rules; words: unit, counter,
// currency, bound, change ... lists. A DURATION that the temporal extractor found becomes a figure here without a rule
// of its own.
#ifndef KIJI_EXTRACTORS_FIGURES_EXTRACTOR_H_
#define KIJI_EXTRACTORS_FIGURES_EXTRACTOR_H_

#include <memory>

#include "extractors/extractor.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// For one language. The lexicon is copied (a view); the pack behind it outlives the extractor. Faults: rules that the
// pack holds broken, or a rule whose yield names no constructor of figures.
Result<std::unique_ptr<Extractor>> make_figures_extractor(const Lexicon& lexicon);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_FIGURES_EXTRACTOR_H_
