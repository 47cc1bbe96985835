#include "pipeline/run/pipeline.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "extractors/all.h"
#include "extractors/cascade.h"
#include "extractors/events/finder.h"
#include "extractors/quotes/finder.h"
#include "extractors/temporal/published.h"
#include "pipeline/lexicon/lattice.h"
#include "pipeline/lexicon/pack_source_lines.h"
#include "pipeline/text/language.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/sentences.h"

namespace kiji {

// What the stages need of one language. Immutable. The lexicon is pointed to by everything else.
struct Pipeline::LanguageData {
  Lexicon lexicon;
  Normaliser normaliser;
  std::vector<std::string> abbreviations;  // sorted; their full stop ends no sentence
  std::optional<Segmenter> segmenter;
  Contest contest;
  std::vector<std::unique_ptr<Extractor>> extractors;
  std::optional<Grammar> grammar;
  std::optional<QuoteFinder> quotes;
  std::optional<EventFinder> events;
};

struct Pipeline::State {
  explicit State(Pack opened) : pack(std::move(opened)) {}

  Pack pack;
  std::mutex mutex;  // guards languages; what it points to is immutable and stays
  std::map<std::string, std::unique_ptr<const LanguageData>, std::less<>> languages;
};

namespace {

// The kind of block each sentence stands in; blocks and sentences both come in order.
std::vector<SentenceSpan> sentences_of(const MatchText& text, const std::vector<Block>& blocks,
                                       std::span<const std::string> abbreviations) {
  std::vector<SentenceSpan> out;
  size_t next = 0;
  BlockKind kind = BlockKind::paragraph;
  for (const Span sentence : split_sentences(text.text, abbreviations)) {
    for (; next < blocks.size() && text.from_article(blocks[next].span.begin) < sentence.end; ++next)
      kind = blocks[next].kind;
    out.push_back({sentence, kind});
  }
  return out;
}

SymbolText symbols_of(const Analysis& analysis) {
  SymbolText out;
  for (const Token& token : analysis.tokens) out.push_back(token.symbol);
  return out;
}

using Extractors = std::vector<std::unique_ptr<Extractor>>;

// Candidates of all extractors, one after the other; those of extractor i end at ends[i].
struct Candidates {
  std::vector<Candidate> all;
  std::vector<size_t> ends;
};

Candidates find_candidates(const Extractors& extractors, const Analysis& analysis) {
  const SymbolText symbols = symbols_of(analysis);
  Candidates out;
  for (const auto& extractor : extractors) {
    std::vector<Candidate> found = extractor->find(analysis, symbols);
    out.all.insert(out.all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    out.ends.push_back(out.all.size());
  }
  return out;
}

// Each extractor gets its own winners, in text order; what only blocks its tokens has done its work.
void resolve(const Extractors& extractors, const Analysis& analysis, Candidates candidates,
             const ContestResult& contest, Record& record) {
  size_t begin = 0;
  for (size_t e = 0; e < extractors.size(); begin = candidates.ends[e++]) {
    std::vector<Candidate> accepted;
    for (const size_t i : contest.accepted) {
      const bool own = i >= begin && i < candidates.ends[e];
      if (own && !std::holds_alternative<Designation>(candidates.all[i].what)) {
        accepted.push_back(std::move(candidates.all[i]));
      }
    }
    extractors[e]->resolve(analysis, accepted, record);
  }
}

}  // namespace

Pipeline::Pipeline(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

const Pack& Pipeline::pack() const { return state_->pack; }

Result<Pipeline> Pipeline::open(Pack pack) {
  // A pack without folds is none: told before the first article comes.
  const Result<Normaliser> folds = Normaliser::open(pack.section("und/folds"));
  if (!folds) return folds.error();
  return Pipeline(std::make_unique<State>(std::move(pack)));
}

Result<const Pipeline::LanguageData*> Pipeline::language(std::string_view tag) const {
  const std::scoped_lock lock(state_->mutex);
  if (const auto found = state_->languages.find(tag); found != state_->languages.end()) return found->second.get();
  Result<Lexicon> lexicon = Lexicon::open(state_->pack, tag);
  if (!lexicon) return lexicon.error();
  const std::string_view own_folds = lexicon->section("folds");
  Result<Normaliser> normaliser = Normaliser::open(own_folds.empty() ? state_->pack.section("und/folds") : own_folds);
  if (!normaliser) return normaliser.error();
  // The lexicon has to have its place before anything points to it.
  auto data = std::make_unique<LanguageData>(
      LanguageData{.lexicon = *std::move(lexicon), .normaliser = *std::move(normaliser)});
  for (const SourceLine& line : split_lines(data->lexicon.section("abbreviations"))) {
    data->abbreviations.emplace_back(line.text);
  }
  Result<Segmenter> segmenter = Segmenter::open(data->lexicon);
  if (!segmenter) return segmenter.error();
  data->segmenter = *std::move(segmenter);
  Result<Contest> contest = Contest::parse(data->lexicon.section("table/contest"), "contest.tsv");
  if (!contest) return contest.error();
  data->contest = *std::move(contest);
  auto extractors = make_extractors(data->lexicon);
  if (!extractors) return extractors.error();
  data->extractors = *std::move(extractors);
  data->grammar.emplace(data->lexicon);
  Result<QuoteFinder> quotes = QuoteFinder::open(data->lexicon);
  if (!quotes) return quotes.error();
  data->quotes = *std::move(quotes);
  Result<EventFinder> events = EventFinder::open(data->lexicon);
  if (!events) return events.error();
  data->events = *std::move(events);
  return state_->languages.emplace(tag, std::move(data)).first->second.get();
}

Result<Record> Pipeline::process(Article article) const { return run(std::move(article), nullptr); }

Result<std::pair<Record, Trace>> Pipeline::explain(Article article) const {
  Trace trace;
  Result<Record> record = run(std::move(article), &trace);
  if (!record) return record.error();
  return std::pair(*std::move(record), std::move(trace));
}

Result<Record> Pipeline::run(Article article, Trace* trace) const {
  article.language = detect_language(article.text, article.language);
  const auto found = language(article.language->tag);
  if (!found) return found.error();
  const LanguageData& data = **found;
  Record record;
  record.article = std::move(article);
  MatchText text = data.normaliser.normalise(record.article.text);
  const std::vector<SentenceSpan> sentences = sentences_of(text, record.article.blocks, data.abbreviations);
  Analysis analysis = data.segmenter->analyse(std::move(text), sentences);
  Candidates candidates = find_candidates(data.extractors, analysis);
  ContestResult contest = data.contest.settle(analysis, candidates.all);
  if (trace != nullptr) trace->candidates = candidates.all;
  resolve(data.extractors, analysis, std::move(candidates), contest, record);
  const Words clause_words(*data.grammar, analysis);
  const AnnotatedUnits annotated(analysis, record);
  record.quotes = data.quotes->find(analysis, clause_words, annotated, record);
  record.events = data.events->find(analysis, clause_words, make_cascade(analysis, annotated, record.quotes), record);
  if (trace != nullptr) {
    trace->analysis = std::move(analysis);
    trace->contest = std::move(contest);
  }
  return record;
}

}  // namespace kiji
