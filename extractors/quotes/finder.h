// Quotes: direct speech in brackets and reported speech, with the speaker and the verb. Rules: quotes.rules, over
// level 2. A name of a work or a word in brackets is no quote.
#ifndef KIJI_EXTRACTORS_QUOTES_FINDER_H_
#define KIJI_EXTRACTORS_QUOTES_FINDER_H_

#include <vector>

#include "extractors/clause/grammar.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

// What the rules of quotes need to be called by: constructors of quotes.rules (dictionaries/README.md).
bool is_quote_constructor(std::string_view name);

// For one language. Immutable, safe to share between threads.
class QuoteFinder {
 public:
  // Faults: rules that the pack holds broken, or a rule whose yield names no constructor of quotes.
  static Result<QuoteFinder> open(const Lexicon& lexicon);

  // In text order, with ids. The record's times and names are read; its quotes are not.
  std::vector<Quote> find(const Analysis& analysis, const Words& words, const AnnotatedUnits& annotated,
                          const Record& record) const;

 private:
  explicit QuoteFinder(RuleSet rules) : rules_(std::move(rules)) {}

  RuleSet rules_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_QUOTES_FINDER_H_
