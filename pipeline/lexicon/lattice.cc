// Dynamic programming from left to right. A position has two states: reached by a word, or by a number. Behind a number
// only its unit may follow where there is one, so that 8日付 is 8|日|付 and 31日米国 is 31|日|米国.
#include "pipeline/lexicon/lattice.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/lattice_path.h"
#include "pipeline/lexicon/numerals.h"
#include "pipeline/lexicon/rule_engine.h"
#include "pipeline/lexicon/stretch.h"

namespace kiji {
namespace {

constexpr int32_t kUnknownCharacter = 9000;   // one character that no word covers
constexpr int32_t kUnknownRun = 9000;         // a run of katakana, Latin ... that no word fills
constexpr int32_t kUnknownAttached = 20000;   // the same where words attach: known words that fill it are likelier
constexpr int32_t kNumberCost = 500;          // digits
constexpr int32_t kSpelledNumberCost = 5500;  // 三 is more often part of a word than a number
constexpr uint32_t kSplitMin = 3;             // characters of each part of a split run
constexpr int32_t kSplitPartCost = 5200;      // dearest form that may be a part: common words, not rare names
constexpr uint32_t kStretch = 16384;  // bytes of one lattice: a longer sentence is cut, so that memory stays bounded
static_assert(kStretch + 4 <= LatticePath::kMaxSize, "a stretch has no more positions than a path");

}  // namespace

// What one stretch needs; the next one uses its memory again.
struct Segmenter::Work {
  std::string_view text;  // up to the end of the stretch
  Stretch stretch;
  LatticePath path;
  std::vector<LatticeEdge> edges;  // that start at the position in work
  std::vector<Number> numbers;
  std::vector<std::pair<uint32_t, const LatticePath::Step*>>
      chain;                        // of the cheapest way: where each token ends, last first
  uint32_t skip_numbers_until = 0;  // byte; an over-long run of digits is not read again from each of its places
};

Segmenter::Segmenter(const Lexicon& lexicon, const std::vector<Numeral>& numerals, NumberClasses classes)
    : lexicon_(&lexicon),
      spaced_(lexicon.habits().spaced),
      attached_(lexicon.habits().attached),
      numbers_(numerals, lexicon.habits().numbers),
      characters_(lexicon.trie(), numbers_),
      number_classes_(std::move(classes)) {}

Result<Segmenter> Segmenter::open(const Lexicon& lexicon) {
  const Result<std::vector<Numeral>> numerals = read_numerals(lexicon.section("numbers"));
  if (!numerals) return numerals.error();
  Result<NumberClasses> classes = NumberClasses::parse(lexicon.section("table/number-classes"), "number-classes.tsv");
  if (!classes) return classes.error();
  Segmenter out(lexicon, *numerals, *std::move(classes));
  const Pack& pack = lexicon.pack();
  out.shape_symbols_ = pack.array<SymbolId>(std::string(lexicon.language()) + "/shape-symbols");
  out.number_symbols_ = pack.array<uint64_t>(std::string(lexicon.language()) + "/number-symbols");
  if (out.shape_symbols_.size() != kShapes) {
    return Error{"pack", "section shape-symbols of the pack is damaged; run `kiji pack`", "", 0, 0, ""};
  }
  return out;
}

SymbolId Segmenter::number_symbol(const Number& number) const {
  const uint64_t mask = number_classes_.classes_of(number);
  size_t low = 0, high = number_symbols_.size() / 2;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (number_symbols_[middle * 2] < mask)
      low = middle + 1;
    else
      high = middle;
  }
  if (low * 2 < number_symbols_.size() && number_symbols_[low * 2] == mask) {
    return static_cast<SymbolId>(number_symbols_[low * 2 + 1]);
  }
  return shape_symbols_[static_cast<size_t>(Script::digit)];
}

// Where words are spaced, letters and digits without a blank between them are one word (MH17, 5G), taken apart only
// where a number and known forms fill it (5km, FY2025). Only in scripts with letter case: others write particles so.

