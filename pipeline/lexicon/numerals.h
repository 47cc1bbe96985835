// The numerals of a language, as its numbers.tsv names them (dictionaries/README.md, "Numerals"), and their look-up in
// a text. How they combine to numbers is number.h's.
#ifndef KIJI_PIPELINE_LEXICON_NUMERALS_H_
#define KIJI_PIPELINE_LEXICON_NUMERALS_H_

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/word_list.h"

namespace kiji {

enum class NumeralKind : uint8_t {
  digit,           // value 0-9: alone, or several by place
  add,             // value: is added to what stands before it; at most `limit` may be added after it
  times,           // value 10, 100, 1000: multiplies what stands before it, 1 if nothing does
  scale,           // 10^value: multiplies the whole part before it; `limit` (1, 2) of it where nothing stands before
  article,         // 1, but only before times and scale: "a hundred"
  half,            // adds 1/2: "two and a half million"
  vague_prefix,    // value to limit, before times and scale
  vague_suffix,    // value to limit, added after a ten
  point,           // decimal point between ASCII digits
  spelled_point,   // decimal point between digits of a script
  group,           // separator; value: digits of the last group, limit: of those before it
  join,            // may stand between number words
  fraction,        // between denominator and numerator, in this order
  ordinal,         // value: the last part of an ordinal: first, hundredth
  part,            // value/limit: a fraction of one sign, alone or added to the whole number before it: ½
  ordinal_suffix,  // makes an ordinal of ASCII digits: 21st
  inverse_join,    // between ones and the tens behind them: einundzwanzig
  join_add,        // a join; a times behind it counts once and is added: ألفان ومئة
};

struct Numeral {
  NumeralKind kind = NumeralKind::digit;
  int64_t value = 0;
  int64_t limit = 0;
  std::string form;  // folded as text is; ASCII letters in lower case

  bool operator==(const Numeral&) const = default;
};

// The numerals of a word list. All or nothing; faults name the line.
Result<std::vector<Numeral>> parse_numerals(const WordList& list);

// What a language without own separators has from `und`: the language's points and groups replace those of `und`.
std::vector<Numeral> merge_numerals(const std::vector<Numeral>& und, const std::vector<Numeral>& language);

// For the pack. read_numerals(serialise_numerals(x)) == x; a damaged section is an Error.
std::string serialise_numerals(const std::vector<Numeral>& numerals);
Result<std::vector<Numeral>> read_numerals(std::string_view section);

inline constexpr uint32_t kAnyKind = 0xFFFFFFFF;
constexpr uint32_t kind_bit(NumeralKind kind) { return 1u << static_cast<uint32_t>(kind); }

// How a language writes its numbers in words.
struct NumberHabits {
  bool glued = false;      // "numbers: glued": number words stand without blanks (einundzwanzig)
  bool shorthand = false;  // "numbers: shorthand": a lone digit behind a times or scale counts its tenths (两千五)

  bool operator==(const NumberHabits&) const = default;
};

// Look-up by place. Immutable, safe to share between threads.
class NumeralTable {
 public:
  struct Hit {
    const Numeral* numeral = nullptr;  // null: nothing there
    uint32_t end = 0;
    explicit operator bool() const { return numeral != nullptr; }
  };

  // Where number words are glued, one may end inside a word.
  explicit NumeralTable(const std::vector<Numeral>& numerals, NumberHabits habits = {});
  const NumberHabits& habits() const { return habits_; }

  // False if no numeral that can begin a number starts with that code point; may be true wrongly.
  bool may_start(char32_t c) const { return starters_[hash(c)]; }
  // The longest numeral at text[at] whose kind is in `kinds` (kind_bit). ASCII letters match in any case; in scripts
  // that put blanks between words a form ends where a word does, if number words are not glued.
  Hit find(std::string_view text, size_t at, uint32_t kinds) const;
  // True if `at` lies between two letters of such a script.
  static bool inside_word(std::string_view text, size_t at);

 private:
  static constexpr size_t kHashes = 4096;
  static size_t hash(char32_t c) {
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    return (c ^ c >> 12) % kHashes;
  }

  std::vector<Numeral> numerals_;  // by the hash of the first code point, then longest first
  std::vector<uint32_t> begin_;    // numerals_[begin_[h], begin_[h + 1]) have the hash h
  std::bitset<kHashes> starters_;  // of those that can begin a number
  NumberHabits habits_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_NUMERALS_H_
