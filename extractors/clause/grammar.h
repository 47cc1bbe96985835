// The word lists that say how a clause is built: particles, inflections, brackets, and the questions that readers of
// level 2 ask about a unit. Words are data; this unit knows the names of the lists.
#ifndef KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_
#define KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/cascade.h"
#include "pipeline/lexicon/analysis.h"

namespace kiji {

// What a particle makes of its phrase (case-marker.tsv).
enum class Marker : uint8_t {
  none,
  topic,
  subject,
  object,
  dative,
  locative,
  comitative,
  agent,
  target,
  genitive,
  list,
  source,
  limit
};
inline constexpr size_t kMarkerCount = 13;
std::optional<Marker> marker(std::string_view name);

// How a predicate goes on (inflection.tsv).
struct Inflection {
  std::string_view form;  // past, ongoing, continuative ...; empty if there is none
  bool passive = false;
  uint32_t end = 0;  // byte of the match text where it ends
};

// What stands at a place between clauses (clause-mark.tsv) or around a quotation (quote-mark.tsv).
enum class Mark : uint8_t { none, open, close, comma, stop, colon, other };

// Lists that a word can stand in, as bits of Word::lists.
enum class WordListBit : uint8_t {
  case_marker,
  inflection,
  ending,
  quote_mark,
  speaker_noun,
  verb,
  verb_suffix,
  verb_dependent,
  auxiliary,
  adjective,
  adverb,
  conjunction,
  noun,
  verbal_noun,
  suffix,
  proper,
  title,
  role,
  suffix_person,
  noun_suffix,
  clause_mark,
  event_light,
};

template <typename... List>
constexpr uint32_t list_bits(List... list) {
  return ((uint32_t{1} << static_cast<uint32_t>(list)) | ...);
}

// What the lists say of one token: its readings are looked at once, the questions are asked many times.
struct Word {
  uint32_t lists = 0;
  Marker marker = Marker::none;
  Mark clause_mark = Mark::none;
  Mark quote_mark = Mark::none;
  bool adnominal = false;
  bool continuative = false;
  bool hearsay = false;
};

// For one language. A view over the lexicon, which outlives it. Safe to share between threads.
class Grammar {
 public:
  explicit Grammar(const Lexicon& lexicon);

  // The words of one text are few and come back: what was read of a form is kept.
  Word word(const Token& token) const;

  // The longest inflection that begins at that byte of the match text, whatever the tokens are.
  Inflection inflection_at(const Analysis& analysis, uint32_t byte) const;
  // The same for the longest ending of a predicate (ending.tsv): plan, forecast ...; empty if there is none.
  std::string_view ending_at(const Analysis& analysis, uint32_t byte) const;
  // The value of the token in that class; empty if it has none.
  std::string_view value(const Analysis& analysis, uint32_t token, std::optional<ClassId> word_class) const;

  const Lexicon& lexicon() const { return *lexicon_; }
  std::optional<ClassId> class_of(WordListBit list) const { return classes_[static_cast<size_t>(list)]; }
  std::optional<ClassId> saying() const { return saying_; }
  // Classes of verbs that events are told by, which have a column `form`.
  const std::array<std::optional<ClassId>, 3>& event_verbs() const { return event_verbs_; }

 private:
  struct Longest {
    EntryId entry = kNoEntry;
    uint32_t end = 0;
  };
  Longest longest_at(const Analysis& analysis, uint32_t byte, std::optional<ClassId> word_class) const;
  Word read(FormId form) const;
  void read_value(EntryId entry, WordListBit list, Word& word) const;

  const Lexicon* lexicon_;
  std::array<std::optional<ClassId>, 22> classes_;  // by WordListBit
  std::vector<uint32_t> bit_of_class_;              // 0: none of the lists
  std::vector<uint32_t> bits_of_symbol_;
  // By form, one for each remainder; a form and its word packed into one number, so that threads need no lock.
  std::unique_ptr<std::atomic<uint64_t>[]> kept_;
  std::optional<ClassId> saying_;
  std::array<std::optional<ClassId>, 3> event_verbs_;
};

// The words of one article. The grammar outlives it.
class Words {
 public:
  Words(const Grammar& grammar, const Analysis& analysis);

  Marker marker_of(uint32_t token) const { return words_[token].marker; }
  Mark clause_mark(uint32_t token) const { return words_[token].clause_mark; }
  Mark quote_mark(uint32_t token) const { return words_[token].quote_mark; }
  // A word that says what happens or is, or a part of one. A word that may be a noun too is none.
  bool is_predicate(uint32_t token) const { return is(token, kVerbal) && !is_noun(token); }
  // Goes on with a predicate, but begins none (た, です).
  bool continues_predicate(uint32_t token) const { return is_predicate(token) || is(token, kContinuing); }
  // The end of a predicate that another one follows: 越え|て.
  bool is_continuative(uint32_t token) const { return words_[token].continuative; }
  bool is_punctuation(uint32_t token) const { return clause_mark(token) >= Mark::comma; }
  // Does the particle tie its phrase to a noun without another one: による, に対する?
  bool is_adnominal(uint32_t token) const { return words_[token].adnominal; }
  bool is_noun(uint32_t token) const { return is(token, kNominal); }
  // Stands between a name and its particle without making another thing of it: 大統領, 氏, 側.
  bool is_title(uint32_t token) const { return is(token, kTitles); }
  bool is_speaker_noun(uint32_t token) const { return is(token, list_bits(WordListBit::speaker_noun)); }
  // A word behind a report that says that it is one (という).
  bool is_hearsay(uint32_t token) const { return words_[token].hearsay; }
  bool is_adverb(uint32_t token) const { return is(token, list_bits(WordListBit::adverb, WordListBit::conjunction)); }
  // A verb that only says that what its noun names takes place.
  bool is_light(uint32_t token) const { return is(token, list_bits(WordListBit::event_light)); }

  const Grammar& grammar() const { return *grammar_; }

 private:
  static constexpr uint32_t kNominal =
      list_bits(WordListBit::noun, WordListBit::verbal_noun, WordListBit::suffix, WordListBit::proper);
  static constexpr uint32_t kVerbal =
      list_bits(WordListBit::verb, WordListBit::verb_suffix, WordListBit::verb_dependent, WordListBit::adjective,
                WordListBit::ending, WordListBit::inflection);
  static constexpr uint32_t kContinuing =
      list_bits(WordListBit::auxiliary, WordListBit::verb_dependent, WordListBit::verb_suffix);
  static constexpr uint32_t kTitles =
      list_bits(WordListBit::title, WordListBit::role, WordListBit::suffix_person, WordListBit::noun_suffix);
  bool is(uint32_t token, uint32_t lists) const { return (words_[token].lists & lists) != 0; }

  const Grammar* grammar_;
  std::vector<Word> words_;  // one for each token
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_
