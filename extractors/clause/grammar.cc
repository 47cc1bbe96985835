#include "extractors/clause/grammar.h"

#include <algorithm>
#include <array>

namespace kiji {
namespace {

constexpr std::array<std::string_view, 13> kMarkers = {"none",     "topic",      "subject", "object", "dative",
                                                       "locative", "comitative", "agent",   "target", "genitive",
                                                       "list",     "source",     "limit"};

}  // namespace

std::optional<Marker> marker(std::string_view name) {
  const auto found = std::find(kMarkers.begin(), kMarkers.end(), name);
  if (found == kMarkers.end()) return std::nullopt;
  return static_cast<Marker>(found - kMarkers.begin());
}

Grammar::Grammar(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      case_marker_(lexicon.find_class("case-marker")),
      inflection_(lexicon.find_class("inflection")),
      ending_(lexicon.find_class("ending")),
      quote_mark_(lexicon.find_class("quote-mark")),
      speaker_noun_(lexicon.find_class("speaker-noun")),
      verb_(lexicon.find_class("verb")),
      verb_suffix_(lexicon.find_class("verb-suffix")),
      verb_dependent_(lexicon.find_class("verb-dependent")),
      auxiliary_(lexicon.find_class("auxiliary")),
      adjective_(lexicon.find_class("adjective")),
      adverb_(lexicon.find_class("adverb")),
      conjunction_(lexicon.find_class("conjunction")),
      noun_(lexicon.find_class("noun")),
      verbal_noun_(lexicon.find_class("verbal-noun")),
      suffix_(lexicon.find_class("suffix")),
      proper_(lexicon.find_class("proper")),
      title_(lexicon.find_class("title")),
      role_(lexicon.find_class("role")),
      suffix_person_(lexicon.find_class("suffix-person")),
      noun_suffix_(lexicon.find_class("phrase-suffix")),
      clause_mark_(lexicon.find_class("clause-mark")) {}

std::string_view Grammar::value(const Analysis& analysis, uint32_t token, std::optional<ClassId> word_class) const {
  const FormId form = analysis.tokens[token].form;
  if (!word_class || form == kNoForm) return {};
  const Reading* reading = lexicon_->reading(form, *word_class);
  return reading == nullptr ? std::string_view() : lexicon_->value(reading->entry);
}

Marker Grammar::marker_of(const Analysis& analysis, uint32_t token) const {
  return marker(value(analysis, token, case_marker_)).value_or(Marker::none);
}

bool Grammar::is_adnominal(const Analysis& analysis, uint32_t token) const {
  const FormId form = analysis.tokens[token].form;
  const Reading* reading = case_marker_ && form != kNoForm ? lexicon_->reading(form, *case_marker_) : nullptr;
  return reading != nullptr && !lexicon_->column(reading->entry, "adnominal").empty();
}

bool Grammar::is_noun(const Analysis& analysis, uint32_t token) const {
  return is(analysis, token, noun_) || is(analysis, token, verbal_noun_) || is(analysis, token, suffix_) ||
         is(analysis, token, proper_);
}

bool Grammar::is_predicate(const Analysis& analysis, uint32_t token) const {
  const bool verbal = is(analysis, token, verb_) || is(analysis, token, verb_suffix_) ||
                      is(analysis, token, verb_dependent_) || is(analysis, token, adjective_) ||
                      is(analysis, token, ending_) || is(analysis, token, inflection_);
  return verbal && !is_noun(analysis, token);
}

bool Grammar::continues_predicate(const Analysis& analysis, uint32_t token) const {
  return is_predicate(analysis, token) || is(analysis, token, auxiliary_) || is(analysis, token, verb_dependent_) ||
         is(analysis, token, verb_suffix_);
}

bool Grammar::is_title(const Analysis& analysis, uint32_t token) const {
  return is(analysis, token, title_) || is(analysis, token, role_) || is(analysis, token, suffix_person_) ||
         is(analysis, token, noun_suffix_);
}

Grammar::Longest Grammar::longest_at(const Analysis& analysis, uint32_t byte, std::optional<ClassId> word_class) const {
  Longest out;
  if (!word_class || byte >= analysis.text.text.size()) return out;
  lexicon_->trie().prefixes(analysis.text.text, byte, [&](uint32_t end, uint32_t form) {
    if (const Reading* reading = lexicon_->reading(form, *word_class)) out = {reading->entry, end};
  });
  return out;
}

Inflection Grammar::inflection_at(const Analysis& analysis, uint32_t byte) const {
  const Longest found = longest_at(analysis, byte, inflection_);
  if (found.entry == kNoEntry) return {.form = {}, .passive = false, .end = byte};
  return {.form = lexicon_->value(found.entry),
          .passive = !lexicon_->column(found.entry, "voice").empty(),
          .end = found.end};
}

std::string_view Grammar::ending_at(const Analysis& analysis, uint32_t byte) const {
  const Longest found = longest_at(analysis, byte, ending_);
  return found.entry == kNoEntry ? std::string_view() : lexicon_->value(found.entry);
}

}  // namespace kiji
