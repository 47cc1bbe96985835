#include "pipeline/run/batch.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace kiji {
namespace {

// One article on its way. Owned by the queue, so it keeps its place while a worker holds it.
struct Slot {
  BatchInput input;
  size_t bytes = 0;
  BatchOutput output;
  bool done = false;
};

size_t size_of(const ReadUnit& unit) {
  const auto* article = std::get_if<Article>(&unit);
  return article == nullptr ? 0 : article->text.size();
}

// What the threads of one run share. The reader thread may outlive the run (it may be waiting for a terminal), so it is
// held by shared_ptr and holds the functions.
class Queue {
 public:
  Queue(BatchFunctions functions, const BatchOptions& options)
      : functions_(std::move(functions)),
        max_slots_(std::max(1u, options.jobs) * kInFlightPerJob),
        max_bytes_(options.in_flight_bytes) {}

  void read_all();
  void work();
  // The oldest article once it is done; empty when there is none left to come.
  std::unique_ptr<Slot> take();
  Status write(const BatchOutput& output) const { return functions_.write(output); }
  // No more is read. `keep`: what was read is still processed.
  void close(bool keep);

 private:
  bool full() const { return !slots_.empty() && (slots_.size() >= max_slots_ || (max_bytes_ <= bytes_)); }
  bool put(BatchInput input);

  const BatchFunctions functions_;
  const size_t max_slots_;
  const size_t max_bytes_;

  std::mutex mutex_;
  std::condition_variable room_;             // for the reader
  std::condition_variable work_;             // for the workers
  std::condition_variable finished_;         // for the writer
  std::deque<std::unique_ptr<Slot>> slots_;  // in input order
  size_t started_ = 0;                       // slots before this one belong to a worker or are done
  size_t bytes_ = 0;
  bool closed_ = false;
};

bool Queue::put(BatchInput input) {
  const size_t bytes = size_of(input.unit);
  {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return closed_ || !full(); });
    if (closed_) return false;
    slots_.push_back(std::make_unique<Slot>(Slot{.input = std::move(input), .bytes = bytes}));
    bytes_ += bytes;
  }
  work_.notify_one();
  return true;
}

void Queue::read_all() {
  while (auto input = functions_.read()) {
    if (!put(*std::move(input))) return;
  }
  close(true);
}

void Queue::work() {
  for (;;) {
    Slot* slot = nullptr;
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [this] { return closed_ || started_ < slots_.size(); });
      if (started_ == slots_.size()) return;
      slot = slots_[started_++].get();
    }
    slot->output = functions_.process(std::move(slot->input.unit));
    slot->output.position = slot->input.position;
    {
      const std::scoped_lock lock(mutex_);
      slot->done = true;
    }
    finished_.notify_one();
  }
}

std::unique_ptr<Slot> Queue::take() {
  std::unique_ptr<Slot> slot;
  {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return slots_.empty() ? closed_ : slots_.front()->done; });
    if (slots_.empty()) return nullptr;
    slot = std::move(slots_.front());
    slots_.pop_front();
    --started_;
    bytes_ -= slot->bytes;
  }
  room_.notify_one();
  return slot;
}

void Queue::close(bool keep) {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    while (!keep && slots_.size() > started_) slots_.pop_back();
  }
  room_.notify_all();
  work_.notify_all();
  finished_.notify_all();
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  articles += other.articles;
  failed += other.failed;
  bytes += other.bytes;
  times += other.times;
  figures += other.figures;
  people += other.people;
  organizations += other.organizations;
  places += other.places;
  quotes += other.quotes;
  events += other.events;
  warnings += other.warnings;
  return *this;
}

Result<BatchResult> run_batch(BatchFunctions functions, const BatchOptions& options, std::stop_token stop) {
  const auto queue = std::make_shared<Queue>(std::move(functions), options);
  const std::stop_callback on_stop(stop, [&queue] { queue->close(true); });
  std::thread reader([queue] { queue->read_all(); });
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < std::max(1u, options.jobs); ++i) workers.emplace_back([&queue] { queue->work(); });

  BatchResult result;
  std::optional<Error> fault;
  while (const auto slot = queue->take()) {
    if (fault) continue;  // workers finish what they hold
    result.counts += slot->output.counts;
    if (const Status written = queue->write(slot->output); !written) {
      fault = written.error();
      queue->close(false);
    }
  }
  result.stopped = stop.stop_requested();
  if (result.stopped || fault) {
    reader.detach();
  } else {
    reader.join();
  }
  workers.clear();
  if (fault) return *fault;
  return result;
}

}  // namespace kiji
