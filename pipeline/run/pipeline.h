// The way of one article from text to record: the list of stages, and the data of each language, opened when its first
// article comes. Reads and writes no files but the pack.
#ifndef KIJI_PIPELINE_RUN_PIPELINE_H_
#define KIJI_PIPELINE_RUN_PIPELINE_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "extractors/contest.h"
#include "pipeline/core/article.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/analysis.h"
#include "pipeline/lexicon/pack.h"

namespace kiji {

// What the stages left behind, for `kiji explain`; an ordinary run keeps none of it.
struct Trace {
  Analysis analysis;
  std::vector<Candidate> candidates;
  ContestResult contest;
};

// Safe for any number of threads: articles share nothing that changes but the table of open languages.
class Pipeline {
 public:
  static Result<Pipeline> open(Pack pack);
  Pipeline(Pipeline&&) noexcept;
  ~Pipeline();

  // Takes the article over; the record holds it. A fault is the article's (its place in the output is a Failure of
  // stage "extract") or one of the pack's data.
  Result<Record> process(Article article) const;

  // The same, with what led to it.
  Result<std::pair<Record, Trace>> explain(Article article) const;

  const Pack& pack() const;

 private:
  struct LanguageData;
  struct State;
  explicit Pipeline(std::unique_ptr<State> state);
  Result<const LanguageData*> language(std::string_view tag) const;
  // Fills `trace` if it is not null.
  Result<Record> run(Article article, Trace* trace) const;

  std::unique_ptr<State> state_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_RUN_PIPELINE_H_
