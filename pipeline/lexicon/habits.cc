#include "pipeline/lexicon/habits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiji {
namespace {

constexpr std::array<std::pair<std::string_view, bool Habits::*>, 6> kHabits = {
    {{"words\tspaced", &Habits::spaced},
     {"words\tattached", &Habits::attached},
     {"numbers\tglued", &Habits::glued_numbers},
     {"case\tany", &Habits::any_case},
     {"times\tnarrow-first", &Habits::narrow_first},
     {"tense\tbefore", &Habits::verb_first}}};

Error fault(const std::string& path, uint32_t line, std::string message) {
  return {.code = "habits", .message = std::move(message), .path = path, .line = line};
}

}  // namespace

Result<Habits> parse_habits(std::string_view text, const std::string& path) {
  Habits out;
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto habit = std::find_if(kHabits.begin(), kHabits.end(), [&](const auto& h) { return h.first == line; });
    if (habit == kHabits.end()) {
      return fault(path, number,
                   "no habit `" + std::string(line) +
                       "`; expected words spaced, words attached, numbers glued, case any, times narrow-first or "
                       "tense before, with a tab between");
    }
    out.*habit->second = true;
  }
  return out;
}

}  // namespace kiji
