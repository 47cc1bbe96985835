// For each token that can begin some rule: one anchored RE2::Set says which patterns match there, only those are
// matched again for their slots. Single expressions are compiled when they first match, so start-up compiles one set
// for each kind.
#include "pipeline/lexicon/rule_engine.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <atomic>
#include <mutex>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/bytes.h"
#include "pipeline/lexicon/rule_compiler.h"

namespace kiji {
namespace {

// Longest match of one rule, in symbols, on each side of its trigger. It bounds the work at one token, so that a
// megabyte of one letter stays linear; no fact of a newspaper has a hundred words.
constexpr uint32_t kMatchSymbols = 120;
constexpr int64_t kSetMemory = int64_t{256} << 20;  // bytes, RE2's automaton of one kind
constexpr int64_t kRuleMemory = int64_t{16} << 20;  // bytes, of a single pattern
constexpr int kMaxGroups = 40;

RE2::Options options(bool longest, int64_t memory) {
  RE2::Options out;
  out.set_longest_match(longest);
  out.set_log_errors(false);
  out.set_max_mem(memory);
  return out;
}

std::string edge_bytes() {
  std::string out;
  append_utf8(out, kEdgeSymbol);
  return out;
}

// One pattern, compiled on first use. Thread-safe.
class LazyExpression {
 public:
  LazyExpression(std::string text, bool longest) : text_(std::move(text)), longest_(longest) {}
  const RE2& get() const {
    const RE2* ready = ready_.load(std::memory_order_acquire);
    if (ready != nullptr) return *ready;
    std::call_once(once_, [this] {
      expression_ = std::make_unique<RE2>(text_, options(longest_, kRuleMemory));
      ready_.store(expression_.get(), std::memory_order_release);
    });
    return *expression_;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool longest_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> expression_;
  mutable std::atomic<const RE2*> ready_{nullptr};
};

struct EnginePattern {
  uint32_t rule = 0;
  std::unique_ptr<LazyExpression> left, right;  // left is null if the trigger comes first
  std::vector<PatternGroup> left_groups, right_groups;
  std::vector<bool> before;  // symbols that can stand right before the trigger; empty: any, or none at all
};

// Symbols of a sentence between two edge marks, and the same backwards.
struct SentenceSymbols {
  std::string forward, backward;
  uint32_t size = 0;
};

SentenceSymbols sentence_symbols(const SymbolText& symbols, TokenRange sentence) {
  static const std::string kEdge = edge_bytes();
  SentenceSymbols out;
  out.size = sentence.size();
  const std::string_view bytes = symbols.bytes(sentence);
  out.forward.reserve(bytes.size() + 6);
  out.forward.append(kEdge).append(bytes).append(kEdge);
  out.backward.reserve(bytes.size() + 6);
  for (size_t i = out.forward.size(); i > 0; i -= 3) out.backward.append(out.forward, i - 3, 3);
  return out;
}

}  // namespace

void SymbolText::push_back(SymbolId symbol) { append_utf8(bytes_, symbol_code_point(symbol)); }

SymbolId SymbolText::operator[](uint32_t i) const {
  return symbol_of_code_point(decode_at(bytes_, size_t{i} * 3).value);
}

struct RuleSet::State {
  std::vector<CompiledRule> rules;
  std::vector<EnginePattern> patterns;
  std::vector<bool> entry;  // by symbol
  std::unique_ptr<RE2::Set> set;

  // Reads the groups of one half. `at` maps a group's place in the matched text to a token of the sentence.
  template <typename Place>
  static void read_groups(const std::vector<PatternGroup>& groups, const re2::StringPiece* found, const char* base,
                          Place&& place, bool reversed, Match& match) {
    for (size_t i = 0; i < groups.size(); ++i) {
      const re2::StringPiece& piece = found[i + 1];
      if (piece.data() == nullptr) continue;
      const auto begin = static_cast<uint32_t>((piece.data() - base) / 3);
      const auto end = static_cast<uint32_t>(begin + piece.size() / 3);
      const TokenRange tokens = reversed ? TokenRange{place(end), place(begin)} : TokenRange{place(begin), place(end)};
      switch (groups[i].kind) {
        case GroupKind::span_begin:
          match.tokens.begin = tokens.begin;
          break;
        case GroupKind::span_end:
          match.tokens.end = tokens.begin;
          break;
        case GroupKind::slot:
          if (!tokens.empty()) match.slots.push_back({static_cast<uint16_t>(groups[i].slot), tokens});
          break;
      }
    }
  }

