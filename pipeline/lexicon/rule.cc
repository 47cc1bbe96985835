// Stanzas are lines; a pattern is parsed by recursive descent over its line. Columns count code points, as an editor
// shows.
#include "pipeline/lexicon/rule.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

constexpr std::string_view kGap = "\u2026";
constexpr std::string_view kSpecial = " \t{}()|?*+<>!_^$\"";
constexpr int kMaxGroupDepth = 8;

// One line of a file with a read position. Errors made here know their place.
class Cursor {
 public:
  Cursor(std::string_view line, size_t at, const std::string& path, uint32_t number)
      : line_(line), at_(at), path_(path), number_(number) {}

  bool done() const { return at_ >= line_.size(); }
  char peek() const { return done() ? '\0' : line_[at_]; }
  std::string_view rest() const { return line_.substr(std::min(at_, line_.size())); }
  void advance(size_t bytes) { at_ += bytes; }
  size_t position() const { return at_; }
  void set_position(size_t at) { at_ = at; }
  bool take(std::string_view text) {
    if (!rest().starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  void skip_blanks() {
    while (!done() && (peek() == ' ' || peek() == '\t')) ++at_;
  }
  // The longest run of bytes up to one of `stops`.
  std::string take_until(std::string_view stops) {
    const size_t end = std::min(line_.find_first_of(stops, at_), line_.size());
    std::string out(line_.substr(at_, end - at_));
    at_ = end;
    return out;
  }
  Error error(std::string message) const {
    return Error{"rule-syntax",
                 std::move(message),
                 path_,
                 number_,
                 count_code_points(line_.substr(0, std::min(at_, line_.size()))) + 1,
                 std::string(line_)};
  }

 private:
  std::string_view line_;
  size_t at_;
  const std::string& path_;
  uint32_t number_;
};

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c >= 'A' && c <= 'Z');
}

std::string take_name(Cursor& in) {
  std::string out;
  while (!in.done() && is_name_char(in.peek())) {
    out.push_back(in.peek());
    in.advance(1);
  }
  return out;
}

Result<Pattern> parse_sequence(Cursor& in, int depth);

// {month} {from:month} {ending=past} {^particle}
Result<PatternPart> parse_class(Cursor& in) {
  in.advance(1);
  ClassPart part;
  part.negated = in.take("^");
  std::string name = take_name(in);
  if (in.take(":")) {
    part.slot = std::move(name);
    name = take_name(in);
  }
  if (name.empty()) return in.error("missing class; a class name was expected after {");
  if (part.slot.empty()) part.slot = name;
  part.word_class = name;
  if (in.take("=")) {
    const std::string value = in.take_until("} ");
    if (value.empty()) return in.error("missing value; a value of the class was expected after =");
    part.word_class += "=" + value;
  }
  if (!in.take("}")) return in.error("unclosed class; } was expected");
  return PatternPart{part};
}

Result<PatternPart> parse_group(Cursor& in, int depth) {
  if (depth >= kMaxGroupDepth) return in.error("groups too deep; at most 8 levels are allowed");
  in.advance(1);
  GroupPart group;
  while (true) {
    Result<Pattern> alternative = parse_sequence(in, depth + 1);
    if (!alternative) return alternative.error();
    if (alternative->parts.empty()) return in.error("empty alternative; a pattern was expected");
    group.alternatives.push_back(*std::move(alternative));
    if (in.take("|")) continue;
    if (in.take(")")) return PatternPart{group};
    return in.error("unclosed group; ) or | was expected");
  }
}

Result<PatternPart> parse_part(Cursor& in, int depth) {
  if (in.peek() == '{') return parse_class(in);
  if (in.peek() == '(') return parse_group(in, depth);
  if (in.take(kGap)) return PatternPart{GapPart{}};
  if (in.take("^")) return PatternPart{EdgePart{true}};
  if (in.take("$")) return PatternPart{EdgePart{false}};
  if (in.take("_")) return PatternPart{ClassPart{"space", "space", false}};
  if (in.take("\"")) {
    std::string text = in.take_until("\"");
    if (!in.take("\"")) return in.error("unclosed literal; \" was expected");
    if (text.empty()) return in.error("empty literal; text was expected between the quotes");
    return PatternPart{LiteralPart{std::move(text)}};
  }
  std::string text;
  while (!in.done() && kSpecial.find(in.peek()) == std::string_view::npos && !in.rest().starts_with(kGap)) {
    const uint32_t size = utf8_length(static_cast<unsigned char>(in.peek()));
    text += in.rest().substr(0, size);
    in.advance(size);
  }
  if (text.empty())
    return in.error(std::string("unexpected '") + in.peek() + "'; a literal, {class} or group was expected");
  if (text.front() == '\\')
    return in.error("unexpected escape; \\b \\w \\d and the like do not exist, boundaries are the lattice's");
  return PatternPart{LiteralPart{std::move(text)}};
}

