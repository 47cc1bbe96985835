#include "pipeline/run/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kiji {
namespace {

ReadUnit article(int number, size_t size = 1) {
  Article out;
  out.id = std::to_string(number);
  out.text = std::string(size, 'x');
  return out;
}

// `count` articles; every tenth is a failure.
std::function<std::optional<BatchInput>()> numbered(int count) {
  return [next = std::make_shared<int>(0), count]() -> std::optional<BatchInput> {
    if (*next == count) return std::nullopt;
    const int number = (*next)++;
    if (number % 10 == 9) return BatchInput{.unit = Failure{.id = std::to_string(number)}};
    return BatchInput{.unit = article(number), .position = static_cast<uint64_t>(number)};
  };
}

// Later articles are done sooner, so order has to be made.
BatchOutput echo(ReadUnit unit) {
  BatchOutput out;
  out.failed = std::holds_alternative<Failure>(unit);
  out.id = out.failed ? std::get<Failure>(unit).id : std::get<Article>(unit).id;
  out.json = (out.failed ? "failed " : "") + out.id;
  out.counts = {.articles = 1, .failed = out.failed ? 1u : 0u, .events = 2};
  const int number = std::stoi(out.id);
  if (number % 4 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
  return out;
}

std::vector<std::string> lines_of(int articles, unsigned jobs) {
  std::vector<std::string> lines;
  const auto write = [&](const BatchOutput& output) {
    lines.push_back(output.json);
    return ok_status();
  };
  const auto result = run_batch({numbered(articles), echo, write}, {.jobs = jobs});
  EXPECT_TRUE(result);
  EXPECT_EQ(result->counts.articles, static_cast<uint64_t>(articles));
  EXPECT_EQ(result->counts.failed, static_cast<uint64_t>(articles / 10));
  EXPECT_EQ(result->counts.events, static_cast<uint64_t>(2 * articles));
  EXPECT_FALSE(result->stopped);
  return lines;
}

TEST(Batch, WritesInTheOrderOfTheInputForAnyNumberOfJobsWithFailuresInPlace) {
  for (const int articles : {0, 1, 2, 300}) {
    std::vector<std::string> want;
    for (int i = 0; i < articles; ++i) want.push_back((i % 10 == 9 ? "failed " : "") + std::to_string(i));
    for (const unsigned jobs : {0u, 1u, 2u, 8u}) EXPECT_EQ(lines_of(articles, jobs), want) << jobs;
  }
}

// How many articles were read when the first one could not yet be written.
size_t read_ahead(size_t article_bytes, const BatchOptions& options) {
  constexpr int kArticles = 1000;
  std::atomic<int> read = 0;
  std::atomic<bool> released = false;
  const auto next = [&]() -> std::optional<BatchInput> {
    if (read == kArticles) return std::nullopt;
    return BatchInput{.unit = article(read++, article_bytes)};
  };
  std::atomic<size_t> ahead = 0;
  const auto process = [&](ReadUnit unit) {
    const std::string id = std::get<Article>(unit).id;
    if (id == "0") {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      ahead = static_cast<size_t>(read);
      released = true;
    }
    return BatchOutput{.id = id};
  };
  EXPECT_TRUE(run_batch({next, process, [](const BatchOutput&) { return ok_status(); }}, options));
  EXPECT_TRUE(released);
  return ahead;
}

TEST(Batch, ReadsAheadNoMoreArticlesThanItsLimit) {
  // One more waits for room in the reader's hand.
  EXPECT_EQ(read_ahead(1, {.jobs = 2}), 2 * kInFlightPerJob + 1);
  EXPECT_EQ(read_ahead(1, {.jobs = 4}), 4 * kInFlightPerJob + 1);
}

TEST(Batch, ReadsAheadNoMoreBytesThanItsLimitButAlwaysOneArticle) {
  EXPECT_EQ(read_ahead(100, {.jobs = 2, .in_flight_bytes = 400}), 5u);
  EXPECT_EQ(read_ahead(100, {.jobs = 2, .in_flight_bytes = 401}), 6u);
  EXPECT_EQ(read_ahead(1000, {.jobs = 2, .in_flight_bytes = 10}), 2u);
}

TEST(Batch, EndsWithTheFaultOfTheWriterAndReadsNoMore) {
  std::vector<std::string> lines;
  const auto write = [&](const BatchOutput& output) -> Status {
    if (lines.size() == 3) return Error{.code = "unwritable", .message = "full"};
    lines.push_back(output.json);
    return ok_status();
  };
  const auto result = run_batch({numbered(100000), echo, write}, {.jobs = 2});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "full");
  EXPECT_EQ(lines, (std::vector<std::string>{"0", "1", "2"}));
}

TEST(Batch, WritesWhatWasReadWhenItIsStoppedAndWaitsForNoInput) {
  // The input gives three articles and then waits for ever, like a terminal. It owns what it uses: it outlives the run.
  struct Terminal {
    std::mutex mutex;
    std::condition_variable waiting;
    int given = 0;
    bool blocked = false, released = false;
  };
  const auto terminal = std::make_shared<Terminal>();
  const auto next = [terminal]() -> std::optional<BatchInput> {
    std::unique_lock lock(terminal->mutex);
    if (terminal->given < 3) return BatchInput{.unit = article(terminal->given++)};
    terminal->blocked = true;
    terminal->waiting.notify_all();
    terminal->waiting.wait(lock, [&] { return terminal->released; });
    return std::nullopt;
  };
  std::stop_source stop;
  std::thread user([&] {
    std::unique_lock lock(terminal->mutex);
    terminal->waiting.wait(lock, [&] { return terminal->blocked; });
    stop.request_stop();
  });
  std::vector<std::string> lines;
  const auto write = [&](const BatchOutput& output) {
    lines.push_back(output.json);
    return ok_status();
  };
  const auto result = run_batch({next, echo, write}, {.jobs = 2}, stop.get_token());
  user.join();
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->stopped);
  EXPECT_EQ(lines, (std::vector<std::string>{"0", "1", "2"}));
  const std::scoped_lock lock(terminal->mutex);
  terminal->released = true;
  terminal->waiting.notify_all();
}

}  // namespace
}  // namespace kiji
