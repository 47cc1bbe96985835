#include "tests/properties/texts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "pipeline/core/utf8.h"

namespace kiji {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range kRanges[] = {
    {0x0000, 0x00FF},     // controls, Latin
    {0x0300, 0x036F},     // combining marks
    {0x0400, 0x06FF},     // Cyrillic, Hebrew, Arabic
    {0x2000, 0x206F},     // spaces, zero width, directions
    {0x3000, 0x30FF},     // punctuation, kana
    {0x4E00, 0x9FFF},     // Han
    {0xAC00, 0xD7FF},     // Hangul, and what follows it
    {0xE000, 0xF8FF},     // private use
    {0xFE00, 0xFFFF},     // variation selectors, width forms, noncharacters
    {0x10000, 0x10FFFF},  // everything else
};

std::vector<std::string> read_articles() {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(KIJI_SOURCE_DIR "/corpus/articles")) {
    if (entry.is_regular_file() && entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) {
    std::cerr << "no articles in corpus/articles\n";
    std::exit(1);
  }
  std::vector<std::string> out;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace

const std::vector<std::string>& corpus_articles() {
  static const std::vector<std::string> articles = read_articles();
  return articles;
}

const std::vector<std::string>& corpus_lines() {
  static const std::vector<std::string> lines = [] {
    std::vector<std::string> out;
    for (const std::string& article : corpus_articles()) {
      std::istringstream in(article);
      for (std::string line; std::getline(in, line);) {
        if (!line.empty()) out.push_back(line);
      }
    }
    return out;
  }();
  return lines;
}

char32_t random_code_point(Random& random) {
  const Range range = kRanges[below(random, std::size(kRanges))];
  return range.first + below(random, range.last - range.first + 1);
}

std::string random_text(Random& random) {
  constexpr size_t kMostPieces = 6, kLongestPiece = 60;  // code points
  std::u32string out;
  for (size_t pieces = 1 + below(random, kMostPieces); pieces > 0; --pieces) {
    const std::u32string line = to_utf32(corpus_lines()[below(random, corpus_lines().size())]);
    const size_t begin = below(random, line.size());
    out += line.substr(begin, 1 + below(random, kLongestPiece));
    for (size_t odd = below(random, 4); odd > 0; --odd) {
      out.insert(out.begin() + below(random, out.size() + 1), random_code_point(random));
    }
  }
  return to_utf8(out);
}

}  // namespace kiji
