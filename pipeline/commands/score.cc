#include "pipeline/commands/score.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/emit/json.h"
#include "pipeline/read/input.h"

namespace kiji {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, kFieldCount> kKinds = {"times",  "figures", "people", "organizations",
                                                              "places", "quotes",  "events"};

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Code points before the nth occurrence (from 1) of `surface`; empty if there are fewer.
std::optional<uint64_t> occurrence(std::string_view text, std::string_view surface, uint64_t nth) {
  size_t at = text.find(surface);
  for (uint64_t i = 1; i < nth && at != std::string_view::npos; ++i) at = text.find(surface, at + 1);
  if (at == std::string_view::npos || surface.empty()) return std::nullopt;
  return count_code_points(text.substr(0, at));
}

// The facts of one record, with ids turned into what they stand for.
class Facts {
 public:
  explicit Facts(const json& record) : record_(record), text_(text_of(record, "text")) {
    for (const char* kind : {"people", "organizations", "places"}) {
      for (const json& entity : list(kind)) entities_[text_of(entity, "id")] = &entity;
    }
    for (const json& time : list("times")) times_[text_of(time, "id")] = &time;
  }

  const json& list(const std::string& kind) const {
    static const json kNone = json::array();
    const auto found = record_.find(kind);
    return found == record_.end() ? kNone : *found;
  }

  // Whether that entity has that name, or a mention of that text.
  bool named(const std::string& id, const std::string& name) const {
    const auto found = entities_.find(id);
    if (found == entities_.end()) return false;
    if (text_of(*found->second, "name") == name) return true;
    const json& mentions = found->second->at("mentions");
    return std::any_of(mentions.begin(), mentions.end(), [&](const json& m) { return text_of(m, "text") == name; });
  }

  // Each id answers one name and each name one id.
  bool same_entities(const json& ids, const json& names) const {
    if (!names.is_array() || ids.size() != names.size()) return false;
    return std::all_of(names.begin(), names.end(), [&](const json& name) {
      return std::any_of(ids.begin(), ids.end(), [&](const json& id) { return named(id, name); });
    });
  }

  bool placed(const json& expected, const json& found) const {
    const auto start = occurrence(text_, text_of(expected, "text"), expected.value("nth", uint64_t{1}));
    return start && found.value("start", uint64_t{0}) == *start && text_of(found, "text") == text_of(expected, "text");
  }

  bool dated(const json& found, const std::string& date) const {
    const auto at = found.find("date");
    if (at == found.end()) return date == "-";
    const auto time = times_.find(text_of(*at, "time"));
    return (time != times_.end() && text_of(*time->second, "value") == date) ||
           text_of(*at, "from").substr(0, date.size()) == date;
  }

