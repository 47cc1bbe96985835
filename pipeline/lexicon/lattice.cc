// Dynamic programming from left to right. A position has two states: reached by a word, or by a number. Behind a number
// only its unit may follow where there is one, so that 8日付 is 8|日|付 and 31日米国 is 31|日|米国.
#include "pipeline/lexicon/lattice.h"

#include <algorithm>
#include <array>
#include <limits>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/numerals.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {
namespace {

// Costs are in the unit of mecab-ipadic's word costs, of which the likeliest words have about 3000.
constexpr int32_t kTokenCost = 3000;          // of any token: few long words beat many short ones
constexpr int32_t kUnknownCharacter = 9000;   // one character that no word covers
constexpr int32_t kUnknownRun = 9000;         // a run of katakana, Latin ... that no word fills
constexpr int32_t kNumberCost = 500;          // digits
constexpr int32_t kSpelledNumberCost = 5500;  // 三 is more often part of a word than a number
constexpr int32_t kUnitBonus = -6000;         // a number with its unit
constexpr uint32_t kSplitMin = 3;             // characters of each part of a split run
constexpr int32_t kSplitPenalty = 2000;       // a split run against the whole one
constexpr uint32_t kStretch = 16384;  // bytes of one lattice: a longer sentence is cut, so that memory stays bounded

constexpr int32_t kUnreached = std::numeric_limits<int32_t>::max() / 2;

// Is `at` strictly inside a run of one run script? `text` ends where the stretch ends.
bool inside_run(std::string_view text, uint32_t at, uint32_t stretch_begin) {
  if (at <= stretch_begin || at >= text.size()) return false;
  const Script after = script_of(decode_at(text, at).value);
  if (!is_run_script(after)) return false;
  uint32_t before = at - 1;
  while (utf8_is_continuation(text[before])) --before;
  return script_of(decode_at(text, before).value) == after;
}

uint32_t end_of_run(std::string_view text, uint32_t at, Script script) {
  while (at < text.size()) {
    const CodePoint c = decode_at(text, at);
    if (script_of(c.value) != script) break;
    at += c.size;
  }
  return at;
}

}  // namespace

enum class EdgeKind : uint8_t { word, number, unknown };

struct Segmenter::Edge {
  uint32_t to = 0;
  int32_t cost = 0;
  EdgeKind kind = EdgeKind::unknown;
  bool unit = false;  // binds a number before it
  FormId form = kNoForm;
  uint32_t number = kNoNumber;  // into Path::numbers
};

// The best ways to each position of one stretch of text; the stretch is [begin, text.size()).
struct Segmenter::Path {
  enum State : uint8_t { kAfterWord, kAfterNumber };
  struct Step {
    int32_t cost = kUnreached;
    uint32_t from = 0;
    State from_state = kAfterWord;
    Edge edge;
  };

  uint32_t begin = 0;
  std::vector<std::array<Step, 2>> steps;  // by position - begin
  std::vector<Number> numbers;
  std::vector<Edge> edges;          // that start at the position in work
  uint32_t skip_numbers_until = 0;  // an over-long run of digits is not read again from each of its places

  std::array<Step, 2>& at(uint32_t position) { return steps[position - begin]; }
  const std::array<Step, 2>& at(uint32_t position) const { return steps[position - begin]; }
  bool reached(uint32_t position) const {
    return at(position)[kAfterWord].cost < kUnreached || at(position)[kAfterNumber].cost < kUnreached;
  }
  State best_state(uint32_t position) const {
    return at(position)[kAfterWord].cost <= at(position)[kAfterNumber].cost ? kAfterWord : kAfterNumber;
  }

  void offer(uint32_t from, State from_state, const Edge& edge, int32_t extra) {
    const int32_t before = at(from)[from_state].cost;
    if (before >= kUnreached) return;
    Step& step = at(edge.to)[edge.kind == EdgeKind::number ? kAfterNumber : kAfterWord];
    const int32_t total = before + edge.cost + kTokenCost + extra;
    if (total < step.cost) step = {total, from, from_state, edge};
  }

