// Resolves the accepted times of one article, in text order: its publication date first, then each time against what
// was told before it.
#ifndef KIJI_EXTRACTORS_TEMPORAL_ARTICLE_TIMES_H_
#define KIJI_EXTRACTORS_TEMPORAL_ARTICLE_TIMES_H_

#include <vector>

#include "extractors/extractor.h"

namespace kiji {

// Adds to record.times, record.article.warnings and, where the article brings none, record.article.published. REQUIRES:
// `accepted` holds TimeExpressions in text order.
void resolve_times(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_ARTICLE_TIMES_H_
