// The whole way of one article, over a small pack: any bytes give a record whose spans lie on characters of its text.
#include "pipeline/core/utf8.h"
#include "pipeline/emit/json.h"
#include "pipeline/read/plain.h"
#include "pipeline/run/pipeline.h"
#include "tests/fuzz/damage.h"
#include "tests/fuzz/memory.h"

namespace {

void require_span(const kiji::Record& record, kiji::Span span) {
  const std::string& text = record.article.text;
  const auto on_character = [&](uint32_t at) { return at == text.size() || !kiji::utf8_is_continuation(text[at]); };
  kiji::require(span.begin < span.end && span.end <= text.size(), "a span lies inside the text");
  kiji::require(on_character(span.begin) && on_character(span.end), "a span cuts no character");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const kiji::Pipeline pipeline = *kiji::Pipeline::open(*kiji::Pack::from_bytes(kiji::small_pack()));
  const auto articles =
      kiji::open_plain({.uri = "f", .bytes = kiji::memory_of(data, size), .language = "ja", .published = "2026-02-01"});
  auto unit = articles();
  auto* article = unit ? std::get_if<kiji::Article>(&*unit) : nullptr;
  if (article == nullptr) return 0;
  const auto record = pipeline.process(std::move(*article));
  kiji::require(record.ok(), "every article can be processed");
  for (const kiji::Time& time : record->times) require_span(*record, time.span);
  for (const kiji::Figure& figure : record->figures) require_span(*record, figure.span);
  for (const kiji::Entity& person : record->people) {
    for (const kiji::Mention& mention : person.mentions) require_span(*record, mention.span);
  }
  kiji::require(!kiji::to_json(*record, kiji::Producer{}).empty(), "a record is written");
  return 0;
}
