// The corpus as files: cases and expectations (CONTRIBUTING.md describes how to write them). Reads them and judges
// nothing; `kiji score` and the tests share this.
#ifndef KIJI_PIPELINE_COMMANDS_CORPUS_H_
#define KIJI_PIPELINE_COMMANDS_CORPUS_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/record.h"
#include "pipeline/core/result.h"

namespace kiji {

// "1月31日 | 2026-01-31": a surface and what it means, as its kind writes it (see results_of).
struct CaseResult {
  std::string surface;
  std::string value;

  bool operator==(const CaseResult&) const = default;
};

// One `hit`, `miss` or `split` line.
struct CorpusCase {
  std::string name;       // of its stanza
  std::string published;  // of its stanza; kCasePublished where it says nothing
  std::string text;
  std::vector<CaseResult> want;  // none: a miss
  uint32_t line = 0;
  std::vector<std::string> tokens;  // of a split: the whole segmentation
};

inline constexpr std::string_view kCasePublished = "2026-02-01";
// The kind whose cases are splits: no record holds their results.
inline constexpr std::string_view kSegmentation = "segmentation";

struct CaseFile {
  std::string language;  // name of its folder
  std::string kind;      // name of the file: times figures names quotes events; segmentation, which has splits
  std::string path;
  std::vector<CorpusCase> cases;
};

// The file's text: stanzas of `case NAME`, `published DATE`, `hit TEXT => SURFACE | VALUE ; ...`, `miss TEXT` and
// `split TEXT => TOKEN|TOKEN|...`; lines that begin with # are comments. A stanza without a line, or a file without a
// case, is a fault.
Result<CaseFile> parse_cases(std::string_view text, const std::string& path);
// All <folder>/<language>/<kind>.cases, by path. No file is a fault.
Result<std::vector<CaseFile>> read_cases(const std::string& folder);

// What a record holds of a kind, in text order, as case files write it:
//   times    value; the TIMEX3 value as written where there is no resolved one
//   figures  figure_notation(): "5000 square-kilometer approx", "10..20 人", "1/3", "3:1"
//   names    PER, ORG or LOC, of every mention
//   quotes   the speaker's name, or -
//   events   the trigger's type and date (see event_date): "consult 2026-01-31"
std::vector<CaseResult> results_of(const Record& record, std::string_view kind);
// The value of the event's time where that is a day or longer; otherwise the day it begins; "-" without a date.
std::string event_date(const Record& record, const Event& event);

// What is expected of one article of the corpus.
struct Expectation {
  std::string language;
  std::string slug;
  std::string path;
  std::string article;  // path of the article
  nlohmann::json facts;
};

// All <corpus>/expected/<language>/<slug>.json, by path; each needs `source` (the article's file name), `licence` and
// `reviewed`, and its article in <corpus>/articles/<language>/. No file is a fault.
Result<std::vector<Expectation>> read_expectations(const std::string& corpus);

Result<std::string> read_file(const std::string& path);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_CORPUS_H_
