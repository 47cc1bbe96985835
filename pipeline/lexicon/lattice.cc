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
constexpr int32_t kUnknownAttached = 20000;   // the same where words attach: known words that fill it are likelier
constexpr int32_t kNumberCost = 500;          // digits
constexpr int32_t kSpelledNumberCost = 5500;  // 三 is more often part of a word than a number
constexpr int32_t kBondBonus = -6000;  // a number with its unit: 1|日; what clings to that: 一|時|半, 午後|一|時
constexpr uint32_t kSplitMin = 3;      // characters of each part of a split run
constexpr int32_t kSplitPartCost = 5200;  // dearest form that may be a part: common words, not rare names
constexpr uint32_t kStretch = 16384;  // bytes of one lattice: a longer sentence is cut, so that memory stays bounded

constexpr int32_t kUnreached = std::numeric_limits<int32_t>::max() / 2;

}  // namespace

enum class EdgeKind : uint8_t { word, number, unknown };

// A stretch of text, character by character: positions of the lattice are indices into these.
struct Segmenter::Characters {
  std::string_view text;        // up to the end of the stretch
  std::vector<uint32_t> begin;  // byte where each starts; one more: the end
  std::vector<uint32_t> code;   // for the trie
  std::vector<Script> script;
  std::vector<uint32_t>
      run_end;  // where the run of its script ends; only of run scripts, otherwise the character's own end

  uint32_t size() const { return static_cast<uint32_t>(script.size()); }
  // Is a boundary at `at` strictly inside a run of one run script?
  bool inside_run(uint32_t at) const { return at > 0 && at < size() && run_end[at - 1] > at; }
  bool is_digit(uint32_t at) const { return at < size() && script[at] == Script::digit; }
  bool is_cased(uint32_t at) const { return at < size() && has_case(script[at]); }
  std::string_view slice(uint32_t from, uint32_t to) const { return text.substr(begin[from], begin[to] - begin[from]); }
};

struct Segmenter::Edge {
  uint32_t to = 0;
  int32_t cost = 0;
  EdgeKind kind = EdgeKind::unknown;
  uint16_t flags = 0;  // FormFlag
  uint32_t id = 0;     // of a form; of a number, into Path::numbers
};

// The best ways to each position. What the last token was is a state of its own where it draws the next one to itself.
struct Segmenter::Path {
  enum State : uint8_t { kAfterWord, kAfterNumber, kAfterUnit, kAfterLead };
  static constexpr size_t kStates = 4;
  struct Step {
    int32_t cost;
    uint32_t id;  // of the edge that leads here
    uint16_t from;
    State from_state;
    EdgeKind kind;
  };
  static_assert(kStretch + 4 <= std::numeric_limits<uint16_t>::max(), "places of a stretch fit into Step::from");

  Characters characters;
  std::vector<std::array<Step, kStates>> steps;
  std::vector<Number> numbers;
  std::vector<Edge> edges;                              // that start at the position in work
  std::vector<std::pair<uint32_t, const Step*>> chain;  // of the cheapest way: where each token ends, last first
  bool attached = false;                                // Habits::attached
  uint32_t skip_numbers_until = 0;  // byte; an over-long run of digits is not read again from each of its places

  State best_state(uint32_t at) const {
    State best = kAfterWord;
    for (const State state : {kAfterNumber, kAfterUnit, kAfterLead}) {
      if (steps[at][state].cost < steps[at][best].cost) best = state;
    }
    return best;
  }
  bool reached(uint32_t at) const {
    const auto& here = steps[at];
    return std::min({here[kAfterWord].cost, here[kAfterNumber].cost, here[kAfterUnit].cost, here[kAfterLead].cost}) <
           kUnreached;
  }

  // Makes places 0 to `size`, of which only the first is reached.
  void start(uint32_t size) {
    steps.resize(size + 1);
    for (auto& here : steps) {
      for (Step& step : here) step.cost = kUnreached;
    }
    steps[0][kAfterWord] = {0, 0, 0, kAfterWord, EdgeKind::unknown};
  }

  void offer(uint32_t from, State from_state, const Edge& edge, State to_state, int32_t extra) {
    Step& step = steps[edge.to][to_state];
    const int32_t total = steps[from][from_state].cost + edge.cost + kTokenCost + extra;
    if (total < step.cost) step = {total, edge.id, static_cast<uint16_t>(from), from_state, edge.kind};
  }

