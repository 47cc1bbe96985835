#include "pipeline/lexicon/alphabet.h"

#include <algorithm>
#include <map>

namespace kiji {

// Starts with one letter for all symbols; each set divides those letters of which it holds a part.
Alphabet make_alphabet(std::span<const std::vector<SymbolId>> sets, size_t symbols) {
  Alphabet out;
  out.letters.assign(symbols, kEdgeLetter + 1);
  std::vector<size_t> sizes = {0, symbols};  // symbols of each letter
  for (const std::vector<SymbolId>& set : sets) {
    std::map<Letter, size_t> parts;
    for (const SymbolId symbol : set) ++parts[out.letters[symbol]];
    std::map<Letter, Letter> divided;
    for (const auto& [letter, size] : parts) {
      if (size == sizes[letter]) continue;
      divided[letter] = static_cast<Letter>(sizes.size());
      sizes[letter] -= size;
      sizes.push_back(size);
    }
    for (const SymbolId symbol : set) {
      if (const auto found = divided.find(out.letters[symbol]); found != divided.end()) {
        out.letters[symbol] = found->second;
      }
    }
  }
  for (const std::vector<SymbolId>& set : sets) {
    std::vector<Letter>& letters = out.sets.emplace_back();
    for (const SymbolId symbol : set) letters.push_back(out.letters[symbol]);
    std::sort(letters.begin(), letters.end());
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
  }
  return out;
}

}  // namespace kiji