Result<Pattern> parse_sequence(Cursor& in, int depth) {
  Pattern out;
  bool span_open = false, span_closed = false;
  for (in.skip_blanks(); !in.done() && in.peek() != '|' && in.peek() != ')'; in.skip_blanks()) {
    if (in.peek() == '<' || in.peek() == '>') {
      const bool open = in.peek() == '<';
      if (depth > 0) return in.error("span mark inside a group; < and > stand at top level");
      if (open ? span_open : (!span_open || span_closed))
        return in.error("misplaced span mark; one < \u2026 > was expected");
      (open ? span_open : span_closed) = true;
      (open ? out.span_begin : out.span_end) = out.parts.size();
      in.advance(1);
      continue;
    }
    const bool trigger = in.take("!");
    if (trigger && depth > 0) return in.error("trigger inside a group; ! stands at top level");
    Result<PatternPart> part = parse_part(in, depth);
    if (!part) return part.error();
    part->trigger = trigger;
    if (!in.done() && std::string_view("?*+").find(in.peek()) != std::string_view::npos) {
      part->repeat = in.peek();
      if (trigger && part->repeat != '+') return in.error("optional trigger; a part that must be there was expected");
      in.advance(1);
    }
    out.parts.push_back(*std::move(part));
  }
  if (span_open && !span_closed) return in.error("unclosed span; > was expected");
  if (!span_open) out.span_end = out.parts.size();
  return out;
}

// One or more patterns, separated by | at top level.
Result<std::vector<Pattern>> parse_patterns(Cursor& in) {
  std::vector<Pattern> out;
  do {
    Result<Pattern> pattern = parse_sequence(in, 0);
    if (!pattern) return pattern.error();
    if (pattern->span_begin == pattern->span_end) return in.error("empty pattern; something to match was expected");
    const auto& parts = pattern->parts;
    if (std::count_if(parts.begin(), parts.end(), [](const PatternPart& part) { return part.trigger; }) > 1) {
      return in.error("two triggers; at most one ! was expected");
    }
    out.push_back(*std::move(pattern));
  } while (in.take("|"));
  if (!in.done()) return in.error(std::string("unexpected '") + in.peek() + "'; the end of the pattern was expected");
  return out;
}

constexpr int kMaxCallDepth = 8;
Result<Call> parse_call_at(Cursor& in, int depth);

// A value without its parameter name: "text", -1, month.2, date(…) or, behind `name=`, a bare word.
Result<Argument> parse_value(Cursor& in, std::string name, int depth) {
  Argument out;
  out.name = std::move(name);
  if (in.take("\"")) {
    out.value = in.take_until("\"");
    if (!in.take("\"")) return in.error("unclosed text; \" was expected");
    if (out.name.empty()) return in.error("text without a parameter; name=\"text\" was expected");
    return out;
  }
  if (in.peek() == '-' || (in.peek() >= '0' && in.peek() <= '9')) {
    const std::optional<Decimal> number = Decimal::parse(in.take_until(",) \t"));
    if (!number) return in.error("not a number; digits with at most one point were expected");
    if (out.name.empty()) return in.error("number without a parameter; name=number was expected");
    out.value = *number;
    return out;
  }
  const size_t start = in.position();
  const std::string word = take_name(in);
  if (word.empty()) return in.error("missing argument; a slot, a call or name=value was expected");
  if (in.peek() == '(') {
    in.set_position(start);
    Result<Call> call = parse_call_at(in, depth + 1);
    if (!call) return call.error();
    if (out.name.empty()) out.name = call->function;
    out.value = *std::move(call);
    return out;
  }
  SlotArgument slot{word, 1};
  if (in.take(".")) {
    const std::optional<Decimal> nth = Decimal::parse(in.take_until(",) \t"));
    if (!nth || !nth->to_int() || *nth->to_int() < 1) return in.error("bad slot index; a number from 1 was expected");
    slot.nth = static_cast<int>(*nth->to_int());
  }
  if (out.name.empty()) out.name = word;
  out.value = std::move(slot);
  return out;
}

