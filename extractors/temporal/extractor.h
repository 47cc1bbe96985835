// Times of an article: finds expressions by temporal.rules, puts neighbours together, and after the contest resolves
// them in text order. Also infers the publication date from the date line where the article has none.
#ifndef KIJI_EXTRACTORS_TEMPORAL_EXTRACTOR_H_
#define KIJI_EXTRACTORS_TEMPORAL_EXTRACTOR_H_

#include <memory>

#include "extractors/extractor.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// Its rules come out of the lexicon's pack, which must outlive the extractor. A yield outside the list is a fault.
Result<std::unique_ptr<Extractor>> make_temporal_extractor(const Lexicon& lexicon);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_EXTRACTOR_H_
