// Which language an article is in: as it is declared or given, otherwise by its script, otherwise by cld2 on its
// beginning.
#ifndef KIJI_PIPELINE_TEXT_LANGUAGE_H_
#define KIJI_PIPELINE_TEXT_LANGUAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/core/article.h"

namespace kiji {

// What is looked at: more text does not make the answer better, and cld2 is slow.
inline constexpr size_t kLanguageSampleBytes = 1536;
// Letters below which a text without kana or Hangul says nothing about its language.
inline constexpr uint32_t kMinLanguageLetters = 8;

// `known` (declared or given) is taken at its word, with its tag in canonical form. Otherwise `by` is "detected"; text
// that is too short or has no letters is "und" with confidence 0. `text` is valid UTF-8. Thread-safe.
Language detect_language(std::string_view text, const std::optional<Language>& known = std::nullopt);

// BCP 47 with canonical case (RFC 5646, 2.1.1): "JA_jp" -> "ja-JP", "zh-hant" -> "zh-Hant"; "und" for an empty tag.
std::string canonical_tag(std::string_view tag);

// "ja" of "ja-JP": the folder of dictionaries/ that a tag asks for first.
std::string_view primary_subtag(std::string_view tag);

}  // namespace kiji

#endif  // KIJI_PIPELINE_TEXT_LANGUAGE_H_
