#include "pipeline/commands/interrupt.h"

#include <csignal>

namespace kiji {
namespace {

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void wait(const std::stop_token& end, std::stop_source stop) {
  const sigset_t set = interrupts();
  for (;;) {
    const int signal = sigwaitinfo(&set, nullptr);
    if (end.stop_requested()) return;
    if (signal < 0) continue;  // EINTR
    if (stop.stop_requested()) {
      pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
      raise(signal);
    }
    stop.request_stop();
  }
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::jthread([stop = stop_](const std::stop_token& end) { wait(end, stop); });
}

Interrupt::~Interrupt() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), SIGTERM);  // wakes it; blocked there, so it does nothing else
}

}  // namespace kiji
