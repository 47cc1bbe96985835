#include "extractors/quotes/speech.h"

#include <algorithm>

namespace kiji {
namespace {

constexpr uint32_t kSettingUnits = 14;  // words of a setting (1月30日夜のビデオ演説で、) at most

bool names_speaker(UnitKind kind) {
  return kind == UnitKind::person || kind == UnitKind::organization || kind == UnitKind::place;
}

bool is_word(const SpeechScene& scene, uint32_t unit) { return scene.cascade.units[unit].kind == UnitKind::word; }
uint32_t token_of(const SpeechScene& scene, uint32_t unit) { return scene.cascade.units[unit].tokens.begin; }

Marker marker_at(const SpeechScene& scene, uint32_t unit) {
  return is_word(scene, unit) ? scene.words.marker_of(token_of(scene, unit)) : Marker::none;
}

bool mark_at(const SpeechScene& scene, uint32_t unit, Mark mark) {
  return is_word(scene, unit) && scene.words.clause_mark(token_of(scene, unit)) == mark;
}

// Does the phrase end in a noun for somebody who speaks (関係者は)?
bool ends_in_speaker_noun(const SpeechScene& scene, const Phrase& phrase) {
  for (uint32_t i = phrase.units.end; i-- > phrase.units.begin;) {
    if (marker_at(scene, i) != Marker::none) continue;
    return is_word(scene, i) && scene.words.is_speaker_noun(token_of(scene, i));
  }
  return false;
}

bool can_speak(const SpeechScene& scene, const Phrase& phrase) {
  if (phrase.predicate) return false;
  return (phrase.head && !phrase.weak) || ends_in_speaker_noun(scene, phrase);
}

Speaker spoken_by(const Phrase& phrase) {
  Speaker out{.unit = std::nullopt, .told = true, .begin = std::max(phrase.units.end, phrase.joined_end)};
  if (phrase.head && !phrase.weak) out.unit = phrase.head;
  return out;
}

// Is there another subject or topic between the phrase and the end? Then the first one speaks of the second.
bool another_subject(const SpeechScene& scene, size_t from, uint32_t end) {
  for (size_t i = from + 1; i < scene.phrases.size() && scene.phrases[i].units.end <= end; ++i) {
    if (scene.phrases[i].marker == Marker::subject && !scene.phrases[i].predicate) return true;
  }
  return false;
}

}  // namespace

uint32_t skip_setting(const SpeechScene& scene, uint32_t at, uint32_t end) {
  bool comma = at < end && mark_at(scene, at, Mark::comma);
  if (comma) return at + 1;
  // A setting has no subject or object and ends in a time, で or に対し.
  for (uint32_t i = phrase_of(scene.phrases, at); i < scene.phrases.size(); ++i) {
    const Phrase& phrase = scene.phrases[i];
    if (phrase.units.begin >= end || phrase.units.end > at + kSettingUnits) break;
    const bool thing =
        phrase.marker == Marker::subject || phrase.marker == Marker::object || phrase.marker == Marker::topic;
    if (thing || phrase.predicate) break;
    if (phrase.comma) return std::min(phrase.units.end + 1, end);
    const bool place_of_telling =
        phrase.marker == Marker::locative && !phrase.adnominal && i > 0 && scene.phrases[i - 1].adnominal;
    if (place_of_telling) return std::min(phrase.units.end, end);
  }
  return at;
}

Speaker speaker_of_report(const SpeechScene& scene, uint32_t end) {
  Speaker none{.unit = std::nullopt, .told = false, .begin = scene.begin};
  for (size_t i = 0; i < scene.phrases.size(); ++i) {
    const Phrase& phrase = scene.phrases[i];
    if (phrase.units.begin < scene.begin || phrase.predicate) continue;
    if (phrase.units.end > end) break;
    if (phrase.marker == Marker::topic) {
      if (!can_speak(scene, phrase)) break;
      Speaker out = spoken_by(phrase);
      out.begin = skip_setting(scene, out.begin, end);
      return out;
    }
    if (phrase.marker == Marker::subject) {
      if (!can_speak(scene, phrase) || !(phrase.comma || another_subject(scene, i, end))) break;
      Speaker out = spoken_by(phrase);
      out.begin = skip_setting(scene, out.begin, end);
      return out;
    }
  }
  none.begin = scene.begin;
  while (none.begin < end && is_word(scene, none.begin) &&
         (scene.words.is_adverb(token_of(scene, none.begin)) || mark_at(scene, none.begin, Mark::comma))) {
    ++none.begin;
  }
  return none;
}

Speaker speaker_of_source(const SpeechScene& scene, uint32_t begin, uint32_t end) {
  Speaker out{.unit = std::nullopt, .told = false, .begin = end};
  for (uint32_t i = end; i-- > begin;) {
    if (names_speaker(scene.cascade.units[i].kind)) {
      out.unit = i;
      out.told = true;
      return out;
    }
    if (mark_at(scene, i, Mark::comma) || marker_at(scene, i) == Marker::topic) break;
    if (is_word(scene, i) && scene.words.is_speaker_noun(token_of(scene, i))) out.told = true;
  }
  return out;
}

Speaker speaker_before(const SpeechScene& scene, uint32_t unit) {
  for (const Reached& reached : arguments_before(scene.phrases, unit, scene.sentence.begin)) {
    const Phrase& phrase = scene.phrases[reached.phrase];
    const bool acts = phrase.marker == Marker::topic || phrase.marker == Marker::subject ||
                      (phrase.marker == Marker::agent && !phrase.adnominal);
    if (acts && can_speak(scene, phrase)) return spoken_by(phrase);
  }
  return {};
}

Speaker speaker_of_quote(const SpeechScene& scene, uint32_t quote, uint32_t verb) {
  if (const Speaker before = speaker_before(scene, quote); before.told) return before;
  for (const Phrase& phrase : scene.phrases) {
    if (phrase.units.begin <= quote) continue;
    const bool acts = phrase.marker == Marker::topic || phrase.marker == Marker::subject;
    if (phrase.units.end <= verb && acts && can_speak(scene, phrase)) return spoken_by(phrase);
    // 「…」と話すのは、漁師の北村さんだ
    if (phrase.units.begin > verb && phrase.head) return {.unit = phrase.head, .told = true, .begin = phrase.units.end};
  }
  return {};
}

}  // namespace kiji
