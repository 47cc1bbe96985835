// The pack of this build tree, opened once for a test program. The ctest fixture `pack` brings it up to date.
#ifndef KIJI_TESTS_DATA_PACK_H_
#define KIJI_TESTS_DATA_PACK_H_

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

#include "pipeline/run/pipeline.h"

namespace kiji {

template <typename T>
T value_or_end(Result<T> result) {
  if (result) return *std::move(result);
  std::cerr << result.error().to_string() << '\n';
  std::exit(1);  // without its data no test of the program says anything
}

inline const Pack& tested_pack() {
  static const Pack pack = value_or_end(Pack::open(KIJI_BINARY_DIR "/kiji.pack"));
  return pack;
}

inline const Pipeline& tested_pipeline() {
  static const Pipeline pipeline = value_or_end(Pipeline::open(tested_pack()));
  return pipeline;
}

// Text as an article of one paragraph.
inline Article article_of(std::string text, std::string language = "ja", std::string published = "2026-02-01") {
  const auto size = static_cast<uint32_t>(text.size());
  Article out;
  out.id = "test";
  out.language = Language{.tag = std::move(language), .by = "given", .confidence = 1};
  out.published = Published{.value = std::move(published), .by = "given", .why = "", .alternatives = {}};
  out.text = std::move(text);
  if (size > 0) out.blocks = {{.kind = BlockKind::paragraph, .span = {0, size}}};
  return out;
}

}  // namespace kiji

#endif  // KIJI_TESTS_DATA_PACK_H_
