#include "pipeline/text/letter_case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace kiji {

std::vector<std::string> other_cases(std::string_view form, const std::string& language) {
  const icu::UnicodeString written =
      icu::UnicodeString::fromUTF8(icu::StringPiece(form.data(), static_cast<int32_t>(form.size())));
  const icu::Locale locale(language.c_str());
  const icu::UnicodeString lower = icu::UnicodeString(written).toLower(locale);
  const auto capitalised = [&](bool every_word) {
    icu::UnicodeString out;
    bool first = true;
    for (int32_t i = 0; i < lower.length();) {
      const UChar32 c = lower.char32At(i);
      out += first ? icu::UnicodeString(c).toUpper(locale) : icu::UnicodeString(c);
      first = every_word && c == ' ';
      i += U16_LENGTH(c);
    }
    return out;
  };
  std::vector<std::string> out;
  for (const icu::UnicodeString& other :
       {lower, capitalised(false), capitalised(true), icu::UnicodeString(written).toUpper(locale)}) {
    std::string bytes;
    other.toUTF8String(bytes);
    if (bytes != form && std::find(out.begin(), out.end(), bytes) == out.end()) out.push_back(std::move(bytes));
  }
  return out;
}

}  // namespace kiji
