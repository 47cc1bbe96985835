#include "extractors/temporal/context.h"

namespace kiji {
namespace {

constexpr std::string_view kEndingClass = "ending";

Tense tense_of(const Analysis& analysis, const Token& token, ClassId ending) {
  if (token.form == kNoForm) return Tense::unknown;
  Tense tense = Tense::unknown;
  for (const Reading& reading : analysis.lexicon->readings(token.form)) {
    if (reading.word_class != ending) continue;
    const std::string_view value = analysis.lexicon->value(reading.entry);
    if (value == "plan" || value == "future" || value == "forecast") return Tense::future;
    if (value == "past") tense = Tense::past;
  }
  return tense;
}

}  // namespace

Tense tense_after(const Analysis& analysis, TokenRange range) {
  const auto ending = analysis.lexicon->find_class(kEndingClass);
  if (!ending || range.empty()) return Tense::unknown;
  const uint32_t end = analysis.sentences[analysis.sentence_of(range.begin)].tokens.end;
  for (uint32_t i = range.end; i < end; ++i) {
    const Tense tense = tense_of(analysis, analysis.tokens[i], *ending);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace kiji
