#include "extractors/all.h"

#include "extractors/figures/extractor.h"
#include "extractors/names/extractor.h"
#include "extractors/temporal/extractor.h"

namespace kiji {

Result<std::vector<std::unique_ptr<Extractor>>> make_extractors(const Lexicon& lexicon) {
  std::vector<std::unique_ptr<Extractor>> out;
  for (const auto make : {make_temporal_extractor, make_figures_extractor, make_names_extractor}) {
    Result<std::unique_ptr<Extractor>> extractor = make(lexicon);
    if (!extractor) return extractor.error();
    out.push_back(*std::move(extractor));
  }
  return out;
}

}  // namespace kiji
