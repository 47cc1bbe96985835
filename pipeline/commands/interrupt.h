// Ctrl-C as a stop token. The first one asks the run to finish what it holds; the second ends the program at once.
#ifndef KIJI_PIPELINE_COMMANDS_INTERRUPT_H_
#define KIJI_PIPELINE_COMMANDS_INTERRUPT_H_

#include <stop_token>
#include <thread>

namespace kiji {

// Make it before any other thread: SIGINT and SIGTERM are blocked in this thread and those it starts, and a thread of
// this object waits for them. Gives no signal handling back when it goes: one for a process.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::jthread waiter_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_INTERRUPT_H_
