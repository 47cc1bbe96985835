#include "tests/bench/varied_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string_view>

#include "pipeline/core/utf8.h"

namespace kiji::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t kArticleBytes = 2000;

// Parts that replace the names of the corpus, so that no name is looked up twice in a row.
constexpr std::array<std::string_view, 16> kSurnames = {"佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村",
                                                        "小林", "加藤", "吉田", "山田", "松本", "井上", "木村", "林"};
constexpr std::array<std::string_view, 12> kGivenNames = {"健太",   "美咲", "大輔", "直樹", "陽子", "浩",
                                                          "真由美", "誠",   "由紀", "和夫", "彩",   "拓也"};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Kanji names of people in the expectations, longest first.
std::vector<std::string> names_of(const fs::path& expected) {
  std::set<std::string> names;
  for (const auto& file : fs::directory_iterator(expected)) {
    const auto record = nlohmann::json::parse(read_file(file.path()), nullptr, /*allow_exceptions=*/false);
    if (!record.is_object() || !record.contains("people")) continue;
    for (const auto& person : record["people"]) {
      const std::string name = person.value("name", "");
      if (count_code_points(name) >= 3) names.insert(name);
    }
  }
  std::vector<std::string> out(names.begin(), names.end());
  std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return out;
}

std::vector<std::string> sentences_of(const fs::path& articles) {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(articles)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  constexpr std::string_view kStop = "。";
  std::vector<std::string> out;
  for (const fs::path& file : files) {
    const std::string text = read_file(file);
    for (size_t at = 0; at < text.size();) {
      const size_t line = std::min(text.find('\n', at), text.size());
      const size_t stop = text.find(kStop, at);
      const size_t end = stop < line ? stop + kStop.size() : line;
      if (stop < line) out.push_back(text.substr(at, end - at));
      at = stop < line ? end : line + 1;
    }
  }
  return out;
}

class Variation {
 public:
  Variation(std::vector<std::string> names, uint32_t seed) : names_(std::move(names)), random_(seed) {}

  std::string vary(std::string text) {
    for (const std::string& name : names_) {
      const size_t at = text.find(name);
      if (at == std::string::npos) continue;
      std::string other(kSurnames[pick(kSurnames.size())]);
      other += kGivenNames[pick(kGivenNames.size())];
      text.replace(at, name.size(), other);
    }
    // Digits change, the first of a run not to zero, two-digit numbers only in their last place: months and days stay
    // such.
    for (size_t i = 0; i < text.size(); ++i) {
      const bool digit = text[i] >= '0' && text[i] <= '9';
      const bool follows = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
      if (digit && (follows || text[i] > '2')) text[i] = static_cast<char>('1' + pick(follows ? 8 : 9));
    }
    return text;
  }

  size_t pick(size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random_); }

 private:
  std::vector<std::string> names_;
  std::mt19937 random_;
};

}  // namespace

std::vector<std::string> varied_articles(const std::string& corpus, size_t bytes, uint32_t seed) {
  const fs::path articles(corpus);
  const std::vector<std::string> sentences = sentences_of(articles);
  Variation variation(names_of(articles.parent_path().parent_path() / "expected" / "ja"), seed);
  std::vector<std::string> out;
  for (size_t total = 0; total < bytes;) {
    std::string text;
    while (text.size() < kArticleBytes) {
      text += variation.vary(sentences[variation.pick(sentences.size())]);
      if (variation.pick(3) == 0) text += '\n';
    }
    total += text.size();
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace kiji::bench
