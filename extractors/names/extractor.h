// People, organizations and places (names.rules). Finds names and what speaks for them; the entities are resolver.h's.
#ifndef KIJI_EXTRACTORS_NAMES_EXTRACTOR_H_
#define KIJI_EXTRACTORS_NAMES_EXTRACTOR_H_

#include <memory>

#include "extractors/extractor.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// `lexicon` outlives the extractor. Faults: rules or tables of the pack that cannot be read. Safe to share between
// threads.
Result<std::unique_ptr<Extractor>> make_names_extractor(const Lexicon& lexicon);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_EXTRACTOR_H_
