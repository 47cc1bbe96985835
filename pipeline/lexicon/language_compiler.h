// One language's part of the pack: forms, readings, symbols, trie and compiled rules out of its folder, that of `und`
// and the data packages.
#ifndef KIJI_PIPELINE_LEXICON_LANGUAGE_COMPILER_H_
#define KIJI_PIPELINE_LEXICON_LANGUAGE_COMPILER_H_

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/dictionary.h"
#include "pipeline/lexicon/pack.h"
#include "pipeline/lexicon/pack_source.h"

namespace kiji {

// The list whose forms are read by the number reader, not by the lattice.
inline constexpr std::string_view kNumeralList = "numbers";

struct LanguageInput {
  std::string language;
  std::span<const DictionaryFolder* const> folders;  // in order of precedence: the user's, the language's, und
  std::span<const SourceBatch> imports;
  std::span<const std::string> without;  // classes left out
  FoldForm fold;
};

// Adds the sections "<language>/…" to the pack. Fault: a rule that names an unknown class or value, with its place.
Status compile_language(const LanguageInput& input, PackBuilder& pack);

// Adds "<language>/numbers" alone: a region writes its digits in its own way (es-mx: 1,234.5) and has all else of its
// language. `input.folders`: the region's, then those of its language.
Status compile_region(const LanguageInput& input, PackBuilder& pack);

// Classes that tokens of level 2 have: what level 1 found there. They are no word lists.
inline constexpr std::string_view kAnnotationClasses[] = {"FIGURE", "ORG", "PERSON", "PLACE", "QUOTE", "TIME"};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_LANGUAGE_COMPILER_H_
