// A pattern that repeats is cut at its trigger. What follows is written out forwards, what precedes it backwards; the
// marks of the span are empty groups, so that one match gives all places.
#include "pipeline/lexicon/rule_compiler.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <utility>

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
  // `asked`: names of the slots that the rule's yield names.
  PatternCompiler(CompiledRuleText& rule, const SymbolsOf& symbols_of, std::set<std::string> asked)
      : rule_(rule), symbols_of_(symbols_of), asked_(std::move(asked)) {}

  void compile(Pattern pattern, SymbolSets& sets) {
    // An edge is no token: it is never part of the annotation.
    const auto is_edge = [&](size_t i) { return std::holds_alternative<EdgePart>(pattern.parts[i].what); };
    while (pattern.span_begin < pattern.span_end && is_edge(pattern.span_begin)) ++pattern.span_begin;
    while (pattern.span_begin < pattern.span_end && is_edge(pattern.span_end - 1)) --pattern.span_end;
    number_slots(pattern);
    next_slot_ = first_slot_;
    sets_ = &sets;
    if (std::optional<std::vector<Draft>> drafts = expand(pattern.parts)) {
      for (const Draft& draft : *drafts) rule_.sequences.push_back(finished(draft, pattern));
    } else {
      rule_.patterns.push_back(expression(pattern));
    }
  }

 private:
  // A sequence in the making. `parts` says from which part of the pattern's top level each element came.
  struct Draft {
    std::vector<CompiledSequence::Element> elements;
    std::vector<size_t> parts;
  };

  // All ways through the parts, in the order of preference; empty where something repeats or there are too many.
  std::optional<std::vector<Draft>> expand(const std::vector<PatternPart>& parts) {
    std::vector<Draft> out(1);
    for (size_t i = 0; i < parts.size(); ++i) {
      std::optional<std::vector<Draft>> ways = expand(parts[i]);
      if (!ways || out.size() * ways->size() > kMaxSequences) return std::nullopt;
      std::vector<Draft> longer;
      for (const Draft& before : out) {
        for (const Draft& way : *ways) {
          Draft draft = before;
          draft.elements.insert(draft.elements.end(), way.elements.begin(), way.elements.end());
          draft.parts.insert(draft.parts.end(), way.elements.size(), i);
          longer.push_back(std::move(draft));
        }
      }
      out = std::move(longer);
    }
    return out;
  }

  std::optional<std::vector<Draft>> expand(const PatternPart& part) {
    if (part.repeat == '*' || part.repeat == '+') return expand_run(part);
    std::vector<Draft> out;
    if (std::holds_alternative<GapPart>(part.what)) {
      out.push_back({{{SymbolSets::kEdge, kNoSlot, CompiledSequence::Length::gap}}, {0}});
    } else if (const std::optional<CompiledSequence::Element> one =
                   one_of(part, [](const std::string&) { return false; })) {
      out.push_back({{*one}, {0}});
    } else if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) {
        std::optional<std::vector<Draft>> ways = expand(alternative.parts);
        if (!ways || out.size() + ways->size() > kMaxSequences) return std::nullopt;
        out.insert(out.end(), std::make_move_iterator(ways->begin()), std::make_move_iterator(ways->end()));
      }
    } else {
      out.push_back({{element(part)}, {0}});
    }
    if (part.repeat == '?') out.emplace_back();
    return out;
  }

  // A repeated part is a run where it is one symbol long: a class, or a group of such whose slots nobody asks for.
  std::optional<std::vector<Draft>> expand_run(const PatternPart& part) {
    std::optional<CompiledSequence::Element> run =
        one_of(part, [this](const std::string& slot) { return !asked_.contains(slot); });
    if (!run && (std::holds_alternative<ClassPart>(part.what) || std::holds_alternative<LiteralPart>(part.what))) {
      run = element(part);
    }
    if (!run) return std::nullopt;
    run->length = CompiledSequence::Length::run;
    std::vector<Draft> out = {{{*run}, {0}}};
    if (part.repeat == '*') out.emplace_back();
    return out;
  }

  // A group of single symbols is one set. `with_slot` says whether one of a slot may be among them, which is then lost.
  template <typename WithSlot>
  std::optional<CompiledSequence::Element> one_of(const PatternPart& part, WithSlot&& with_slot) {
    const auto* group = std::get_if<GroupPart>(&part.what);
    if (group == nullptr) return std::nullopt;
    for (const Pattern& alternative : group->alternatives) {
      if (alternative.parts.size() != 1 || !is_plain(alternative.parts[0])) return std::nullopt;
      const auto* word_class = std::get_if<ClassPart>(&alternative.parts[0].what);
      if (word_class != nullptr && !word_class->negated && !with_slot(word_class->slot)) return std::nullopt;
    }
    std::vector<SymbolId> all;
    for (const Pattern& alternative : group->alternatives) {
      const std::vector<SymbolId>& symbols = sets_->all()[element(alternative.parts[0]).set];
      all.insert(all.end(), symbols.begin(), symbols.end());
    }
    sort_unique(all);
    return CompiledSequence::Element{sets_->add(std::move(all))};
  }

  // One symbol, once.
  static bool is_plain(const PatternPart& part) {
    return part.repeat == '1' &&
           (std::holds_alternative<ClassPart>(part.what) || std::holds_alternative<LiteralPart>(part.what));
  }

  CompiledSequence::Element element(const PatternPart& part) {
    if (std::holds_alternative<EdgePart>(part.what)) return {SymbolSets::kEdge};
    const auto* word_class = std::get_if<ClassPart>(&part.what);
    const bool slot = word_class != nullptr && !word_class->negated;
    return {sets_->add(symbols_for(part)), slot ? next_slot_++ : kNoSlot};
  }

  static CompiledSequence finished(const Draft& draft, const Pattern& pattern) {
    CompiledSequence out;
    out.elements = draft.elements;
    // The first element that came from this part or from a later one.
    const auto first_from = [&](size_t part) {
      return static_cast<uint32_t>(std::lower_bound(draft.parts.begin(), draft.parts.end(), part) -
                                   draft.parts.begin());
    };
    out.trigger = first_from(trigger_of(pattern));
    out.span_begin = first_from(pattern.span_begin);
    out.span_end = first_from(pattern.span_end);
    // In a group an edge may still have come to stand at an end of the span.
    const auto edge = [&](uint32_t i) {
      return out.elements[i].set == SymbolSets::kEdge && out.elements[i].length != CompiledSequence::Length::gap;
    };
    while (out.span_begin < out.span_end && edge(out.span_begin)) ++out.span_begin;
    while (out.span_begin < out.span_end && edge(out.span_end - 1)) --out.span_end;
    return out;
  }

  CompiledPattern expression(const Pattern& pattern) {
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
  std::set<std::string> asked_;
  std::vector<SymbolId> complement_;
  SymbolSets* sets_ = nullptr;
  uint32_t first_slot_ = 0, next_slot_ = 0;
};

