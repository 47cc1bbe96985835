// The word lists that say how a clause is built: particles, inflections, brackets, and the questions that readers of
// level 2 ask about a unit. Words are data; this unit knows the names of the lists.
#ifndef KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_
#define KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_

#include <cstdint>
#include <optional>
#include <string_view>

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
std::optional<Marker> marker(std::string_view name);

// How a predicate goes on (inflection.tsv).
struct Inflection {
  std::string_view form;  // past, ongoing, continuative ...; empty if there is none
  bool passive = false;
  uint32_t end = 0;  // byte of the match text where it ends
};

// For one language. A view over the lexicon, which outlives it; cheap to copy.
class Grammar {
 public:
  explicit Grammar(const Lexicon& lexicon);

  // The value of the token in that class; empty if it has none.
  std::string_view value(const Analysis& analysis, uint32_t token, std::optional<ClassId> word_class) const;
  bool is(const Analysis& analysis, uint32_t token, std::optional<ClassId> word_class) const {
    return word_class && analysis.is(token, *word_class);
  }

  Marker marker_of(const Analysis& analysis, uint32_t token) const;
  // A word that says what happens or is, or a part of one. A word that may be a noun too is none.
  bool is_predicate(const Analysis& analysis, uint32_t token) const;
  // Goes on with a predicate, but begins none (た, です).
  bool continues_predicate(const Analysis& analysis, uint32_t token) const;
  // clause-mark.tsv: open, close, comma, stop, colon; empty if the token is none.
  std::string_view clause_mark(const Analysis& analysis, uint32_t token) const {
    return value(analysis, token, clause_mark_);
  }
  // The end of a predicate that another one follows: 越え|て.
  bool is_continuative(const Analysis& analysis, uint32_t token) const {
    return value(analysis, token, inflection_) == "continuative";
  }
  bool is_punctuation(const Analysis& analysis, uint32_t token) const {
    const std::string_view mark = clause_mark(analysis, token);
    return !mark.empty() && mark != "open" && mark != "close";
  }
  // Does the particle tie its phrase to a noun without another one: による, に対する?
  bool is_adnominal(const Analysis& analysis, uint32_t token) const;
  bool is_noun(const Analysis& analysis, uint32_t token) const;
  // Stands between a name and its particle without making another thing of it: 大統領, 氏, 側.
  bool is_title(const Analysis& analysis, uint32_t token) const;
  bool is_speaker_noun(const Analysis& analysis, uint32_t token) const { return is(analysis, token, speaker_noun_); }
  std::string_view quote_mark(const Analysis& analysis, uint32_t token) const {
    return value(analysis, token, quote_mark_);
  }
  // A word behind a report that says that it is one (という).
  bool is_hearsay(const Analysis& analysis, uint32_t token) const {
    return value(analysis, token, ending_) == "hearsay";
  }
  bool is_adverb(const Analysis& analysis, uint32_t token) const {
    return is(analysis, token, adverb_) || is(analysis, token, conjunction_);
  }

  // The longest inflection that begins at that byte of the match text, whatever the tokens are.
  Inflection inflection_at(const Analysis& analysis, uint32_t byte) const;
  // The same for the longest ending of a predicate (ending.tsv): plan, forecast ...; empty if there is none.
  std::string_view ending_at(const Analysis& analysis, uint32_t byte) const;

  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  struct Longest {
    EntryId entry = kNoEntry;
    uint32_t end = 0;
  };
  Longest longest_at(const Analysis& analysis, uint32_t byte, std::optional<ClassId> word_class) const;

  const Lexicon* lexicon_;
  std::optional<ClassId> case_marker_, inflection_, ending_, quote_mark_, speaker_noun_, verb_, verb_suffix_,
      verb_dependent_, auxiliary_, adjective_, adverb_, conjunction_, noun_, verbal_noun_, suffix_, proper_, title_,
      role_, suffix_person_, noun_suffix_, clause_mark_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_CLAUSE_GRAMMAR_H_
