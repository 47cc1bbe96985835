#include "extractors/names/name_tables.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "pipeline/lexicon/shape.h"

namespace kiji {
namespace {

constexpr std::string_view kAccept = "accept";

// Fills `weighed` and what hangs on it.
void find_weighed(const Lexicon& lexicon, NameTables& tables) {
  tables.weighed.resize(size_t{std::numeric_limits<ClassId>::max()} + 1);
  size_t end = 0;
  for (const std::vector<SignWeights>& of_type : tables.weights) {
    for (const SignWeights& numbers : of_type) {
      for (size_t i = 0; i < numbers.classes.size(); ++i) {
        if (numbers.classes[i] != 0) tables.weighed[i] = true;
      }
      end = std::max(end, numbers.classes.size());
    }
  }
  for (std::vector<SignWeights>& of_type : tables.weights) {
    for (SignWeights& numbers : of_type) numbers.classes.resize(end);
  }
  const auto find = [&](std::string_view name) {
    const std::optional<ClassId> id = lexicon.find_class(name);
    return id && tables.weighed[*id] ? id : std::nullopt;
  };
  tables.unknown = find("unknown");
  tables.shapes.resize(kShapes);
  for (size_t shape = 0; shape < kShapes; ++shape) {
    for (const std::string_view name : shape_classes(static_cast<Shape>(shape))) {
      if (const std::optional<ClassId> id = find(name)) tables.shapes[shape].push_back(*id);
    }
  }
}

}  // namespace

uint32_t NameTables::sign(std::string_view name) const {
  return static_cast<uint32_t>(std::lower_bound(signs.begin(), signs.end(), name) - signs.begin());
}

NameTables make_name_tables(const Weights& weights, VariantKeys keys, std::set<std::string> signs,
                            const Lexicon& lexicon) {
  signs.emplace(kLearnedSign);
  NameTables out{
      .keys = std::move(keys), .signs = {signs.begin(), signs.end()}, .weights = {}, .weighed = {}, .shapes = {}};
  out.learned_sign = out.sign(kLearnedSign);
  const auto person = [&](std::string_view feature) { return weights.of(EntityKind::person, feature); };
  out.beside = {.title = person("title"),
                .role_after = person("role-after"),
                .role_before = person("role-before"),
                .age = person("age"),
                .description = person("description"),
                .origin = person("origin")};
  for (const EntityKind type : kEntityKinds) {
    out.accept[index_of(type)] = weights.of(type, kAccept);
    for (const std::string& sign : out.signs) {
      out.weights[index_of(type)].push_back({.itself = weights.of(type, sign),
                                             .one_letter = weights.of(type, sign + ".one-letter"),
                                             .classes = weights.by_class(type, sign, lexicon)});
    }
  }
  find_weighed(lexicon, out);
  return out;
}

}  // namespace kiji
