#include "extractors/temporal/context.h"

namespace kiji {
namespace {

constexpr std::string_view kEndingClass = "ending";
constexpr std::string_view kOpeningClass = "opening";

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

Tense TenseReader::beside(TokenRange range) const {
  if (!ending_ || range.empty()) return Tense::unknown;
  const TokenRange sentence = analysis_.sentences[analysis_.sentence_of(range.begin)].tokens;
  for (uint32_t i = range.begin; analysis_.lexicon->habits().verb_first && i > sentence.begin; --i) {
    const Tense tense = of(analysis_.tokens[i - 1]);
    if (tense != Tense::unknown) return tense;
  }
  for (uint32_t i = range.end; i < sentence.end; ++i) {
    const Tense tense = of(analysis_.tokens[i]);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

OpeningHours::OpeningHours(const Analysis& analysis)
    : analysis_(analysis), opening_(analysis.lexicon->find_class(kOpeningClass)) {}

bool OpeningHours::before(TokenRange range) const {
  if (!opening_ || range.empty()) return false;
  const TokenRange sentence = analysis_.sentences[analysis_.sentence_of(range.begin)].tokens;
  for (uint32_t i = sentence.begin; i < range.begin; ++i) {
    const FormId form = analysis_.tokens[i].form;
    if (form != kNoForm && analysis_.lexicon->reading(form, *opening_) != nullptr) return true;
  }
  return false;
}

}  // namespace kiji
