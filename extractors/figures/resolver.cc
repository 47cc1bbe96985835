#include "extractors/figures/resolver.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/figures/duration.h"
#include "extractors/figures/units.h"

namespace kiji {
namespace {

// A noun phrase is made of tokens of these classes, and of words of these shapes that are no other part of speech.
constexpr std::array<std::string_view, 6> kNounClasses = {"noun",   "verbal-noun", "adjective-noun",
                                                          "suffix", "proper",      "prefix"};
constexpr std::array<std::string_view, 5> kNounShapes = {"kanji", "katakana", "latin", "hangul", "cyrillic"};
constexpr std::array<std::string_view, 9> kOtherClasses = {
    "particle", "auxiliary", "conjunction", "pronoun", "adverb", "verb", "noun-adverbial", "adjective", "punctuation"};
constexpr std::array<std::string_view, 4> kPlaceClasses = {"place-name", "city", "country-name", "country"};

// What is counted is told of amounts only: an age, a rank and a score count nothing.
bool counts(FigureKind kind) {
  switch (kind) {
    case FigureKind::age:
    case FigureKind::ordinal:
    case FigureKind::score:
    case FigureKind::duration:
      return false;
    default:
      return true;
  }
}

// "of which 80": a part of the last figure with the same unit, else of the last count at all.
std::string whole_of(const Figure& part, const std::vector<Figure>& before) {
  const auto same = [&](const Figure& f) {
    return f.kind == part.kind && f.unit == part.unit && f.unit_text == part.unit_text;
  };
  auto found = std::find_if(before.rbegin(), before.rend(), same);
  if (found == before.rend()) {
    found = std::find_if(before.rbegin(), before.rend(), [](const Figure& f) { return f.kind == FigureKind::count; });
  }
  return found == before.rend() ? "" : found->id;
}

// Tokens of the match text that an article span covers.
TokenRange tokens_of(const Analysis& analysis, Span article) {
  const uint32_t begin = analysis.text.from_article(article.begin);
  const uint32_t end = analysis.text.from_article(article.end);
  const auto starts_before = [](const Token& token, uint32_t at) { return token.span.begin < at; };
  const auto first = std::lower_bound(analysis.tokens.begin(), analysis.tokens.end(), begin, starts_before);
  const auto last = std::lower_bound(first, analysis.tokens.end(), end, starts_before);
  return {static_cast<uint32_t>(first - analysis.tokens.begin()),
          static_cast<uint32_t>(last - analysis.tokens.begin())};
}

}  // namespace

FigureResolver::FigureResolver(const Lexicon& lexicon) : lexicon_(lexicon) {
  const auto add = [&](std::string_view name, Say say) {
    const std::optional<ClassId> id = lexicon_.find_class(name);
    if (!id) return;
    if (says_of_class_.size() <= *id) says_of_class_.resize(*id + size_t{1});
    says_of_class_[*id] = static_cast<uint16_t>(says_of_class_[*id] | say);
  };
  for (const std::string_view name : kNounClasses) add(name, kNoun);
  for (const std::string_view name : kNounShapes) add(name, kNounShape);
  for (const std::string_view name : kOtherClasses) add(name, kOther);
  for (const std::string_view name : kPlaceClasses) add(name, kPlace);
  add("not-counted", kNotCounted);
  add("counted-link", kLink);
  add("counted-topic", kTopic);
  add("part", kPart);
  add("counted-join", kJoin);
  add("punctuation", kPunctuation);
  says_of_symbol_.resize(lexicon_.symbol_count());
  for (size_t symbol = 0; symbol < says_of_symbol_.size(); ++symbol) {
    for (const ClassId c : lexicon_.classes(static_cast<SymbolId>(symbol))) {
      if (c < says_of_class_.size()) says_of_symbol_[symbol] |= says_of_class_[c];
    }
  }
}

// Symbols carry the classes that rules ask for, a form's readings the others.
uint16_t FigureResolver::says(const Analysis& analysis, uint32_t token) const {
  const Token& what = analysis.tokens[token];
  uint16_t out = what.symbol < says_of_symbol_.size() ? says_of_symbol_[what.symbol] : 0;
  if (what.form == kNoForm) return out;
  for (const Reading& reading : lexicon_.readings(what.form)) {
    if (reading.word_class < says_of_class_.size()) out |= says_of_class_[reading.word_class];
  }
  return out;
}

bool FigureResolver::is_noun(const Analysis& analysis, uint32_t token) const {
  if (analysis.number(token) != nullptr) return false;
  const uint16_t said = says(analysis, token);
  if ((said & kOther) != 0) return (said & (kNoun | kNounShape)) == (kNoun | kNounShape);
  return (said & (kNoun | kNounShape)) != 0;
}

// The run without what is not counted at its head ("a total of", "in Tokyo"); empty where its last word is of that
// kind.
TokenRange FigureResolver::trimmed(const Analysis& analysis, TokenRange run) const {
  if (run.empty() || (says(analysis, run.end - 1) & kNotCounted) != 0) return {};
  const auto drops = [&](uint32_t token) {
    const uint16_t said = says(analysis, token);
    return (said & kNotCounted) != 0 || (said & (kPlace | kNoun)) == kPlace;
  };
  while (!run.empty() && drops(run.begin)) ++run.begin;
  return run.empty() ? TokenRange{} : run;
}

// The first run of nouns in [begin, end): a relative clause before it is stepped over, punctuation ends the search.
TokenRange FigureResolver::noun_after(const Analysis& analysis, uint32_t begin, uint32_t end) const {
  uint32_t at = begin;
  while (at < end && !is_noun(analysis, at)) {
    if ((says(analysis, at) & kPunctuation) != 0 || analysis.number(at) != nullptr) return {};
    ++at;
  }
  TokenRange out{at, at};
  while (out.end < end && is_noun(analysis, out.end)) ++out.end;
  return trimmed(analysis, out);
}

// The run of nouns that ends at `end`.
TokenRange FigureResolver::noun_before(const Analysis& analysis, uint32_t begin, uint32_t end) const {
  TokenRange out{end, end};
  while (out.begin > begin && is_noun(analysis, out.begin - 1)) --out.begin;
  return trimmed(analysis, out);
}

// The nouns right behind the number, or behind a word that links them to it: 12 new houses, 5 % of the votes.
TokenRange FigureResolver::counted_behind(const Analysis& analysis, uint32_t begin, uint32_t end) const {
  while (begin < end && (says(analysis, begin) & kLink) != 0) ++begin;
  TokenRange out{begin, begin};
  const auto noun = [&](uint32_t at) { return at < end && is_noun(analysis, at); };
  const auto joins = [&](uint32_t at) { return at < end && (says(analysis, at) & kJoin) != 0; };
  while (out.end - begin < kCountedWords) {
    if (noun(out.end)) {
      ++out.end;
    } else if (!out.empty() && joins(out.end) && noun(out.end + 1)) {
      out.end += 2;
    } else {
      break;
    }
  }
  return trimmed(analysis, out);
}

// A noun right before the number is what it counts, else the one it is linked to, else the topic.
TokenRange FigureResolver::counted(const Analysis& analysis, TokenRange tokens) const {
  const TokenRange sentence = analysis.sentences[analysis.sentence_of(tokens.begin)].tokens;
  if (lexicon_.habits().counted_after) return counted_behind(analysis, tokens.end, sentence.end);
  const TokenRange beside = noun_before(analysis, sentence.begin, tokens.begin);
  if (!beside.empty()) return beside;
  if (tokens.end < sentence.end && (says(analysis, tokens.end) & kLink) != 0) {
    const TokenRange after =
        noun_after(analysis, tokens.end + 1, std::min(sentence.end, tokens.end + 1 + kCountedReach));
    if (!after.empty()) return after;
  }
  uint32_t end = tokens.begin;
  if (end > sentence.begin + 1 && (says(analysis, end - 1) & kPunctuation) != 0 &&
      (says(analysis, end - 2) & kTopic) != 0)
    --end;
  if (end == sentence.begin || (says(analysis, end - 1) & kTopic) == 0) return {};
  return noun_before(analysis, sentence.begin, end - 1);
}

bool FigureResolver::is_part(const Analysis& analysis, TokenRange tokens) const {
  const TokenRange sentence = analysis.sentences[analysis.sentence_of(tokens.begin)].tokens;
  const uint32_t reach = std::min(kPartReach, tokens.begin - sentence.begin);
  for (uint32_t at = tokens.begin; at > tokens.begin - reach; --at) {
    if ((says(analysis, at - 1) & kPart) != 0) return true;
    if (analysis.number(at - 1) != nullptr) return false;
  }
  return false;
}

Figure FigureResolver::figure(const Analysis& analysis, const Candidate& candidate,
                              const FigureExpression& told) const {
  Figure out;
  out.span = analysis.article_span(candidate.tokens);
  out.kind = told.kind;
  out.value = told.value;
  out.min = told.min;
  out.max = told.max;
  out.values = told.values;
  out.fraction = told.fraction;
  out.unit = told.unit;
  if (!told.per.empty()) out.unit.append("-per-").append(told.per);
  out.unit_text = told.unit_text;
  out.bound = told.bound;
  out.change = told.change;
  out.rule = candidate.rule;
  if (told.value && !told.unit.empty()) {
    if (const std::optional<SiConversion> si = si_conversion(lexicon_, out.unit)) {
      SiValue value = si->apply(*told.value);
      out.si_number = value.value;
      out.si_unit = std::move(value.unit);
    }
  }
  TokenRange of = told.of;
  if (of.empty() && counts(told.kind)) of = counted(analysis, candidate.tokens);
  if (!of.empty()) out.of = analysis.article_span(of);
  // A bare number with what it counts right behind it is a count.
  if (!of.empty() && out.kind == FigureKind::number && lexicon_.habits().counted_after) out.kind = FigureKind::count;
  return out;
}

std::optional<Figure> FigureResolver::duration(const Analysis& analysis, const Time& time) const {
  std::optional<FigureExpression> told = duration_figure(time.value.empty() ? time.timex : time.value);
  if (!told) return std::nullopt;
  if (!told->value && !told->min) {
    // "several months": the words hold the ends that PXM does not.
    const TokenRange tokens = tokens_of(analysis, time.span);
    for (uint32_t at = tokens.begin; at < tokens.end; ++at) {
      const Number* number = analysis.number(at);
      if (number == nullptr || !number->max) continue;
      told->min = number->value;
      told->max = number->max;
      break;
    }
    told->bound = Bound::approx;
  }
  Figure out;
  out.span = time.span;
  out.kind = told->kind;
  out.value = told->value;
  out.min = told->min;
  out.max = told->max;
  out.unit = told->unit;
  const Bound mod = bound_of_mod(time.mod);
  out.bound = mod == Bound::none ? told->bound : mod;
  out.time = time.id;
  out.rule = time.rule;
  return out;
}

void FigureResolver::resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const {
  struct Found {
    Figure figure;
    bool part = false;
  };
  std::vector<Found> found;
  found.reserve(accepted.size() + record.times.size());
  for (const Time& time : record.times) {
    if (time.type != TimeType::duration) continue;
    if (std::optional<Figure> figure = duration(analysis, time)) found.push_back({*std::move(figure), false});
  }
  const size_t durations = found.size();
  const auto is_duration = [&](Span span) {
    return std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(durations),
                       [&](const Found& f) { return f.figure.span.overlaps(span); });
  };
  for (const Candidate& candidate : accepted) {
    const auto* told = std::get_if<FigureExpression>(&candidate.what);
    if (told == nullptr || is_duration(analysis.article_span(candidate.tokens))) continue;
    found.push_back({figure(analysis, candidate, *told), told->part || is_part(analysis, candidate.tokens)});
  }
  // Figures are large: their places are sorted, not they.
  std::vector<Found*> order;
  order.reserve(found.size());
  for (Found& f : found) order.push_back(&f);
  std::stable_sort(order.begin(), order.end(),
                   [](const Found* a, const Found* b) { return a->figure.span < b->figure.span; });
  record.figures.reserve(record.figures.size() + found.size());
  for (Found* f : order) {
    f->figure.id = "f" + std::to_string(record.figures.size() + 1);
    if (f->part) f->figure.part_of = whole_of(f->figure, record.figures);
    record.figures.push_back(std::move(f->figure));
  }
}

}  // namespace kiji
