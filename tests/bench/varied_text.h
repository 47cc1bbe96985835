// Varied Japanese text of any size for benchmarks: the sentences of the corpus articles, shuffled, with other numbers
// and other names. The same seed gives the same text.
#ifndef KIJI_TESTS_BENCH_VARIED_TEXT_H_
#define KIJI_TESTS_BENCH_VARIED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kiji::bench {

// Articles of about 2 kB each, together at least `bytes` long. `corpus` is corpus/articles/ja; its parallel folder of
// expectations says which strings are names of people.
std::vector<std::string> varied_articles(const std::string& corpus, size_t bytes, uint32_t seed = 1);

}  // namespace kiji::bench

#endif  // KIJI_TESTS_BENCH_VARIED_TEXT_H_