  // Matches one pattern with its trigger at token `at` (counted in the sentence). Tokens of the match count in the
  // sentence.
  bool match_at(const EnginePattern& pattern, const SentenceSymbols& sentence, uint32_t at, Match& match) const {
    re2::StringPiece found[kMaxGroups + 1];
    // forward: byte 3 * (token + 1); backward: the symbol before the trigger stands at size - at + 1.
    const size_t start = size_t{at + 1} * 3;
    const size_t length = std::min(sentence.forward.size() - start, size_t{kMatchSymbols} * 3);
    const re2::StringPiece forward(sentence.forward.data() + start, length);
    const int right_groups = static_cast<int>(pattern.right_groups.size());
    if (!pattern.right->get().Match(forward, 0, length, RE2::ANCHOR_START, found, right_groups + 1)) return false;
    match.tokens = {at, at};
    read_groups(
        pattern.right_groups, found, forward.data(), [at](uint32_t i) { return at + i; }, false, match);
    if (pattern.left != nullptr) {
      const size_t left_start = size_t{sentence.size - at + 1} * 3;
      const size_t left_length = std::min(sentence.backward.size() - left_start, size_t{kMatchSymbols} * 3);
      const re2::StringPiece backward(sentence.backward.data() + left_start, left_length);
      const int left_groups = static_cast<int>(pattern.left_groups.size());
      if (!pattern.left->get().Match(backward, 0, left_length, RE2::ANCHOR_START, found, left_groups + 1)) return false;
      read_groups(
          pattern.left_groups, found, backward.data(), [at](uint32_t i) { return at >= i ? at - i : 0; }, true, match);
    }
    std::sort(match.slots.begin(), match.slots.end(),
              [](const SlotMatch& a, const SlotMatch& b) { return a.slot < b.slot; });
    return !match.tokens.empty();
  }

