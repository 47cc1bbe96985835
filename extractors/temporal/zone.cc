#include "extractors/temporal/zone.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <cstdlib>
#include <memory>

namespace kiji {
namespace {

std::unique_ptr<icu::TimeZone> open_zone(std::string_view iana) {
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(iana.data(), static_cast<int32_t>(iana.size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  return zone;
}

}  // namespace

bool known_zone(std::string_view iana) { return open_zone(iana) != nullptr; }

std::optional<int> zone_offset(std::string_view iana, LocalTime at) {
  const std::unique_ptr<icu::TimeZone> zone = open_zone(iana);
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return std::nullopt;
  const UDate local = static_cast<double>(at.time_since_epoch().count()) * U_MILLIS_PER_SECOND;
  int32_t raw = 0;
  int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  basic->getOffsetFromLocal(local, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + saving) / U_MILLIS_PER_SECOND;
}

std::string format_offset(int seconds) {
  const int minutes = std::abs(seconds) / 60;
  return fmt::format("{}{:02}:{:02}", seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace kiji
