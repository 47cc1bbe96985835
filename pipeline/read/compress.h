// Takes gzip and Zstandard off a stream of bytes, recognised by their first bytes, not by a name. Archives with several
// files in them are not read here.
#ifndef KIJI_PIPELINE_READ_COMPRESS_H_
#define KIJI_PIPELINE_READ_COMPRESS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/read/reader.h"

namespace kiji {

// A stream may grow to this many bytes whatever it was packed from ...
inline constexpr uint64_t kMaxDecompressedBytes = uint64_t{256} << 20;
// ... and beyond it only while it is at most so many times its packed size: a large archive of news is no bomb, and
// news shrink to a fifth.
inline constexpr uint64_t kMaxExpansion = 100;

// The content of `packed`, pulled piece by piece; bytes that are not compressed come through as they are. Concatenated
// members are one content. Faults: those of `packed`; "corrupt" for damaged or cut-off data; "bomb" beyond the limits.
ByteSource decompress(ByteSource packed);

// `name` without ".gz" or ".zst".
std::string_view without_compression_ending(std::string_view name);

// The same bytes again, and up to kHeadBytes of their beginning.
struct Peeked {
  std::string head;
  ByteSource bytes;
};
Result<Peeked> peek(ByteSource bytes);

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_COMPRESS_H_
