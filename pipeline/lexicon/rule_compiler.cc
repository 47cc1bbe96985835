// A pattern is cut at its trigger. What follows is written out forwards, what precedes it backwards; the marks of the
// span are empty groups, so that one match gives all places.
#include "pipeline/lexicon/rule_compiler.h"

#include <algorithm>
#include <iterator>

#include "pipeline/lexicon/rule_engine.h"

namespace kiji {
namespace {

void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\x{";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[c >> shift & 0xF]);
  out += "}";
}

// "[\x{1000}-\x{1003}…]"; a class that no token can have never matches.
std::string symbol_set(const std::vector<SymbolId>& symbols, bool negated) {
  if (symbols.empty()) return negated ? "[^\\x{0fff}]" : "[^\\x00-\\x{10ffff}]";
  std::string out = negated ? "[^\\x{0fff}" : "[";
  for (size_t i = 0; i < symbols.size();) {
    size_t last = i;
    while (last + 1 < symbols.size() && symbols[last + 1] == symbols[last] + 1) ++last;
    append_escape(out, symbol_code_point(symbols[i]));
    if (last > i) {
      out += "-";
      append_escape(out, symbol_code_point(symbols[last]));
    }
    i = last + 1;
  }
  return out + "]";
}

class PatternCompiler {
 public:
  PatternCompiler(CompiledRuleText& rule, const SymbolsOf& symbols_of) : rule_(rule), symbols_of_(symbols_of) {}

  CompiledPattern compile(const Pattern& pattern) {
    number_slots(pattern);
    const size_t trigger = trigger_of(pattern);
    next_slot_ = first_slot_;
    CompiledPattern out;
    // The left half is written first so that slots are numbered in pattern order.
    out_ = &out;
    if (trigger > 0) out.left = half(pattern, 0, trigger, /*reversed=*/true, out.left_groups);
    out.right = half(pattern, trigger, pattern.parts.size(), /*reversed=*/false, out.right_groups);
    collect_first(pattern.parts[trigger], false, out.entries);
    sort_unique(out.entries);
    collect_before(pattern, trigger, out.before);
    return out;
  }

 private:
  // The marked part; else the first that must be there and is no edge.
  static size_t trigger_of(const Pattern& pattern) {
    const auto& parts = pattern.parts;
    const auto marked = std::find_if(parts.begin(), parts.end(), [](const PatternPart& p) { return p.trigger; });
    if (marked != parts.end()) return static_cast<size_t>(marked - parts.begin());
    const auto needed = std::find_if(parts.begin(), parts.end(), [](const PatternPart& p) {
      return p.repeat != '?' && p.repeat != '*' && !std::holds_alternative<EdgePart>(p.what) &&
             !std::holds_alternative<GapPart>(p.what);
    });
    return needed == parts.end() ? 0 : static_cast<size_t>(needed - parts.begin());
  }

  // Gives every slot of the pattern its number, in pattern order, before a half is written backwards.
  void number_slots(const Pattern& pattern) {
    first_slot_ = static_cast<uint32_t>(rule_.slots.size());
    collect_slots(pattern);
  }
  void collect_slots(const Pattern& pattern) {
    for (const PatternPart& part : pattern.parts) {
      if (const auto* word_class = std::get_if<ClassPart>(&part.what); word_class != nullptr && !word_class->negated) {
        rule_.slots.push_back(word_class->slot);
        rule_.slot_classes.push_back(word_class->word_class);
      } else if (const auto* group = std::get_if<GroupPart>(&part.what)) {
        for (const Pattern& alternative : group->alternatives) collect_slots(alternative);
      }
    }
  }
  static uint32_t count_slots(const PatternPart& part) {
    if (const auto* word_class = std::get_if<ClassPart>(&part.what)) return word_class->negated ? 0 : 1;
    uint32_t count = 0;
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) {
        for (const PatternPart& inner : alternative.parts) count += count_slots(inner);
      }
    }
    return count;
  }

