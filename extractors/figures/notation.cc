#include "extractors/figures/notation.h"

#include <string_view>

namespace kiji {
namespace {

std::string amount_text(const Figure& figure) {
  if (!figure.values.empty()) {
    std::string out;
    for (const Decimal& side : figure.values) out += (out.empty() ? "" : ":") + side.to_string();
    return out;
  }
  if (!figure.fraction.empty()) return figure.fraction;
  if (figure.value) return figure.value->to_string();
  return (figure.min ? figure.min->to_string() : "") + ".." + (figure.max ? figure.max->to_string() : "");
}

void append(std::string& out, std::string_view word) {
  if (word.empty()) return;
  out += ' ';
  out += word;
}

}  // namespace

std::string figure_notation(const Figure& figure) {
  std::string out = amount_text(figure);
  append(out, figure.unit.empty() ? figure.unit_text : figure.unit);
  if (figure.kind == FigureKind::ordinal) append(out, to_string(figure.kind));
  append(out, to_string(figure.bound));
  append(out, to_string(figure.change));
  return out;
}

}  // namespace kiji
