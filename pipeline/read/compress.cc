#include "pipeline/read/compress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <utility>

namespace kiji {
namespace {

constexpr size_t kInputBytes = size_t{64} << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

Error corrupt(std::string_view what) {
  return {.code = "corrupt", .message = std::string(what) + "; expected whole compressed data"};
}

// The packed bytes that are waiting, and how many there have been.
class Input {
 public:
  explicit Input(ByteSource source) : source_(std::move(source)), buffer_(kInputBytes, '\0') {}

  // Reads on only when nothing waits. An empty view is the end.
  Result<std::string_view> more() {
    if (waiting_.empty()) {
      const Result<size_t> got = source_(std::span(buffer_));
      if (!got) return got.error();
      waiting_ = std::string_view(buffer_).substr(0, *got);
      total_ += *got;
    }
    return waiting_;
  }
  void consume(size_t size) { waiting_.remove_prefix(size); }
  uint64_t total() const { return total_; }

 private:
  ByteSource source_;
  std::string buffer_;
  std::string_view waiting_;
  uint64_t total_ = 0;
};

class Growth {
 public:
  Status add(size_t size, uint64_t packed) {
    total_ += size;
    if (total_ <= kMaxDecompressedBytes || total_ / kMaxExpansion <= packed) return ok_status();
    return Error{.code = "bomb",
                 .message = "more than " + std::to_string(kMaxDecompressedBytes) + " bytes out of " +
                            std::to_string(packed) + "; expected at most " + std::to_string(kMaxExpansion) +
                            " times as many"};
  }

 private:
  uint64_t total_ = 0;
};

class Gzip {
 public:
  explicit Gzip(Input input) : input_(std::move(input)) { inflateInit2(&stream_, 15 + 16); }
  ~Gzip() { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  Result<size_t> read(std::span<char> into) {
    size_t written = 0;
    while (written == 0 && !done_) {
      const Result<std::string_view> packed = input_.more();
      if (!packed) return packed.error();
      if (packed->empty()) {
        if (!between_members_) return corrupt("gzip data ends early");
        done_ = true;
        break;
      }
      if (between_members_ && started_ && !begins_member(*packed)) {
        done_ = true;  // zeros or a signature behind the data, as gzip(1) lets pass
        break;
      }
      started_ = true;
      between_members_ = false;
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed->data()));
      stream_.avail_in = static_cast<uInt>(packed->size());
      stream_.next_out = reinterpret_cast<Bytef*>(into.data());
      stream_.avail_out = static_cast<uInt>(into.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return corrupt("gzip data is damaged");
      written = into.size() - stream_.avail_out;
      input_.consume(packed->size() - stream_.avail_in);
      if (status == Z_STREAM_END) {
        between_members_ = true;
        inflateReset(&stream_);
      }
    }
    if (const Status status = growth_.add(written, input_.total()); !status) return status.error();
    return written;
  }

 private:
  // A header may be cut by the edge of the buffer; its first byte decides then.
  static bool begins_member(std::string_view bytes) {
    const size_t size = std::min(bytes.size(), kGzipMagic.size());
    return bytes.substr(0, size) == kGzipMagic.substr(0, size);
  }

  Input input_;
  Growth growth_;
  z_stream stream_{};
  bool between_members_ = true, started_ = false, done_ = false;
};

class Zstd {
 public:
  explicit Zstd(Input input) : input_(std::move(input)), stream_(ZSTD_createDStream()) {}
  ~Zstd() { ZSTD_freeDStream(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  Result<size_t> read(std::span<char> into) {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0) {
      const Result<std::string_view> packed = input_.more();
      if (!packed) return packed.error();
      ZSTD_inBuffer in{packed->data(), packed->size(), 0};
      const size_t hint = ZSTD_decompressStream(stream_, &out, &in);
      if (ZSTD_isError(hint) != 0) {
        // Between frames an empty input is the end; inside one it is a cut.
        return corrupt(std::string("Zstandard data is damaged (") + ZSTD_getErrorName(hint) + ")");
      }
      input_.consume(in.pos);
      if (packed->empty() && out.pos == 0) {
        if (!frame_ended_) return corrupt("Zstandard data ends early");
        break;
      }
      if (in.pos > 0 || out.pos > 0) frame_ended_ = hint == 0;
    }
    if (const Status status = growth_.add(out.pos, input_.total()); !status) return status.error();
    return out.pos;
  }

 private:
  Input input_;
  Growth growth_;
  ZSTD_DStream* stream_;
  bool frame_ended_ = false;
};

template <typename Codec>
ByteSource source_of(ByteSource packed) {
  auto codec = std::make_shared<Codec>(Input(std::move(packed)));
  return [codec](std::span<char> into) { return codec->read(into); };
}

}  // namespace

Result<Peeked> peek(ByteSource bytes) {
  auto head = std::make_shared<std::string>();
  while (head->size() < kHeadBytes) {
    const size_t size = head->size();
    head->resize(kHeadBytes);
    const Result<size_t> got = bytes(std::span(*head).subspan(size));
    if (!got) return got.error();
    head->resize(size + *got);
    if (*got == 0) break;
  }
  Peeked out{.head = *head, .bytes = {}};
  out.bytes = [head, given = size_t{0}, bytes = std::move(bytes)](std::span<char> into) mutable -> Result<size_t> {
    if (given == head->size()) return bytes(into);
    const size_t size = std::min(into.size(), head->size() - given);
    std::memcpy(into.data(), head->data() + given, size);
    given += size;
    return size;
  };
  return out;
}

ByteSource decompress(ByteSource packed) {
  // What it is shows only when it is read, so the choice waits until then.
  return [packed = std::move(packed), chosen = ByteSource()](std::span<char> into) mutable -> Result<size_t> {
    if (!chosen) {
      Result<Peeked> peeked = peek(std::move(packed));
      if (!peeked) return peeked.error();
      if (peeked->head.starts_with(kGzipMagic)) {
        chosen = source_of<Gzip>(std::move(peeked->bytes));
      } else if (peeked->head.starts_with(kZstdMagic)) {
        chosen = source_of<Zstd>(std::move(peeked->bytes));
      } else {
        chosen = std::move(peeked->bytes);
      }
    }
    return chosen(into);
  };
}

std::string_view without_compression_ending(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

}  // namespace kiji
