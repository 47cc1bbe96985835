// The whole way of an article and each of its stages, in MB/s of article text on one core, beside the floor: the passes
// that no program of this kind can avoid. Run with the pack beside the program:
//   KIJI_PACK=… pipeline_bench [--benchmark_filter=…]
#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <cstdlib>

#include "extractors/all.h"
#include "extractors/cascade.h"
#include "extractors/contest.h"
#include "extractors/events/finder.h"
#include "extractors/quotes/finder.h"
#include "pipeline/core/utf8.h"
#include "pipeline/emit/json.h"
#include "pipeline/lexicon/lattice.h"
#include "pipeline/run/pipeline.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/sentences.h"
#include "tests/bench/varied_text.h"

namespace kiji::bench {
namespace {

constexpr size_t kBytes = size_t{20} << 20;
constexpr std::string_view kPublished = "2026-02-01";

const std::vector<std::string>& articles() {
  static const std::vector<std::string> all =
      varied_articles(std::string(KIJI_SOURCE_DIR) + "/corpus/articles/ja", kBytes);
  return all;
}

Pack open_pack() {
  const char* path = std::getenv("KIJI_PACK");
  Result<Pack> pack = Pack::open(path == nullptr ? std::string(KIJI_BINARY_DIR) + "/kiji.pack" : path);
  if (!pack) {
    std::fprintf(stderr, "%s\n", pack.error().to_string().c_str());
    std::exit(2);
  }
  return *std::move(pack);
}

Article article(const std::string& text) {
  Article out;
  out.id = "bench";
  out.text = text;
  out.language = Language{"ja", "given", 1};
  out.published = Published{std::string(kPublished), "given", "", {}};
  out.blocks = {{BlockKind::paragraph, {0, static_cast<uint32_t>(text.size())}}};
  return out;
}

// Everything before a stage is made outside its time, an article at a time.
struct Stages {
  Pack pack = open_pack();
  Normaliser normaliser = *Normaliser::open(pack.section("und/folds"));
  Lexicon lexicon = *Lexicon::open(pack, "ja");
  Segmenter segmenter = *Segmenter::open(lexicon);
  Contest contest = *Contest::parse(lexicon.section("table/contest"), "contest.tsv");
  std::vector<std::unique_ptr<Extractor>> extractors = *make_extractors(lexicon);
  Grammar grammar = Grammar(lexicon);

