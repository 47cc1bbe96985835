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
  text("id", time.id);
  span(time.span);
  surface(time.span);
  text("type", to_string(time.type));
  text("timex", time.timex);
  text("value", time.value);
  text("from", time.from);
  text("to", time.to);
  text("mod", time.mod);
  text("freq", time.freq);
  text("quant", time.quant);
  text("anchor", time.anchor);
  text("zone", time.zone);
  some_strings("parts", time.parts);
  text("part_of", time.part_of);
  if (time.dateline) {
    json_.key("dateline");
    json_.boolean(true);
  }
  if (!time.alternatives.empty()) {
    json_.key("alternatives");
    json_.begin_array();
    for (const DateAlternative& alternative : time.alternatives) {
      json_.begin_object();
      text("value", alternative.value);
      text("why", alternative.why);
      json_.end_object();
    }
    json_.end_array();
  }
  text("why", time.why);
  text("rule", time.rule);
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
  text("fraction", figure.fraction);
  text("unit", figure.unit);
  text("unit_text", figure.unit_text);
  if (figure.si_number) {
    json_.key("si");
    json_.begin_object();
    number("value", figure.si_number);
    text("unit", figure.si_unit);
    json_.end_object();
  }
  text("bound", to_string(figure.bound));
  text("change", to_string(figure.change));
}

void RecordWriter::write(const Figure& figure) {
  text("id", figure.id);
  span(figure.span);
  surface(figure.span);
  text("kind", to_string(figure.kind));
  figure_value(figure);
  if (!figure.of.empty()) {
    json_.key("of");
    json_.text(slice(text_, figure.of));
    json_.key("of_start");
    json_.number(uint64_t{offsets_.at(figure.of.begin)});
    json_.key("of_end");
    json_.number(uint64_t{offsets_.at(figure.of.end)});
  }
  text("part_of", figure.part_of);
  text("time", figure.time);
  text("rule", figure.rule);
}

void RecordWriter::mentions(std::string_view key, const std::vector<Mention>& mentions) {
  json_.key(key);
  json_.begin_array();
  for (const Mention& mention : mentions) {
    json_.begin_object();
    span(mention.span);
    surface(mention.span);
    text("rule", mention.rule);
    json_.end_object();
  }
  json_.end_array();
}

void RecordWriter::role(const Role& role) {
  json_.begin_object();
  surface(role.span);
  text("role", role.role);
  text("of", role.of);
  span(role.span);
  json_.end_object();
}

void RecordWriter::person(const Entity& entity) {
  json_.key("roles");
  json_.begin_array();
  for (const Role& value : entity.roles) role(value);
  json_.end_array();
  text("affiliation", entity.affiliation);
  text("country", entity.country);
  text("age", entity.age);
}

void RecordWriter::place(const Entity& entity) {
  text("kind", entity.kind);
  text("country", entity.country);
  text("subdivision", entity.subdivision);
  number("lat", entity.lat);
  number("lon", entity.lon);
  if (entity.geonames == 0) return;
  json_.key("geonames");
  json_.number(entity.geonames);
}

void RecordWriter::write(const Entity& entity) {
  text("id", entity.id);
  text("name", entity.name);
  text("latin", entity.latin);
  if (!entity.wikidata.empty()) {
    json_.key("same_as");
    json_.begin_object();
    text("wikidata", entity.wikidata);
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
  text("id", quote.id);
  text("kind", quote.direct ? "direct" : "reported");
  span(quote.span);
  surface(quote.span);
  text("speaker", quote.speaker);
  if (!quote.verb.empty()) {
    json_.key("verb");
    json_.begin_object();
    span(quote.verb);
    json_.end_object();
  }
  text("date", quote.date);
  text("rule", quote.rule);
}

void RecordWriter::write(const Event& event) {
  text("id", event.id);
  text("type", event.type);
  json_.key("trigger");
  json_.begin_object();
  span(event.trigger);
  surface(event.trigger);
  json_.end_object();
  span(event.span);
  if (event.date) {
    json_.key("date");
    json_.begin_object();
    text("time", event.date->time);
    text("from", event.date->from);
    text("to", event.date->to);
    text("by", event.date->by);
    json_.end_object();
  }
  strings("actors", event.actors);
  strings("targets", event.targets);
  strings("places", event.places);
  strings("figures", event.figures);
  text("status", event.status);
  some_strings("reported_by", event.reported_by);
  json_.key("mentions");
  json_.begin_array();
  for (const Span& mention : event.mentions) {
    json_.begin_object();
    span(mention);
    json_.end_object();
  }
  json_.end_array();
  text("rule", event.rule);
}

}  // namespace kiji
