// A stretch of match text, character by character: where each starts, its code in the trie, its script, and whether a
// number may start there. Positions of the lattice are indices into these.
#ifndef KIJI_PIPELINE_LEXICON_STRETCH_H_
#define KIJI_PIPELINE_LEXICON_STRETCH_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/core/span.h"
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/number.h"
#include "pipeline/lexicon/shape.h"
#include "pipeline/lexicon/trie.h"

namespace kiji {

// What a lattice asks of every character. Immutable, safe to share between threads. The trie's data outlives it.
class CharacterTable {
 public:
  struct Entry {
    uint32_t code = 0;  // Trie::code
    Script script = Script::space;
    bool may_start_number = true;  // may be true wrongly
  };

  CharacterTable(const Trie& trie, const NumberReader& numbers);
  Entry of(char32_t c) const { return c < bmp_.size() ? bmp_[c] : Entry{trie_.code(c), script_of(c)}; }

 private:
  Trie trie_;
  std::vector<Entry> bmp_;  // of the first 65,536 code points
};

class Stretch {
 public:
  // Reads text[span]. Where words are `spaced`, several blanks between two words are one character. Made anew for each
  // stretch in the same memory.
  void read(std::string_view text, Span span, const CharacterTable& table, bool spaced);

  uint32_t size() const { return size_; }
  // Byte of the text where the character starts; of size(): where the stretch ends.
  uint32_t byte(uint32_t at) const { return begin_[at]; }
  // The character that starts at or behind the byte.
  uint32_t at_byte(uint32_t byte) const;
  Span span(uint32_t from, uint32_t to) const { return {begin_[from], begin_[to]}; }
  // For the trie; one more than there are characters: 0.
  std::span<const uint32_t> codes() const { return std::span(code_).first(size_t{size_} + 1); }
  Script script(uint32_t at) const { return script_[at]; }
  // Not of the digits behind another one.
  bool may_start_number(uint32_t at) const { return may_start_number_[at]; }
  // Where the run of its script ends; only of run scripts, otherwise the character's own end.
  uint32_t run_end(uint32_t at) const { return run_end_[at]; }

  // Is a boundary at `at` strictly inside a run of one run script?
  bool inside_run(uint32_t at) const { return at > 0 && at < size_ && run_end_[at - 1] > at; }
  bool is_digit(uint32_t at) const { return at < size_ && script_[at] == Script::digit; }
  bool is_cased(uint32_t at) const { return at < size_ && has_case(script_[at]); }

 private:
  uint32_t size_ = 0;
  // As long as the longest stretch so far.
  std::vector<uint32_t> begin_;
  std::vector<uint32_t> code_;
  std::vector<Script> script_;
  std::vector<uint8_t> may_start_number_;
  std::vector<uint32_t> run_end_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_STRETCH_H_
