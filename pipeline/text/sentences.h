// Where sentences end in the match text. Knows punctuation of scripts, no words: abbreviations come from data. Layout
// is not judged here; a newline ends a sentence whatever stands before it.
#ifndef KIJI_PIPELINE_TEXT_SENTENCES_H_
#define KIJI_PIPELINE_TEXT_SENTENCES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/span.h"

namespace kiji {

// A quotation or a parenthesis up to this long is not cut at the sentences in it; a longer one is a text of its own, or
// a bracket that somebody forgot to close. Bytes of UTF-8 between the brackets.
inline constexpr uint32_t kMaxQuotationBytes = 1200;

// Sentences in order, as bytes of `match_text`. They cover it without gaps: white space and newlines after a sentence
// belong to it, leading ones to the first. None is empty; an empty text has none. Linear in the text.
//
// 。 and its like end a sentence together with the closing brackets after them. Inside 「」 『』 () “” nothing ends, so
// the quotation in 「A。B。」と述べた stays in its sentence; a bracket that is not closed in its paragraph protects
// nothing. `abbreviations` are sorted words with their last mark ("Dr.", "Yahoo!"); no sentence ends behind them.
std::vector<Span> split_sentences(std::string_view match_text, std::span<const std::string> abbreviations = {});

}  // namespace kiji

#endif  // KIJI_PIPELINE_TEXT_SENTENCES_H_
