// At each token that can begin some rule the automaton of sequences and the set of expressions say what matches; of the
// ways through one rule the longest stays.
#include "pipeline/lexicon/rule_engine.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>

#include "pipeline/lexicon/alphabet.h"
#include "pipeline/lexicon/bytes.h"
#include "pipeline/lexicon/rule_compiler.h"
#include "pipeline/lexicon/rule_expression.h"
#include "pipeline/lexicon/sequence_automaton.h"

namespace kiji {
namespace {

using Length = CompiledSequence::Length;

constexpr uint32_t kGap = kGapSymbols;
constexpr uint32_t kMaxElements = 64;  // of a sequence; a longer one does not load

// A sequence as the engine runs it: its elements lie in one array of all sequences.
struct Sequence {
  uint32_t rule = 0;
  uint32_t first = 0, size = 0;  // elements
  uint32_t trigger = 0, span_begin = 0, span_end = 0;
  // Whether there are runs or gaps before the trigger, and from there on: then several ways may lead through it.
  bool open_before = false, open_after = false;
  bool gap_after = false;
};

// Where each element of a sequence begins, counted in the sentence from 1 (0 is the edge before it); one more: the end.
using Places = std::array<uint32_t, kMaxElements + 1>;

// A way through a rule that matched at the trigger in work.
struct Way {
  uint32_t sequence = 0;
  uint32_t rule = 0;
  uint32_t span = 0;      // tokens
  uint32_t gaps = 0;      // tokens in gaps
  uint32_t elements = 0;  // of the sequence
  uint32_t length = 0;    // tokens from the trigger on, up to a gap

  // Of two ways through a rule the one with the longer span is meant; then the one that skips less, then the one that
  // asks for more.
  bool better_than(const Way& other) const {
    if (span != other.span) return span > other.span;
    return gaps != other.gaps ? gaps < other.gaps : elements > other.elements;
  }
};

// A set of symbols, written as ranges. No longer than its last member.
std::vector<bool> read_set(ByteReader& in, size_t symbols) {
  std::vector<bool> out;
  for (uint32_t ranges = in.number(); ranges > 0 && in.ok(); --ranges) {
    const uint32_t first = in.number(), last = in.number();
    for (uint32_t s = first; s <= last && s < symbols; ++s) {
      if (s >= out.size()) out.resize(s + 1);
      out[s] = true;
    }
  }
  return out;
}

std::vector<PatternGroup> read_group_list(ByteReader& in) {
  std::vector<PatternGroup> out;
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    const auto kind = static_cast<GroupKind>(in.number());
    out.push_back({kind, in.number()});
  }
  return out;
}

void add_slot(std::string_view name, std::string_view word_class, const Lexicon& lexicon, CompiledRule& rule) {
  const size_t equals = std::min(word_class.find('='), word_class.size());
  rule.slots.emplace_back(name);
  rule.slot_classes.emplace_back(word_class);
  rule.slot_class_ids.push_back(lexicon.find_class(word_class.substr(0, equals)));
  rule.slot_values.emplace_back(word_class.substr(std::min(equals + 1, word_class.size())));
}

}  // namespace

// What a thread needs while it looks for matches; none of it is made anew for a sentence.
struct RuleSet::Workspace {
  Workspace(const SequenceTree& sequences, const SetTable& sets) : automaton(sequences, sets) {}
  SequenceAutomaton automaton;
  std::vector<Letter> sentence;
  std::vector<Way> ways;
  std::vector<Match> matches;
  SentenceBytes bytes;
  std::vector<int> which;
  std::vector<Match> irregular;
};

struct RuleSet::State {
  // The letters of one sentence between two edges: at 0 and at the end.
  using Sentence = std::span<const Letter>;

  std::vector<CompiledRule> rules;
  std::vector<Sequence> sequences;
  std::vector<CompiledSequence::Element> elements;
  SetTable sets;
  SequenceTree tree;
  std::vector<Letter> letters;  // by symbol
  std::vector<uint8_t> enters;  // by symbol: an expression can begin there
  ExpressionSet expressions;

