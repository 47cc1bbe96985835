#include "pipeline/core/hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kiji {
namespace {

// FIPS 180-4 examples (NIST, "SHA256.pdf" and the long message of a million letters).
TEST(Sha256, gives_the_digests_of_the_standard) {
  struct Case {
    std::string in;
    std::string_view want;
  };
  for (const auto& [in, want] : {
           Case{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
           Case{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
           Case{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
           Case{
               "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrs"
               "tnopqrstu",
               "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
           Case{std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
       }) {
    EXPECT_EQ(sha256_hex(in), want);
  }
}

TEST(Sha256, differs_at_every_length_around_a_block) {
  std::set<std::string> seen;
  for (size_t size = 0; size <= 200; ++size) seen.insert(sha256_hex(std::string(size, '\0')));
  EXPECT_EQ(seen.size(), 201u);
  // Padding goes into a second block from 56 bytes on (computed with coreutils' sha256sum).
  EXPECT_EQ(sha256_hex(std::string(55, 'a')), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(sha256_hex(std::string(56, 'a')), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(sha256_hex(std::string(64, 'a')), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

}  // namespace
}  // namespace kiji
