// At each token that can begin some rule the automaton of sequences and the set of expressions say what matches; of the
// ways through one rule the longest stays.
#include "pipeline/lexicon/rule_engine.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "pipeline/lexicon/bytes.h"
#include "pipeline/lexicon/rule_compiler.h"
#include "pipeline/lexicon/rule_expression.h"
#include "pipeline/lexicon/sequence_automaton.h"

namespace kiji {
namespace {

// A sequence as the engine runs it: its elements lie in one array of all sequences.
struct Sequence {
  uint32_t rule = 0;
  uint32_t first = 0, size = 0;  // elements
  uint32_t trigger = 0, span_begin = 0, span_end = 0;
};

// A way through a rule that matched at the trigger in work.
struct Way {
  uint32_t sequence = 0;
  uint32_t rule = 0;
  uint32_t span = 0;  // tokens
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
  std::vector<CompiledRule> rules;
  std::vector<Sequence> sequences;
  std::vector<CompiledSequence::Element> elements;
  SetTable sets;
  SequenceTree tree;
  ExpressionSet expressions;

  // Automata that no thread is using.
  std::mutex mutex;
  std::vector<std::unique_ptr<SequenceAutomaton>> idle;

  Status load(std::string_view bytes, const Lexicon& lexicon);
  Status read_rule(ByteReader& in, const Lexicon& lexicon, std::vector<Expression>& irregular);
  Status read_sequence(ByteReader& in, uint32_t rule);
  static Expression read_expression(ByteReader& in, uint32_t rule, size_t symbols);

  std::unique_ptr<SequenceAutomaton> take() {
    const std::scoped_lock lock(mutex);
    if (idle.empty()) return std::make_unique<SequenceAutomaton>(tree, sets);
    std::unique_ptr<SequenceAutomaton> out = std::move(idle.back());
    idle.pop_back();
    return out;
  }
  void give_back(std::unique_ptr<SequenceAutomaton> automaton) {
    const std::scoped_lock lock(mutex);
    idle.push_back(std::move(automaton));
  }

  bool fits_before(const Sequence& sequence, const SymbolText& symbols, TokenRange sentence, uint32_t at) const;
  void find_sequences(SequenceAutomaton& automaton, const SymbolText& symbols, TokenRange sentence, uint32_t at,
                      std::vector<Way>& ways) const;
  Match match_of(const Way& way, uint32_t at) const;
};

Status RuleSet::State::read_sequence(ByteReader& in, uint32_t rule) {
  Sequence out;
  out.rule = rule;
  out.first = static_cast<uint32_t>(elements.size());
  out.trigger = in.number();
  out.span_begin = in.number();
  out.span_end = in.number();
  out.size = in.number();
  std::vector<uint32_t> right;
  for (uint32_t i = 0; i < out.size && in.ok(); ++i) {
    const CompiledSequence::Element element{in.number(), in.number()};
    if (element.set >= sets.size())
      return Error{"pack", "rules of the pack are damaged; run `kiji pack`", "", 0, 0, ""};
    elements.push_back(element);
    if (i >= out.trigger) right.push_back(element.set);
  }
  if (!right.empty()) tree.add(right, static_cast<uint32_t>(sequences.size()));
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
  sets = SetTable(std::move(members));
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

// Do the symbols before the trigger fit the elements before it?
bool RuleSet::State::fits_before(const Sequence& sequence, const SymbolText& symbols, TokenRange sentence,
                                 uint32_t at) const {
  for (uint32_t back = 1; back <= sequence.trigger; ++back) {
    const uint32_t set = elements[sequence.first + sequence.trigger - back].set;
    // Before the first token stands the edge, before the edge nothing.
    if (back > at + 1) return false;
    const SymbolId symbol = back > at ? kEdge : symbols[sentence.begin + at - back];
    if (!sets.holds(set, symbol)) return false;
  }
  return true;
}

void RuleSet::State::find_sequences(SequenceAutomaton& automaton, const SymbolText& symbols, TokenRange sentence,
                                    uint32_t at, std::vector<Way>& ways) const {
  SequenceAutomaton::State state = SequenceAutomaton::kStart;
  for (uint32_t i = at; i <= sentence.size() && i < at + kMatchSymbols; ++i) {
    state = automaton.next(state, i == sentence.size() ? kEdge : symbols[sentence.begin + i]);
    if (state == SequenceAutomaton::kDead) return;
    for (const uint32_t index : automaton.accepts(state)) {
      const Sequence& sequence = sequences[index];
      if (!fits_before(sequence, symbols, sentence, at)) continue;
      const Way way{index, sequence.rule, sequence.span_end - sequence.span_begin};
      const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.rule == way.rule; });
      if (same == ways.end()) {
        ways.push_back(way);
      } else if (way.span > same->span || (way.span == same->span && sequences[same->sequence].size < sequence.size)) {
        *same = way;
      }
    }
  }
}

// Tokens of the match count in the sentence.
Match RuleSet::State::match_of(const Way& way, uint32_t at) const {
  const Sequence& sequence = sequences[way.sequence];
  const uint32_t start = at - sequence.trigger;  // wraps below zero for an edge before the first token; sums come right
  Match out;
  out.rule = sequence.rule;
  out.tokens = {start + sequence.span_begin, start + sequence.span_end};
  for (uint32_t i = 0; i < sequence.size; ++i) {
    const uint32_t slot = elements[sequence.first + i].slot;
    if (slot != kNoSlot) out.slots.push_back({static_cast<uint16_t>(slot), 1, start + i});
  }
  return out;
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
  std::unique_ptr<SequenceAutomaton> automaton = state_->take();
  std::optional<SentenceBytes> bytes;
  std::vector<Way> ways;
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    ways.clear();
    state_->find_sequences(*automaton, symbols, sentence, at, ways);
    const size_t first_here = out.size();
    for (const Way& way : ways) out.push_back(state_->match_of(way, at));
    if (state_->expressions.can_begin_at(symbols[sentence.begin + at])) {
      if (!bytes) bytes.emplace(symbols, sentence);
      for (const Match& match : state_->expressions.find(symbols, sentence, *bytes, at)) {
        const auto same = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first_here), out.end(),
                                       [&](const Match& m) { return m.rule == match.rule; });
        if (same == out.end())
          out.push_back(match);
        else if (match.tokens.size() > same->tokens.size())
          *same = match;
      }
    }
  }
  state_->give_back(std::move(automaton));
  for (Match& match : out) {
    match.tokens = {sentence.begin + match.tokens.begin, sentence.begin + match.tokens.end};
    for (SlotMatch& slot : match.slots) slot.begin += sentence.begin;
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.rule < b.rule;
  });
  return out;
}

}  // namespace kiji