  std::mutex mutex;
  std::vector<std::unique_ptr<Workspace>> idle;  // that no thread is using

  Status load(std::string_view bytes, const Lexicon& lexicon);
  Status read_alphabet(ByteReader& in, size_t symbols);
  Status read_rule(ByteReader& in, const Lexicon& lexicon, std::vector<Expression>& irregular);
  Status read_sequence(ByteReader& in, uint32_t rule);
  static Expression read_expression(ByteReader& in, uint32_t rule, size_t symbols);

  std::unique_ptr<Workspace> take() {
    const std::scoped_lock lock(mutex);
    if (idle.empty()) return std::make_unique<Workspace>(tree, sets);
    std::unique_ptr<Workspace> out = std::move(idle.back());
    idle.pop_back();
    return out;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::scoped_lock lock(mutex);
    idle.push_back(std::move(workspace));
  }

  const CompiledSequence::Element& element(const Sequence& sequence, uint32_t i) const {
    return elements[sequence.first + i];
  }
  bool place_before(const Sequence& sequence, Sentence sentence, uint32_t i, uint32_t at, Places& places) const;
  bool place_after(const Sequence& sequence, Sentence sentence, uint32_t i, uint32_t at, uint32_t end,
                   Places& places) const;
  bool place(const Sequence& sequence, Sentence sentence, uint32_t at, uint32_t length, Places& places) const;
  uint32_t gaps(const Sequence& sequence, const Places& places) const;
  void find_sequences(SequenceAutomaton& automaton, SequenceAutomaton::State state, Sentence sentence, uint32_t at,
                      std::vector<Way>& ways) const;
  void add_match(const Way& way, Sentence sentence, uint32_t at, std::vector<Match>& matches) const;
  void add_expressions(const SymbolText& symbols, TokenRange sentence, uint32_t at, size_t first_here,
                       Workspace& work) const;
};

Status RuleSet::State::read_alphabet(ByteReader& in, size_t symbols) {
  const std::string_view bytes = in.text();
  const Error damaged{"pack", "rules of the pack are damaged; run `kiji pack`", "", 0, 0, ""};
  if (bytes.size() != symbols * sizeof(Letter)) return damaged;
  letters.resize(symbols);
  std::memcpy(letters.data(), bytes.data(), bytes.size());
  const size_t count = symbols == 0 ? 1 : size_t{*std::max_element(letters.begin(), letters.end())} + 1;
  const uint32_t set_count = in.number();
  if (set_count > in.left()) return damaged;
  sets = SetTable(set_count, count);
  for (uint32_t set = 0; set < set_count; ++set) {
    for (uint32_t ranges = in.number(); ranges > 0 && in.ok(); --ranges) {
      const uint32_t first = in.number(), last = in.number();
      if (last >= count) return damaged;
      for (uint32_t letter = first; letter <= last; ++letter) sets.add(set, static_cast<Letter>(letter));
    }
  }
  return ok_status();
}

Status RuleSet::State::read_sequence(ByteReader& in, uint32_t rule) {
  Sequence out;
  out.rule = rule;
  out.first = static_cast<uint32_t>(elements.size());
  out.trigger = in.number();
  out.span_begin = in.number();
  out.span_end = in.number();
  out.size = in.number();
  std::vector<SequenceTree::Step> right;  // up to a gap
  for (uint32_t i = 0; i < out.size && in.ok(); ++i) {
    const CompiledSequence::Element element{in.number(), in.number(), static_cast<Length>(in.number())};
    if (element.set >= sets.size() || out.size > kMaxElements || element.length > Length::gap)
      return Error{"pack", "rules of the pack are damaged; run `kiji pack`", "", 0, 0, ""};
    elements.push_back(element);
    const bool gap = element.length == Length::gap;
    (i >= out.trigger ? out.open_after : out.open_before) |= element.length != Length::one;
    out.gap_after = out.gap_after || (i >= out.trigger && gap);
    if (i >= out.trigger && !out.gap_after) right.push_back({element.set, element.length == Length::run});
  }
  uint32_t before = SequenceTree::kAnything;
  if (out.trigger > 0 && element(out, out.trigger - 1).length != Length::gap)
    before = element(out, out.trigger - 1).set;
  if (!right.empty()) tree.add(right, static_cast<uint32_t>(sequences.size()), before);
  sequences.push_back(out);
  return ok_status();
}

