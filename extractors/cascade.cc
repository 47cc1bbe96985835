#include "extractors/cascade.h"

#include <algorithm>
#include <array>

#include "pipeline/lexicon/language_compiler.h"

namespace kiji {
namespace {

constexpr uint32_t kBlock = 16;  // bytes; about three tokens

// Earlier first, of those that begin together the longest.
bool stands_before(const Unit& a, const Unit& b) {
  return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
}

// In the order of kAnnotationClasses.
constexpr std::array kSymbolOrder = {UnitKind::figure, UnitKind::organization, UnitKind::person,
                                     UnitKind::place,  UnitKind::quote,        UnitKind::time};

}  // namespace

TokenRange tokens_of(const Analysis& analysis, Span article) {
  const uint32_t begin = analysis.text.from_article(article.begin);
  const uint32_t end = analysis.text.from_article(article.end);
  const auto first = std::lower_bound(analysis.tokens.begin(), analysis.tokens.end(), begin,
                                      [](const Token& token, uint32_t value) { return token.span.end <= value; });
  const auto last = std::lower_bound(first, analysis.tokens.end(), end,
                                     [](const Token& token, uint32_t value) { return token.span.begin < value; });
  return {static_cast<uint32_t>(first - analysis.tokens.begin()),
          static_cast<uint32_t>(last - analysis.tokens.begin())};
}

AnnotatedUnits::AnnotatedUnits(const Analysis& analysis, const Record& record) : analysis_(&analysis) {
  first_.reserve(analysis.text.text.size() / kBlock + 2);
  for (uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    while (first_.size() * kBlock < analysis.tokens[i].span.end) first_.push_back(i);
  }
  units_.reserve(record.times.size() + record.figures.size() + 4 * record.people.size() +
                 4 * record.organizations.size() + 4 * record.places.size());
  const auto add = [&](UnitKind kind, Span span, size_t index) {
    if (const Unit made = unit(kind, span, index); !made.tokens.empty()) units_.push_back(made);
  };
  for (size_t i = 0; i < record.times.size(); ++i) {
    if (record.times[i].part_of.empty()) add(UnitKind::time, record.times[i].span, i);
  }
  for (size_t i = 0; i < record.figures.size(); ++i) {
    // A duration is a time already.
    if (record.figures[i].time.empty()) add(UnitKind::figure, record.figures[i].span, i);
  }
  const auto add_mentions = [&](UnitKind kind, const std::vector<Entity>& entities) {
    for (size_t i = 0; i < entities.size(); ++i) {
      for (const Mention& mention : entities[i].mentions) add(kind, mention.span, i);
      for (const Mention& reference : entities[i].references) add(kind, reference.span, i);
    }
  };
  add_mentions(UnitKind::person, record.people);
  add_mentions(UnitKind::organization, record.organizations);
  add_mentions(UnitKind::place, record.places);
  std::stable_sort(units_.begin(), units_.end(), stands_before);
}

Unit AnnotatedUnits::unit(UnitKind kind, Span article, size_t index) const {
  const uint32_t first = token_behind(analysis_->text.from_article(article.begin));
  const uint32_t end = token_from(analysis_->text.from_article(article.end));
  return {kind, {first, std::max(first, end)}, static_cast<uint32_t>(index)};
}

uint32_t AnnotatedUnits::token_behind(uint32_t byte) const {
  const std::vector<Token>& tokens = analysis_->tokens;
  if (byte / kBlock >= first_.size()) return static_cast<uint32_t>(tokens.size());
  uint32_t i = first_[byte / kBlock];
  while (i < tokens.size() && tokens[i].span.end <= byte) ++i;
  return i;
}

uint32_t AnnotatedUnits::token_from(uint32_t byte) const {
  const std::vector<Token>& tokens = analysis_->tokens;
  if (byte / kBlock >= first_.size()) return static_cast<uint32_t>(tokens.size());
  uint32_t i = first_[byte / kBlock];
  while (i < tokens.size() && tokens[i].span.begin < byte) ++i;
  return i;
}

Cascade make_cascade(const Analysis& analysis, const AnnotatedUnits& annotated, std::span<const Quote> quotes) {
  // Where a quote and an annotation are the same tokens the quote stands.
  std::vector<Unit> found;
  found.reserve(quotes.size() + annotated.units().size());
  for (size_t i = 0; i < quotes.size(); ++i) {
    if (!quotes[i].direct) continue;
    if (const Unit unit = annotated.unit(UnitKind::quote, quotes[i].span, i); !unit.tokens.empty()) {
      found.push_back(unit);
    }
  }
  std::stable_sort(found.begin(), found.end(), stands_before);
  const auto quoted = static_cast<std::ptrdiff_t>(found.size());
  found.insert(found.end(), annotated.units().begin(), annotated.units().end());
  std::inplace_merge(found.begin(), found.begin() + quoted, found.end(), stands_before);

  const auto symbols =
      analysis.lexicon->pack().array<SymbolId>(std::string(analysis.lexicon->language()) + "/annotation-symbols");
  std::array<SymbolId, 7> symbol_of{};
  for (size_t i = 0; i < kSymbolOrder.size() && i < symbols.size(); ++i)
    symbol_of[static_cast<size_t>(kSymbolOrder[i])] = symbols[i];
  Cascade out;
  // No more units than tokens.
  out.units.resize(analysis.tokens.size());
  out.symbols.resize(analysis.tokens.size());
  out.origins.resize(analysis.tokens.size());
  out.sentences.reserve(analysis.sentences.size());
  auto next = found.begin();
  uint32_t token = 0, count = 0;
  for (const Sentence& sentence : analysis.sentences) {
    const uint32_t first = count;
    while (token < sentence.tokens.end) {
      while (next != found.end() && next->tokens.begin < token) ++next;
      const bool here = next != found.end() && next->tokens.begin == token;
      const TokenRange tokens{token, here ? next->tokens.end : token + 1};
      out.units[count] = here ? *next : Unit{UnitKind::word, tokens, 0};
      out.symbols[count] = here ? symbol_of[static_cast<size_t>(next->kind)] : analysis.tokens[token].symbol;
      out.origins[count++] = tokens;
      token = tokens.end;
    }
    out.sentences.push_back({first, count});
  }
  out.units.resize(count);
  out.symbols.resize(count);
  out.origins.resize(count);
  return out;
}

uint32_t unit_of(const Cascade& cascade, uint32_t token) {
  const auto found = std::upper_bound(cascade.units.begin(), cascade.units.end(), token,
                                      [](uint32_t value, const Unit& unit) { return value < unit.tokens.end; });
  return static_cast<uint32_t>(found - cascade.units.begin());
}

TokenRange units_of(const Cascade& cascade, TokenRange tokens) {
  if (tokens.empty()) return {};
  const uint32_t first = unit_of(cascade, tokens.begin);
  return {first, std::max(first, unit_of(cascade, tokens.end - 1) + 1)};
}

const Entity* entity_of(const Record& record, const Unit& unit) {
  const auto at = [&](const std::vector<Entity>& entities) {
    return unit.index < entities.size() ? &entities[unit.index] : nullptr;
  };
  if (unit.kind == UnitKind::person) return at(record.people);
  if (unit.kind == UnitKind::organization) return at(record.organizations);
  return unit.kind == UnitKind::place ? at(record.places) : nullptr;
}

}  // namespace kiji