  std::string half(const Pattern& pattern, size_t begin, size_t end, bool reversed, std::vector<PatternGroup>& groups) {
    groups_ = &groups;
    const uint32_t slots_before = next_slot_;
    uint32_t slots_here = 0;
    for (size_t i = begin; i < end; ++i) slots_here += count_slots(pattern.parts[i]);
    const bool last_half = end == pattern.parts.size();
    std::string out;
    const auto mark = [&](size_t at) {
      // A mark at the cut belongs to the right half.
      if (at == end && !last_half) return;
      if (at == pattern.span_begin) {
        out += "()";
        groups.push_back({GroupKind::span_begin, 0});
      }
      if (at == pattern.span_end) {
        out += "()";
        groups.push_back({GroupKind::span_end, 0});
      }
    };
    if (!reversed) {
      for (size_t i = begin; i < end; ++i) {
        mark(i);
        out += write(pattern.parts[i], false);
      }
      mark(end);
    } else {
      uint32_t slot_end = slots_before + slots_here;
      for (size_t i = end; i-- > begin;) {
        slot_end -= count_slots(pattern.parts[i]);
        next_slot_ = slot_end;
        out += write(pattern.parts[i], true);
        mark(i);
      }
    }
    next_slot_ = slots_before + slots_here;
    return out;
  }

  std::string write(const PatternPart& part, bool reversed) {
    const std::string repeat = part.repeat == '1' ? "" : std::string(1, part.repeat);
    if (const auto* literal = std::get_if<LiteralPart>(&part.what)) {
      return symbol_set(symbols_of_(literal_class(literal->text)), false) + repeat;
    }
    if (const auto* word_class = std::get_if<ClassPart>(&part.what)) {
      const std::string set = symbol_set(symbols_of_(word_class->word_class), word_class->negated);
      if (word_class->negated) return set + repeat;
      groups_->push_back({GroupKind::slot, next_slot_++});
      if (repeat == "?") return "(" + set + ")?";
      return "(" + set + repeat + ")";
    }
    if (std::holds_alternative<GapPart>(part.what)) {
      out_->has_gap = true;
      return "[^\\x{0fff}]{0," + std::to_string(kGapSymbols) + "}?";
    }
    if (std::holds_alternative<EdgePart>(part.what)) return "\\x{0fff}";
    return write_group(std::get<GroupPart>(part.what), reversed) + repeat;
  }

  std::string write_group(const GroupPart& group, bool reversed) {
    std::string out = "(?:";
    for (const Pattern& alternative : group.alternatives) {
      if (out.size() > 3) out += "|";
      const uint32_t slots_before = next_slot_;
      uint32_t slots_here = 0;
      for (const PatternPart& part : alternative.parts) slots_here += count_slots(part);
      if (!reversed) {
        for (const PatternPart& part : alternative.parts) out += write(part, false);
      } else {
        uint32_t slot_end = slots_before + slots_here;
        for (size_t i = alternative.parts.size(); i-- > 0;) {
          slot_end -= count_slots(alternative.parts[i]);
          next_slot_ = slot_end;
          out += write(alternative.parts[i], true);
        }
      }
      next_slot_ = slots_before + slots_here;
    }
    return out + ")";
  }

  static void sort_unique(std::vector<SymbolId>& symbols) {
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  }

