#include "pipeline/text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

// The next `count` values of T; nothing if the bytes do not hold so many.
template <typename T>
bool take(std::string_view& bytes, size_t count, std::span<const T>& out) {
  if (count > bytes.size() / sizeof(T)) return false;
  out = {reinterpret_cast<const T*>(bytes.data()), count};
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

// True if all eight bytes are printable ASCII, which no table folds (open() checks it).
bool printable(const char* bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  constexpr uint64_t kOnes = 0x0101010101010101u;
  return ((word | (word - 0x20 * kOnes) | (word + kOnes)) & 0x80 * kOnes) == 0;
}

// NFC of `text` and where it differs. ICU fails only without memory; the text then stays as it is.
void compose(MatchText& match) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece source(match.text.data(), static_cast<int32_t>(match.text.size()));
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(source, status)) return;

  std::string composed;
  composed.reserve(match.text.size());
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits edits;
  nfc->normalizeUTF8(0, source, sink, &edits, status);
  if (U_FAILURE(status)) return;
  OffsetMap map;
  icu::Edits::Iterator edit = edits.getFineChangesIterator();
  const auto span = [](int32_t begin, int32_t size) {
    return Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
  };
  while (edit.next(status)) {
    map.add(span(edit.sourceIndex(), edit.oldLength()), span(edit.destinationIndex(), edit.newLength()));
  }
  match.text = std::move(composed);
  match.maps.insert(match.maps.begin(), std::move(map));
}

}  // namespace

Result<Normaliser> Normaliser::open(std::string_view bytes) {
  const Error damaged{.code = "pack-damaged",
                      .message = "the fold table is damaged; expected one written by `kiji pack`"};
  FoldHeader header;
  if (bytes.size() < sizeof header) return damaged;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes.remove_prefix(sizeof header);
  Normaliser out;
  if (header.magic != kFoldMagic || header.blocks == 0 || !take(bytes, kFoldIndexSize, out.index_) ||
      !take(bytes, size_t{header.blocks} * kFoldBlockSize, out.entries_) || !take(bytes, header.values, out.values_) ||
      bytes.size() != header.string_bytes) {
    return damaged;
  }
  out.strings_ = bytes;
  const bool sound =
      std::ranges::all_of(out.index_, [&](uint16_t block) { return block < header.blocks; }) &&
      std::ranges::all_of(out.entries_, [&](uint16_t entry) { return entry < header.values + kFoldFirstValue; }) &&
      std::ranges::all_of(out.entries_.first(kFoldBlockSize), [](uint16_t entry) { return entry == kFoldKeep; }) &&
      std::ranges::all_of(out.values_, [&](const FoldValue& value) {
        return value.offset <= header.string_bytes && value.size <= header.string_bytes - value.offset;
      });
  if (!sound) return damaged;
  for (uint32_t c = ' '; c < 0x7F; ++c) {
    if (out.entries_[out.index_[c / kFoldBlockSize] * kFoldBlockSize + c % kFoldBlockSize] != kFoldKeep) return damaged;
  }
  return out;
}

Normaliser::Folded Normaliser::fold_code_points(std::string_view article) const {
  Folded out;
  const auto byte = [&](size_t at) { return static_cast<unsigned char>(article[at]); };
  const size_t size = article.size();
  size_t copied = 0;
  for (size_t i = 0; i < size;) {
    // The block and the place in it are bits of the UTF-8 itself; three bytes first, they are nearly all of Japanese.
    const unsigned char lead = byte(i);
    uint32_t length, block, last;
    if (lead >= 0xE0 && lead < 0xF0) {
      block = index_[(lead & 0x0Fu) << 6 | (byte(i + 1) & 0x3Fu)];
      if (block == 0) {
        i += 3;
        continue;
      }
      last = byte(i + 2);
      length = 3;
    } else if (lead < 0x80) {
      if (i + 8 <= size && printable(article.data() + i)) {
        i += 8;
        continue;
      }
      block = index_[lead >> 6];
      last = lead;
      length = 1;
    } else if (lead < 0xE0) {
      block = index_[lead & 0x1Fu];
      last = byte(i + 1);
      length = 2;
    } else {
      block = index_[(lead & 0x07u) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu)];
      last = byte(i + 3);
      length = 4;
    }
    const uint16_t entry = entries_[block * kFoldBlockSize + (last & 0x3Fu)];
    if (entry >= kFoldFirstValue) {
      const FoldValue& value = values_[entry - kFoldFirstValue];
      if (out.text.capacity() == 0) out.text.reserve(size + 16);
      out.text.append(article, copied, i - copied);
      const auto begin = static_cast<uint32_t>(out.text.size());
      out.text.append(strings_, value.offset, value.size);
      out.map.add({static_cast<uint32_t>(i), static_cast<uint32_t>(i + length)}, {begin, begin + value.size});
      out.check_nfc = out.check_nfc || value.check_nfc != 0;
      copied = i + length;
    } else if (entry == kFoldCheckNfc) {
      out.check_nfc = true;
    }
    i += length;
  }
  out.text.append(article, copied, size - copied);
  return out;
}

MatchText Normaliser::normalise(std::string_view article) const {
  Folded folded = fold_code_points(article);
  MatchText match{.text = std::move(folded.text), .maps = {}};
  if (!folded.map.identity()) match.maps.push_back(std::move(folded.map));
  if (folded.check_nfc) compose(match);
  return match;
}

}  // namespace kiji
