// What a fuzz target demands. Stays in every build type, unlike assert.
#ifndef KIJI_TESTS_FUZZ_REQUIRE_H_
#define KIJI_TESTS_FUZZ_REQUIRE_H_

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace kiji {

inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

inline std::string_view as_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace kiji

#endif  // KIJI_TESTS_FUZZ_REQUIRE_H_
