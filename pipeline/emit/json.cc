#include "pipeline/emit/json.h"

#include <array>

#include "pipeline/emit/json_writer.h"

namespace kiji {
namespace {

constexpr std::string_view kSchemaName = "kiji/1";
// Bytes of JSON for one annotation, on average, and for the head of a record: only a first guess of the buffer.
constexpr size_t kBytesPerAnnotation = 256;
constexpr size_t kBytesOfHead = 2048;

constexpr std::array<std::string_view, kFieldCount> kFields = {"times",  "figures", "people", "organizations",
                                                               "places", "quotes",  "events"};

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
  void string(std::string_view key, std::string_view value);
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

void RecordWriter::string(std::string_view key, std::string_view value) {
  if (value.empty()) return;
  json_.key(key);
  json_.string(value);
}

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

void RecordWriter::annotations(const Record& record) {
  list(Field::times, record.times);
  list(Field::figures, record.figures);
  list(Field::people, record.people);
  list(Field::organizations, record.organizations);
  list(Field::places, record.places);
  list(Field::quotes, record.quotes);
  list(Field::events, record.events);
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

void RecordWriter::write(const Time& time) {
  string("id", time.id);
  span(time.span);
  surface(time.span);
  string("type", to_string(time.type));
  string("timex", time.timex);
  string("value", time.value);
  string("from", time.from);
  string("to", time.to);
  string("mod", time.mod);
  string("freq", time.freq);
  string("quant", time.quant);
  string("anchor", time.anchor);
  string("zone", time.zone);
  some_strings("parts", time.parts);
  string("part_of", time.part_of);
  if (time.dateline) {
    json_.key("dateline");
    json_.boolean(true);
  }
  if (!time.alternatives.empty()) {
    json_.key("alternatives");
    json_.begin_array();
    for (const DateAlternative& alternative : time.alternatives) {
      json_.begin_object();
      string("value", alternative.value);
      string("why", alternative.why);
      json_.end_object();
    }
    json_.end_array();
  }
  string("why", time.why);
  string("rule", time.rule);
}

void RecordWriter::number(std::string_view key, const std::optional<Decimal>& value) {
  if (!value) return;
  json_.key(key);
  json_.number(*value);
}

void RecordWriter::number(std::string_view key, const std::optional<double>& value) {
  if (!value) return;
  json_.key(key);
  json_.number(*value);
}

void RecordWriter::figure_value(const Figure& figure) {
  number("value", figure.value);
  number("min", figure.min);
  number("max", figure.max);
  if (!figure.values.empty()) {
    json_.key("values");
    json_.begin_array();
    for (const Decimal& value : figure.values) json_.number(value);
    json_.end_array();
  }
  string("fraction", figure.fraction);
  string("unit", figure.unit);
  string("unit_text", figure.unit_text);
  if (figure.si_number) {
    json_.key("si");
    json_.begin_object();
    number("value", figure.si_number);
    string("unit", figure.si_unit);
    json_.end_object();
  }
  string("bound", to_string(figure.bound));
  string("change", to_string(figure.change));
}

void RecordWriter::write(const Figure& figure) {
  string("id", figure.id);
  span(figure.span);
  surface(figure.span);
  string("kind", to_string(figure.kind));
  figure_value(figure);
  if (!figure.of.empty()) {
    json_.key("of");
    json_.text(slice(text_, figure.of));
    json_.key("of_start");
    json_.number(uint64_t{offsets_.at(figure.of.begin)});
    json_.key("of_end");
    json_.number(uint64_t{offsets_.at(figure.of.end)});
  }
  string("part_of", figure.part_of);
  string("time", figure.time);
  string("rule", figure.rule);
}

void RecordWriter::mentions(std::string_view key, const std::vector<Mention>& mentions) {
  json_.key(key);
  json_.begin_array();
  for (const Mention& mention : mentions) {
    json_.begin_object();
    span(mention.span);
    surface(mention.span);
    string("rule", mention.rule);
    json_.end_object();
  }
  json_.end_array();
}

void RecordWriter::role(const Role& role) {
  json_.begin_object();
  surface(role.span);
  string("role", role.role);
  string("of", role.of);
  span(role.span);
  json_.end_object();
}

void RecordWriter::person(const Entity& entity) {
  json_.key("roles");
  json_.begin_array();
  for (const Role& value : entity.roles) role(value);
  json_.end_array();
  string("affiliation", entity.affiliation);
  string("country", entity.country);
  string("age", entity.age);
}

void RecordWriter::place(const Entity& entity) {
  string("kind", entity.kind);
  string("country", entity.country);
  string("subdivision", entity.subdivision);
  number("lat", entity.lat);
  number("lon", entity.lon);
  if (entity.geonames == 0) return;
  json_.key("geonames");
  json_.number(entity.geonames);
}

void RecordWriter::write(const Entity& entity) {
  string("id", entity.id);
  string("name", entity.name);
  string("latin", entity.latin);
  if (!entity.wikidata.empty()) {
    json_.key("same_as");
    json_.begin_object();
    string("wikidata", entity.wikidata);
    json_.end_object();
  }
  if (entity.type == EntityKind::person) {
    person(entity);
  } else {
    place(entity);
  }
  mentions("mentions", entity.mentions);
  mentions("references", entity.references);
}

void RecordWriter::write(const Quote& quote) {
  string("id", quote.id);
  string("kind", quote.direct ? "direct" : "reported");
  span(quote.span);
  surface(quote.span);
  string("speaker", quote.speaker);
  if (!quote.verb.empty()) {
    json_.key("verb");
    json_.begin_object();
    span(quote.verb);
    json_.end_object();
  }
  string("date", quote.date);
  string("rule", quote.rule);
}

void RecordWriter::write(const Event& event) {
  string("id", event.id);
  string("type", event.type);
  json_.key("trigger");
  json_.begin_object();
  span(event.trigger);
  surface(event.trigger);
  json_.end_object();
  span(event.span);
  if (event.date) {
    json_.key("date");
    json_.begin_object();
    string("time", event.date->time);
    string("from", event.date->from);
    string("to", event.date->to);
    string("by", event.date->by);
    json_.end_object();
  }
  strings("actors", event.actors);
  strings("targets", event.targets);
  strings("places", event.places);
  strings("figures", event.figures);
  string("status", event.status);
  some_strings("reported_by", event.reported_by);
  json_.key("mentions");
  json_.begin_array();
  for (const Span& mention : event.mentions) {
    json_.begin_object();
    span(mention);
    json_.end_object();
  }
  json_.end_array();
  string("rule", event.rule);
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
