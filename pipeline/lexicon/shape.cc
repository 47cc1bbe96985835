#include "pipeline/lexicon/shape.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <vector>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

enum Case : uint8_t { kNoCase, kLower, kCapitalised, kUpper };

constexpr std::array<std::string_view, kScripts> kScriptClasses = {
    "space",    "newline", "digit",  "punctuation", "symbol", "kanji",      "hiragana", "katakana", "latin",
    "cyrillic", "greek",   "hangul", "arabic",      "hebrew", "devanagari", "thai",     "letter"};
constexpr std::array<std::string_view, 4> kCaseClasses = {"", "lower", "capitalised", "upper"};

Script letter_script(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
      return Script::kanji;
    case USCRIPT_HIRAGANA:
      return Script::hiragana;
    case USCRIPT_KATAKANA:
      return Script::katakana;
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_HANGUL:
      return Script::hangul;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_HEBREW:
      return Script::hebrew;
    case USCRIPT_DEVANAGARI:
      return Script::devanagari;
    case USCRIPT_THAI:
      return Script::thai;
    default:
      return Script::other_letter;
  }
}

Script compute(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return Script::newline;
  if (u_isUWhiteSpace(c)) return Script::space;
  if (c == 0x30FC) return Script::katakana;                             // long vowel mark; its script is Common
  if (c == 0x3005 || c == 0x3006 || c == 0x3007) return Script::kanji;  // iteration mark, shime, zero
  if (c == 0x30FB || c == 0x30A0) return Script::punctuation;           // middle dot: ends a run
  const uint32_t mask = U_GET_GC_MASK(c);
  if (mask & U_GC_ND_MASK) return Script::digit;
  if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) return letter_script(c);
  if (mask & U_GC_P_MASK) return Script::punctuation;
  return Script::symbol;
}

// One byte for each code point of the BMP: asked for every character of every article.
const std::vector<Script>& bmp_table() {
  static const std::vector<Script> table = [] {
    std::vector<Script> out(0x10000);
    for (UChar32 c = 0; c < 0x10000; ++c) out[static_cast<size_t>(c)] = compute(c);
    return out;
  }();
  return table;
}

Shape number_of(Script script, Case letter_case) {
  return static_cast<Shape>(script) < 8 || !has_case(script)
             ? static_cast<Shape>(script)
             : static_cast<Shape>(kScripts + (static_cast<Shape>(script) - 8) * 4 + letter_case);
}

}  // namespace

Script script_of(char32_t c) { return c < 0x10000 ? bmp_table()[c] : compute(static_cast<UChar32>(c)); }

Shape shape_of(std::string_view surface) {
  const CodePoint first = decode_at(surface, 0);
  const Script script = script_of(first.value);
  uint32_t letters = 0, uppers = 0;
  bool first_upper = false;
  const bool cased = has_case(script);
  for (size_t i = 0; i < surface.size();) {
    const CodePoint c = decode_at(surface, i);
    if (script_of(c.value) != script) return kMixedShape;
    if (cased) {
      const bool upper = u_isUUppercase(static_cast<UChar32>(c.value));
      if (i == 0) first_upper = upper;
      uppers += upper;
      ++letters;
    }
    i += c.size;
  }
  if (!cased) return number_of(script, kNoCase);
  return number_of(script, uppers == letters && letters > 1 ? kUpper : first_upper ? kCapitalised : kLower);
}

std::array<std::string_view, 3> shape_classes(Shape shape) {
  if (shape == kMixedShape) return {"mixed", "", ""};
  if (shape < kScripts) return {kScriptClasses[shape], "", ""};
  const size_t cased = shape - kScripts;
  const size_t script = cased / 4 + 8;
  const auto letter_case = static_cast<Case>(cased % 4);
  if (script >= kScripts) return {"mixed", "", ""};
  // All capitals are capitalised too: a rule that asks for a name's shape finds both.
  return {kScriptClasses[script], kCaseClasses[letter_case], letter_case == kUpper ? kCaseClasses[kCapitalised] : ""};
}

}  // namespace kiji