// How many literals every match has: an optional one says nothing about a match without it.
uint32_t count_literals(const Pattern& pattern) {
  uint32_t count = 0;
  for (const PatternPart& part : pattern.parts) {
    if (part.repeat == '?' || part.repeat == '*') continue;
    if (std::holds_alternative<LiteralPart>(part.what)) ++count;
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      uint32_t least = std::numeric_limits<uint32_t>::max();
      for (const Pattern& alternative : group->alternatives) least = std::min(least, count_literals(alternative));
      count += least;
    }
  }
  return count;
}

void collect_asked(const Call& call, std::set<std::string>& slots) {
  for (const Argument& argument : call.arguments) {
    if (const auto* slot = std::get_if<SlotArgument>(&argument.value)) slots.insert(slot->slot);
    if (const auto* nested = std::get_if<Call>(&argument.value)) collect_asked(*nested, slots);
  }
}

}  // namespace

uint32_t SymbolSets::add(std::vector<SymbolId> symbols) {
  const auto [place, is_new] = numbers_.try_emplace(symbols, static_cast<uint32_t>(sets_.size()));
  if (is_new) sets_.push_back(std::move(symbols));
  return place->second;
}

Result<CompiledRuleText> compile_rule(const Rule& rule, const std::string& full_name, const SymbolsOf& symbols_of,
                                      SymbolSets& sets) {
  CompiledRuleText out;
  out.name = full_name;
  out.yield = to_string(rule.yield);
  std::set<std::string> asked;
  collect_asked(rule.yield, asked);
  PatternCompiler compiler(out, symbols_of, std::move(asked));
  for (const Pattern& pattern : rule.match) {
    compiler.compile(pattern, sets);
    out.literals = std::max(out.literals, count_literals(pattern));
  }
  const auto slots_in = [](const CompiledSequence& sequence) {
    return std::count_if(sequence.elements.begin(), sequence.elements.end(),
                         [](const CompiledSequence::Element& e) { return e.slot != kNoSlot; });
  };
  const bool too_many_in_sequence =
      std::any_of(out.sequences.begin(), out.sequences.end(),
                  [&](const CompiledSequence& s) { return slots_in(s) > static_cast<std::ptrdiff_t>(kMaxMatchSlots); });
  const bool too_many_in_pattern = std::any_of(out.patterns.begin(), out.patterns.end(), [](const CompiledPattern& p) {
    return p.left_groups.size() + p.right_groups.size() > kMaxMatchSlots + 2;
  });
  if (too_many_in_sequence || too_many_in_pattern) {
    return Error{
        "rule-slots",
        "rule '" + rule.name + "' has too many slots; at most " + std::to_string(kMaxMatchSlots) + " were expected",
        rule.path,
        rule.line,
        0,
        ""};
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
