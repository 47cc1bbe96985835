// Records that use every field, for the golden test and for the schema. Not articles: the facts in them need not be
// true.
#ifndef KIJI_TESTS_EMIT_SAMPLES_H_
#define KIJI_TESTS_EMIT_SAMPLES_H_

#include "pipeline/core/record.h"

namespace kiji {

// Nothing but what is always there.
Record smallest_record();
// Every field set, over a text with one supplementary character before all spans.
Record full_record();
Failure sample_failure();

}  // namespace kiji

#endif  // KIJI_TESTS_EMIT_SAMPLES_H_
