#include "pipeline/read/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

// What a charset is guessed from; more does not make the guess better.
constexpr size_t kGuessBytes = size_t{256} << 10;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Bom {
  std::string_view bytes;
  const char* charset;
};

// The longer ones first: the mark of UTF-16LE is the beginning of that of UTF-32LE.
constexpr Bom kBoms[] = {{"\xEF\xBB\xBF", "UTF-8"},
                         {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                         {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                         {"\xFF\xFE", "UTF-16LE"},
                         {"\xFE\xFF", "UTF-16BE"},
                         {"\x84\x31\x95\x33", "GB18030"}};

// ICU's converters by the names of others, where the default is not what files hold: Windows' and the vendors'
// characters (NEC row 13, IBM extensions) are common in Japanese news.
struct Converter {
  std::string_view charset;
  const char* icu;
};
constexpr Converter kConverters[] = {{"EUC-JP", "euc-jp-2007"}, {"SHIFT_JIS", "ibm-943_P15A-2003"}};

struct Conversion {
  std::u16string text;
  size_t bad = 0;        // sequences that are no character
  size_t first_bad = 0;  // their first byte
};

bool acceptable(size_t good, size_t bad) { return bad == 0 || good / kMinGoodPerBad >= bad; }

struct BadBytes {
  const char* begin;
  size_t count = 0, first = 0;
};

void U_CALLCONV count_bad(const void* context, UConverterToUnicodeArgs* args, const char* units, int32_t length,
                          UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  auto* bad = static_cast<BadBytes*>(const_cast<void*>(context));
  if (bad->count++ == 0) bad->first = static_cast<size_t>(args->source - bad->begin) - static_cast<size_t>(length);
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

using ConverterPtr = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

std::optional<Conversion> convert(std::string_view bytes, const std::string& charset) {
  const char* name = charset.c_str();
  for (const Converter& c : kConverters) {
    if (c.charset == charset) name = c.icu;
  }
  UErrorCode status = U_ZERO_ERROR;
  const ConverterPtr converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  BadBytes bad{bytes.data()};
  ucnv_setToUCallBack(converter.get(), count_bad, &bad, nullptr, nullptr, &status);
  Conversion out;
  out.text.resize(bytes.size() + 16);  // no charset gives more units than it has bytes, but for rare ligatures
  const char* source = bytes.data();
  size_t written = 0;
  for (;;) {
    UChar* target = out.text.data() + written;
    ucnv_toUnicode(converter.get(), &target, out.text.data() + out.text.size(), &source, bytes.data() + bytes.size(),
                   nullptr, true, &status);
    written = static_cast<size_t>(target - out.text.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    status = U_ZERO_ERROR;
    out.text.resize(out.text.size() * 2);
  }
  if (U_FAILURE(status)) return std::nullopt;
  out.text.resize(written);
  out.bad = bad.count;
  out.first_bad = bad.first;
  return out;
}

std::string to_utf8(const std::u16string& text) {
  std::string out;
  icu::UnicodeString(false, text.data(), static_cast<int32_t>(text.size())).toUTF8String(out);
  return out;
}

std::string standard_name(const std::string& charset) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(charset.c_str(), standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return charset;
}

Warning replaced(size_t count, size_t first) {
  return {"charset-replaced", std::to_string(count) + (count == 1 ? " byte sequence is" : " byte sequences are") +
                                  " no character and became U+FFFD; the first at byte " + std::to_string(first)};
}

Decoded finish(std::string text, const std::string& charset, size_t bad, size_t first_bad) {
  Decoded out{.text = std::move(text), .charset = standard_name(charset), .warnings = {}};
  if (bad > 0) out.warnings.push_back(replaced(bad, first_bad));
  return out;
}

// UTF-8 with every bad sequence replaced. Empty if there are too many of them for it to be UTF-8 at all.
std::optional<Decoded> repair_utf8(std::string_view bytes) {
  std::string text;
  size_t bad = 0, good = 0, first_bad = 0;
  for (size_t at = 0; at < bytes.size();) {
    const std::string_view rest = bytes.substr(at);
    const size_t valid = std::min(find_invalid_utf8(rest), rest.size());
    for (const char c : rest.substr(0, valid)) good += static_cast<unsigned char>(c) >= 0xC0 ? 1 : 0;
    text.append(rest, 0, valid);
    at += valid;
    if (at == bytes.size()) break;
    if (bad++ == 0) first_bad = at;
    text += kReplacement;
    // A lead byte and what follows it were one character once.
    ++at;
    while (at < bytes.size() && utf8_is_continuation(bytes[at])) ++at;
  }
  if (!acceptable(good, bad)) return std::nullopt;
  return finish(std::move(text), "UTF-8", bad, first_bad);
}

bool is_control(unsigned char byte) {
  return (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1B) || byte == 0x7F;
}

bool looks_binary(std::string_view bytes) {
  const auto controls = static_cast<size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); }));
  return controls * kMinBytesPerControl > bytes.size();
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == text.npos; }

bool is_kana(char16_t c) { return c >= 0x3041 && c <= 0x30FF; }

// A unit that text in UTF-16 is made of: no control, no lone surrogate's or private plane's row.
bool plausible(char16_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x0600) || (c >= 0x2010 && c < 0x2040) ||
         (c >= 0x3000 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xFF00 && c < 0xFFF0) || c == '\n' ||
         c == '\r' || c == '\t';
}