// Does a form fill the run of letters that starts at `at`?
bool Segmenter::fills_run(uint32_t at, const Stretch& stretch) const {
  bool out = false;
  lexicon_->trie().prefixes(stretch.codes(), at, [&](uint32_t to, FormId) {
    out = out || (to >= stretch.run_end(at) && !stretch.inside_run(to));
  });
  return out;
}

// The whole word of letters and digits that starts at `at`, unknown.
LatticeEdge Segmenter::code_at(uint32_t at, const Stretch& stretch) {
  uint32_t end = at + 1;
  while (stretch.is_digit(end) || stretch.is_cased(end)) ++end;
  return {end, kUnknownRun, EdgeKind::unknown, 0, 0};
}

// Numbers that start at `at`. A run of numerals too long to be one is an unknown token.
void Segmenter::collect_numbers(uint32_t at, Work& work) const {
  const Stretch& stretch = work.stretch;
  const uint32_t byte = stretch.byte(at);
  if (byte < work.skip_numbers_until || !stretch.may_start_number(at)) return;
  for (NumberReading& reading : numbers_.read(work.text, byte)) {
    const uint32_t to = stretch.at_byte(reading.end);
    if (spaced_ && stretch.is_digit(to - 1) && stretch.is_cased(to) && !fills_run(to, stretch)) continue;
    if (!reading.number) {
      work.skip_numbers_until = reading.end;
      work.edges.push_back({to, kUnknownRun, EdgeKind::unknown, 0, 0});
      continue;
    }
    const int32_t cost = (reading.number->flags & kSpelled) != 0 ? kSpelledNumberCost : kNumberCost;
    work.edges.push_back({to, cost, EdgeKind::number, 0, static_cast<uint32_t>(work.numbers.size())});
    work.numbers.push_back(*std::move(reading.number));
  }
}

LatticeEdge Segmenter::edge_of(uint32_t to, FormId id) const {
  const Form& form = lexicon_->form(id);
  return {to, form.cost, EdgeKind::word, form.flags, id};
}

// Forms that start at `at`. Where words do not attach, a form counts at the start of a run only if it reaches the run's
// end.
void Segmenter::collect_forms(uint32_t at, Work& work) const {
  const Stretch& stretch = work.stretch;
  const bool in_run = is_run_script(stretch.script(at));
  lexicon_->trie().prefixes(stretch.codes(), at, [&](uint32_t to, FormId id) {
    if (!attached_ && ((in_run && to < stretch.run_end(at)) || stretch.inside_run(to))) return;
    work.edges.push_back(edge_of(to, id));
  });
}

// Splits a run into common words of at least kSplitMin characters each (ウクライナ|エネルギー|インフラ) and offers the
// cheapest way. False if there is none.
bool Segmenter::offer_split(uint32_t begin, uint32_t end, Work& work) const {
  struct Part {
    int32_t cost = LatticePath::kUnreached;
    uint32_t from = 0;
    FormId form = kNoForm;
  };
  std::vector<Part> parts(end - begin + 1);
  parts[0].cost = 0;
  for (uint32_t at = begin; at < end; ++at) {
    const int32_t before = parts[at - begin].cost;
    if (before >= LatticePath::kUnreached) continue;
    lexicon_->trie().prefixes(work.stretch.codes(), at, [&](uint32_t to, FormId id) {
      if (to > end || to - at < kSplitMin || lexicon_->form(id).cost > kSplitPartCost) return;
      const int32_t cost = before + lexicon_->form(id).cost + kTokenCost;
      if (cost < parts[to - begin].cost) parts[to - begin] = {cost, at, id};
    });
  }
  if (parts.back().cost >= LatticePath::kUnreached) return false;
  std::vector<LatticeEdge> chain;
  for (uint32_t at = end; at > begin; at = parts[at - begin].from) {
    const FormId id = parts[at - begin].form;
    chain.push_back({at, lexicon_->form(id).cost, EdgeKind::word, 0, id});
  }
  uint32_t from = begin;
  for (size_t i = chain.size(); i-- > 0;) {
    work.path.offer_plain(from, from == begin ? work.path.best_state(from) : LatticePath::kAfterWord, chain[i]);
    from = chain[i].to;
  }
  return true;
}

