#include "pipeline/lexicon/pack_source_catalogue.h"

#include <filesystem>
#include <optional>
#include <vector>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/pack_source_lines.h"

namespace kiji {
namespace {

// GNU gettext manual, "The Format of GNU MO Files": magic, revision, number of strings, offsets of two tables of
// (length, offset).
constexpr uint32_t kMagic = 0x950412DE;
constexpr uint32_t kMagicSwapped = 0xDE120495;
constexpr size_t kHeaderSize = 20;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  // Little-endian unless the file says otherwise. REQUIRES: at + 4 <= size.
  uint32_t number(size_t at) const {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i) {
      const size_t shift = swapped_ ? 3 - i : i;
      value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * shift);
    }
    return value;
  }

  bool read_magic() {
    if (bytes_.size() < kHeaderSize) return false;
    const uint32_t magic = number(0);
    swapped_ = magic == kMagicSwapped;
    return magic == kMagic || swapped_;
  }

  bool inside(uint64_t offset, uint64_t size) const { return offset + size <= bytes_.size(); }

 private:
  std::string_view bytes_;
  bool swapped_ = false;
};

// Names of the language's folder, most special first: "pt-br" is pt_BR, then pt.
std::vector<std::string> folder_names(std::string_view language) {
  const size_t dash = language.find('-');
  const std::string base(language.substr(0, dash));
  if (dash == std::string_view::npos) return {base};
  std::string rest(language.substr(dash + 1));
  const bool script = rest.size() == 4;
  for (size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] >= 'a' && rest[i] <= 'z' && (i == 0 || !script)) rest[i] = static_cast<char>(rest[i] - 'a' + 'A');
  }
  return {base + "_" + rest, base};
}

}  // namespace

Result<Catalogue> Catalogue::parse(std::string bytes, const std::string& path) {
  const auto fault = [&](std::string message) { return source_error("package", std::move(message), path); };
  Reader reader(bytes);
  if (!reader.read_magic()) return fault("not a gettext catalogue; expected a *.mo file");
  const uint32_t count = reader.number(8), originals = reader.number(12), translations = reader.number(16);
  if (!reader.inside(originals, uint64_t{count} * 8) || !reader.inside(translations, uint64_t{count} * 8)) {
    return fault("broken gettext catalogue; expected tables inside the file");
  }
  Catalogue catalogue;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t from = originals + size_t{i} * 8, to = translations + size_t{i} * 8;
    const Range message{reader.number(from + 4), reader.number(from)}, text{reader.number(to + 4), reader.number(to)};
    if (!reader.inside(message.offset, message.size) || !reader.inside(text.offset, text.size)) {
      return fault("broken gettext catalogue; expected strings inside the file");
    }
    if (message.size == 0) continue;  // the catalogue's own head
    if (find_invalid_utf8(std::string_view(bytes).substr(text.offset, text.size)) != std::string_view::npos) {
      return fault("text that is not UTF-8; expected a catalogue in UTF-8");
    }
    catalogue.messages_.emplace(bytes.substr(message.offset, message.size), text);
  }
  catalogue.bytes_ = std::move(bytes);
  return catalogue;
}

Result<Catalogue> Catalogue::open(const std::string& locales, std::string_view language, std::string_view domain) {
  for (const std::string& name : folder_names(language)) {
    std::string path = locales;
    path.append("/").append(name).append("/LC_MESSAGES/").append(domain).append(".mo");
    if (!std::filesystem::exists(path)) continue;
    Result<std::string> bytes = read_package_file(path, domain);
    if (!bytes) return bytes.error();
    return parse(*std::move(bytes), path);
  }
  return Catalogue();
}

std::string_view Catalogue::find(std::string_view message) const {
  const auto found = messages_.find(std::string(message));
  if (found == messages_.end()) return {};
  return std::string_view(bytes_).substr(found->second.offset, found->second.size);
}

}  // namespace kiji
