// Writes a record part by part. json.h is what others use; this is the layout behind it.
#ifndef KIJI_PIPELINE_EMIT_RECORD_WRITER_H_
#define KIJI_PIPELINE_EMIT_RECORD_WRITER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/emit/json.h"
#include "pipeline/emit/json_writer.h"
#include "pipeline/emit/offsets.h"

namespace kiji {

// The record's parts in their key order. One object for one record.
class RecordWriter {
 public:
  RecordWriter(std::string_view text, const JsonOptions& options, size_t reserve)
      : json_(options.pretty, reserve), text_(text), offsets_(text, options.offsets), options_(options) {}

  void head(const Article& article, const Producer& producer);
  void annotations(const Record& record);
  void warnings(const std::vector<Warning>& warnings);
  void failure(const Failure& failure);
  std::string take() { return json_.take(); }

 private:
  // An empty value is left out.
  template <size_t kBytes>
  void string(const char (&key)[kBytes], std::string_view value) {
    if (value.empty()) return;
    json_.key(key);
    json_.string(value);
  }
  // The same of what kiji wrote itself: UTF-8 without a look.
  template <size_t kBytes>
  void text(const char (&key)[kBytes], std::string_view value) {
    if (value.empty()) return;
    json_.key(key);
    json_.text(value);
  }
  void strings(std::string_view key, const std::vector<std::string>& values);
  void some_strings(std::string_view key, const std::vector<std::string>& values);
  void span(Span span);
  void surface(Span span);
  void source(const Source& source);
  void language(const Language& language);
  void published(const Published& published);
  void blocks(const std::vector<Block>& blocks);
  void number(std::string_view key, const std::optional<Decimal>& value);
  void number(std::string_view key, const std::optional<double>& value);
  void mentions(std::string_view key, const std::vector<Mention>& mentions);
  void write(const Time& time);
  void write(const Figure& figure);
  void figure_value(const Figure& figure);
  void write(const Entity& entity);
  void person(const Entity& entity);
  void place(const Entity& entity);
  void role(const Role& role);
  void write(const Quote& quote);
  void write(const Event& event);

  template <typename T>
  void list(Field field, const std::vector<T>& values) {
    if (!options_.fields.test(static_cast<size_t>(field))) return;
    json_.key(to_string(field));
    json_.begin_array();
    for (const T& value : values) {
      json_.begin_object();
      write(value);
      json_.end_object();
    }
    json_.end_array();
  }

  JsonWriter json_;
  std::string_view text_;
  OffsetIndex offsets_;
  const JsonOptions& options_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_EMIT_RECORD_WRITER_H_