  // Symbols at which the part can begin (end, read backwards). False if the part can be empty or is no symbol.
  bool collect_first(const PatternPart& part, bool backwards, std::vector<SymbolId>& out) {
    bool needed = part.repeat == '1' || part.repeat == '+';
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) {
        const size_t size = alternative.parts.size();
        bool closed = false;
        for (size_t i = 0; i < size && !closed; ++i) {
          closed = collect_first(alternative.parts[backwards ? size - 1 - i : i], backwards, out);
        }
        needed = needed && closed;
      }
      return needed;
    }
    if (std::holds_alternative<GapPart>(part.what) || std::holds_alternative<EdgePart>(part.what)) return false;
    const std::vector<SymbolId>& symbols = symbols_for(part);
    out.insert(out.end(), symbols.begin(), symbols.end());
    return needed;
  }

  // Leaves `out` empty where the left half can be empty or can begin with a gap or an edge.
  void collect_before(const Pattern& pattern, size_t trigger, std::vector<SymbolId>& out) {
    bool closed = false;
    for (size_t i = trigger; i > 0 && !closed; --i) {
      if (holds_gap_or_edge(pattern.parts[i - 1])) break;
      closed = collect_first(pattern.parts[i - 1], true, out);
    }
    if (!closed) out.clear();
    sort_unique(out);
  }

  static bool holds_gap_or_edge(const PatternPart& part) {
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      return std::any_of(group->alternatives.begin(), group->alternatives.end(), [](const Pattern& alternative) {
        return std::any_of(alternative.parts.begin(), alternative.parts.end(), holds_gap_or_edge);
      });
    }
    return std::holds_alternative<GapPart>(part.what) || std::holds_alternative<EdgePart>(part.what);
  }

  const std::vector<SymbolId>& symbols_for(const PatternPart& part) {
    static const std::vector<SymbolId> kNone;
    if (const auto* literal = std::get_if<LiteralPart>(&part.what)) return symbols_of_(literal_class(literal->text));
    if (const auto* word_class = std::get_if<ClassPart>(&part.what)) {
      if (!word_class->negated) return symbols_of_(word_class->word_class);
      const std::vector<SymbolId>& all = symbols_of_("");
      const std::vector<SymbolId>& excluded = symbols_of_(word_class->word_class);
      complement_.clear();
      std::set_difference(all.begin(), all.end(), excluded.begin(), excluded.end(), std::back_inserter(complement_));
      return complement_;
    }
    return kNone;
  }

  CompiledRuleText& rule_;
  const SymbolsOf& symbols_of_;
  CompiledPattern* out_ = nullptr;
  std::vector<PatternGroup>* groups_ = nullptr;
  std::vector<SymbolId> complement_;
  uint32_t first_slot_ = 0, next_slot_ = 0;
};

uint32_t count_literals(const Pattern& pattern) {
  uint32_t count = 0;
  for (const PatternPart& part : pattern.parts) {
    if (std::holds_alternative<LiteralPart>(part.what)) ++count;
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      uint32_t most = 0;
      for (const Pattern& alternative : group->alternatives) most = std::max(most, count_literals(alternative));
      count += most;
    }
  }
  return count;
}

}  // namespace

CompiledRuleText compile_rule(const Rule& rule, const std::string& full_name, const SymbolsOf& symbols_of) {
  CompiledRuleText out;
  out.name = full_name;
  out.yield = to_string(rule.yield);
  PatternCompiler compiler(out, symbols_of);
  for (const Pattern& pattern : rule.match) {
    out.patterns.push_back(compiler.compile(pattern));
    out.literals = std::max(out.literals, count_literals(pattern));
  }
  return out;
}

void for_each_class(const Pattern& pattern, const std::function<void(const std::string&)>& found) {
  for (const PatternPart& part : pattern.parts) {
    if (const auto* literal = std::get_if<LiteralPart>(&part.what)) found(literal_class(literal->text));
    if (const auto* word_class = std::get_if<ClassPart>(&part.what)) found(word_class->word_class);
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) for_each_class(alternative, found);
    }
  }
}

void for_each_literal(const Pattern& pattern, const std::function<void(const std::string&)>& found) {
  for (const PatternPart& part : pattern.parts) {
    if (const auto* literal = std::get_if<LiteralPart>(&part.what)) found(literal->text);
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) for_each_literal(alternative, found);
    }
  }
}

}  // namespace kiji
