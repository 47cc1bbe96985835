// What extraction found, one function for each kind of fact.
#include "pipeline/emit/record_writer.h"

namespace kiji {

void RecordWriter::annotations(const Record& record) {
  list(Field::times, record.times);
  list(Field::figures, record.figures);
  list(Field::people, record.people);
  list(Field::organizations, record.organizations);
  list(Field::places, record.places);
  list(Field::quotes, record.quotes);
  list(Field::events, record.events);
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

}  // namespace kiji
