#include "pipeline/lexicon/pack_source_forms.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kMiddleDot = 0x30FB;
constexpr char32_t kLengthMark = 0x30FC;

}  // namespace

FormShape form_shape(std::string_view form) {
  FormShape shape;
  for (size_t at = 0; at < form.size();) {
    const CodePoint c = decode_at(form, at);
    at += c.size;
    ++shape.size;
    const auto value = static_cast<UChar32>(c.value);
    if (c.value == kReplacement) {
      ++shape.invalid;
    } else if (c.value == kMiddleDot || c.value == kLengthMark) {
      ++shape.katakana;
    } else if (const int8_t type = u_charType(value); type == U_START_PUNCTUATION || type == U_END_PUNCTUATION) {
      ++shape.brackets;
    } else if (u_isdigit(value)) {
      ++shape.digits;
    } else {
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(value, &status);
      if (script == USCRIPT_HAN) {
        ++shape.han;
      } else if (script == USCRIPT_HIRAGANA) {
        ++shape.hiragana;
      } else if (script == USCRIPT_KATAKANA) {
        ++shape.katakana;
      } else if (u_isalpha(value)) {
        ++shape.letters;
        if (script == USCRIPT_LATIN) ++shape.latin;
      }
    }
  }
  return shape;
}

bool is_word(const FormShape& shape) {
  if (shape.size == 0 || shape.digits != 0 || shape.brackets != 0 || shape.invalid != 0) return false;
  return shape.size > 1 || shape.han + shape.hiragana + shape.katakana == 1;
}

bool is_latin_language(std::string_view language) {
  std::array<UScriptCode, 8> scripts;
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count =
      uscript_getCode(std::string(language).c_str(), scripts.data(), static_cast<int32_t>(scripts.size()), &status);
  return U_SUCCESS(status) &&
         std::find(scripts.begin(), scripts.begin() + count, USCRIPT_LATIN) != scripts.begin() + count;
}

}  // namespace kiji
