// At each token that can begin some rule the automaton of sequences and the set of expressions say what matches; of the
// ways through one rule the longest stays.
#include "pipeline/lexicon/rule_engine.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "pipeline/lexicon/bytes.h"
#include "pipeline/lexicon/rule_compiler.h"
#include "pipeline/lexicon/rule_expression.h"
#include "pipeline/lexicon/sequence_automaton.h"

namespace kiji {
namespace {

constexpr uint32_t kMaxElements = 64;  // of a sequence; a longer one does not load

// A sequence as the engine runs it: its elements lie in one array of all sequences.
struct Sequence {
  uint32_t rule = 0;
  uint32_t first = 0, size = 0;  // elements
  uint32_t trigger = 0, span_begin = 0, span_end = 0;
  bool run_before = false, run_after = false;  // before the trigger; from there on
};

// Where each element of a sequence begins, counted in the sentence from 1 (0 is the edge before it); one more: the end.
using Places = std::array<uint32_t, kMaxElements + 1>;

// A way through a rule that matched at the trigger in work.
struct Way {
  uint32_t sequence = 0;
  uint32_t rule = 0;
  uint32_t span = 0;    // tokens
  uint32_t length = 0;  // tokens from the trigger on
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

struct RuleSet::State {
  // The symbols of one sentence with an edge on both sides: 0 and size + 1.
  struct Sentence {
    const SymbolText& symbols;
    TokenRange tokens;
    uint32_t size() const { return tokens.size(); }
    SymbolId operator[](uint32_t place) const {
      return place == 0 || place > size() ? kEdge : symbols[tokens.begin + place - 1];
    }
  };

  std::vector<CompiledRule> rules;
  std::vector<Sequence> sequences;
  std::vector<CompiledSequence::Element> elements;
  SetTable sets;
  SequenceTree tree;
  ExpressionSet expressions;

  // What a thread needs while it looks for matches; none is made anew for a sentence.
  struct Workspace {
    Workspace(const SequenceTree& sequences, const SetTable& symbol_sets) : automaton(sequences, symbol_sets) {}
    SequenceAutomaton automaton;
    std::vector<Way> ways;
    SentenceBytes bytes;
    std::vector<int> which;
    std::vector<Match> irregular;
  };
  std::mutex mutex;
  std::vector<std::unique_ptr<Workspace>> idle;  // that no thread is using

  Status load(std::string_view bytes, const Lexicon& lexicon);
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