  // What the edge leads to where no number stands before it.
  static State state_behind(const Edge& edge) {
    if (edge.kind == EdgeKind::number) return kAfterNumber;
    return (edge.flags & kLeadsNumber) != 0 ? kAfterLead : kAfterWord;
  }

  // Offers all collected edges.
  void offer_edges(uint32_t from) {
    const int32_t behind_word = steps[from][kAfterWord].cost;
    if (behind_word < kUnreached) {
      for (const Edge& edge : edges) offer(from, kAfterWord, edge, state_behind(edge), 0);
    }
    // Behind a word nothing is forbidden: a way that is dearer by more than a bond can give back is lost.
    const int32_t too_dear = std::min(kUnreached, behind_word - kBondBonus);
    if (steps[from][kAfterNumber].cost < too_dear) offer_behind_number(from);
    if (steps[from][kAfterUnit].cost < too_dear) {
      for (const Edge& edge : edges) {
        offer(from, kAfterUnit, edge, state_behind(edge), (edge.flags & kBindsUnit) != 0 ? kBondBonus : 0);
      }
    }
    if (steps[from][kAfterLead].cost < too_dear) {
      for (const Edge& edge : edges) {
        offer(from, kAfterLead, edge, state_behind(edge), edge.kind == EdgeKind::number ? kBondBonus : 0);
      }
    }
  }

  static bool is_unit(const Edge& edge) { return (edge.flags & kBindsNumber) != 0; }

  void offer_to_number(uint32_t from, const Edge& edge) {
    if (is_unit(edge)) {
      offer(from, kAfterNumber, edge, kAfterUnit, kBondBonus);
    } else {
      offer(from, kAfterNumber, edge, state_behind(edge), 0);
    }
  }

  // Behind a number, units shut out everything else. Where words attach, a unit may be only the beginning of its word:
  // it shuts out numbers alone (3|일|만에, not 3|일 만), of the words the bonus decides.
  void offer_behind_number(uint32_t from) {
    const bool unit = std::any_of(edges.begin(), edges.end(), is_unit);
    for (const Edge& edge : edges) {
      const bool shut_out = unit && !is_unit(edge) && (!attached || edge.kind == EdgeKind::number);
      if (!shut_out) offer_to_number(from, edge);
    }
  }
};

