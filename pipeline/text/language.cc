#include "pipeline/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <utility>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

// A text is Japanese or Korean if East Asian letters are so much of it ...
constexpr double kMinEastAsianShare = 0.3;
// ... and so many of those are kana or Hangul. A Chinese article that names a Japanese shop has some kana, too.
constexpr double kMinKanaShare = 0.05;
constexpr double kMinHangulShare = 0.3;

struct Scripts {
  uint32_t kana = 0, han = 0, hangul = 0, other = 0;

  uint32_t east_asian() const { return kana + han + hangul; }
  uint32_t letters() const { return east_asian() + other; }
};

// ASCII letters and everything above Latin-1 punctuation that is no East Asian or general punctuation: near enough to
// count.
bool is_other_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return c >= 0xC0 && (c < 0x2000 || (c >= 0x2C00 && c < 0x2E00) || (c >= 0xA000 && c < 0xD800)) && c != 0xD7 &&
         c != 0xF7;
}

Scripts count_scripts(std::string_view text) {
  Scripts out;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    i += c.size;
    if ((c.value >= 0x3041 && c.value <= 0x30FF && c.value != 0x30FB) || (c.value >= 0xFF66 && c.value <= 0xFF9D)) {
      ++out.kana;
    } else if ((c.value >= 0x3400 && c.value <= 0x9FFF) || (c.value >= 0xF900 && c.value <= 0xFAFF) ||
               c.value >= 0x20000) {
      ++out.han;
    } else if (c.value >= 0xAC00 && c.value <= 0xD7A3) {
      ++out.hangul;
    } else if (is_other_letter(c.value)) {
      ++out.other;
    }
  }
  return out;
}

std::string_view sample_of(std::string_view text) {
  size_t end = std::min(text.size(), kLanguageSampleBytes);
  while (end < text.size() && utf8_is_continuation(text[end])) --end;
  return text.substr(0, end);
}

// cld2 keeps ISO's old codes of a few languages.
std::string modern_code(std::string_view code) {
  if (code == "iw") return "he";
  if (code == "in") return "id";
  if (code == "jw") return "jv";
  if (code == "mo") return "ro";
  if (code == "un" || code == "xxx" || code.empty()) return "und";
  return canonical_tag(code);
}

Language ask_cld2(std::string_view text) {
  bool reliable = false;
  int text_bytes = 0, valid_prefix = 0;
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages,
                                          percents, scores, nullptr, &text_bytes, &reliable, &valid_prefix);
  Language out{modern_code(CLD2::LanguageCode(languages[0])), "detected", 0};
  if (out.tag != "und") out.confidence = (reliable ? 1.0 : 0.5) * percents[0] / 100;
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

}  // namespace

std::string canonical_tag(std::string_view tag) {
  std::string out;
  while (!tag.empty()) {
    const size_t end = std::min(tag.find_first_of("-_"), tag.size());
    std::string part = lower(tag.substr(0, end));
    tag.remove_prefix(std::min(end + 1, tag.size()));
    if (part.empty()) continue;
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; };
    if (!out.empty() && part.size() == 4) part[0] = upper(part[0]);
    if (!out.empty() && part.size() == 2) std::transform(part.begin(), part.end(), part.begin(), upper);
    if (!out.empty()) out += '-';
    out += part;
  }
  return out.empty() ? "und" : out;
}

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find('-')); }

Language detect_language(std::string_view text, const std::optional<Language>& known) {
  if (known && !known->tag.empty()) return {canonical_tag(known->tag), known->by, known->confidence};
  const std::string_view sample = sample_of(text);
  const Scripts scripts = count_scripts(sample);
  const auto share = [](uint32_t part, uint32_t whole) { return whole == 0 ? 0.0 : 1.0 * part / whole; };
  const double east_asian = share(scripts.east_asian(), scripts.letters());
  if (east_asian >= kMinEastAsianShare) {
    if (share(scripts.hangul, scripts.east_asian()) >= kMinHangulShare) return {"ko", "detected", east_asian};
    if (share(scripts.kana, scripts.east_asian()) >= kMinKanaShare) return {"ja", "detected", east_asian};
  }
  if (scripts.letters() < kMinLanguageLetters) return {"und", "detected", 0};
  return ask_cld2(sample);
}

}  // namespace kiji