Result<Argument> parse_argument(Cursor& in, int depth) {
  const size_t start = in.position();
  std::string name = take_name(in);
  in.skip_blanks();
  if (!name.empty() && in.take("=")) {
    in.skip_blanks();
    return parse_value(in, std::move(name), depth);
  }
  in.set_position(start);
  return parse_value(in, {}, depth);
}

Result<Call> parse_call_at(Cursor& in, int depth) {
  if (depth > kMaxCallDepth) return in.error("calls too deep; at most 8 levels are allowed");
  Call out;
  out.function = take_name(in);
  if (out.function.empty()) return in.error("missing constructor; its name was expected");
  if (!in.take("(")) return in.error("missing (; the arguments of " + out.function + " were expected");
  in.skip_blanks();
  if (in.take(")")) return out;
  while (true) {
    in.skip_blanks();
    Result<Argument> argument = parse_argument(in, depth);
    if (!argument) return argument.error();
    out.arguments.push_back(*std::move(argument));
    in.skip_blanks();
    if (in.take(",")) continue;
    if (in.take(")")) return out;
    return in.error("unclosed call; , or ) was expected");
  }
}

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// TEXT => SURFACE | VALUE ; SURFACE | VALUE
Result<Example> parse_hit(const Cursor& in, uint32_t line) {
  const std::string_view rest = in.rest();
  const size_t arrow = rest.find("=>");
  if (arrow == std::string_view::npos) return in.error("hit without =>; TEXT => SURFACE | VALUE was expected");
  Example out;
  out.text = trimmed(rest.substr(0, arrow));
  out.line = line;
  std::string_view results = rest.substr(arrow + 2);
  while (true) {
    const size_t end = std::min(results.find(" ; "), results.size());
    const std::string_view one = results.substr(0, end);
    const size_t bar = one.rfind(" | ");
    if (bar == std::string_view::npos) return in.error("hit without a value; SURFACE | VALUE was expected");
    out.expected.push_back({std::string(trimmed(one.substr(0, bar))), std::string(trimmed(one.substr(bar + 3)))});
    if (end == results.size()) return out;
    results.remove_prefix(end + 3);
  }
}

// Collects slots so that a yield that names an unknown one is an error at load time, not silence at run time.
void collect_slots(const Pattern& pattern, std::set<std::string>& slots) {
  for (const PatternPart& part : pattern.parts) {
    if (const auto* word_class = std::get_if<ClassPart>(&part.what)) slots.insert(word_class->slot);
    if (const auto* group = std::get_if<GroupPart>(&part.what)) {
      for (const Pattern& alternative : group->alternatives) collect_slots(alternative, slots);
    }
  }
}

// A bare word behind name= that is no slot is a text: shift(unit=day).
void settle_words(Call& call, const std::set<std::string>& slots) {
  for (Argument& argument : call.arguments) {
    if (auto* nested = std::get_if<Call>(&argument.value)) settle_words(*nested, slots);
    if (auto* slot = std::get_if<SlotArgument>(&argument.value); slot != nullptr && !slots.contains(slot->slot)) {
      if (argument.name != slot->slot && slot->nth == 1) argument.value = std::string(slot->slot);
    }
  }
}

std::optional<std::string> unknown_slot(const Call& call, const std::set<std::string>& slots) {
  for (const Argument& argument : call.arguments) {
    if (const auto* nested = std::get_if<Call>(&argument.value)) {
      if (auto found = unknown_slot(*nested, slots)) return found;
    }
    if (const auto* slot = std::get_if<SlotArgument>(&argument.value); slot != nullptr && !slots.contains(slot->slot)) {
      return slot->slot;
    }
  }
  return std::nullopt;
}

