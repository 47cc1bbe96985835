// The project's own fold table for the tests of this room.
#ifndef KIJI_TESTS_TEXT_FOLD_H_
#define KIJI_TESTS_TEXT_FOLD_H_

#include <fstream>
#include <iterator>
#include <string>

#include "pipeline/text/fold_table.h"
#include "pipeline/text/normalise.h"

namespace kiji {

inline std::string fold_tsv() {
  std::ifstream file(KIJI_SOURCE_DIR "/dictionaries/und/fold.tsv");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The bytes live as long as the program.
inline const Normaliser& normaliser() {
  static const std::string bytes = (*FoldTable::parse(fold_tsv(), "fold.tsv")).serialise();
  static const Normaliser out = *Normaliser::open(bytes);
  return out;
}

}  // namespace kiji

#endif  // KIJI_TESTS_TEXT_FOLD_H_