Expression RuleSet::State::read_expression(ByteReader& in, uint32_t rule, size_t symbols) {
  Expression out;
  out.rule = rule;
  out.longest = in.number() == 0;
  out.left = in.text();
  out.right = in.text();
  out.left_groups = read_group_list(in);
  out.right_groups = read_group_list(in);
  out.entries = read_set(in, symbols);
  out.before = read_set(in, symbols);
  if (!out.before.empty()) out.before.resize(symbols);
  return out;
}

Status RuleSet::State::read_rule(ByteReader& in, const Lexicon& lexicon, std::vector<Expression>& irregular) {
  CompiledRule rule;
  rule.name = in.text();
  rule.literals = in.number();
  rule.order = static_cast<uint32_t>(rules.size());
  Result<Call> yield = parse_call(in.text());
  if (!yield) return yield.error();
  rule.yield = *std::move(yield);
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    const std::string_view name = in.text();
    add_slot(name, in.text(), lexicon, rule);
  }
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    if (Status status = read_sequence(in, rule.order); !status) return status;
  }
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    irregular.push_back(read_expression(in, rule.order, lexicon.symbol_count()));
  }
  rules.push_back(std::move(rule));
  return ok_status();
}

Status RuleSet::State::load(std::string_view bytes, const Lexicon& lexicon) {
  if (bytes.empty()) return ok_status();
  ByteReader in(bytes);
  if (Status status = read_alphabet(in, lexicon.symbol_count()); !status) return status;
  std::vector<Expression> irregular;
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    if (Status status = read_rule(in, lexicon, irregular); !status) return status;
  }
  if (!in.ok()) return Error{"pack", "rules of the pack are cut short; run `kiji pack`", "", 0, 0, ""};
  Result<ExpressionSet> made = ExpressionSet::make(std::move(irregular), rules, lexicon.symbol_count());
  if (!made) return made.error();
  expressions = *std::move(made);
  enters.resize(lexicon.symbol_count());
  for (size_t symbol = 0; symbol < enters.size(); ++symbol) {
    enters[symbol] = expressions.can_begin_at(static_cast<SymbolId>(symbol)) ? 1 : 0;
  }
  return ok_status();
}

// Places the elements [0, i) so that they end before place `at`: runs as long as they can be, gaps as short. A place is
// tried only kRunSymbols deep.
bool RuleSet::State::place_before(const Sequence& sequence, Sentence sentence, uint32_t i, uint32_t at,
                                  Places& places) const {
  if (i == 0) return true;
  const CompiledSequence::Element& before = element(sequence, --i);
  if (before.length == Length::gap) {
    // No gap goes over the edge.
    for (uint32_t begin = at; begin >= 1 && at - begin <= kGap; --begin) {
      places[i] = begin;
      if (place_before(sequence, sentence, i, begin, places)) return true;
    }
    return false;
  }
  // Nothing stands before the edge.
  if (at == 0 || !sets.holds(before.set, sentence[at - 1])) return false;
  uint32_t begin = at - 1;
  if (before.length == Length::run) {
    while (begin > 1 && at - begin < kRunSymbols && sets.holds(before.set, sentence[begin - 1])) --begin;
  }
  for (; begin < at; ++begin) {
    places[i] = begin;
    if (place_before(sequence, sentence, i, begin, places)) return true;
  }
  return false;
}