  Analysis analyse(const std::string& text) const {
    MatchText match = normaliser.normalise(text);
    std::vector<SentenceSpan> sentences;
    for (const Span span : split_sentences(match.text)) sentences.push_back({span, BlockKind::paragraph});
    return segmenter.analyse(std::move(match), sentences);
  }
};

const Stages& stages() {
  static const Stages all;
  return all;
}

// Runs `work` over the articles, one after the other, and counts their bytes.
template <typename Work>
void over_articles(benchmark::State& state, Work&& work) {
  const size_t ready = articles().size();  // made before the clock runs
  size_t next = 0, bytes = 0;
  for (auto _ : state) {
    const std::string& text = articles()[next++ % ready];
    work(text);
    bytes += text.size();
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

// The same, with something made of each text outside the time.
template <typename Prepare, typename Work>
void over_prepared(benchmark::State& state, Prepare&& prepare, Work&& work) {
  constexpr size_t kPrepared = 256;
  std::vector<decltype(prepare(std::string()))> ready;
  for (size_t i = 0; i < kPrepared; ++i) ready.push_back(prepare(articles()[i % articles().size()]));
  size_t next = 0, bytes = 0;
  for (auto _ : state) {
    const size_t i = next++ % kPrepared;
    work(ready[i]);
    bytes += articles()[i % articles().size()].size();
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

void floor_of_the_house(benchmark::State& state) {
  const Stages& s = stages();
  const RE2 trigger("(\\d+)(年|月|日|人|円|%)");
  std::string json;
  over_articles(state, [&](const std::string& text) {
    benchmark::DoNotOptimize(find_invalid_utf8(text));
    const MatchText match = s.normaliser.normalise(text);
    const std::vector<Span> sentences = split_sentences(match.text);
    benchmark::DoNotOptimize(sentences.size());
    uint64_t forms = 0;
    for (size_t at = 0; at < match.text.size(); at += utf8_length(static_cast<unsigned char>(match.text[at]))) {
      s.lexicon.trie().prefixes(match.text, at, [&](uint32_t, uint32_t form) { forms += form; });
      if (match.text[at] < '0' || match.text[at] > '9' ||
          (at > 0 && match.text[at - 1] >= '0' && match.text[at - 1] <= '9'))
        continue;
      re2::StringPiece found[3];
      benchmark::DoNotOptimize(trigger.Match(match.text, at, match.text.size(), RE2::ANCHOR_START, found, 3));
    }
    benchmark::DoNotOptimize(forms);
    Record record;
    record.article = article(text);
    json = to_json(record, {"0", "0"});
    benchmark::DoNotOptimize(json.data());
  });
}
BENCHMARK(floor_of_the_house)->Name("floor");

void whole(benchmark::State& state, bool write) {
  static const Pipeline pipeline = *Pipeline::open(open_pack());
  uint64_t facts = 0, bytes = 0;
  over_articles(state, [&](const std::string& text) {
    const Result<Record> record = pipeline.process(article(text));
    facts += record->times.size() + record->figures.size();
    for (const auto* entities : {&record->people, &record->organizations, &record->places}) {
      for (const Entity& entity : *entities) facts += entity.mentions.size();
    }
    bytes += text.size();
    if (write) benchmark::DoNotOptimize(to_json(*record, {"0", "0"}).size());
  });
  state.counters["facts_per_10kB"] = static_cast<double>(facts) * 10'000 / static_cast<double>(bytes);
}
BENCHMARK_CAPTURE(whole, warm, true)->Name("whole");

void cold(benchmark::State& state) {
  // A new process in miniature: the pack is mapped, its rules compiled and their automata empty. One MB of text each.
  uint64_t bytes = 0;
  size_t next = 0;
  for (auto _ : state) {
    const Pipeline pipeline = *Pipeline::open(open_pack());
    for (size_t done = 0; done < (size_t{1} << 20);) {
      const std::string& text = articles()[next++ % articles().size()];
      benchmark::DoNotOptimize(to_json(*pipeline.process(article(text)), {"0", "0"}).size());
      done += text.size();
      bytes += text.size();
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(cold)->Name("whole, first MB of a new process")->Iterations(3)->Unit(benchmark::kMillisecond);

void first_record(benchmark::State& state) {
  for (auto _ : state) {
    const Pipeline pipeline = *Pipeline::open(open_pack());
    benchmark::DoNotOptimize(pipeline.process(article(articles()[0]))->times.size());
  }
}
BENCHMARK(first_record)->Name("start-up to the first record")->Unit(benchmark::kMillisecond);

void normalise(benchmark::State& state) {
  over_articles(state, [](const std::string& text) {
    benchmark::DoNotOptimize(stages().normaliser.normalise(text).text.size());
  });
}
BENCHMARK(normalise);

void sentences(benchmark::State& state) {
  over_articles(state, [](const std::string& text) { benchmark::DoNotOptimize(split_sentences(text).size()); });
}
BENCHMARK(sentences);

void segment(benchmark::State& state) {
  over_articles(state, [](const std::string& text) { benchmark::DoNotOptimize(stages().analyse(text).tokens.size()); });
}
BENCHMARK(segment)->Name("normalise, sentences, segment");

SymbolText symbols_of(const Analysis& analysis) {
  SymbolText out;
  for (const Token& token : analysis.tokens) out.push_back(token.symbol);
  return out;
}

void find(benchmark::State& state, size_t extractor) {
  struct Ready {
    Analysis analysis;
    SymbolText symbols;
  };
  over_prepared(
      state,
      [](const std::string& text) {
        Ready out{stages().analyse(text), {}};
        out.symbols = symbols_of(out.analysis);
        return out;
      },
      [&](const Ready& ready) {
        benchmark::DoNotOptimize(stages().extractors[extractor]->find(ready.analysis, ready.symbols).size());
      });
}
BENCHMARK_CAPTURE(find, times, 0)->Name("find times");
BENCHMARK_CAPTURE(find, figures, 1)->Name("find figures");
BENCHMARK_CAPTURE(find, names, 2)->Name("find names");

// Candidates of every extractor, with the place where those of each end.
struct Found {
  Analysis analysis;
  std::vector<Candidate> candidates;
  std::vector<size_t> ends;
  std::vector<std::vector<Candidate>> accepted;
  Record record;
};

Found found_in(const std::string& text) {
  Found out{stages().analyse(text), {}, {}, {}, {}};
  const SymbolText symbols = symbols_of(out.analysis);
  for (const auto& extractor : stages().extractors) {
    for (Candidate& candidate : extractor->find(out.analysis, symbols)) out.candidates.push_back(std::move(candidate));
    out.ends.push_back(out.candidates.size());
  }
  const ContestResult result = stages().contest.settle(out.analysis, out.candidates);
  size_t begin = 0;
  for (const size_t end : out.ends) {
    out.accepted.emplace_back();
    for (const size_t i : result.accepted) {
      const bool blocks = std::holds_alternative<Designation>(out.candidates[i].what);
      if (i >= begin && i < end && !blocks) out.accepted.back().push_back(out.candidates[i]);
    }
    begin = end;
  }
  out.record.article = article(text);
  return out;
}

void settle(benchmark::State& state) {
  over_prepared(state, found_in, [](const Found& found) {
    benchmark::DoNotOptimize(stages().contest.settle(found.analysis, found.candidates).accepted.size());
  });
}
BENCHMARK(settle)->Name("contest");

void resolve(benchmark::State& state, size_t extractor) {
  over_prepared(
      state,
      [&](const std::string& text) {
        Found out = found_in(text);
        for (size_t e = 0; e < extractor; ++e)
          stages().extractors[e]->resolve(out.analysis, out.accepted[e], out.record);
        return out;
      },
      [&](const Found& found) {
        Record record = found.record;
        stages().extractors[extractor]->resolve(found.analysis, found.accepted[extractor], record);
        benchmark::DoNotOptimize(record.times.size());
      });
}
BENCHMARK_CAPTURE(resolve, times, 0)->Name("resolve times");
BENCHMARK_CAPTURE(resolve, figures, 1)->Name("resolve figures");
BENCHMARK_CAPTURE(resolve, names, 2)->Name("resolve names");

// A record with everything of level 1.
struct Resolved {
  Analysis analysis;
  Record record;
};

Resolved resolved(const std::string& text) {
  Found found = found_in(text);
  for (size_t e = 0; e < found.accepted.size(); ++e) {
    stages().extractors[e]->resolve(found.analysis, found.accepted[e], found.record);
  }
  return {std::move(found.analysis), std::move(found.record)};
}

void find_quotes(benchmark::State& state) {
  static const QuoteFinder finder = *QuoteFinder::open(stages().lexicon);
  over_prepared(state, resolved, [](const Resolved& ready) {
    const Words words(stages().grammar, ready.analysis);
    const AnnotatedUnits annotated(ready.analysis, ready.record);
    benchmark::DoNotOptimize(finder.find(ready.analysis, words, annotated, ready.record).size());
  });
}
BENCHMARK(find_quotes)->Name("words, quotes");

void find_events(benchmark::State& state) {
  static const QuoteFinder quotes = *QuoteFinder::open(stages().lexicon);
  static const EventFinder finder = *EventFinder::open(stages().lexicon);
  over_prepared(
      state,
      [](const std::string& text) {
        Resolved out = resolved(text);
        out.record.quotes = quotes.find(out.analysis, Words(stages().grammar, out.analysis),
                                        AnnotatedUnits(out.analysis, out.record), out.record);
        return out;
      },
      [](const Resolved& ready) {
        const Words words(stages().grammar, ready.analysis);
        const Cascade cascade =
            make_cascade(ready.analysis, AnnotatedUnits(ready.analysis, ready.record), ready.record.quotes);
        benchmark::DoNotOptimize(finder.find(ready.analysis, words, cascade, ready.record).size());
      });
}
BENCHMARK(find_events)->Name("words, cascade, events");

void write_json(benchmark::State& state) {
  static const Pipeline pipeline = *Pipeline::open(open_pack());
  over_prepared(
      state, [](const std::string& text) { return *pipeline.process(article(text)); },
      [](const Record& record) {
        benchmark::DoNotOptimize(to_json(record, {"0", "0"}).size());
      });
}
BENCHMARK(write_json)->Name("JSON");

}  // namespace
}  // namespace kiji::bench

BENCHMARK_MAIN();