  Status load(std::string_view bytes, const Lexicon& lexicon);
  static void add_slot(std::string_view name, std::string_view word_class, const Lexicon& lexicon, CompiledRule& rule);
  static std::vector<bool> read_symbols(ByteReader& in, size_t symbols);
  Status build_set();
};

void RuleSet::State::add_slot(std::string_view name, std::string_view word_class, const Lexicon& lexicon,
                              CompiledRule& rule) {
  const size_t equals = std::min(word_class.find('='), word_class.size());
  rule.slots.emplace_back(name);
  rule.slot_classes.emplace_back(word_class);
  rule.slot_class_ids.push_back(lexicon.find_class(word_class.substr(0, equals)));
  rule.slot_values.emplace_back(word_class.substr(std::min(equals + 1, word_class.size())));
}

// A set of symbols, written as ranges. Empty for no ranges.
std::vector<bool> RuleSet::State::read_symbols(ByteReader& in, size_t symbols) {
  const uint32_t ranges = in.number();
  std::vector<bool> out;
  for (uint32_t n = ranges; n > 0 && in.ok(); --n) {
    out.resize(symbols);
    const uint32_t first = in.number(), last = in.number();
    for (uint32_t s = first; s <= last && s < symbols; ++s) out[s] = true;
  }
  return out;
}

Status RuleSet::State::load(std::string_view bytes, const Lexicon& lexicon) {
  const size_t symbols = lexicon.symbol_count();
  entry.assign(symbols, false);
  ByteReader in(bytes);
  const uint32_t count = in.done() ? 0 : in.number();
  for (uint32_t r = 0; r < count && in.ok(); ++r) {
    CompiledRule rule;
    rule.name = in.text();
    rule.literals = in.number();
    rule.order = r;
    Result<Call> yield = parse_call(in.text());
    if (!yield) return yield.error();
    rule.yield = *std::move(yield);
    for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
      const std::string_view name = in.text();
      add_slot(name, in.text(), lexicon, rule);
    }
    for (uint32_t n = in.number(); n > 0 && in.ok(); --n) {
      EnginePattern pattern;
      pattern.rule = r;
      const bool longest = in.number() == 0;
      const std::string left(in.text()), right(in.text());
      if (!left.empty()) pattern.left = std::make_unique<LazyExpression>(left, longest);
      pattern.right = std::make_unique<LazyExpression>(right, longest);
      for (auto* groups : {&pattern.left_groups, &pattern.right_groups}) {
        for (uint32_t g = in.number(); g > 0 && in.ok(); --g) {
          const auto kind = static_cast<GroupKind>(in.number());
          groups->push_back({kind, in.number()});
        }
      }
      const std::vector<bool> entries = read_symbols(in, symbols);
      for (size_t i = 0; i < entries.size(); ++i) entry[i] = entry[i] || entries[i];
      pattern.before = read_symbols(in, symbols);
      patterns.push_back(std::move(pattern));
    }
    rules.push_back(std::move(rule));
  }
  if (!in.ok())
    return Error{"pack-damaged", "rules are cut short; build the pack again with `kiji pack`", "", 0, 0, ""};
  return build_set();
}

Status RuleSet::State::build_set() {
  if (patterns.empty()) return ok_status();
  set = std::make_unique<RE2::Set>(options(false, kSetMemory), RE2::ANCHOR_START);
  for (const EnginePattern& pattern : patterns) {
    std::string why;
    if (set->Add(pattern.right->text(), &why) < 0) {
      return Error{"rule-pattern", "rule '" + rules[pattern.rule].name + "' does not compile: " + why, "", 0, 0, ""};
    }
  }
  if (!set->Compile())
    return Error{"rule-pattern", "rules need too much memory; shorter repetitions were expected", "", 0, 0, ""};
  return ok_status();
}

RuleSet::RuleSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::open(const Lexicon& lexicon, std::string_view kind) {
  auto state = std::make_unique<State>();
  if (Status status = state->load(lexicon.section("rules/" + std::string(kind)), lexicon); !status) {
    return status.error();
  }
  return RuleSet(std::move(state));
}

const CompiledRule& RuleSet::rule(uint32_t index) const { return state_->rules[index]; }
size_t RuleSet::size() const { return state_->rules.size(); }

std::vector<Match> RuleSet::find(const SymbolText& symbols, TokenRange tokens) const {
  std::vector<Match> out;
  if (state_->patterns.empty() || tokens.empty()) return out;
  SentenceSymbols sentence;
  std::vector<int> which;
  for (uint32_t at = 0; at < tokens.size(); ++at) {
    if (!state_->entry[symbols[tokens.begin + at]]) continue;
    if (sentence.forward.empty()) sentence = sentence_symbols(symbols, tokens);
    const size_t start = size_t{at + 1} * 3;
    const size_t length = std::min(sentence.forward.size() - start, size_t{kMatchSymbols} * 3);
    which.clear();
    RE2::Set::ErrorInfo error;
    const re2::StringPiece here(sentence.forward.data() + start, length);
    if (!state_->set->Match(here, &which, &error)) {
      if (error.kind == RE2::Set::kNoError) continue;
      // The automaton ran out of memory: every pattern is tried on its own. Slower, never wrong.
      which.resize(state_->patterns.size());
      for (size_t i = 0; i < which.size(); ++i) which[i] = static_cast<int>(i);
    }
    std::sort(which.begin(), which.end());
    const size_t first_here = out.size();
    for (const int index : which) {
      const EnginePattern& pattern = state_->patterns[static_cast<size_t>(index)];
      // Most patterns that share a trigger fail at what stands before it; no expression need be run for that.
      if (!pattern.before.empty() && (at == 0 || !pattern.before[symbols[tokens.begin + at - 1]])) continue;
      Match match;
      match.rule = pattern.rule;
      if (!state_->match_at(pattern, sentence, at, match)) continue;
      match.tokens = {tokens.begin + match.tokens.begin, tokens.begin + match.tokens.end};
      for (SlotMatch& slot : match.slots) {
        slot.tokens = {tokens.begin + slot.tokens.begin, tokens.begin + slot.tokens.end};
      }
      // Alternatives of one rule at the same trigger: the longest stays.
      if (out.size() > first_here && out.back().rule == match.rule) {
        if (match.tokens.size() > out.back().tokens.size()) out.back() = std::move(match);
      } else {
        out.push_back(std::move(match));
      }
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Match& a, const Match& b) { return a.tokens.begin < b.tokens.begin; });
  return out;
}

}  // namespace kiji