class RuleFileParser {
 public:
  RuleFileParser(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Result<std::vector<Rule>> parse() {
    uint32_t number = 0;
    for (size_t at = 0; at <= text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      ++number;
      if (Status status = parse_line(text_.substr(at, end - at), number); !status) return status.error();
      at = end + 1;
    }
    if (Status status = finish(); !status) return status.error();
    return std::move(rules_);
  }

 private:
  Status parse_line(std::string_view line, uint32_t number) {
    if (trimmed(line).empty()) return finish();
    if (line.front() == '#') return ok_status();
    Cursor in(line, 0, path_, number);
    const std::string key = in.take_until(" \t");
    in.skip_blanks();
    if (key == "rule") return start(in, number);
    if (!open_) return in.error("line outside a rule; rule NAME was expected");
    Rule& rule = rules_.back();
    if (key == "match") {
      Result<std::vector<Pattern>> patterns = parse_patterns(in);
      if (!patterns) return patterns.error();
      rule.match.insert(rule.match.end(), std::make_move_iterator(patterns->begin()),
                        std::make_move_iterator(patterns->end()));
    } else if (key == "yield") {
      Result<Call> call = parse_call_at(in, 0);
      if (!call) return call.error();
      in.skip_blanks();
      if (!in.done()) return in.error("unexpected text behind the call; the end of the line was expected");
      rule.yield = *std::move(call);
      yield_line_ = number;
    } else if (key == "hit") {
      Result<Example> hit = parse_hit(in, number);
      if (!hit) return hit.error();
      rule.hits.push_back(*std::move(hit));
    } else if (key == "miss") {
      rule.misses.push_back({std::string(trimmed(in.rest())), {}, number});
    } else if (key == "published") {
      rule.published = trimmed(in.rest());
    } else {
      return Cursor(line, 0, path_, number)
          .error("unknown key '" + key + "'; match, yield, hit, miss or published was expected");
    }
    return ok_status();
  }

  Status start(Cursor& in, uint32_t number) {
    if (Status status = finish(); !status) return status;
    Rule rule;
    rule.name = take_name(in);
    rule.path = path_;
    rule.line = number;
    if (rule.name.empty() || !trimmed(in.rest()).empty())
      return in.error("bad rule name; a kebab-case word was expected");
    if (!names_.insert(rule.name).second)
      return in.error("rule '" + rule.name + "' stands twice; a new name was expected");
    rules_.push_back(std::move(rule));
    open_ = true;
    return ok_status();
  }

  // Checks the stanza that ends here.
  Status finish() {
    if (!open_) return ok_status();
    open_ = false;
    Rule& rule = rules_.back();
    const auto fault = [&](const std::string& what) -> Status {
      return Error{"rule-incomplete", "rule '" + rule.name + "' " + what, path_, rule.line, 0, ""};
    };
    if (rule.match.empty()) return fault("has no match; a pattern was expected");
    if (rule.yield.function.empty()) return fault("has no yield; a constructor was expected");
    if (rule.hits.empty() && rule.yield.function != "nothing")
      return fault("has no hit; an example that it finds was expected");
    if (rule.misses.empty()) return fault("has no miss; an example in which it finds nothing was expected");
    std::set<std::string> slots;
    for (const Pattern& pattern : rule.match) collect_slots(pattern, slots);
    settle_words(rule.yield, slots);
    if (const auto slot = unknown_slot(rule.yield, slots)) {
      return Error{
          "rule-slot", "no slot '" + *slot + "' in the pattern of '" + rule.name + "'; one of its classes was expected",
          path_,       yield_line_,
          0,           ""};
    }
    return ok_status();
  }

  std::string_view text_;
  const std::string& path_;
  std::vector<Rule> rules_;
  std::set<std::string> names_;
  bool open_ = false;
  uint32_t yield_line_ = 0;
};

}  // namespace

Result<std::vector<Rule>> parse_rules(std::string_view text, const std::string& path) {
  if (const size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    const auto line =
        static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    return Error{"rule-syntax", "invalid UTF-8; the file must be UTF-8", path, line + 1, 0, ""};
  }
  return RuleFileParser(text, path).parse();
}

Result<Call> parse_call(std::string_view text) {
  const std::string path;
  Cursor in(text, 0, path, 0);
  return parse_call_at(in, 0);
}

std::string to_string(const Call& call) {
  std::string out = call.function + "(";
  for (const Argument& argument : call.arguments) {
    if (out.back() != '(') out += ", ";
    out += argument.name + "=";
    if (const auto* slot = std::get_if<SlotArgument>(&argument.value)) {
      out += slot->slot + "." + std::to_string(slot->nth);
    } else if (const auto* number = std::get_if<Decimal>(&argument.value)) {
      out += number->to_string();
    } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
      out += '"' + *text + '"';
    } else {
      out += to_string(std::get<Call>(argument.value));
    }
  }
  return out + ")";
}

}  // namespace kiji
