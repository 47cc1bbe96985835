#include "pipeline/core/record.h"

#include <array>
#include <utility>

namespace kiji {
namespace {

// Names in the order of the enumerators.
constexpr std::array<std::string_view, 8> kBlockKinds = {"title",     "dateline", "byline",  "heading",
                                                         "paragraph", "list",     "caption", "table"};
constexpr std::array<std::string_view, 4> kTimeTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 11> kFigureKinds = {
    "number", "count", "quantity", "money", "percent", "age", "temperature", "duration", "ordinal", "ratio", "score"};
constexpr std::array<std::string_view, 6> kBounds = {"", "approx", "at_least", "at_most", "more_than", "less_than"};
constexpr std::array<std::string_view, 3> kChanges = {"", "up", "down"};
constexpr std::array<std::string_view, 3> kEntityKinds = {"person", "organization", "place"};

template <typename Names, typename Enum>
std::string_view name_of(const Names& names, Enum value) {
  return names[static_cast<size_t>(value)];
}

template <typename Enum, typename Names>
std::optional<Enum> value_of(const Names& names, std::string_view name) {
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name && !name.empty()) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(BlockKind kind) { return name_of(kBlockKinds, kind); }
std::string_view to_string(TimeType type) { return name_of(kTimeTypes, type); }
std::string_view to_string(FigureKind kind) { return name_of(kFigureKinds, kind); }
std::string_view to_string(Bound bound) { return name_of(kBounds, bound); }
std::string_view to_string(Change change) { return name_of(kChanges, change); }
std::string_view to_string(EntityKind kind) { return name_of(kEntityKinds, kind); }
std::optional<FigureKind> figure_kind(std::string_view name) { return value_of<FigureKind>(kFigureKinds, name); }
std::optional<Bound> bound(std::string_view name) { return value_of<Bound>(kBounds, name); }
std::optional<Change> change(std::string_view name) { return value_of<Change>(kChanges, name); }

}  // namespace kiji
