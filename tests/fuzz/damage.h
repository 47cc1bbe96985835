// A small pack that is made in memory, and damage to it. The input of the target says where: five bytes each, an offset
// and what the byte there is crossed with; so seeds stay right when the layout of packs changes.
#ifndef KIJI_TESTS_FUZZ_DAMAGE_H_
#define KIJI_TESTS_FUZZ_DAMAGE_H_

#include <cstdint>
#include <cstring>
#include <string>

#include "pipeline/lexicon/pack_writer.h"
#include "tests/fuzz/require.h"

namespace kiji {

// Of tests/fuzz/words: some lists, rules of three kinds, no data package.
inline const std::string& small_pack() {
  static const std::string bytes = [] {
    auto pack = build_pack({.dictionaries = KIJI_SOURCE_DIR "/tests/fuzz/words"});
    require(pack.ok(), pack ? "" : pack.error().to_string());
    return *std::move(pack);
  }();
  return bytes;
}

// One offset in sixteen cuts the pack there instead.
inline std::string damaged(std::string bytes, const uint8_t* data, size_t size) {
  for (; size >= 5 && !bytes.empty(); data += 5, size -= 5) {
    uint32_t at = 0;
    std::memcpy(&at, data, sizeof at);
    if (at % 16 == 15) {
      bytes.resize(at / 16 % bytes.size());
    } else {
      char& byte = bytes[at / 16 % bytes.size()];
      byte = static_cast<char>(byte ^ static_cast<char>(data[4]));
    }
  }
  return bytes;
}

}  // namespace kiji

#endif  // KIJI_TESTS_FUZZ_DAMAGE_H_
