#include "extractors/temporal/context.h"

namespace kiji {
namespace {

constexpr std::string_view kEndingClass = "ending";

}  // namespace

TenseReader::TenseReader(const Analysis& analysis)
    : analysis_(analysis), ending_(analysis.lexicon->find_class(kEndingClass)) {}

Tense TenseReader::of(const Token& token) const {
  if (token.form == kNoForm) return Tense::unknown;
  Tense tense = Tense::unknown;
  for (const Reading& reading : analysis_.lexicon->readings(token.form)) {
    if (reading.word_class != *ending_) continue;
    const std::string_view value = analysis_.lexicon->value(reading.entry);
    if (value == "plan" || value == "future" || value == "forecast") return Tense::future;
    if (value == "past") tense = Tense::past;
  }
  return tense;
}

Tense TenseReader::after(TokenRange range) const {
  if (!ending_ || range.empty()) return Tense::unknown;
  const uint32_t end = analysis_.sentences[analysis_.sentence_of(range.begin)].tokens.end;
  for (uint32_t i = range.end; i < end; ++i) {
    const Tense tense = of(analysis_.tokens[i]);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace kiji