Result<Segmenter> Segmenter::open(const Lexicon& lexicon) {
  const Result<std::vector<Numeral>> numerals = read_numerals(lexicon.section("numbers"));
  if (!numerals) return numerals.error();
  Result<NumberClasses> classes = NumberClasses::parse(lexicon.section("table/number-classes"), "number-classes.tsv");
  if (!classes) return classes.error();
  Segmenter out(lexicon, NumberReader(*numerals, lexicon.habits().numbers), *std::move(classes));
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

void Segmenter::read_characters(std::string_view text, uint32_t begin, Characters& out) const {
  out.text = text;
  out.begin.clear();
  out.code.clear();
  out.script.clear();
  for (uint32_t at = begin; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    const Script script = script_of(c.value);
    at += c.size;
    // Several blanks between two words are one.
    if (spaced_ && script == Script::space && !out.script.empty() && out.script.back() == script) continue;
    out.begin.push_back(at - c.size);
    out.code.push_back(lexicon_->trie().code(c.value));
    out.script.push_back(script);
  }
  out.begin.push_back(static_cast<uint32_t>(text.size()));
  out.run_end.resize(out.size());
  for (uint32_t i = out.size(); i-- > 0;) {
    const bool joins = i + 1 < out.size() && is_run_script(out.script[i]) && out.script[i] == out.script[i + 1];
    out.run_end[i] = joins ? out.run_end[i + 1] : i + 1;
  }
}

// Where words are spaced, letters and digits without a blank between them are one word (MH17, 5G), taken apart only
// where a number and known forms fill it (5km, FY2025). Only in scripts with letter case: others write particles so.

// Does a form fill the run of letters that starts at `at`?
bool Segmenter::fills_run(uint32_t at, const Path& path) const {
  bool out = false;
  lexicon_->trie().prefixes(path.characters.code, at, [&](uint32_t to, FormId) {
    out = out || (to >= path.characters.run_end[at] && !path.characters.inside_run(to));
  });
  return out;
}

// The whole word of letters and digits that starts at `at`, unknown.
void Segmenter::collect_code(uint32_t at, Path& path) const {
  const Characters& characters = path.characters;
  uint32_t end = at + 1;
  while (characters.is_digit(end) || characters.is_cased(end)) ++end;
  path.edges.push_back({end, kUnknownRun, EdgeKind::unknown, 0, 0});
}

// Numbers that start at `at`; false if there is none. A run of numerals too long to be one is an unknown token.
bool Segmenter::collect_numbers(uint32_t at, Path& path) const {
  const Characters& characters = path.characters;
  const uint32_t byte = characters.begin[at];
  if (byte < path.skip_numbers_until || !numbers_.may_start(characters.text, byte)) return false;
  bool found = false;
  for (NumberReading& reading : numbers_.read(characters.text, byte)) {
    const auto end = std::lower_bound(characters.begin.begin() + at, characters.begin.end(), reading.end);
    const auto to = static_cast<uint32_t>(end - characters.begin.begin());
    if (spaced_ && characters.is_digit(to - 1) && characters.is_cased(to) && !fills_run(to, path)) continue;
    found = true;
    if (!reading.number) {
      path.skip_numbers_until = reading.end;
      path.edges.push_back({to, kUnknownRun, EdgeKind::unknown, 0, 0});
      continue;
    }
    const int32_t cost = (reading.number->flags & kSpelled) != 0 ? kSpelledNumberCost : kNumberCost;
    path.edges.push_back({to, cost, EdgeKind::number, 0, static_cast<uint32_t>(path.numbers.size())});
    path.numbers.push_back(*std::move(reading.number));
  }
  return found;
}

// Forms that start at `at`. Where words do not attach, a form counts at the start of a run only if it reaches the run's
// end.
void Segmenter::collect_forms(uint32_t at, uint32_t run_end, Path& path) const {
  lexicon_->trie().prefixes(path.characters.code, at, [&](uint32_t to, FormId id) {
    if (!attached_ && (to < run_end || path.characters.inside_run(to))) return;
    const Form& form = lexicon_->form(id);
    path.edges.push_back({to, form.cost, EdgeKind::word, form.flags, id});
  });
}

// Splits a run into common words of at least kSplitMin characters each (ウクライナ|エネルギー|インフラ) and offers the
// cheapest way. False if there is none.
bool Segmenter::offer_split(uint32_t begin, uint32_t end, Path& path) const {
  struct Part {
    int32_t cost = kUnreached;
    uint32_t from = 0;
    FormId form = kNoForm;
  };
  const std::span<const uint32_t> run = std::span(path.characters.code).first(end);
  std::vector<Part> parts(end - begin + 1);
  parts[0].cost = 0;
  for (uint32_t at = begin; at < end; ++at) {
    const int32_t before = parts[at - begin].cost;
    if (before >= kUnreached) continue;
    lexicon_->trie().prefixes(run, at, [&](uint32_t to, FormId id) {
      if (to - at < kSplitMin || lexicon_->form(id).cost > kSplitPartCost) return;
      const int32_t cost = before + lexicon_->form(id).cost + kTokenCost;
      if (cost < parts[to - begin].cost) parts[to - begin] = {cost, at, id};
    });
  }
  if (parts.back().cost >= kUnreached) return false;
  std::vector<Edge> chain;
  for (uint32_t at = end; at > begin; at = parts[at - begin].from) {
    const FormId id = parts[at - begin].form;
    chain.push_back({at, lexicon_->form(id).cost, EdgeKind::word, 0, id});
  }
  uint32_t from = begin;
  for (size_t i = chain.size(); i-- > 0;) {
    path.offer(from, from == begin ? path.best_state(from) : Path::kAfterWord, chain[i], Path::kAfterWord, 0);
    from = chain[i].to;
  }
  return true;
}

// Inside a run: behind a word that attaches to what follows (Arabic articles) stands any word or number; behind others
// one that attaches to what stands before it (Korean particles, the abend of Montagabend), behind a number its unit.
void Segmenter::offer_inside_run(uint32_t at, Path& path) const {
  using enum Path::State;
  const auto may_follow = [&](Path::State state, const Edge& edge) {
    const Path::Step& before = path.steps[at][state];
    const bool open = before.kind == EdgeKind::word && (lexicon_->form(before.id).flags & kAttachesBefore) != 0;
    return open || (edge.flags & kAttachesAfter) != 0 || (state == kAfterNumber && Path::is_unit(edge));
  };
  path.edges.clear();
  collect_numbers(at, path);
  collect_forms(at, at, path);
  for (const Path::State state : {kAfterWord, kAfterNumber, kAfterUnit, kAfterLead}) {
    if (path.steps[at][state].cost >= kUnreached) continue;
    for (const Edge& edge : path.edges) {
      if (!may_follow(state, edge)) continue;
      if (state == kAfterNumber) {
        path.offer_to_number(at, edge);
      } else {
        path.offer(at, state, edge, Path::state_behind(edge), 0);
      }
    }
  }
}

void Segmenter::collect_edges(uint32_t at, Path& path) const {
  const Script script = path.characters.script[at];
  const bool number = collect_numbers(at, path);
  if (script == Script::digit) {
    if (!number) {
      if (spaced_)
        collect_code(at, path);
      else
        path.edges.push_back({at + 1, kUnknownCharacter, EdgeKind::unknown, 0, 0});
    }
    return;
  }
  if (!is_run_script(script)) {
    collect_forms(at, at, path);
    path.edges.push_back({at + 1, kUnknownCharacter, EdgeKind::unknown, 0, 0});
    return;
  }
  const uint32_t end = path.characters.run_end[at];
  collect_forms(at, end, path);
  if (spaced_ && path.characters.is_cased(at) && path.characters.is_digit(end)) {
    std::erase_if(path.edges, [&](const Edge& edge) { return edge.to == end && (edge.flags & kLeadsNumber) == 0; });
    collect_code(at, path);
    return;
  }
  const bool filled = std::any_of(path.edges.begin(), path.edges.end(),
                                  [&](const Edge& edge) { return edge.kind == EdgeKind::word && edge.to >= end; });
  if (filled || !offer_split(at, end, path)) {
    path.edges.push_back({end, attached_ ? kUnknownAttached : kUnknownRun, EdgeKind::unknown, 0, 0});
  }
}

void Segmenter::segment(Path& path) const {
  const uint32_t size = path.characters.size();
  path.start(size);
  for (uint32_t at = 0; at < size; ++at) {
    if (!path.reached(at)) continue;
    if (path.characters.inside_run(at)) {
      // Where words do not attach, only the parts of a split end here, and they have been offered.
      if (attached_) offer_inside_run(at, path);
      continue;
    }
    path.edges.clear();
    collect_edges(at, path);
    path.offer_edges(at);
  }
}

// Walks the cheapest path back. Neighbouring unknown characters of one script are one token.
void Segmenter::append_tokens(Path& path, Analysis& out) const {
  const Characters& characters = path.characters;
  auto& chain = path.chain;
  chain.clear();
  uint32_t at = characters.size();
  for (Path::State state = path.best_state(at); at > 0;) {
    const Path::Step& step = path.steps[at][state];
    chain.emplace_back(at, &step);
    at = step.from;
    state = step.from_state;
  }
  for (size_t i = chain.size(); i-- > 0;) {
    const Path::Step& step = *chain[i].second;
    Token token;
    uint32_t end = chain[i].first;
    if (step.kind == EdgeKind::number) {
      token.number = static_cast<uint32_t>(out.numbers.size());
      out.numbers.push_back(std::move(path.numbers[step.id]));
      token.symbol = number_symbol(out.numbers.back());
    } else if (step.kind == EdgeKind::word) {
      token.form = step.id;
      token.symbol = lexicon_->form(token.form).symbol;
      if ((lexicon_->form(token.form).flags & kWholeNumber) != 0) {
        for (NumberReading& reading : numbers_.read(characters.text, characters.begin[step.from])) {
          if (reading.end != characters.begin[end] || !reading.number) continue;
          token.number = static_cast<uint32_t>(out.numbers.size());
          out.numbers.push_back(*std::move(reading.number));
          break;
        }
      }
    } else {
      const Script script = characters.script[step.from];
      if (spaced_ && (script == Script::space || script == Script::newline)) continue;
      const bool joins = script == Script::kanji || script == Script::hiragana;
      while (joins && i > 0 && chain[i - 1].second->kind == EdgeKind::unknown && characters.script[end] == script) {
        end = chain[--i].first;
      }
      token.symbol = shape_symbols_[shape_of(characters.slice(step.from, end))];
    }
    token.span = {characters.begin[step.from], characters.begin[end]};
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
  path.attached = attached_;
  for (const SentenceSpan& sentence : sentences) {
    auto first = static_cast<uint32_t>(out.tokens.size());
    for (uint32_t begin = sentence.span.begin; begin < sentence.span.end;) {
      uint32_t end = std::min(sentence.span.end, begin + kStretch);
      while (end < sentence.span.end && utf8_is_continuation(all[end])) ++end;
      path.numbers.clear();
      path.skip_numbers_until = 0;
      read_characters(all.substr(0, end), begin, path.characters);
      segment(path);
      append_tokens(path, out);
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
