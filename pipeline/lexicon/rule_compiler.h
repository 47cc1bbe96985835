// Patterns into regular expressions over symbols, when the pack is built. Knows nothing of words: it is given the
// symbols of each class and of each literal.
#ifndef KIJI_PIPELINE_LEXICON_RULE_COMPILER_H_
#define KIJI_PIPELINE_LEXICON_RULE_COMPILER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/rule.h"

namespace kiji {

// Every symbol is one code point of three UTF-8 bytes; U+0FFF marks both ends of a sentence.
inline constexpr char32_t kFirstSymbol = 0x1000;
inline constexpr char32_t kEdgeSymbol = 0x0FFF;
inline constexpr uint32_t kMaxSymbols = (0xD800 - 0x1000) + (0xFFFE - 0xE000);
constexpr char32_t symbol_code_point(SymbolId symbol) {
  return symbol < 0xD800 - kFirstSymbol ? kFirstSymbol + symbol : symbol - (0xD800 - kFirstSymbol) + 0xE000;
}
constexpr SymbolId symbol_of_code_point(char32_t c) {
  return static_cast<SymbolId>(c < 0xD800 ? c - kFirstSymbol : c - 0xE000 + (0xD800 - kFirstSymbol));
}

// The class of a literal: the literal in quotes, which no file name can be.
inline std::string literal_class(std::string_view text) { return '"' + std::string(text) + '"'; }

// Sorted symbols whose set holds the class; empty if none has.
using SymbolsOf = std::function<const std::vector<SymbolId>&(const std::string& word_class)>;

// One capture group of a compiled pattern, in order of opening parentheses.
enum class GroupKind : uint32_t { span_begin, span_end, slot };
struct PatternGroup {
  GroupKind kind = GroupKind::slot;
  uint32_t slot = 0;  // index into CompiledRule::slots
};

// A pattern that repeats. `right` starts at the trigger; `left` is reversed and matches the reversed symbols before it.
struct CompiledPattern {
  std::string left, right;  // left may be empty
  std::vector<PatternGroup> left_groups, right_groups;
  std::vector<SymbolId> entries;  // symbols at which `right` can begin
  std::vector<SymbolId> before;  // symbols that can stand right before the trigger; empty if there is no such condition
  bool has_gap = false;          // then the leftmost-first match is taken, not the longest
};

// Sets of symbols by number, each once. The edge of a sentence is a set of its own.
class SymbolSets {
 public:
  static constexpr uint32_t kEdge = 0;
  uint32_t add(std::vector<SymbolId> symbols);
  const std::vector<std::vector<SymbolId>>& all() const { return sets_; }  // sets_[kEdge] is empty

 private:
  std::vector<std::vector<SymbolId>> sets_ = {{}};
  std::map<std::vector<SymbolId>, uint32_t> numbers_;
};

inline constexpr uint32_t kNoSlot = 0xFFFFFFFF;
inline constexpr size_t kMaxSequences =
    2048;  // that one pattern may be written out to; more become a regular expression

// One way through a pattern: a set of symbols after the other.
struct CompiledSequence {
  enum class Length : uint32_t {
    one,
    run,  // one symbol of the set or more
    gap,  // up to kGapSymbols of any kind, as few as can be; it has no set
  };
  struct Element {
    uint32_t set = 0;
    uint32_t slot = kNoSlot;  // index into CompiledRule::slots
    Length length = Length::one;
  };
  std::vector<Element> elements;
  uint32_t trigger = 0;                   // element at which the engine enters
  uint32_t span_begin = 0, span_end = 0;  // elements that are the annotation
};

struct CompiledRuleText {
  std::string name;
  std::vector<std::string> slots, slot_classes;
  std::string yield;
  uint32_t literals = 0;
  std::vector<CompiledSequence> sequences;  // in the order in which a regular expression would try them
  std::vector<CompiledPattern> patterns;
};

// Fault: more than kMaxMatchSlots slots in one match.
Result<CompiledRuleText> compile_rule(const Rule& rule, const std::string& full_name, const SymbolsOf& symbols_of,
                                      SymbolSets& sets);

// Names of all classes that the pattern asks for, literals included.
void for_each_class(const Pattern& pattern, const std::function<void(const std::string&)>& found);
void for_each_literal(const Pattern& pattern, const std::function<void(const std::string&)>& found);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_RULE_COMPILER_H_
