#include "pipeline/commands/extract.h"

#include <filesystem>
#include <memory>
#include <utility>
#include <variant>

#include "pipeline/emit/sink.h"

namespace kiji {
namespace {

Counts counts_of(const Record& record) {
  return {.articles = 1,
          .bytes = record.article.text.size(),
          .times = record.times.size(),
          .figures = record.figures.size(),
          .people = record.people.size(),
          .organizations = record.organizations.size(),
          .places = record.places.size(),
          .quotes = record.quotes.size(),
          .events = record.events.size(),
          .warnings = record.article.warnings.size()};
}

BatchOutput failed_output(const Failure& failure, bool pretty) {
  return {.id = failure.id, .json = to_json(failure, pretty), .failed = true, .counts = {.articles = 1, .failed = 1}};
}

bool is_folder(const std::string& path) {
  std::error_code code;
  return path.ends_with('/') || std::filesystem::is_directory(path, code);
}

// Records, and error records a second time.
class Output {
 public:
  static Result<Output> open(const ExtractOptions& options) {
    Output out;
    if (is_folder(options.output)) {
      auto folder = FolderSink::open(options.output);
      if (!folder) return folder.error();
      out.folder_.emplace(*std::move(folder));
    } else {
      auto lines = LineSink::open(options.output);
      if (!lines) return lines.error();
      out.lines_.emplace(*std::move(lines));
    }
    if (options.errors.empty()) return out;
    auto errors = LineSink::open(options.errors);
    if (!errors) return errors.error();
    out.errors_.emplace(*std::move(errors));
    return out;
  }

  Status write(const BatchOutput& output) {
    if (output.failed && errors_) {
      if (auto written = errors_->write(output.json); !written) return written;
    }
    return folder_ ? folder_->write(output.id, output.json) : lines_->write(output.json);
  }

 private:
  std::optional<FolderSink> folder_;
  std::optional<LineSink> lines_;
  std::optional<LineSink> errors_;
};

}  // namespace

Failure failure_of(const Article& article, std::string stage, const Error& fault) {
  return {.id = article.id,
          .source = article.source,
          .stage = std::move(stage),
          .code = fault.code,
          .message = fault.to_string()};
}

BatchOutput process_unit(ReadUnit unit, const ProcessArticle& process, const ExtractOptions& options) {
  if (const auto* failure = std::get_if<Failure>(&unit)) return failed_output(*failure, options.json.pretty);
  auto& article = std::get<Article>(unit);
  const Article identity{.id = article.id, .source = article.source};
  const auto record = process(std::move(article));
  if (!record) return failed_output(failure_of(identity, "extract", record.error()), options.json.pretty);
  return {.id = identity.id, .json = to_json(*record, options.producer, options.json), .counts = counts_of(*record)};
}

Result<BatchResult> extract(Inputs inputs, const ProcessArticle& process, const ExtractOptions& options,
                            std::stop_token stop) {
  auto output = Output::open(options);
  if (!output) return output.error();
  // Owned by the reading function: it may outlive this one (run_batch).
  const auto source = std::make_shared<Inputs>(std::move(inputs));
  Counts so_far;
  return run_batch({.read = [source]() -> std::optional<BatchInput> {
                      auto unit = source->next();
                      if (!unit) return std::nullopt;
                      return BatchInput{.unit = *std::move(unit), .position = source->bytes_read()};
                    },
                    .process = [&](ReadUnit unit) { return process_unit(std::move(unit), process, options); },
                    .write =
                        [&](const BatchOutput& done) {
                          so_far += done.counts;
                          if (options.progress) options.progress(so_far, done.position);
                          return output->write(done);
                        }},
                   {.jobs = options.jobs}, std::move(stop));
}

}  // namespace kiji
