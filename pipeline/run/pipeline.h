// The way of one article from text to record: the list of stages, and the data of each language, opened when its first
// article comes. Reads and writes no files but the pack.
#ifndef KIJI_PIPELINE_RUN_PIPELINE_H_
#define KIJI_PIPELINE_RUN_PIPELINE_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "pipeline/core/article.h"
#include "pipeline/core/record.h"
#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"
#include "pipeline/lexicon/pack.h"

namespace kiji {

// What the stages need of one language. Immutable.
struct LanguageData {
  Lexicon lexicon;
};

// Safe for any number of threads: articles share nothing that changes but the table of open languages.
class Pipeline {
 public:
  explicit Pipeline(Pack pack) : pack_(std::move(pack)) {}

  // Takes the article over; the record holds it. A fault is the article's (its place in the output is a Failure of
  // stage "extract") or one of the pack's data.
  Result<Record> process(Article article) const;

  const Pack& pack() const { return pack_; }

 private:
  Result<const LanguageData*> language(std::string_view tag) const;

  Pack pack_;
  mutable std::mutex mutex_;  // guards languages_; what it points to is immutable and stays
  mutable std::map<std::string, std::unique_ptr<const LanguageData>, std::less<>> languages_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_RUN_PIPELINE_H_
