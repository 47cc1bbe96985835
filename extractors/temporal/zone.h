// Time zones: the offset of a local date-time in an IANA zone. The only place of this room that knows ICU. Nothing here
// asks for the zone or the date of the machine.
#ifndef KIJI_EXTRACTORS_TEMPORAL_ZONE_H_
#define KIJI_EXTRACTORS_TEMPORAL_ZONE_H_

#include <optional>
#include <string>
#include <string_view>

#include "extractors/temporal/calendar.h"

namespace kiji {

bool known_zone(std::string_view iana);

// Seconds east of Greenwich at that local time. In the hour that a change of clocks repeats, the earlier reading; in
// the hour it leaves out, the offset before it. Empty for an unknown zone.
std::optional<int> zone_offset(std::string_view iana, LocalTime at);

// "+02:00", "-05:30", "+00:00"
std::string format_offset(int seconds);

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_TEMPORAL_ZONE_H_
