#include "pipeline/read/compress.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/read/files.h"
#include "tests/read/packed.h"

namespace kiji {
namespace {

std::string content_of(ByteSource source) {
  const auto all = read_all(source);
  return all ? *all : all.error().code + ": " + all.error().message;
}

TEST(Compress, BytesThatAreNotPackedComeThrough) {
  for (const std::string text : {"", "a", "\x1F", "\x28\xB5", "plain text that is longer than a step"}) {
    EXPECT_EQ(content_of(decompress(memory_source(text))), text);
  }
}

TEST(Compress, PackedBytesAreUnpackedWhateverTheSteps) {
  std::string text;
  while (text.size() < 200'000) text += "市は3日、橋の工事を始めた。" + std::to_string(text.size());
  for (const size_t step : {1, 7, 4096, 1 << 20}) {
    for (const std::string& content : {std::string("a"), text}) {
      EXPECT_EQ(content_of(decompress(memory_source(gzip(content), step))), content);
      EXPECT_EQ(content_of(decompress(memory_source(zstd(content), step))), content);
    }
  }
  EXPECT_EQ(content_of(decompress(memory_source(gzip("")))), "");
  EXPECT_EQ(content_of(decompress(memory_source(zstd("")))), "");
}

// RFC 1952, 2.2: a file is a series of members. RFC 8878, 3: frames may follow each other.
TEST(Compress, SeveralMembersAreOneContent) {
  for (const size_t step : {1, 7, 4096}) {
    EXPECT_EQ(content_of(decompress(memory_source(gzip("ab") + gzip("cd"), step))), "abcd");
    EXPECT_EQ(content_of(decompress(memory_source(zstd("ab") + zstd("cd"), step))), "abcd");
  }
  EXPECT_EQ(content_of(decompress(memory_source(gzip("ab") + std::string(5, '\0')))), "ab");
}

TEST(Compress, DamagedOrCutDataIsAFault) {
  const std::string early = "corrupt: gzip data ends early; expected whole compressed data";
  const std::string packed = gzip("a text that is packed"), other = zstd("a text that is packed");
  EXPECT_EQ(content_of(decompress(memory_source(packed.substr(0, packed.size() - 1)))), early);
  EXPECT_EQ(content_of(decompress(memory_source(packed.substr(0, 10)))), early);
  EXPECT_EQ(content_of(decompress(memory_source(other.substr(0, other.size() - 1)))),
            "corrupt: Zstandard data ends early; expected whole compressed data");
  std::string damaged = packed;
  damaged[damaged.size() - 6] = static_cast<char>(~damaged[damaged.size() - 6]);  // the checksum
  EXPECT_EQ(content_of(decompress(memory_source(damaged))),
            "corrupt: gzip data is damaged; expected whole compressed data");
  damaged = other;
  damaged[4] = '\xFF';
  EXPECT_TRUE(content_of(decompress(memory_source(damaged))).starts_with("corrupt: Zstandard data is damaged"));
}

uint64_t count(const ByteSource& source, std::string& fault) {
  std::string buffer(1 << 20, '\0');
  for (uint64_t total = 0;;) {
    const auto got = source(std::span(buffer));
    if (!got) {
      fault = got.error().code + ": " + got.error().message;
      return total;
    }
    if (*got == 0) return total;
    total += *got;
  }
}

TEST(Compress, ABombIsStoppedAtItsLimit) {
  const std::string good(kMaxDecompressedBytes, 'a'), bomb(kMaxDecompressedBytes + 1, 'a');
  std::string fault;
  EXPECT_EQ(count(decompress(memory_source(zstd(good), 1 << 20)), fault), kMaxDecompressedBytes);
  EXPECT_EQ(fault, "");
  const std::string packed = zstd(bomb);
  EXPECT_LE(count(decompress(memory_source(packed, 1 << 20)), fault), kMaxDecompressedBytes);
  EXPECT_EQ(fault, "bomb: more than 268435456 bytes out of " + std::to_string(packed.size()) +
                       "; expected at most 100 times as many");
}

TEST(Compress, AnArticleAboveItsLimitIsAFault) {
  EXPECT_EQ(content_of(memory_source(std::string(kMaxArticleBytes, 'a'), 1 << 20)).size(), kMaxArticleBytes);
  EXPECT_EQ(content_of(memory_source(std::string(kMaxArticleBytes + 1, 'a'), 1 << 20)),
            "too-large: the article is too large; expected at most 67108864 bytes");
}

TEST(Compress, PeekingLeavesTheBytesWhereTheyWere) {
  for (const size_t size : {size_t{0}, size_t{1}, kHeadBytes, kHeadBytes + 1}) {
    const std::string text(size, 'x');
    auto peeked = peek(memory_source(text));
    ASSERT_TRUE(peeked);
    EXPECT_EQ(peeked->head, text.substr(0, kHeadBytes));
    EXPECT_EQ(content_of(peeked->bytes), text);
  }
}

TEST(Compress, EndingsAreTakenOffNames) {
  EXPECT_EQ(without_compression_ending("a.txt.gz"), "a.txt");
  EXPECT_EQ(without_compression_ending("a.jsonl.zst"), "a.jsonl");
  EXPECT_EQ(without_compression_ending("a.txt"), "a.txt");
}

}  // namespace
}  // namespace kiji
