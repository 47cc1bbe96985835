// What a written form is made of, for the filters of the importers. Not the shape classes of tokens: those are the
// lattice's.
#ifndef KIJI_PIPELINE_LEXICON_PACK_SOURCE_FORMS_H_
#define KIJI_PIPELINE_LEXICON_PACK_SOURCE_FORMS_H_

#include <cstdint>
#include <string_view>

namespace kiji {

// Counts of code points. Length marks and middle dots count as katakana.
struct FormShape {
  uint32_t size = 0;
  uint32_t han = 0, hiragana = 0, katakana = 0, letters = 0;  // letters: of any other script
  uint32_t latin = 0;                                         // of these letters
  uint32_t digits = 0;                                        // of any script, but no Han numerals
  uint32_t brackets = 0;
  uint32_t invalid = 0;  // U+FFFD
};

// REQUIRES: valid UTF-8.
FormShape form_shape(std::string_view form);

// Whether the form may be a dictionary form at all: not empty, no digits, no brackets (they hold an explanation), no
// broken character, and not a lone letter or symbol (a lone Han or kana character may be a word).
bool is_word(const FormShape& shape);

// Whether the language (BCP 47) is written in Latin letters. Names that a source does not translate are kept for those
// only.
bool is_latin_language(std::string_view language);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_SOURCE_FORMS_H_