// Places the elements [i, size) on the places [at, end), all of them; behind a gap they may end before `end`.
bool RuleSet::State::place_after(const Sequence& sequence, Sentence sentence, uint32_t i, uint32_t at, uint32_t end,
                                 Places& places) const {
  places[i] = at;
  if (i == sequence.size) return at == end || sequence.gap_after;
  const CompiledSequence::Element& here = element(sequence, i);
  if (here.length == Length::gap) {
    const auto edge = static_cast<uint32_t>(sentence.size() - 1);
    for (uint32_t next = at; next <= edge && next - at <= kGap; ++next) {
      if (place_after(sequence, sentence, i + 1, next, end, places)) return true;
    }
    return false;
  }
  if (at >= end || !sets.holds(here.set, sentence[at])) return false;
  uint32_t last = at + 1;
  if (here.length == Length::run) {
    while (last < end && last - at < kRunSymbols && sets.holds(here.set, sentence[last])) ++last;
  }
  for (; last > at; --last) {
    if (place_after(sequence, sentence, i + 1, last, end, places)) return true;
  }
  return false;
}

// Without runs and gaps there is one way only, and what stands from the trigger on has been compared by the automaton.
bool RuleSet::State::place(const Sequence& sequence, Sentence sentence, uint32_t at, uint32_t length,
                           Places& places) const {
  if (sequence.open_before) {
    if (!place_before(sequence, sentence, sequence.trigger, at, places)) return false;
  } else {
    if (sequence.trigger > at) return false;
    const uint32_t first = at - sequence.trigger;
    for (uint32_t i = sequence.trigger; i-- > 0;) {
      if (!sets.holds(element(sequence, i).set, sentence[first + i])) return false;
      places[i] = first + i;
    }
  }
  if (sequence.open_after) {
    const auto end = sequence.gap_after ? static_cast<uint32_t>(sentence.size()) : at + length;
    return place_after(sequence, sentence, sequence.trigger, at, end, places);
  }
  for (uint32_t i = sequence.trigger; i <= sequence.size; ++i) places[i] = at + i - sequence.trigger;
  return true;
}

uint32_t RuleSet::State::gaps(const Sequence& sequence, const Places& places) const {
  uint32_t out = 0;
  if (!sequence.open_before && !sequence.gap_after) return out;
  for (uint32_t i = 0; i < sequence.size; ++i) {
    if (element(sequence, i).length == Length::gap) out += places[i + 1] - places[i];
  }
  return out;
}

// `at` is a place of the sentence, `state` what its letter starts.
void RuleSet::State::find_sequences(SequenceAutomaton& automaton, SequenceAutomaton::State state, Sentence sentence,
                                    uint32_t at, std::vector<Way>& ways) const {
  Places places;
  for (uint32_t length = 1; length <= kRunSymbols && at + length <= sentence.size(); ++length) {
    if (length > 1) state = automaton.next(state, sentence[at + length - 1]);
    if (state == SequenceAutomaton::kDead) return;
    for (const uint32_t index : automaton.accepts(state, sentence[at - 1])) {
      const Sequence& sequence = sequences[index];
      if (sequence.span_begin == sequence.span_end || !place(sequence, sentence, at, length, places)) continue;
      const Way way{.sequence = index,
                    .rule = sequence.rule,
                    .span = places[sequence.span_end] - places[sequence.span_begin],
                    .gaps = gaps(sequence, places),
                    .elements = sequence.size,
                    .length = length};
      const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.rule == way.rule; });
      if (same == ways.end()) {
        ways.push_back(way);
      } else if (way.better_than(*same)) {
        *same = way;
      }
    }
  }
}

