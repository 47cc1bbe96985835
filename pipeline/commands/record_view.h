// A record as a person reads it. Works on the record's JSON, so that records of a file and of a run look the same.
#ifndef KIJI_PIPELINE_COMMANDS_RECORD_VIEW_H_
#define KIJI_PIPELINE_COMMANDS_RECORD_VIEW_H_

#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/commands/terminal.h"

namespace kiji {

struct ViewOptions {
  size_t columns = kDefaultColumns;
  Style style;
};

// Title and date; the timeline of events with date, actors and sentence; people with roles; organizations and places;
// figures with what they count; quotes with speakers; warnings. An error record gives its error. Ends with a line feed.
std::string view_record(const nlohmann::json& record, const ViewOptions& options);

// Every annotation in text order with its value, its reason and the rule that found it.
std::string explain_record(const nlohmann::json& record, const ViewOptions& options);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_RECORD_VIEW_H_
