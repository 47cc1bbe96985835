// Fuzzed bytes as a source that readers pull from.
#ifndef KIJI_TESTS_FUZZ_MEMORY_H_
#define KIJI_TESTS_FUZZ_MEMORY_H_

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "pipeline/read/reader.h"

namespace kiji {

// In steps of 5 bytes, so that every boundary is met. `data` outlives the source.
inline ByteSource memory_of(const uint8_t* data, size_t size) {
  return [data, size, at = size_t{0}](std::span<char> into) mutable -> Result<size_t> {
    const size_t step = std::min({size_t{5}, into.size(), size - at});
    if (step > 0) std::memcpy(into.data(), data + at, step);
    at += step;
    return step;
  };
}

}  // namespace kiji

#endif  // KIJI_TESTS_FUZZ_MEMORY_H_
