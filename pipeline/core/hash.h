// SHA-256 (FIPS 180-4), for the identity of articles and packs. Not for secrets.
#ifndef KIJI_PIPELINE_CORE_HASH_H_
#define KIJI_PIPELINE_CORE_HASH_H_

#include <string>
#include <string_view>

namespace kiji {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_HASH_H_