  // Offers all collected edges. Behind a number, units shut out everything else.
  void offer_edges(uint32_t from) {
    const bool any_unit = std::any_of(edges.begin(), edges.end(), [](const Edge& edge) { return edge.unit; });
    for (const Edge& edge : edges) {
      offer(from, kAfterWord, edge, 0);
      if (!any_unit || edge.unit) offer(from, kAfterNumber, edge, edge.unit ? kUnitBonus : 0);
    }
  }
};

Result<Segmenter> Segmenter::open(const Lexicon& lexicon) {
  const Result<std::vector<Numeral>> numerals = read_numerals(lexicon.section("numbers"));
  if (!numerals) return numerals.error();
  Result<NumberClasses> classes = NumberClasses::parse(lexicon.section("table/number-classes"), "number-classes.tsv");
  if (!classes) return classes.error();
  Segmenter out(lexicon, NumberReader(*numerals), *std::move(classes));
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

// Numbers that start at `at`; false if there is none. A run of numerals too long to be one is an unknown token.
bool Segmenter::collect_numbers(std::string_view text, uint32_t at, Path& path) const {
  if (at < path.skip_numbers_until || !numbers_.may_start(text, at)) return false;
  bool found = false;
  for (NumberReading& reading : numbers_.read(text, at)) {
    found = true;
    if (!reading.number) {
      path.skip_numbers_until = reading.end;
      path.edges.push_back({reading.end, kUnknownRun, EdgeKind::unknown, false, kNoForm, kNoNumber});
      continue;
    }
    const int32_t cost = (reading.number->flags & kSpelled) != 0 ? kSpelledNumberCost : kNumberCost;
    path.edges.push_back(
        {reading.end, cost, EdgeKind::number, false, kNoForm, static_cast<uint32_t>(path.numbers.size())});
    path.numbers.push_back(*std::move(reading.number));
  }
  return found;
}

// Forms that start at `at`. Inside a run (run_end > at) a form counts only if it reaches the run's end.
void Segmenter::collect_forms(std::string_view text, uint32_t at, uint32_t run_end, Path& path) const {
  lexicon_->trie().prefixes(text, at, [&](uint32_t to, FormId id) {
    if (to < run_end || inside_run(text, to, path.begin)) return;
    const Form& form = lexicon_->form(id);
    path.edges.push_back({to, form.cost, EdgeKind::word, (form.flags & kBindsNumber) != 0, id, kNoNumber});
  });
}

// Splits a run into known forms of at least kSplitMin characters each (ウクライナ|エネルギー|インフラ) and offers the
// cheapest way.
void Segmenter::offer_split(std::string_view text, uint32_t begin, uint32_t end, Path& path) const {
  struct Part {
    int32_t cost = kUnreached;
    uint32_t from = 0;
    FormId form = kNoForm;
  };
  const std::string_view run = text.substr(0, end);
  std::vector<Part> parts(end - begin + 1);
  parts[0].cost = 0;
  for (uint32_t at = begin; at < end; at += utf8_length(static_cast<unsigned char>(run[at]))) {
    const int32_t before = parts[at - begin].cost;
    if (before >= kUnreached) continue;
    lexicon_->trie().prefixes(run, at, [&](uint32_t to, FormId id) {
      if (count_code_points(run.substr(at, to - at)) < kSplitMin) return;
      const int32_t cost = before + lexicon_->form(id).cost + kTokenCost;
      if (cost < parts[to - begin].cost) parts[to - begin] = {cost, at, id};
    });
  }
  if (parts.back().cost >= kUnreached) return;
  std::vector<Edge> chain;
  for (uint32_t at = end; at > begin; at = parts[at - begin].from) {
    const FormId id = parts[at - begin].form;
    chain.push_back({at, lexicon_->form(id).cost, EdgeKind::word, false, id, kNoNumber});
  }
  uint32_t from = begin;
  for (size_t i = chain.size(); i-- > 0;) {
    const bool first = from == begin;
    path.offer(from, first ? path.best_state(from) : Path::kAfterWord, chain[i], first ? kSplitPenalty : 0);
    from = chain[i].to;
  }
}

void Segmenter::collect_edges(std::string_view text, uint32_t at, Path& path) const {
  const CodePoint c = decode_at(text, at);
  const Script script = script_of(c.value);
  const bool number = collect_numbers(text, at, path);
  if (script == Script::digit) {
    if (!number) path.edges.push_back({at + c.size, kUnknownCharacter, EdgeKind::unknown, false, kNoForm, kNoNumber});
    return;
  }
  if (!is_run_script(script)) {
    collect_forms(text, at, at, path);
    path.edges.push_back({at + c.size, kUnknownCharacter, EdgeKind::unknown, false, kNoForm, kNoNumber});
    return;
  }
  const uint32_t end = end_of_run(text, at, script);
  collect_forms(text, at, end, path);
  const bool filled =
      std::any_of(path.edges.begin(), path.edges.end(), [](const Edge& e) { return e.kind == EdgeKind::word; });
  path.edges.push_back({end, kUnknownRun, EdgeKind::unknown, false, kNoForm, kNoNumber});
  if (!filled) offer_split(text, at, end, path);
}

void Segmenter::segment(std::string_view text, Path& path) const {
  path.steps.assign(text.size() - path.begin + 1, {});
  path.steps[0][Path::kAfterWord].cost = 0;
  for (uint32_t at = path.begin; at < text.size(); at += utf8_length(static_cast<unsigned char>(text[at]))) {
    if (!path.reached(at)) continue;
    // Inside a run only the parts of a split end, and they have been offered.
    if (inside_run(text, at, path.begin)) continue;
    path.edges.clear();
    collect_edges(text, at, path);
    path.offer_edges(at);
  }
}

// Walks the cheapest path back. Neighbouring unknown characters of one script are one token.
void Segmenter::append_tokens(std::string_view text, const Path& path, Analysis& out) const {
  std::vector<Token> reversed;
  auto at = static_cast<uint32_t>(text.size());
  for (Path::State state = path.best_state(at); at > path.begin;) {
    const Path::Step& step = path.at(at)[state];
    Token token;
    token.span = {step.from, at};
    token.form = step.edge.form;
    if (step.edge.kind == EdgeKind::number) {
      token.number = static_cast<uint32_t>(out.numbers.size());
      out.numbers.push_back(path.numbers[step.edge.number]);
      token.symbol = number_symbol(out.numbers.back());
    } else if (step.edge.kind == EdgeKind::word) {
      token.symbol = lexicon_->form(token.form).symbol;
    }
    reversed.push_back(token);
    at = step.from;
    state = step.from_state;
  }
  for (size_t i = reversed.size(); i-- > 0;) {
    Token token = reversed[i];
    if (token.form == kNoForm && token.number == kNoNumber) {
      const Script script = script_of(decode_at(text, token.span.begin).value);
      const bool joins = script == Script::kanji || script == Script::hiragana;
      while (joins && i > 0 && reversed[i - 1].form == kNoForm && reversed[i - 1].number == kNoNumber &&
             script_of(decode_at(text, reversed[i - 1].span.begin).value) == script) {
        token.span.end = reversed[--i].span.end;
      }
      token.symbol = shape_symbols_[shape_of(slice(text, token.span))];
    }
    out.tokens.push_back(token);
  }
}

Analysis Segmenter::analyse(MatchText text, std::span<const SentenceSpan> sentences) const {
  Analysis out;
  out.lexicon = lexicon_;
  out.text = std::move(text);
  const std::string_view all = out.text.text;
  out.tokens.reserve(all.size() / 5);
  Path path;
  for (const SentenceSpan& sentence : sentences) {
    auto first = static_cast<uint32_t>(out.tokens.size());
    for (uint32_t begin = sentence.span.begin; begin < sentence.span.end;) {
      uint32_t end = std::min(sentence.span.end, begin + kStretch);
      while (end < sentence.span.end && utf8_is_continuation(all[end])) ++end;
      path.begin = begin;
      path.numbers.clear();
      path.skip_numbers_until = 0;
      segment(all.substr(0, end), path);
      append_tokens(all.substr(0, end), path, out);
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
