#include "pipeline/commands/extract.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "pipeline/commands/interrupt.h"

namespace kiji {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<Record> stub(Article article) {
  if (article.text.find("broken") != std::string::npos) return Error{.code = "limit", .message = "too much"};
  Record record;
  record.article = std::move(article);
  return record;
}

class Extract : public testing::Test {
 protected:
  Extract() : root_(fs::temp_directory_path() / ("kiji-extract-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_ / "in");
  }
  ~Extract() override { fs::remove_all(root_); }

  void put(std::string_view name, std::string_view bytes) const {
    std::ofstream(root_ / "in" / name, std::ios::binary) << bytes;
  }
  std::string path(std::string_view name) const { return (root_ / name).string(); }
  std::string content(std::string_view name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<json> lines(std::string_view name) const {
    std::vector<json> out;
    std::ifstream file(root_ / name);
    for (std::string line; std::getline(file, line);) out.push_back(json::parse(line));
    return out;
  }
  Inputs inputs() const { return Inputs({path("in")}, {.published = "2026-02-01"}); }

  fs::path root_;
};

TEST_F(Extract, GivesEveryGoodArticleItsRecordAndEveryBadOneItsReason) {
  put("a.txt", "一つ目の記事。\n");
  put("b-empty.txt", "");
  put("c-binary.txt", std::string("\x7F"
                                  "ELF\0\0\0\x01\x02\0\0\0\xFF\xFE\xFD\0\0\0\0\0\0\0\0",
                                  23));
  put("d.jsonl", "{\"id\":\"d1\",\"text\":\"二つ目。\"}\n{\"id\":\"d2\",\n{\"id\":\"d3\",\"text\":\"三つ目。\"}\n");
  put("e.txt", "broken\n");
  fs::create_symlink(root_ / "nowhere", root_ / "in" / "f-unreadable.txt");
  put("g.txt", "四つ目の記事。\n");
  const auto result =
      extract(inputs(), stub, {.output = path("out.jsonl"), .errors = path("errors.jsonl"), .jobs = 2}, {});
  ASSERT_TRUE(result) << result.error().to_string();
  std::vector<std::string> good;
  for (const json& record : lines("out.jsonl")) {
    if (!record.contains("error")) good.push_back(record["text"]);
  }
  EXPECT_EQ(good, (std::vector<std::string>{"一つ目の記事。\n", "二つ目。", "三つ目。", "四つ目の記事。\n"}));
  const auto errors = lines("errors.jsonl");
  ASSERT_EQ(errors.size(), 5u);
  for (const json& record : errors) {
    EXPECT_NE(record["id"], "") << record;
    EXPECT_NE(record["source"]["uri"], "") << record;
    for (const char* key : {"stage", "code", "message"}) EXPECT_NE(record["error"][key], "") << record;
  }
  EXPECT_EQ(errors[3]["error"], json::parse(R"({"stage":"extract","code":"limit","message":"too much"})"));
  EXPECT_EQ(result->counts.articles, 9u);
  EXPECT_EQ(result->counts.failed, 5u);
}

TEST_F(Extract, WritesTheSameBytesForAnyNumberOfJobs) {
  for (int i = 0; i < 200; ++i) put("a" + std::to_string(i) + ".txt", "記事" + std::to_string(i) + "。\n");
  std::string first;
  for (const unsigned jobs : {1u, 2u, 8u}) {
    ASSERT_TRUE(extract(inputs(), stub, {.output = path("out.jsonl"), .jobs = jobs}, {}));
    const std::string bytes = content("out.jsonl");
    EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\n'), 200);
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first) << jobs;
  }
}

TEST_F(Extract, WritesAFileForEachArticleIntoAFolder) {
  put("d.jsonl", "{\"id\":\"x/one\",\"text\":\"一。\"}\n{\"id\":\"../../two\",\"text\":\"二。\"}\n");
  ASSERT_TRUE(extract(inputs(), stub, {.output = path("out/")}, {}));
  EXPECT_EQ(json::parse(content("out/x/one.json"))["text"], "一。");
  EXPECT_EQ(json::parse(content("out/%2E%2E/%2E%2E/two.json"))["id"], "../../two");
  EXPECT_FALSE(fs::exists(root_.parent_path() / "two.json"));
}

TEST_F(Extract, SaysThatTheOutputCannotBeWritten) {
  put("a.txt", "記事。\n");
  const auto result = extract(inputs(), stub, {.output = path("none/out.jsonl")}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "unwritable");
}

// What `kiji extract -` is while it waits for a terminal.
[[noreturn]] void extract_from(int input, const std::string& output) {
  const Interrupt interrupt;
  const auto result = extract(Inputs({"-"}, {.from = InputOptions::Format::jsonl, .published = "2026-02-01"}, input),
                              stub, {.output = output, .jobs = 2}, interrupt.token());
  ::_exit(!result ? 2 : result->stopped ? 130 : 0);
}

TEST_F(Extract, LeavesWholeLinesWhenItIsInterruptedWhileItWaitsForInput) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string output = path("out.jsonl");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::close(ends[1]);
    extract_from(ends[0], output);
  }
  ::close(ends[0]);
  // More than the readers look at before they know the format, less than a pipe holds.
  std::string input;
  for (int i = 0; i < 500; ++i) input += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"記事。\"}\n";
  input += "{\"id\":\"unfinished\",";
  ASSERT_EQ(::write(ends[1], input.data(), input.size()), static_cast<ssize_t>(input.size()));
  for (int i = 0; i < 500 && content("out.jsonl").find("\"id\":\"499\"") == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ::kill(child, SIGINT);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ::close(ends[1]);
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_TRUE(content("out.jsonl").ends_with("\n"));
  EXPECT_EQ(lines("out.jsonl").size(), 500u);
}

}  // namespace
}  // namespace kiji
