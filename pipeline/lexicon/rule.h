// A rule as its file says it: pattern, yield, examples. Parsed here, compiled by rule_compiler.h, run by rule_engine.h.
// The grammar is in dictionaries/README.md.
#ifndef KIJI_PIPELINE_LEXICON_RULE_H_
#define KIJI_PIPELINE_LEXICON_RULE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/core/decimal.h"
#include "pipeline/core/result.h"

namespace kiji {

struct Pattern;

// The parts of a pattern. One symbol each but for Group and Gap.
struct LiteralPart {
  std::string text;
};  // 月 から
struct ClassPart {
  std::string slot, word_class;
  bool negated = false;
};                  // {month} {from:month} {ending=past} {^particle}
struct GapPart {};  // …
struct EdgePart {
  bool begin = true;
};  // ^ $ : start and end of the sentence
struct GroupPart {
  std::vector<Pattern> alternatives;
};  // ( a | b )

struct PatternPart {
  std::variant<LiteralPart, ClassPart, GapPart, EdgePart, GroupPart> what;
  char repeat = '1';     // '1' once, '?' '*' '+'
  bool trigger = false;  // marked with !
};

// A sequence. At top level [span_begin, span_end) are the parts between < and >: the annotation; the rest is context.
struct Pattern {
  std::vector<PatternPart> parts;
  size_t span_begin = 0;
  size_t span_end = 0;
};

struct Argument;
struct Call {
  std::string function;
  std::vector<Argument> arguments;
};

// An argument of a yield. A slot's name is also the name of its parameter: date(month.1) gives `month` the first
// {month}.
struct SlotArgument {
  std::string slot;
  int nth = 1;
};
struct Argument {
  std::string name;  // parameter; of a nested call its function's name, unless given
  std::variant<SlotArgument, Decimal, std::string, Call> value;
};

struct Example {
  struct Expected {
    std::string surface;
    std::string value;
  };
  std::string text;
  std::vector<Expected> expected;  // empty: a miss
  uint32_t line = 0;
};

struct Rule {
  std::string name;  // "month-day-range"
  std::string path;  // where it stands
  uint32_t line = 0;
  std::vector<Pattern> match;
  Call yield;
  std::vector<Example> hits, misses;
  std::string published;  // for its examples; empty = kExamplePublished
};

inline constexpr std::string_view kExamplePublished = "2026-02-01";

// Parses a *.rules file. All or nothing; the first fault is the error, with its line and column.
Result<std::vector<Rule>> parse_rules(std::string_view text, const std::string& path);

// `function(argument, …)`, and back: how the pack stores a yield. Texts are quoted, so parsing gives the same call.
Result<Call> parse_call(std::string_view text);
std::string to_string(const Call& call);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_RULE_H_