// Inside a run: behind a word that attaches to what follows (Arabic articles) stands any word or number; behind others
// one that attaches to what stands before it (Korean particles, the abend of Montagabend), behind a number its unit.
void Segmenter::offer_inside_run(uint32_t at, Work& work) const {
  using enum LatticePath::State;
  const auto may_follow = [&](LatticePath::State state, const LatticeEdge& edge) {
    const LatticePath::Step& step = work.path.step(at, state);
    const bool open = step.kind == EdgeKind::word && (lexicon_->form(step.id).flags & kAttachesBefore) != 0;
    return open || (edge.flags & kAttachesAfter) != 0 || (state == kAfterNumber && edge.is_unit());
  };
  work.edges.clear();
  collect_numbers(at, work);
  collect_forms(at, work);
  for (const LatticePath::State state : {kAfterWord, kAfterNumber, kAfterUnit, kAfterLead}) {
    if (!work.path.reached(at, state)) continue;
    for (const LatticeEdge& edge : work.edges) {
      if (!may_follow(state, edge)) continue;
      if (state == kAfterNumber) {
        work.path.offer(at, state, edge);
      } else {
        work.path.offer_plain(at, state, edge);
      }
    }
  }
}

// Most positions: only words stand before them, no number starts there, and a word may end anywhere. What
// offer_at_boundary() does there, without a list of edges.
void Segmenter::offer_words(uint32_t at, Work& work) const {
  lexicon_->trie().prefixes(work.stretch.codes(), at, [&](uint32_t to, FormId id) {
    if (attached_ || !work.stretch.inside_run(to)) {
      work.path.offer_plain(at, LatticePath::kAfterWord, edge_of(to, id));
    }
  });
  work.path.offer_plain(at, LatticePath::kAfterWord, {at + 1, kUnknownCharacter});
}

// Offers everything that starts at a boundary: numbers, forms and what is unknown.
void Segmenter::offer_at_boundary(uint32_t at, Work& work) const {
  const Stretch& stretch = work.stretch;
  const Script script = stretch.script(at);
  std::vector<LatticeEdge>& edges = work.edges;
  edges.clear();
  collect_numbers(at, work);
  if (script == Script::digit) {
    if (edges.empty()) edges.push_back(spaced_ ? code_at(at, stretch) : LatticeEdge{at + 1, kUnknownCharacter});
    work.path.offer_all(at, edges);
    return;
  }
  collect_forms(at, work);
  const uint32_t end = stretch.run_end(at);
  if (!is_run_script(script)) {
    edges.push_back({at + 1, kUnknownCharacter});
  } else if (spaced_ && stretch.is_cased(at) && stretch.is_digit(end)) {
    std::erase_if(edges, [&](const LatticeEdge& edge) { return edge.to == end && (edge.flags & kLeadsNumber) == 0; });
    edges.push_back(code_at(at, stretch));
  } else {
    const bool filled = std::any_of(edges.begin(), edges.end(), [&](const LatticeEdge& edge) {
      return edge.kind == EdgeKind::word && edge.to >= end;
    });
    if (!filled && !offer_split(at, end, work)) edges.push_back({end, attached_ ? kUnknownAttached : kUnknownRun});
  }
  work.path.offer_all(at, edges);
}

