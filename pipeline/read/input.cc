#include "pipeline/read/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "pipeline/read/compress.h"
#include "pipeline/read/path_date.h"
#include "pipeline/read/walk.h"

namespace kiji {
namespace {

Error unreadable(int error, const std::string& path) {
  return {.code = "unreadable",
          .message = path + ": " + std::generic_category().message(error) + "; expected a file that can be read",
          .path = path};
}

// Owns a descriptor, unless it is the caller's.
class Descriptor {
 public:
  Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  ~Descriptor() {
    if (owned_) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
  bool owned_;
};

ByteSource source_of(std::shared_ptr<const Descriptor> file, std::string path, std::shared_ptr<uint64_t> counter) {
  return [file = std::move(file), path = std::move(path),
          counter = std::move(counter)](std::span<char> into) -> Result<size_t> {
    for (;;) {
      const ssize_t got = read(file->number(), into.data(), into.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return unreadable(errno, path);
      *counter += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
  };
}

const Reader& reader_for(InputOptions::Format format, std::string_view name, std::string_view head) {
  const std::string_view wanted = format == InputOptions::Format::text    ? "text"
                                  : format == InputOptions::Format::jsonl ? "jsonl"
                                                                          : "";
  for (const Reader& reader : readers()) {
    if (wanted.empty() ? reader.accepts(name, head) : reader.format == wanted) return reader;
  }
  return readers().back();
}

}  // namespace

struct Inputs::State {
  std::vector<std::string> paths;
  InputOptions options;
  int standard_input;
  Walk walk;
  ArticleStream stream;  // of the file at hand; empty between files
  std::shared_ptr<uint64_t> bytes_read = std::make_shared<uint64_t>(0);

  Result<ArticleStream> open(const FoundFile& file);
  Failure failure_of(const std::string& path, Error error) const;
};

Failure Inputs::State::failure_of(const std::string& path, Error error) const {
  Failure out{.id = path, .source = {}, .stage = "read", .code = std::move(error.code), .message = {}};
  out.source.uri = path;
  out.message = error.path.empty() ? path + ": " + error.message : std::move(error.message);
  return out;
}

Result<ArticleStream> Inputs::State::open(const FoundFile& file) {
  const bool standard = file.path == "-";
  const int number = standard ? standard_input : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return unreadable(errno, file.path);
  auto descriptor = std::make_shared<const Descriptor>(number, !standard);
  Result<Peeked> peeked = peek(decompress(source_of(std::move(descriptor), file.path, bytes_read)));
  if (!peeked) return peeked.error();
  const Reader& reader = reader_for(options.from, without_compression_ending(file.path), peeked->head);
  return reader.open({.uri = file.path,
                      .bytes = std::move(peeked->bytes),
                      .language = options.language,
                      .published = iso_instant(options.published).value_or("")});
}

Inputs::Inputs(std::vector<std::string> paths, InputOptions options, int standard_input)
    : state_(new State{.paths = paths,
                       .options = std::move(options),
                       .standard_input = standard_input,
                       .walk = Walk(std::move(paths)),
                       .stream = {}}) {}
Inputs::Inputs(Inputs&&) noexcept = default;
Inputs& Inputs::operator=(Inputs&&) noexcept = default;
Inputs::~Inputs() = default;

std::optional<ReadUnit> Inputs::next() {
  for (;;) {
    if (state_->stream) {
      if (auto unit = state_->stream()) return unit;
      state_->stream = nullptr;
    }
    auto found = state_->walk.next();
    if (!found) return std::nullopt;
    if (Error* error = std::get_if<Error>(&*found)) return state_->failure_of(error->path, *error);
    const FoundFile& file = std::get<FoundFile>(*found);
    Result<ArticleStream> stream = state_->open(file);
    if (!stream) return state_->failure_of(file.path, stream.error());
    state_->stream = *std::move(stream);
  }
}

std::optional<uint64_t> Inputs::total_bytes() const {
  Walk walk(state_->paths);
  uint64_t total = 0;
  while (const auto found = walk.next()) {
    const FoundFile* file = std::get_if<FoundFile>(&*found);
    if (file == nullptr) continue;
    if (!file->size) return std::nullopt;
    total += *file->size;
  }
  return total;
}

uint64_t Inputs::bytes_read() const { return *state_->bytes_read; }

bool is_iso_date(std::string_view text) { return iso_instant(text).has_value(); }

}  // namespace kiji
