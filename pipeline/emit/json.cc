#include "pipeline/emit/json.h"

#include <array>

#include "pipeline/emit/record_writer.h"

namespace kiji {
namespace {

// Bytes of JSON for one annotation, on average, and for the head of a record: only a first guess of the buffer.
constexpr size_t kBytesPerAnnotation = 256;
constexpr size_t kBytesOfHead = 2048;

constexpr std::array<std::string_view, kFieldCount> kFields = {"times",  "figures", "people", "organizations",
                                                               "places", "quotes",  "events"};

size_t expected_size(const Record& record) {
  const size_t annotations = record.times.size() + record.figures.size() + record.people.size() +
                             record.organizations.size() + record.places.size() + record.quotes.size() +
                             record.events.size();
  return kBytesOfHead + record.article.text.size() + annotations * kBytesPerAnnotation;
}

}  // namespace

std::string_view to_string(Field field) { return kFields[static_cast<size_t>(field)]; }

std::optional<Field> field(std::string_view name) {
  for (size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i] == name) return static_cast<Field>(i);
  }
  return std::nullopt;
}

std::string to_json(const Record& record, const Producer& producer, const JsonOptions& options) {
  RecordWriter writer(record.article.text, options, expected_size(record));
  writer.head(record.article, producer);
  writer.annotations(record);
  writer.warnings(record.article.warnings);
  return writer.take();
}

std::string to_json(const Article& article, const Producer& producer, const JsonOptions& options) {
  RecordWriter writer(article.text, options, kBytesOfHead + article.text.size());
  writer.head(article, producer);
  writer.warnings(article.warnings);
  return writer.take();
}

std::string to_json(const Failure& failure, bool pretty) {
  const JsonOptions options{.pretty = pretty};
  RecordWriter writer({}, options, kBytesOfHead);
  writer.failure(failure);
  return writer.take();
}

}  // namespace kiji