// UTF-16 and UTF-32 without a mark. Common characters (ASCII, spaces, kana) must be a fifth, so that chance does not
// pass.
std::optional<std::string> find_wide(std::string_view bytes) {
  const bool cut = bytes.size() > kGuessBytes;
  const size_t size = bytes.size();
  bytes = bytes.substr(0, kGuessBytes);
  for (const std::string charset : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"}) {
    if (size % (charset[4] == '3' ? 4 : 2) != 0) continue;
    const auto converted = convert(bytes, charset);
    if (!converted || converted->bad > (cut ? 1 : 0) || converted->text.empty()) continue;
    const auto& text = converted->text;
    const auto good = static_cast<size_t>(std::count_if(text.begin(), text.end(), plausible));
    const auto common = static_cast<size_t>(std::count_if(
        text.begin(), text.end(), [](char16_t c) { return c < 0x7F || is_kana(c) || (c >= 0x3000 && c < 0x3003); }));
    if (good * 50 >= text.size() * 49 && common * 5 >= text.size()) return charset;
  }
  return std::nullopt;
}

std::string ask_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return "";
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// Japanese in a multi-byte charset that fits without a fault and shows kana: short texts leave uchardet without an
// answer or with that of a single-byte charset, which fits everything.
std::optional<Decoded> try_japanese(std::string_view bytes) {
  for (const std::string charset : {"EUC-JP", "SHIFT_JIS"}) {
    const auto converted = convert(bytes, charset);
    if (!converted || converted->bad > 0) continue;
    const auto& text = converted->text;
    const auto kana = static_cast<size_t>(std::count_if(text.begin(), text.end(), is_kana));
    const auto wide =
        static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char16_t c) { return c >= 0x80; }));
    if (kana > 0 && kana * 5 >= wide) return finish(to_utf8(text), charset, 0, 0);
  }
  return std::nullopt;
}

bool is_single_byte(const std::string& charset) {
  return charset.empty() || charset.starts_with("WINDOWS-") || charset.starts_with("ISO-8859-") ||
         charset.starts_with("MAC-") || charset.starts_with("IBM") || charset == "VISCII" || charset == "ASCII";
}

Result<Decoded> decode_unknown(std::string_view bytes, size_t first_invalid) {
  if (auto utf8 = repair_utf8(bytes)) return *std::move(utf8);
  const size_t line = bytes.rfind('\n', first_invalid) + 1;  // 0 if there is none
  const std::string guess = ask_uchardet(bytes.substr(line, kGuessBytes));
  if (is_single_byte(guess)) {
    if (auto japanese = try_japanese(bytes)) return *std::move(japanese);
  }
  if (!guess.empty()) {
    const auto converted = convert(bytes, guess);
    if (converted &&
        acceptable(converted->text.size() - std::min(converted->bad, converted->text.size()), converted->bad)) {
      return finish(to_utf8(converted->text), guess, converted->bad, converted->first_bad);
    }
  }
  if (auto japanese = try_japanese(bytes)) return *std::move(japanese);
  return Error{.code = "charset",
               .message = "byte " + std::to_string(first_invalid) + " is not UTF-8" +
                          (guess.empty() || guess == "UTF-8" ? "" : " and the text is not " + guess) +
                          "; expected a known charset"};
}

}  // namespace

Result<Decoded> decode(std::string_view bytes) {
  const Error empty{.code = "empty", .message = "there is no text; expected an article"};
  if (blank(bytes)) return empty;
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.bytes)) continue;
    const std::string_view content = bytes.substr(bom.bytes.size());
    if (blank(content)) return empty;
    if (bom.charset == std::string_view("UTF-8")) break;
    const auto converted = convert(content, bom.charset);
    if (!converted || !acceptable(converted->text.size(), converted->bad)) break;
    std::string text = to_utf8(converted->text);
    if (blank(text)) return empty;
    return finish(std::move(text), bom.charset, converted->bad, converted->first_bad + bom.bytes.size());
  }
  if (bytes.starts_with(kBoms[0].bytes)) bytes.remove_prefix(kBoms[0].bytes.size());

  const size_t first_invalid = find_invalid_utf8(bytes);
  if (first_invalid == bytes.npos && bytes.find('\0') == bytes.npos) {
    const bool escapes = bytes.find("\x1B$") != bytes.npos || bytes.find("\x1B(") != bytes.npos;
    if (escapes) {
      const auto converted = convert(bytes, "ISO-2022-JP");
      if (converted && converted->bad == 0) return finish(to_utf8(converted->text), "ISO-2022-JP", 0, 0);
    }
    if (!looks_binary(bytes)) return finish(std::string(bytes), "UTF-8", 0, 0);
  }
  if (const auto wide = find_wide(bytes)) {
    const auto converted = convert(bytes, *wide);
    return finish(to_utf8(converted->text), *wide, 0, 0);
  }
  if (looks_binary(bytes)) return Error{.code = "binary", .message = "the bytes are not text; expected an article"};
  if (first_invalid == bytes.npos) return finish(std::string(bytes), "UTF-8", 0, 0);
  return decode_unknown(bytes, first_invalid);
}

}  // namespace kiji
