// Whatever comes in, something comes out: the same for any number of threads, in time that grows with the input.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/commands/corpus.h"
#include "pipeline/commands/extract.h"
#include "pipeline/core/utf8.h"
#include "tests/data/pack.h"
#include "tests/properties/texts.h"

namespace kiji {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A folder of its own for each test, which is gone afterwards.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("kiji-properties-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "in");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / "in" / name, std::ios::binary) << bytes;
  }

  // The lines that come out of the folder.
  std::string extracted(unsigned jobs) const {
    const std::string output = (folder_ / "out.jsonl").string();
    ExtractOptions options;
    options.output = output;
    options.jobs = jobs;
    const auto result =
        extract(Inputs({(folder_ / "in").string()}, {.published = "2026-02-01"}),
                [](Article article) { return tested_pipeline().process(std::move(article)); }, options, {});
    EXPECT_TRUE(result) << result.error().to_string();
    return value_or_end(read_file(output));
  }

  fs::path folder_;
};

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    out.push_back(json::parse(text.substr(at, end - at), nullptr, false));
    EXPECT_TRUE(out.back().is_object()) << text.substr(at, end - at).substr(0, 200);
    at = end + 1;
  }
  return out;
}

std::string random_bytes(Random& random, size_t size) {
  std::string out;
  while (out.size() < size) out += static_cast<char>(random() & 0xFF);
  return out;
}

TEST_F(Files, GiveTheSameBytesForOneAndTwoJobs) {
  Random random(5);
  for (int i = 0; i < 40; ++i) write("a" + std::to_string(i) + ".txt", random_text(random));
  for (size_t i = 0; i < corpus_articles().size(); ++i) write("c" + std::to_string(i) + ".txt", corpus_articles()[i]);
  const std::string one = extracted(1);
  EXPECT_EQ(lines_of(one).size(), 40 + corpus_articles().size());
  EXPECT_EQ(extracted(2), one);
}

TEST_F(Files, OfRandomBytesEachGiveARecordOrAnError) {
  Random random(9);
  constexpr size_t kFiles = 60;
  for (size_t i = 0; i < kFiles; ++i) {
    const char* ending = i % 3 == 0 ? ".txt" : i % 3 == 1 ? ".jsonl" : ".txt.gz";
    // No line feeds, which would begin further lines of JSON Lines.
    std::string bytes = random_bytes(random, 1 + below(random, 400));
    std::replace(bytes.begin(), bytes.end(), '\n', ' ');
    std::replace(bytes.begin(), bytes.end(), '\r', ' ');
    write("b" + std::to_string(i) + ending, bytes);
  }
  write("z.txt", corpus_articles().front());
  const std::vector<json> lines = lines_of(extracted(2));
  EXPECT_EQ(lines.size(), kFiles + 1);
  EXPECT_FALSE(lines.back().contains("error"));
  for (const json& line : lines) EXPECT_NE(line.contains("error"), line.contains("text")) << line;
}

TEST_F(Files, OfOddCharactersDoNotEndTheRun) {
  const std::string day = "1月31日に3人が会談した。";
  write("1.txt", std::string("\xED\xA0\x80") + day);                 // a lone surrogate
  write("2.txt", day + std::string(1, '\0') + day);                  // NUL
  write("3.txt", "\xEE\x80\x80" + day + "\xF3\xB0\x80\x80" + day);   // private use
  write("4.jsonl", R"({"id":"a","text":"\ud800 )" + day + R"("})");  // a lone surrogate in JSON
  write("5.jsonl", R"({"id":"b","text":"\u0000)" + day + R"("})");   // NUL in JSON
  write("6.txt", "");
  write("7.txt", day);
  const std::vector<json> lines = lines_of(extracted(2));
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[6]["times"].size(), 1u);
  EXPECT_EQ(lines[2]["times"].size(), 2u);
}

// The time of texts that a machine would write grows with their size, not with its square. Both are measured in the
// same run; a factor of 4 in size may cost one of 8.
double seconds_of(const std::string& unit, size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(tested_pipeline().process(article_of(std::move(text)))) << unit;
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

#ifdef NDEBUG
constexpr size_t kSmall = size_t{256} << 10;
constexpr size_t kLongLine = size_t{10} << 20;
#else
constexpr size_t kSmall = size_t{16} << 10;
constexpr size_t kLongLine = size_t{1} << 20;
#endif

TEST(Time, GrowsWithTheInputForTextsWithoutSentences) {
  constexpr double kFactor = 8, kNoise = 0.2;  // seconds
  seconds_of("0", kSmall);                     // opens the language
  struct Case {
    std::string unit;
    size_t size;
  };
  // A time every four bytes costs some hundred times what other text does.
  for (const auto& [unit, size] : {Case{"0", kSmall}, Case{"一", kSmall}, Case{"「", kSmall}, Case{"山田太郎", kSmall},
                                   Case{"ア", kSmall}, Case{"(", kSmall}, Case{"A", kSmall}, Case{"1月", kSmall / 8}}) {
    const double small = seconds_of(unit, size), large = seconds_of(unit, 4 * size);
    std::cout << unit << ": " << small << " s, four times as much " << large << " s\n";
    EXPECT_LE(large, kFactor * small + kNoise) << unit;
  }
}

TEST(Time, IsEnoughForALineOfTenMegabytes) {
  std::string text;
  while (text.size() < kLongLine) {
    for (const std::string& line : corpus_lines()) text += line;
  }
  const auto record = tested_pipeline().process(article_of(text));
  ASSERT_TRUE(record) << record.error().to_string();
  EXPECT_GT(record->times.size(), 0u);
}

}  // namespace
}  // namespace kiji
