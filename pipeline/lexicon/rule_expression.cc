#include "pipeline/lexicon/rule_expression.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>

namespace kiji {
namespace {

constexpr int64_t kSetMemory = int64_t{256} << 20;  // bytes, RE2's automaton of one kind
constexpr int64_t kRuleMemory = int64_t{16} << 20;  // bytes, of a single pattern
constexpr size_t kMaxGroups = kMaxMatchSlots + 2;   // with the two marks of the span

RE2::Options options(bool longest, int64_t memory) {
  RE2::Options out;
  out.set_longest_match(longest);
  out.set_log_errors(false);
  out.set_max_mem(memory);
  return out;
}

// A pattern's two expressions, compiled on first use. Thread-safe.
class LazyPattern {
 public:
  explicit LazyPattern(Expression expression) : expression_(std::move(expression)) {}

  const Expression& expression() const { return expression_; }
  const RE2& right() const { return compiled().right; }
  const RE2& left() const { return compiled().left; }

 private:
  struct Compiled {
    RE2 left, right;
  };
  const Compiled& compiled() const {
    std::call_once(once_, [this] {
      const RE2::Options how = options(expression_.longest, kRuleMemory);
      compiled_.reset(new Compiled{RE2(expression_.left, how), RE2(expression_.right, how)});
    });
    return *compiled_;
  }

  Expression expression_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Compiled> compiled_;
};

using Pieces = std::array<re2::StringPiece, kMaxGroups + 1>;

// Reads the groups of one half. `place` maps a distance from the trigger, in symbols, to a token.
template <typename Place>
void read_groups(const std::vector<PatternGroup>& groups, const Pieces& found, const char* base, Place&& place,
                 bool reversed, Match& match) {
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
        if (tokens.empty()) break;
        match.slots.push_back(
            {static_cast<uint16_t>(groups[i].slot), static_cast<uint16_t>(tokens.size()), tokens.begin});
        break;
    }
  }
}

// The window of at most `length` symbols that begins `symbols` after the edge mark.
re2::StringPiece window(const std::string& bytes, size_t symbols, uint32_t length) {
  const size_t start = symbols * 3;
  return {bytes.data() + start, std::min(bytes.size() - start, size_t{length} * 3)};
}

uint32_t window_of(const Expression& expression) { return expression.longest ? kRunSymbols : kMatchSymbols; }

// Tokens of the match count in the sentence.
bool match_at(const LazyPattern& pattern, const SentenceBytes& sentence, uint32_t at, Match& match) {
  const Expression& what = pattern.expression();
  Pieces found;
  const re2::StringPiece forward = window(sentence.forward, at + 1, window_of(what));
  if (!pattern.right().Match(forward, 0, forward.size(), RE2::ANCHOR_START, found.data(),
                             static_cast<int>(what.right_groups.size()) + 1)) {
    return false;
  }
  match.tokens = {at, at};
  read_groups(
      what.right_groups, found, forward.data(), [at](uint32_t i) { return at + i; }, false, match);
  if (!what.left.empty()) {
    // Backwards, the symbol before the trigger stands `size - at + 1` symbols behind the first edge mark.
    const re2::StringPiece backward = window(sentence.backward, sentence.size - at + 1, window_of(what));
    if (!pattern.left().Match(backward, 0, backward.size(), RE2::ANCHOR_START, found.data(),
                              static_cast<int>(what.left_groups.size()) + 1)) {
      return false;
    }
    read_groups(
        what.left_groups, found, backward.data(), [at](uint32_t i) { return at >= i ? at - i : 0; }, true, match);
  }
  std::sort(match.slots.begin(), match.slots.end(),
            [](const SlotMatch& a, const SlotMatch& b) { return a.slot < b.slot; });
  return match.tokens.begin < match.tokens.end;
}

}  // namespace

void SentenceBytes::read(const SymbolText& symbols, TokenRange sentence) {
  size = sentence.size();
  forward.resize((size_t{size} + 2) * 3);
  backward.resize(forward.size());
  char* begin = forward.data();
  char* end = backward.data() + backward.size();
  const auto put = [&](char32_t c) {  // of three bytes
    const std::array<char, 3> bytes = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                                       static_cast<char>(0x80 | (c & 0x3F))};
    begin = std::copy(bytes.begin(), bytes.end(), begin);
    end = std::copy_backward(bytes.begin(), bytes.end(), end);
  };
  put(kEdgeSymbol);
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) put(symbol_code_point(symbols[i]));
  put(kEdgeSymbol);
}

struct ExpressionSet::State {
  std::vector<std::unique_ptr<LazyPattern>> patterns;
  std::unique_ptr<RE2::Set> set;
};

ExpressionSet::ExpressionSet() = default;
ExpressionSet::ExpressionSet(ExpressionSet&&) noexcept = default;
ExpressionSet& ExpressionSet::operator=(ExpressionSet&&) noexcept = default;
ExpressionSet::~ExpressionSet() = default;

Result<ExpressionSet> ExpressionSet::make(std::vector<Expression> expressions, const std::vector<CompiledRule>& rules,
                                          size_t symbols) {
  ExpressionSet out;
  out.entry_.resize(symbols);
  if (expressions.empty()) return out;
  out.state_ = std::make_unique<State>();
  out.state_->set = std::make_unique<RE2::Set>(options(false, kSetMemory), RE2::ANCHOR_START);
  for (Expression& expression : expressions) {
    const std::string& rule = rules[expression.rule].name;
    std::string why;
    if (expression.left_groups.size() > kMaxGroups || expression.right_groups.size() > kMaxGroups)
      why = "too many slots";
    if (!why.empty() || out.state_->set->Add(expression.right, &why) < 0) {
      return Error{"rule-pattern", "rule '" + rule + "' does not compile: " + why, "", 0, 0, ""};
    }
    for (size_t i = 0; i < std::min(symbols, expression.entries.size()); ++i) {
      if (expression.entries[i]) out.entry_[i] = true;
    }
    out.state_->patterns.push_back(std::make_unique<LazyPattern>(std::move(expression)));
  }
  if (!out.state_->set->Compile()) {
    return Error{"rule-pattern", "rules need too much memory; shorter repetitions were expected", "", 0, 0, ""};
  }
  return out;
}

void ExpressionSet::find(const SymbolText& symbols, TokenRange sentence, const SentenceBytes& bytes, uint32_t at,
                         std::vector<int>& which, std::vector<Match>& out) const {
  out.clear();
  which.clear();
  RE2::Set::ErrorInfo error;
  if (!state_->set->Match(window(bytes.forward, at + 1, kMatchSymbols), &which, &error)) {
    if (error.kind == RE2::Set::kNoError) return;
    // The automaton ran out of memory: every pattern is tried on its own. Slower, never wrong.
    which.resize(state_->patterns.size());
    std::iota(which.begin(), which.end(), 0);
  }
  std::sort(which.begin(), which.end());
  for (const int index : which) {
    const LazyPattern& pattern = *state_->patterns[static_cast<size_t>(index)];
    // Most patterns that share a trigger fail at what stands before it; no expression need be run for that.
    const std::vector<bool>& before = pattern.expression().before;
    if (!before.empty() && (at == 0 || !before[symbols[sentence.begin + at - 1]])) continue;
    Match match;
    match.rule = pattern.expression().rule;
    if (match_at(pattern, bytes, at, match)) out.push_back(match);
  }
}

}  // namespace kiji