void Segmenter::segment(Work& work) const {
  const Stretch& stretch = work.stretch;
  LatticePath& path = work.path;
  path.start(stretch.size(), attached_);
  for (uint32_t at = 0; at < stretch.size(); ++at) {
    if (!path.reached(at)) continue;
    if (stretch.inside_run(at)) {
      // Where words do not attach, only the parts of a split end here, and they have been offered.
      if (attached_) offer_inside_run(at, work);
    } else if (!is_run_script(stretch.script(at)) && !stretch.is_digit(at) && !stretch.may_start_number(at) &&
               path.only_behind_word(at)) {
      offer_words(at, work);
    } else {
      offer_at_boundary(at, work);
    }
  }
}

// A token of a number or a form.
Token Segmenter::known_token(const LatticePath::Step& step, uint32_t end, Work& work, Analysis& out) const {
  const Stretch& stretch = work.stretch;
  Token token;
  token.span = stretch.span(step.from, end);
  const auto add_number = [&](Number&& number) {
    token.number = static_cast<uint32_t>(out.numbers.size());
    out.numbers.push_back(std::move(number));
  };
  if (step.kind == EdgeKind::number) {
    add_number(std::move(work.numbers[step.id]));
    token.symbol = number_symbol(out.numbers.back());
    return token;
  }
  const Form& form = lexicon_->form(step.id);
  token.form = step.id;
  token.symbol = form.symbol;
  if ((form.flags & kWholeNumber) == 0) return token;
  for (NumberReading& reading : numbers_.read(work.text, token.span.begin)) {
    if (reading.end != token.span.end || !reading.number) continue;
    add_number(*std::move(reading.number));
    break;
  }
  return token;
}

// Walks the cheapest path back. Neighbouring unknown characters of one script are one token.
void Segmenter::append_tokens(Work& work, Analysis& out) const {
  const Stretch& stretch = work.stretch;
  auto& chain = work.chain;
  chain.clear();
  uint32_t at = stretch.size();
  for (LatticePath::State state = work.path.best_state(at); at > 0;) {
    const LatticePath::Step& step = work.path.step(at, state);
    chain.emplace_back(at, &step);
    at = step.from;
    state = step.from_state;
  }
  for (size_t i = chain.size(); i-- > 0;) {
    const LatticePath::Step& step = *chain[i].second;
    uint32_t end = chain[i].first;
    if (step.kind != EdgeKind::unknown) {
      out.tokens.push_back(known_token(step, end, work, out));
      continue;
    }
    const Script script = stretch.script(step.from);
    if (spaced_ && (script == Script::space || script == Script::newline)) continue;
    const bool joins = script == Script::kanji || script == Script::hiragana;
    while (joins && i > 0 && chain[i - 1].second->kind == EdgeKind::unknown && stretch.script(end) == script) {
      end = chain[--i].first;
    }
    Token token;
    token.span = stretch.span(step.from, end);
    token.symbol = shape_symbols_[shape_of(slice(work.text, token.span))];
    out.tokens.push_back(token);
  }
}

Analysis Segmenter::analyse(MatchText text, std::span<const SentenceSpan> sentences) const {
  Analysis out;
  out.lexicon = lexicon_;
  out.text = std::move(text);
  const std::string_view all = out.text.text;
  out.tokens.reserve(all.size() / 5);
  Work work;
  for (const SentenceSpan& sentence : sentences) {
    auto first = static_cast<uint32_t>(out.tokens.size());
    for (uint32_t begin = sentence.span.begin; begin < sentence.span.end;) {
      uint32_t end = std::min(sentence.span.end, begin + kStretch);
      while (end < sentence.span.end && utf8_is_continuation(all[end])) ++end;
      work.text = all.substr(0, end);
      work.numbers.clear();
      work.skip_numbers_until = 0;
      work.stretch.read(work.text, {begin, end}, characters_, spaced_);
      segment(work);
      append_tokens(work, out);
      begin = end;
    }
    const auto last = static_cast<uint32_t>(out.tokens.size());
    for (; first < last; first = out.sentences.back().tokens.end) {
      out.sentences.push_back({{first, std::min(last, first + kSentenceSymbols)}, sentence.block});
    }
  }
  return out;
}

}  // namespace kiji
