#include "pipeline/emit/record_writer.h"

namespace kiji {
namespace {

constexpr std::string_view kSchemaName = "kiji/1";

}  // namespace

void RecordWriter::strings(std::string_view key, const std::vector<std::string>& values) {
  json_.key(key);
  json_.begin_array();
  for (const std::string& value : values) json_.string(value);
  json_.end_array();
}

void RecordWriter::some_strings(std::string_view key, const std::vector<std::string>& values) {
  if (!values.empty()) strings(key, values);
}

void RecordWriter::span(Span span) {
  json_.key("start");
  json_.number(uint64_t{offsets_.at(span.begin)});
  json_.key("end");
  json_.number(uint64_t{offsets_.at(span.end)});
}

void RecordWriter::surface(Span span) {
  json_.key("text");
  json_.text(slice(text_, span));
}

void RecordWriter::source(const Source& source) {
  json_.key("source");
  json_.begin_object();
  json_.key("uri");
  json_.string(source.uri);
  string("format", source.format);
  string("charset", source.charset);
  json_.key("bytes");
  json_.number(source.bytes);
  string("sha256", source.sha256);
  string("fetched", source.fetched);
  json_.end_object();
}

void RecordWriter::language(const Language& language) {
  json_.key("language");
  json_.begin_object();
  string("tag", language.tag);
  string("by", language.by);
  json_.key("confidence");
  json_.number(language.confidence);
  json_.end_object();
}

void RecordWriter::published(const Published& published) {
  json_.key("published");
  json_.begin_object();
  string("value", published.value);
  string("by", published.by);
  string("why", published.why);
  some_strings("alternatives", published.alternatives);
  json_.end_object();
}

void RecordWriter::blocks(const std::vector<Block>& blocks) {
  json_.key("blocks");
  json_.begin_array();
  for (const Block& block : blocks) {
    json_.begin_object();
    string("kind", to_string(block.kind));
    span(block.span);
    json_.end_object();
  }
  json_.end_array();
}

void RecordWriter::head(const Article& article, const Producer& producer) {
  json_.begin_object();
  string("schema", kSchemaName);
  json_.key("id");
  json_.string(article.id);
  string("offsets", to_string(options_.offsets));
  json_.key("producer");
  json_.begin_object();
  string("version", producer.version);
  string("pack", producer.pack);
  json_.end_object();
  source(article.source);
  string("url", article.url);
  if (article.language) language(*article.language);
  string("title", article.title);
  some_strings("authors", article.authors);
  if (article.published) published(*article.published);
  json_.key("text");
  json_.text(article.text);
  blocks(article.blocks);
}

void RecordWriter::warnings(const std::vector<Warning>& warnings) {
  json_.key("warnings");
  json_.begin_array();
  for (const Warning& warning : warnings) {
    json_.begin_object();
    string("code", warning.code);
    string("message", warning.message);
    json_.end_object();
  }
  json_.end_array();
  json_.end_object();
}

void RecordWriter::failure(const Failure& failure) {
  json_.begin_object();
  string("schema", kSchemaName);
  json_.key("id");
  json_.string(failure.id);
  source(failure.source);
  json_.key("error");
  json_.begin_object();
  string("stage", failure.stage);
  string("code", failure.code);
  string("message", failure.message);
  json_.end_object();
  json_.end_object();
}

}  // namespace kiji
