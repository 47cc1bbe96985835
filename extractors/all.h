// The one list of extractors.
#ifndef KIJI_EXTRACTORS_ALL_H_
#define KIJI_EXTRACTORS_ALL_H_

#include <memory>
#include <vector>

#include "extractors/extractor.h"
#include "pipeline/core/result.h"

namespace kiji {

// Those of level 1 for one language, in the order in which they resolve: figures refer to times, names to figures. The
// lexicon outlives them.
Result<std::vector<std::unique_ptr<Extractor>>> make_extractors(const Lexicon& lexicon);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_ALL_H_
