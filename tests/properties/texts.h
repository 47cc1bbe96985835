// Texts that nobody wrote: sentences of the corpus in any order, with characters that no newspaper prints. The same
// seed gives the same text on every machine.
#ifndef KIJI_TESTS_PROPERTIES_TEXTS_H_
#define KIJI_TESTS_PROPERTIES_TEXTS_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace kiji {

using Random = std::mt19937;  // its sequence is part of the standard, unlike that of distributions

// 0 <= result < size. REQUIRES: size > 0.
inline uint32_t below(Random& random, size_t size) { return static_cast<uint32_t>(random() % size); }

// Lines of all corpus articles, without empty ones. Never empty: a corpus that is not there ends the program.
const std::vector<std::string>& corpus_lines();
// The whole text of every article of the corpus.
const std::vector<std::string>& corpus_articles();

// A code point that may stand in UTF-8: of all planes, but mostly of those where text lives; also NUL, private use,
// combining, zero width, unassigned.
char32_t random_code_point(Random& random);

// Some corpus lines, cut and joined anywhere, with some random code points among them. At most some hundred bytes.
std::string random_text(Random& random);

}  // namespace kiji

#endif  // KIJI_TESTS_PROPERTIES_TEXTS_H_
