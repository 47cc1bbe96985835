// Compares what the pipeline finds with what the corpus expects. Counts; the command prints.
#ifndef KIJI_PIPELINE_COMMANDS_SCORE_H_
#define KIJI_PIPELINE_COMMANDS_SCORE_H_

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/commands/corpus.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/run/batch.h"

namespace kiji {

struct Tally {
  uint64_t right = 0, found = 0, expected = 0;

  Tally& operator+=(const Tally& other);
  bool operator==(const Tally&) const = default;
  // 0..1; 1 where there was nothing to find or nothing found.
  double precision() const;
  double recall() const;
  double f1() const;
};

// One thing that is wrong, for people: "ja/market.txt times missing 1月31日 {...}".
struct Score {
  // Keys: language, then "articles/times", "cases/figures" ...
  std::map<std::string, std::map<std::string, Tally>> tallies;
  std::vector<std::string> faults;
  uint64_t unreviewed = 0;  // expectations nobody has checked
};

// Results of one case against its file's kind. An article that fails finds nothing.
Tally score_case(const CorpusCase& one, const std::vector<CaseResult>& results);

// One kind of an expectation ("times" ... "events") against the record's JSON (offsets in code points). Only the fields
// that are given are compared; texts count by occurrence (`nth`, from 1), ids of entities by their names or mentions.
struct KindScore {
  Tally tally;
  std::vector<std::string> faults;  // "missing TEXT {expected}", "spurious TEXT {found}"
};
KindScore score_kind(const nlohmann::json& expected, const nlohmann::json& record, const std::string& kind);

// The whole corpus folder.
Result<Score> score_corpus(const std::string& corpus, const ProcessArticle& process);

// What is below `floors` ({"ja": {"articles/times": {"precision": 0.9, "recall": 0.9}}}), a line each.
std::vector<std::string> below_floors(const Score& score, const nlohmann::json& floors);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_SCORE_H_
