// Runs a fuzz target over the files named on the command line, where there is no libFuzzer. Each is also run with every
// one of its first bytes cut off or flipped: a cheap walk around the seed.
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr size_t kVariants = 256;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    if (!file) {
      std::cerr << arguments[i] << ": not readable; expected a seed\n";
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    run(bytes);
    for (size_t at = 0; at < bytes.size() && at < kVariants; ++at) {
      run(bytes.substr(0, at));
      run(bytes.substr(at));
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
      run(flipped);
    }
  }
  std::cout << count - 1 << " seeds\n";
  return count > 1 ? 0 : 1;
}
