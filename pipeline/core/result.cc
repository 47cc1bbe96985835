#include "pipeline/core/result.h"

namespace kiji {

std::string Error::to_string() const {
  std::string out;
  if (!path.empty()) {
    out += path;
    if (line != 0) out += ":" + std::to_string(line);
    if (line != 0 && column != 0) out += ":" + std::to_string(column);
    out += ": ";
  }
  out += message;
  if (excerpt.empty()) return out;
  out += "\n  " + excerpt;
  if (column == 0) return out;
  out += "\n  ";
  // One blank a code point keeps the caret below its place; East Asian letters (from U+3000) are two cells wide on a
  // terminal, and a tab stays one.
  uint32_t seen = 1;
  for (size_t i = 0; i < excerpt.size() && seen < column; ++seen) {
    const auto lead = static_cast<unsigned char>(excerpt[i]);
    i += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    out += lead == '\t' ? "\t" : lead < 0xE3 ? " " : "  ";
  }
  return out + "^";
}

}  // namespace kiji
