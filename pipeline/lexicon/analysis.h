// An article after segmentation: tokens, numbers, sentences and the symbols that rules read. Made by lattice.h; read by
// every extractor. Immutable.
#ifndef KIJI_PIPELINE_LEXICON_ANALYSIS_H_
#define KIJI_PIPELINE_LEXICON_ANALYSIS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/article.h"
#include "pipeline/core/text.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/number.h"

namespace kiji {

inline constexpr uint32_t kNoNumber = 0xFFFFFFFF;

struct Token {
  Span span;                    // bytes of the match text; between tokens is nothing but blanks (Habits::spaced)
  FormId form = kNoForm;        // kNoForm: a number or an unknown run
  uint32_t number = kNoNumber;  // index into Analysis::numbers; beside a form where that is a number as well
  SymbolId symbol = 0;
};

struct Sentence {
  TokenRange tokens;
  BlockKind block = BlockKind::paragraph;  // the kind of block that the sentence stands in
};

struct Analysis {
  const Lexicon* lexicon = nullptr;  // outlives the analysis
  MatchText text;
  std::vector<Token> tokens;
  std::vector<Number> numbers;
  std::vector<Sentence> sentences;  // in order; they cover all tokens

  // The bytes of the match text from the first to the last token of `range`.
  Span match_span(TokenRange range) const { return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end}; }
  std::string_view surface(TokenRange range) const { return slice(text.text, match_span(range)); }
  std::string_view surface(uint32_t token) const { return slice(text.text, tokens[token].span); }
  Span article_span(TokenRange range) const { return text.to_article(match_span(range)); }
  // Does the token have that class? Symbols carry only the classes that some rule asks for; a form's readings have them
  // all.
  bool is(uint32_t token, ClassId word_class) const;
  const Number* number(uint32_t token) const {
    return tokens[token].number == kNoNumber ? nullptr : &numbers[tokens[token].number];
  }
  // Index of the sentence that holds the token.
  uint32_t sentence_of(uint32_t token) const;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_ANALYSIS_H_
