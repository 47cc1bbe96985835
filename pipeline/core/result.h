// The outcome of something that can fail: a value, or an Error with its place. The project does not throw; exceptions
// of libraries are stopped where the library is wrapped.
#ifndef KIJI_PIPELINE_CORE_RESULT_H_
#define KIJI_PIPELINE_CORE_RESULT_H_

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace kiji {

// A fault and where it lies. `message` is lower case without a final stop: "what; what was expected".
struct Error {
  std::string code{};  // machine-readable, kebab case: "charset", "unreadable", "rule-syntax"
  std::string message{};
  std::string path{};     // file that holds the fault; empty if there is none
  uint32_t line = 0;      // 1-based; 0 = the whole file
  uint32_t column = 0;    // 1-based, in code points; 0 = the whole line
  std::string excerpt{};  // the line itself, for the caret; may be empty

  // "path:line:column: message", and below it the excerpt with a caret when there is one.
  std::string to_string() const;

  bool operator==(const Error&) const = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // implicit: `return value;`
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // implicit: `return Error{...};`

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok().
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T& operator*() & { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }

  // REQUIRES: !ok().
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
using Status = Result<std::monostate>;
inline Status ok_status() { return std::monostate{}; }

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_RESULT_H_