  bool holds(const Sequence& sequence, uint32_t element, SymbolId symbol) const {
    return sets.holds(elements[sequence.first + element].set, symbol);
  }
  bool place_before(const Sequence& sequence, const Sentence& sentence, uint32_t element, uint32_t at,
                    Places& places) const;
  bool place_after(const Sequence& sequence, const Sentence& sentence, uint32_t element, uint32_t at, uint32_t end,
                   Places& places) const;
  bool place(const Sequence& sequence, const Sentence& sentence, uint32_t at, uint32_t length, Places& places) const;
  void find_sequences(SequenceAutomaton& automaton, SequenceAutomaton::State state, const Sentence& sentence,
                      uint32_t at, std::vector<Way>& ways) const;
  void add_match(const Way& way, const Sentence& sentence, uint32_t at, std::vector<Match>& matches) const;
};

Status RuleSet::State::read_sequence(ByteReader& in, uint32_t rule) {
  Sequence out;
  out.rule = rule;
  out.first = static_cast<uint32_t>(elements.size());
  out.trigger = in.number();
  out.span_begin = in.number();
  out.span_end = in.number();
  out.size = in.number();
  std::vector<SequenceTree::Step> right;
  for (uint32_t i = 0; i < out.size && in.ok(); ++i) {
    CompiledSequence::Element element{in.number(), in.number(), in.number() != 0};
    if (element.set >= sets.size() || out.size > kMaxElements)
      return Error{"pack", "rules of the pack are damaged; run `kiji pack`", "", 0, 0, ""};
    elements.push_back(element);
    if (i >= out.trigger) right.push_back({element.set, element.run});
    (i >= out.trigger ? out.run_after : out.run_before) |= element.run;
  }
  const uint32_t before = out.trigger > 0 ? elements[out.first + out.trigger - 1].set : SequenceTree::kAnything;
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
  std::vector<std::vector<bool>> members;
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) members.push_back(read_set(in, lexicon.symbol_count()));
  sets = SetTable(members);
  std::vector<Expression> irregular;
  for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
    if (Status status = read_rule(in, lexicon, irregular); !status) return status;
  }
  if (!in.ok()) return Error{"pack", "rules of the pack are cut short; run `kiji pack`", "", 0, 0, ""};
  Result<ExpressionSet> made = ExpressionSet::make(std::move(irregular), rules, lexicon.symbol_count());
  if (!made) return made.error();
  expressions = *std::move(made);
  return ok_status();
}

// Places the elements [0, element) so that they end before place `at`, runs as long as they can be. A place is tried
// only kRunSymbols deep.
bool RuleSet::State::place_before(const Sequence& sequence, const Sentence& sentence, uint32_t element, uint32_t at,
                                  Places& places) const {
  if (element == 0) return true;
  const uint32_t before = element - 1;
  // Nothing stands before the edge.
  if (at == 0 || !holds(sequence, before, sentence[at - 1])) return false;
  uint32_t begin = at - 1;
  if (elements[sequence.first + before].run) {
    while (begin > 1 && at - begin < kRunSymbols && holds(sequence, before, sentence[begin - 1])) --begin;
  }
  for (; begin < at; ++begin) {
    places[before] = begin;
    if (place_before(sequence, sentence, before, begin, places)) return true;
  }
  return false;
}

// Places the elements [element, size) on the places [at, end), all of them.
bool RuleSet::State::place_after(const Sequence& sequence, const Sentence& sentence, uint32_t element, uint32_t at,
                                 uint32_t end, Places& places) const {
  places[element] = at;
  if (element == sequence.size) return at == end;
  if (at >= end || !holds(sequence, element, sentence[at])) return false;
  uint32_t last = at + 1;
  if (elements[sequence.first + element].run) {
    while (last < end && holds(sequence, element, sentence[last])) ++last;
  }
  for (; last > at; --last) {
    if (place_after(sequence, sentence, element + 1, last, end, places)) return true;
  }
  return false;
}

// Without runs there is one way only, and what stands from the trigger on has been compared by the automaton.
bool RuleSet::State::place(const Sequence& sequence, const Sentence& sentence, uint32_t at, uint32_t length,
                           Places& places) const {
  if (sequence.run_before) {
    if (!place_before(sequence, sentence, sequence.trigger, at, places)) return false;
  } else {
    if (sequence.trigger > at) return false;
    const uint32_t first = at - sequence.trigger;
    for (uint32_t element = sequence.trigger; element-- > 0;) {
      if (!holds(sequence, element, sentence[first + element])) return false;
      places[element] = first + element;
    }
  }
  if (sequence.run_after) return place_after(sequence, sentence, sequence.trigger, at, at + length, places);
  for (uint32_t element = sequence.trigger; element <= sequence.size; ++element) {
    places[element] = at + element - sequence.trigger;
  }
  return true;
}

// `at` is a place of the sentence, `state` what its symbol starts.
void RuleSet::State::find_sequences(SequenceAutomaton& automaton, SequenceAutomaton::State state,
                                    const Sentence& sentence, uint32_t at, std::vector<Way>& ways) const {
  Places places;
  for (uint32_t length = 1; length <= kRunSymbols && at + length <= sentence.size() + 2; ++length) {
    if (length > 1) state = automaton.next(state, sentence[at + length - 1]);
    if (state == SequenceAutomaton::kDead) return;
    for (const uint32_t index : automaton.accepts(state, sentence[at - 1])) {
      const Sequence& sequence = sequences[index];
      if (sequence.span_begin == sequence.span_end || !place(sequence, sentence, at, length, places)) continue;
      const Way way{index, sequence.rule, places[sequence.span_end] - places[sequence.span_begin], length};
      const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.rule == way.rule; });
      if (same == ways.end()) {
        ways.push_back(way);
      } else if (way.span > same->span || (way.span == same->span && sequences[same->sequence].size < sequence.size)) {
        *same = way;
      }
    }
  }
}

// Tokens of the match count in the sentence from 0.
void RuleSet::State::add_match(const Way& way, const Sentence& sentence, uint32_t at,
                               std::vector<Match>& matches) const {
  const Sequence& sequence = sequences[way.sequence];
  Places places;
  place(sequence, sentence, at, way.length, places);
  Match& out = matches.emplace_back();
  out.rule = sequence.rule;
  out.tokens = {places[sequence.span_begin] - 1, places[sequence.span_end] - 1};
  for (uint32_t i = 0; i < sequence.size; ++i) {
    const uint32_t slot = elements[sequence.first + i].slot;
    if (slot == kNoSlot) continue;
    out.slots.push_back({static_cast<uint16_t>(slot), static_cast<uint16_t>(places[i + 1] - places[i]), places[i] - 1});
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

std::vector<Match> RuleSet::find(const SymbolText& symbols, TokenRange sentence) const {
  std::vector<Match> out;
  if (state_->rules.empty() || sentence.empty()) return out;
  std::unique_ptr<State::Workspace> work = state_->take();
  work->bytes.size = 0;  // not read yet: no sentence is empty
  const State::Sentence edged{symbols, sentence};
  out.reserve(sentence.size() / 2);
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    const SymbolId symbol = symbols[sentence.begin + at];
    const auto first_here = static_cast<std::ptrdiff_t>(out.size());
    const SequenceAutomaton::State state = work->automaton.start(symbol);
    if (state != SequenceAutomaton::kDead) {
      work->ways.clear();
      state_->find_sequences(work->automaton, state, edged, at + 1, work->ways);
      std::sort(work->ways.begin(), work->ways.end(), [](const Way& a, const Way& b) { return a.rule < b.rule; });
      for (const Way& way : work->ways) state_->add_match(way, edged, at + 1, out);
    }
    if (!state_->expressions.can_begin_at(symbol)) continue;
    if (work->bytes.size == 0) work->bytes.read(symbols, sentence);
    state_->expressions.find(symbols, sentence, work->bytes, at, work->which, work->irregular);
    for (const Match& match : work->irregular) {
      const auto same =
          std::find_if(out.begin() + first_here, out.end(), [&](const Match& m) { return m.rule == match.rule; });
      if (same == out.end())
        out.push_back(match);
      else if (match.tokens.size() > same->tokens.size())
        *same = match;
    }
  }
  state_->give_back(std::move(work));
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
