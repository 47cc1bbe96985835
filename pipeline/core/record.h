// The record: everything that is said about one article, in the shape of the JSON (schema: `kiji schema`). Value types
// without behaviour. All spans are bytes of Record::article.text; emit/ turns them into the unit that was asked for.
// Ids ("t3", "f6", "p1") are unique in the record and given in text order.
#ifndef KIJI_PIPELINE_CORE_RECORD_H_
#define KIJI_PIPELINE_CORE_RECORD_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/article.h"
#include "pipeline/core/decimal.h"
#include "pipeline/core/span.h"

namespace kiji {

enum class TimeType { date, time, duration, set };  // TIMEX3 types

struct Time {
  std::string id;
  Span span;
  TimeType type = TimeType::date;
  std::string timex;               // TIMEX3 value as written, X for what is not said
  std::string value;               // resolved TIMEX3 value; empty if it cannot be resolved
  std::string from, to;            // half-open interval, ISO 8601; an open range lacks one
  std::string mod;                 // TIMEX3 mod: APPROX START MID END BEFORE AFTER ... ; empty if none
  std::string freq, quant;         // of a SET
  std::string anchor;              // "published", "text" or the id of a time
  std::string zone;                // IANA zone
  std::vector<std::string> parts;  // ids of the two ends, where this is a range
  std::string part_of;             // id of the range, where this is an end
  bool dateline = false;
  std::vector<DateAlternative> alternatives;
  std::string why;
  std::string rule;  // "ja/month-day"
};

enum class FigureKind { number, count, quantity, money, percent, age, temperature, duration, ordinal, ratio, score };
enum class Bound { none, approx, at_least, at_most, more_than, less_than };
enum class Change { none, up, down };

struct Figure {
  std::string id;
  Span span;
  FigureKind kind = FigureKind::number;
  std::optional<Decimal> value;
  std::optional<Decimal> min, max;  // of a range, which has no value; either may be absent: open
  std::vector<Decimal> values;      // of a score
  std::string fraction;             // "1/3"
  std::string unit;                 // CLDR unit identifier or ISO 4217 code; empty for a counter
  std::string unit_text;            // as written; for a counter its canonical form
  std::optional<double> si_number;  // not si_value: <signal.h> has a macro of that name
  std::string si_unit;
  Bound bound = Bound::none;
  Change change = Change::none;
  Span of;              // what is counted; empty if unknown
  std::string part_of;  // id of the figure this one is a part of
  std::string time;     // id of the DURATION this is
  std::string rule;
};

struct Mention {
  Span span;
  std::string rule;
};

struct Role {
  Span span;
  std::string role;  // canonical name of the role, English ("special envoy"); empty if only the words are known
  std::string of;    // id of the place or organization it is a role in
};

enum class EntityKind { person, organization, place };

// A person, an organization or a place. `kind` says which fields can be set.
struct Entity {
  std::string id;
  EntityKind type = EntityKind::person;
  std::string name;  // fullest form in the text
  std::string latin;
  std::string wikidata;
  std::string kind;         // of organizations and places, the record's closed lists
  std::string country;      // ISO 3166-1 alpha-2
  std::string subdivision;  // ISO 3166-2
  std::optional<double> lat, lon;
  uint64_t geonames = 0;
  std::vector<Role> roles;
  std::string affiliation;          // id of an organization
  std::string age;                  // id of a figure
  std::vector<Mention> mentions;    // in text order
  std::vector<Mention> references;  // pronouns and descriptions
};

struct Quote {
  std::string id;
  bool direct = true;
  Span span;            // without brackets
  std::string speaker;  // id of an entity; empty if unknown
  Span verb;            // empty if there is none
  std::string date;     // id of a time
  std::string rule;
};

struct EventDate {
  std::string time;  // id of a time; empty if inferred without one
  std::string from, to;
  std::string by;  // "sentence", "anchor", "inferred"
};

struct Event {
  std::string id;
  std::string type;  // PLOVER or the record's own, lower case
  Span trigger;
  Span span;  // the clause or sentence it is told in
  std::optional<EventDate> date;
  std::vector<std::string> actors, targets, places, figures, reported_by;  // ids
  std::string status;                                                      // "occurred", "planned", ...
  std::vector<Span> mentions;                                              // told again elsewhere
  std::string rule;
};

struct Record {
  Article article;
  std::vector<Time> times;
  std::vector<Figure> figures;
  std::vector<Entity> people, organizations, places;
  std::vector<Quote> quotes;
  std::vector<Event> events;
  // article.warnings holds the warnings of all stages.
};

// An article that could not be processed. It takes the record's place in the output.
struct Failure {
  std::string id;
  Source source;
  std::string stage;  // "read", "decode", "extract", ...
  std::string code;
  std::string message;
};

// Names in the record, and in reverse for rules and expectations. The lists are closed: the schema repeats them.
std::string_view to_string(BlockKind kind);
std::string_view to_string(TimeType type);
std::string_view to_string(FigureKind kind);
std::string_view to_string(Bound bound);    // "" for none
std::string_view to_string(Change change);  // "" for none
std::string_view to_string(EntityKind kind);
std::optional<FigureKind> figure_kind(std::string_view name);
std::optional<Bound> bound(std::string_view name);
std::optional<Change> change(std::string_view name);

}  // namespace kiji

#endif  // KIJI_PIPELINE_CORE_RECORD_H_