 private:
  const json& record_;
  std::string text_;
  std::map<std::string, const json*> entities_;
  std::map<std::string, const json*> times_;
};

// All fields of `expected` but `special` ones are the same in `found`. A null says that the field must be absent.
bool same_fields(const json& expected, const json& found, std::initializer_list<std::string_view> special) {
  for (const auto& [key, value] : expected.items()) {
    if (std::find(special.begin(), special.end(), key) != special.end()) continue;
    const auto other = found.find(key);
    if (value.is_null() ? other != found.end() : other == found.end() || *other != value) return false;
  }
  return true;
}

// The texts in `found` are those of `expected`, however often each stands there.
bool same_texts(const json& expected, const json& found) {
  std::vector<std::string> want = expected.get<std::vector<std::string>>();
  std::vector<std::string> have;
  for (const json& item : found) have.push_back(text_of(item, "text"));
  for (auto* texts : {&want, &have}) {
    std::sort(texts->begin(), texts->end());
    texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
  }
  return want == have;
}

bool same_entity(const json& expected, const json& found) {
  for (const char* key : {"mentions", "roles"}) {
    if (expected.contains(key) && !same_texts(expected[key], found.value(key, json::array()))) return false;
  }
  return same_fields(expected, found, {"mentions", "roles"});
}

bool same_quote(const Facts& facts, const json& expected, const json& found) {
  if (!facts.placed(expected, found)) return false;
  if (expected.contains("speaker")) {
    const std::string speaker = text_of(expected, "speaker"), id = text_of(found, "speaker");
    if (speaker.empty() || speaker == "-" ? !id.empty() : !facts.named(id, speaker)) return false;
  }
  return same_fields(expected, found, {"text", "nth", "speaker"});
}

// Triggers need only touch: which ending belongs to one is not a matter of right and wrong.
bool same_event(const Facts& facts, const json& expected, const json& found) {
  const std::string want = text_of(expected, "trigger"), have = text_of(found["trigger"], "text");
  if (want.find(have) == std::string::npos && have.find(want) == std::string::npos) return false;
  if (expected.contains("date") && !facts.dated(found, text_of(expected, "date"))) return false;
  for (const char* key : {"actors", "targets", "places", "reported_by"}) {
    if (expected.contains(key) && !facts.same_entities(found.value(key, json::array()), expected[key])) return false;
  }
  return same_fields(expected, found, {"trigger", "nth", "date", "actors", "targets", "places", "reported_by"});
}

bool same_fact(const Facts& facts, const std::string& kind, const json& expected, const json& found) {
  if (kind == "quotes") return same_quote(facts, expected, found);
  if (kind == "events") return same_event(facts, expected, found);
  if (kind == "times" || kind == "figures") {
    return facts.placed(expected, found) && same_fields(expected, found, {"text", "nth"});
  }
  return same_entity(expected, found);
}

void score_cases(const CaseFile& file, const ProcessArticle& process, Score& score) {
  for (const CorpusCase& one : file.cases) {
    const auto length = static_cast<uint32_t>(one.text.size());
    Article article{.id = file.path + ':' + std::to_string(one.line),
                    .language = Language{.tag = file.language, .by = "given", .confidence = 1},
                    .published = Published{.value = one.published, .by = "given"},
                    .text = one.text,
                    .blocks = {{.kind = BlockKind::paragraph, .span = {0, length}}}};
    const auto record = process(std::move(article));
    const auto results = record ? results_of(*record, file.kind) : std::vector<CaseResult>();
    const Tally tally = score_case(one, results);
    score.tallies[file.language]["cases/" + file.kind] += tally;
    if (tally.right == tally.expected && tally.right == tally.found) continue;
    std::string found;
    for (const CaseResult& result : results)
      found += fmt::format("{} {} | {}", found.empty() ? "" : " ;", result.surface, result.value);
    score.faults.push_back(fmt::format("{}:{}: {}: {} =>{}", file.path, one.line, one.name, one.text, found));
  }
}

// What happened and when, without who, where and how: the first question about an event. A date "-" says that the
// article tells none; what was inferred is then no fault.
json kernels(const json& events) {
  json out = json::array();
  for (const json& event : events) {
    json kernel;
    for (const char* key : {"trigger", "type", "date"}) {
      if (event.contains(key) && event[key] != "-") kernel[key] = event[key];
    }
    out.push_back(std::move(kernel));
  }
  return out;
}

void add_score(const Expectation& expectation, const std::string& row, const KindScore& one, bool with_faults,
               Score& score) {
  score.tallies[expectation.language]["articles/" + row] += one.tally;
  if (!with_faults) return;
  for (const std::string& fault : one.faults) {
    score.faults.push_back(fmt::format("{}: {} {}", expectation.article, row, fault));
  }
}

Status score_article(const Expectation& expectation, const ProcessArticle& process, Score& score) {
  Inputs inputs({expectation.article},
                {.language = expectation.language, .published = text_of(expectation.facts, "published")});
  auto unit = inputs.next();
  auto* article = unit ? std::get_if<Article>(&*unit) : nullptr;
  if (article == nullptr) return Error{.code = "unreadable", .message = "no article", .path = expectation.article};
  const auto record = process(std::move(*article));
  if (!record) return record.error();
  const json found = json::parse(to_json(*record, Producer{}), nullptr, false);
  for (const std::string_view kind : kKinds) {
    if (!expectation.facts.contains(kind)) continue;
    const json& expected = expectation.facts[std::string(kind)];
    if (kind == "events") {
      add_score(expectation, "events", score_kind(kernels(expected), found, "events"), true, score);
      add_score(expectation, "events-complete", score_kind(expected, found, "events"), false, score);
    } else {
      add_score(expectation, std::string(kind), score_kind(expected, found, std::string(kind)), true, score);
    }
  }
  if (expectation.facts["reviewed"] != true) ++score.unreviewed;
  return ok_status();
}

double ratio(uint64_t part, uint64_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  right += other.right;
  found += other.found;
  expected += other.expected;
  return *this;
}

double Tally::precision() const { return ratio(right, found); }
double Tally::recall() const { return ratio(right, expected); }
double Tally::f1() const { return ratio(2 * right, found + expected); }

Tally score_case(const CorpusCase& one, const std::vector<CaseResult>& results) {
  Tally tally{.right = 0, .found = results.size(), .expected = one.want.size()};
  std::vector<CaseResult> left = results;
  for (const CaseResult& want : one.want) {
    const auto match = std::find(left.begin(), left.end(), want);
    if (match == left.end()) continue;
    left.erase(match);
    ++tally.right;
  }
  return tally;
}

KindScore score_kind(const json& expected, const json& record, const std::string& kind) {
  const Facts facts(record);
  const json& found = facts.list(kind);
  KindScore score{.tally = {.right = 0, .found = found.size(), .expected = expected.size()}, .faults = {}};
  std::vector<bool> used(found.size());
  for (const json& want : expected) {
    size_t match = 0;
    while (match < found.size() && (used[match] || !same_fact(facts, kind, want, found[match]))) ++match;
    if (match == found.size()) {
      score.faults.push_back("missing " + want.dump());
    } else {
      used[match] = true;
      ++score.tally.right;
    }
  }
  for (size_t i = 0; i < found.size(); ++i) {
    if (!used[i]) score.faults.push_back("spurious " + found[i].dump());
  }
  return score;
}

Result<Score> score_corpus(const std::string& corpus, const ProcessArticle& process) {
  const auto expectations = read_expectations(corpus);
  if (!expectations) return expectations.error();
  const auto cases = read_cases(corpus + "/cases");
  if (!cases) return cases.error();
  Score score;
  for (const Expectation& expectation : *expectations) {
    if (const auto done = score_article(expectation, process, score); !done) return done.error();
  }
  for (const CaseFile& file : *cases) {
    if (file.kind != kSegmentation) score_cases(file, process, score);
  }
  return score;
}

std::vector<std::string> below_floors(const Score& score, const json& floors) {
  std::vector<std::string> out;
  for (const auto& [language, kinds] : floors.items()) {
    for (const auto& [kind, floor] : kinds.items()) {
      const auto tallies = score.tallies.find(language);
      const bool measured = tallies != score.tallies.end() && tallies->second.contains(kind);
      const Tally tally = measured ? tallies->second.at(kind) : Tally{};
      const std::map<std::string, double> values = {
          {"precision", tally.precision()}, {"recall", tally.recall()}, {"f1", tally.f1()}};
      for (const auto& [metric, least] : floor.items()) {
        const auto value = values.find(metric);
        if (!measured || value == values.end()) {
          out.push_back(fmt::format("{} {} {}: not measured", language, kind, metric));
        } else if (value->second < least.get<double>()) {
          out.push_back(fmt::format("{} {} {}: {:.3f} is below {:.3f}", language, kind, metric, value->second,
                                    least.get<double>()));
        }
      }
    }
  }
  return out;
}

}  // namespace kiji
