// The alphabet of one kind of rules: symbols that none of its sets tells apart are one letter. A language has thousands
// of symbols and a kind of rules a few hundred letters, so the automaton of its sequences has few transitions.
#ifndef KIJI_PIPELINE_LEXICON_ALPHABET_H_
#define KIJI_PIPELINE_LEXICON_ALPHABET_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/lexicon/lexicon.h"

namespace kiji {

using Letter = uint16_t;

// The end of a sentence. No symbol has this letter.
inline constexpr Letter kEdgeLetter = 0;

struct Alphabet {
  std::vector<Letter> letters;            // by symbol; from 1 on
  std::vector<std::vector<Letter>> sets;  // the sets, in letters, each ascending
};

// REQUIRES: the sets are sorted and their symbols are below `symbols`.
Alphabet make_alphabet(std::span<const std::vector<SymbolId>> sets, size_t symbols);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_ALPHABET_H_
