#include "extractors/cascade.h"

#include <algorithm>
#include <array>

#include "pipeline/lexicon/language_compiler.h"

namespace kiji {
namespace {

// The token at a byte, for many looks into one text: the first token of each block of bytes is noted.
class TokenIndex {
 public:
  explicit TokenIndex(const Analysis& analysis) : tokens_(analysis.tokens) {
    first_.reserve(analysis.text.text.size() / kBlock + 2);
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      while (first_.size() * kBlock < tokens_[i].span.end) first_.push_back(i);
    }
  }

  // The first token that ends behind the byte.
  uint32_t behind(uint32_t byte) const {
    uint32_t i = start(byte);
    while (i < tokens_.size() && tokens_[i].span.end <= byte) ++i;
    return i;
  }
  // The first token that does not begin before the byte.
  uint32_t from(uint32_t byte) const {
    uint32_t i = start(byte);
    while (i < tokens_.size() && tokens_[i].span.begin < byte) ++i;
    return i;
  }

 private:
  static constexpr uint32_t kBlock = 16;  // bytes; about three tokens

  uint32_t start(uint32_t byte) const {
    return byte / kBlock < first_.size() ? first_[byte / kBlock] : static_cast<uint32_t>(tokens_.size());
  }

  std::span<const Token> tokens_;
  std::vector<uint32_t> first_;  // token that ends behind the first byte of each block
};

// Annotations that could be units, as tokens.
std::vector<Unit> annotations(const Analysis& analysis, const Record& record, std::span<const Quote> quotes) {
  const TokenIndex index_of(analysis);
  std::vector<Unit> out;
  out.reserve(quotes.size() + record.times.size() + record.figures.size() + 4 * record.people.size() +
              4 * record.organizations.size() + 4 * record.places.size());
  const auto add = [&](UnitKind kind, Span span, size_t index) {
    const uint32_t first = index_of.behind(analysis.text.from_article(span.begin));
    const TokenRange tokens{first, std::max(first, index_of.from(analysis.text.from_article(span.end)))};
    if (!tokens.empty()) out.push_back({kind, tokens, static_cast<uint32_t>(index)});
  };
  for (size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].direct) add(UnitKind::quote, quotes[i].span, i);
  }
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
  // Earlier first, of those that begin together the longest.
  std::stable_sort(out.begin(), out.end(), [](const Unit& a, const Unit& b) {
    if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
    return a.tokens.end > b.tokens.end;
  });
  return out;
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

Cascade make_cascade(const Analysis& analysis, const Record& record, std::span<const Quote> quotes) {
  const std::vector<Unit> found = annotations(analysis, record, quotes);
  const auto symbols =
      analysis.lexicon->pack().array<SymbolId>(std::string(analysis.lexicon->language()) + "/annotation-symbols");
  std::array<SymbolId, 7> symbol_of{};
  for (size_t i = 0; i < kSymbolOrder.size() && i < symbols.size(); ++i)
    symbol_of[static_cast<size_t>(kSymbolOrder[i])] = symbols[i];
  Cascade out;
  out.units.reserve(analysis.tokens.size());
  out.symbols.reserve(analysis.tokens.size());
  out.origins.reserve(analysis.tokens.size());
  out.sentences.reserve(analysis.sentences.size());
  auto next = found.begin();
  uint32_t token = 0;
  for (const Sentence& sentence : analysis.sentences) {
    const auto first = static_cast<uint32_t>(out.units.size());
    while (token < sentence.tokens.end) {
      while (next != found.end() && next->tokens.begin < token) ++next;
      const bool here = next != found.end() && next->tokens.begin == token;
      const uint32_t end = here ? next->tokens.end : token + 1;
      out.units.push_back(here ? *next : Unit{UnitKind::word, {token, end}, 0});
      out.symbols.push_back(here ? symbol_of[static_cast<size_t>(next->kind)] : analysis.tokens[token].symbol);
      out.origins.push_back({token, end});
      token = end;
    }
    out.sentences.push_back({first, static_cast<uint32_t>(out.units.size())});
  }
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
