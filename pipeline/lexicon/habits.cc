#include "pipeline/lexicon/habits.h"

#include <algorithm>
#include <array>

#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

struct Habit {
  std::string_view line;
  bool& (*flag)(Habits&);
};

constexpr std::array<Habit, 11> kHabits = {{
    {"words\tspaced", [](Habits& h) -> bool& { return h.spaced; }},
    {"words\tattached", [](Habits& h) -> bool& { return h.attached; }},
    {"numbers\tglued", [](Habits& h) -> bool& { return h.numbers.glued; }},
    {"numbers\tshorthand", [](Habits& h) -> bool& { return h.numbers.shorthand; }},
    {"case\tany", [](Habits& h) -> bool& { return h.any_case; }},
    {"times\tnarrow-first", [](Habits& h) -> bool& { return h.narrow_first; }},
    {"tense\tbefore", [](Habits& h) -> bool& { return h.verb_first; }},
    {"counted\tafter", [](Habits& h) -> bool& { return h.counted_after; }},
    {"dates\tday-first", [](Habits& h) -> bool& { return h.day_first; }},
    {"dates\tmonth-first", [](Habits& h) -> bool& { return h.month_first; }},
    {"dates\tyear-first", [](Habits& h) -> bool& { return h.year_first; }},
}};

// "words spaced, words attached ... or dates year-first".
std::string all_habits() {
  std::string out;
  for (const Habit& habit : kHabits) {
    std::string words(habit.line);
    words[words.find('\t')] = ' ';
    out += (out.empty() ? "" : &habit == &kHabits.back() ? " or " : ", ") + words;
  }
  return out;
}

Error fault(const std::string& path, uint32_t line, std::string message) {
  return {.code = "habits", .message = std::move(message), .path = path, .line = line};
}

}  // namespace

Result<Habits> parse_habits(std::string_view text, const std::string& path) {
  Habits out;
  for (const SourceLine& line : split_lines(text)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const auto habit =
        std::find_if(kHabits.begin(), kHabits.end(), [&](const Habit& h) { return h.line == line.text; });
    if (habit == kHabits.end()) {
      return fault(path, line.number,
                   "no habit `" + std::string(line.text) + "`; expected " + all_habits() + ", with a tab between");
    }
    habit->flag(out) = true;
  }
  return out;
}

}  // namespace kiji
