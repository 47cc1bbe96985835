// A gettext catalogue (*.mo), read without the C library's locale, so that the pack does not depend on the machine's.
#ifndef KIJI_PIPELINE_LEXICON_PACK_SOURCE_CATALOGUE_H_
#define KIJI_PIPELINE_LEXICON_PACK_SOURCE_CATALOGUE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/core/result.h"

namespace kiji {

// Translations of one domain into one language. Owns the file's bytes.
class Catalogue {
 public:
  // An empty catalogue translates nothing.
  Catalogue() = default;

  // Faults: not a catalogue, offsets outside the file, text that is not UTF-8. Either byte order.
  static Result<Catalogue> parse(std::string bytes, const std::string& path);

  // <locales>/<language>/LC_MESSAGES/<domain>.mo; for "pt-br" also pt_BR, then pt. Empty where the language has none.
  static Result<Catalogue> open(const std::string& locales, std::string_view language, std::string_view domain);

  // Empty if it is not translated.
  std::string_view find(std::string_view message) const;
  size_t size() const { return messages_.size(); }

 private:
  struct Range {
    uint32_t offset = 0, size = 0;
  };
  std::string bytes_;
  std::unordered_map<std::string, Range> messages_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_SOURCE_CATALOGUE_H_