// Tokens of the match count in the sentence from 0.
void RuleSet::State::add_match(const Way& way, Sentence sentence, uint32_t at, std::vector<Match>& matches) const {
  const Sequence& sequence = sequences[way.sequence];
  Places places;
  place(sequence, sentence, at, way.length, places);
  Match& out = matches.emplace_back();
  out.rule = sequence.rule;
  out.tokens = {places[sequence.span_begin] - 1, places[sequence.span_end] - 1};
  for (uint32_t i = 0; i < sequence.size; ++i) {
    const uint32_t slot = element(sequence, i).slot;
    if (slot == kNoSlot) continue;
    out.slots.push_back({static_cast<uint16_t>(slot), static_cast<uint16_t>(places[i + 1] - places[i]), places[i] - 1});
  }
}

// What is no sequence. Matches from `first_here` on have the same trigger.
void RuleSet::State::add_expressions(const SymbolText& symbols, TokenRange sentence, uint32_t at, size_t first_here,
                                     Workspace& work) const {
  if (work.bytes.size == 0) work.bytes.read(symbols, sentence);
  expressions.find(symbols, sentence, work.bytes, at, work.which, work.irregular);
  for (const Match& match : work.irregular) {
    const auto same = std::find_if(work.matches.begin() + static_cast<std::ptrdiff_t>(first_here), work.matches.end(),
                                   [&](const Match& m) { return m.rule == match.rule; });
    if (same == work.matches.end())
      work.matches.push_back(match);
    else if (match.tokens.size() > same->tokens.size())
      *same = match;
  }
}

RuleSet::RuleSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::open(const Lexicon& lexicon, std::string_view kind) {
  auto state = std::make_unique<State>();
  if (Status status = state->load(lexicon.section("rules/" + std::string(kind)), lexicon); !status)
    return status.error();
  return RuleSet(std::move(state));
}

const CompiledRule& RuleSet::rule(uint32_t index) const { return state_->rules[index]; }
size_t RuleSet::size() const { return state_->rules.size(); }

RuleFinder::RuleFinder(const RuleSet& rules) : state_(rules.state_.get()) {
  if (!state_->rules.empty()) work_ = state_->take();
}

RuleFinder::~RuleFinder() {
  if (work_ != nullptr) state_->give_back(std::move(work_));
}

std::span<const Match> RuleFinder::find(const SymbolText& symbols, TokenRange sentence) {
  if (work_ == nullptr || sentence.empty()) return {};
  RuleSet::Workspace& work = *work_;
  std::vector<Match>& out = work.matches;
  out.clear();
  work.bytes.size = 0;  // not read yet: no sentence is empty
  work.sentence.resize(size_t{sentence.size()} + 2);
  work.sentence.front() = work.sentence.back() = kEdgeLetter;
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    work.sentence[at + 1] = state_->letters[symbols[sentence.begin + at]];
  }
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    const size_t first_here = out.size();
    const SequenceAutomaton::State state = work.automaton.start(work.sentence[at + 1]);
    if (state != SequenceAutomaton::kDead) {
      work.ways.clear();
      state_->find_sequences(work.automaton, state, work.sentence, at + 1, work.ways);
      if (work.ways.size() > 1) {
        std::sort(work.ways.begin(), work.ways.end(), [](const Way& a, const Way& b) { return a.rule < b.rule; });
      }
      for (const Way& way : work.ways) state_->add_match(way, work.sentence, at + 1, out);
    }
    if (state_->enters[symbols[sentence.begin + at]] != 0) {
      state_->add_expressions(symbols, sentence, at, first_here, work);
    }
  }
  for (Match& match : out) {
    match.tokens = {sentence.begin + match.tokens.begin, sentence.begin + match.tokens.end};
    for (SlotMatch& slot : match.slots) slot.begin += sentence.begin;
  }
  const auto before = [](const Match& a, const Match& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.rule < b.rule;
  };
  // Mostly they are in order already: only rules with something before their trigger begin elsewhere.
  if (!std::is_sorted(out.begin(), out.end(), before)) std::stable_sort(out.begin(), out.end(), before);
  return out;
}

}  // namespace kiji
