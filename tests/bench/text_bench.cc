// Speed of the text room in bytes of article text per second: normalise, sentences, language.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "pipeline/text/language.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/sentences.h"

namespace kiji {
namespace {

const Normaliser& normaliser() {
  static const std::string bytes = [] {
    std::ifstream file(KIJI_SOURCE_DIR "/dictionaries/und/fold.tsv");
    const std::string tsv{std::istreambuf_iterator<char>(file), {}};
    return (*FoldTable::parse(tsv, "fold.tsv")).serialise();
  }();
  static const Normaliser out = *Normaliser::open(bytes);
  return out;
}

// 4 MB of sentences in random order, so that branches cannot be learnt.
std::string shuffled(std::initializer_list<std::string_view> parts) {
  std::mt19937 random(5);
  std::string out;
  while (out.size() < 4'000'000) out += parts.begin()[random() % parts.size()];
  return out;
}

const std::string& japanese() {
  static const std::string text = shuffled(
      {"市は3日、古い橋の架け替え工事を来月から始めると発表した。",
       "市長は「住民の声を聞いて決めた。工期は2年だ」と述べた。", "費用は約12億円で、国が半分を負担する。\n",
       "コンクリートの劣化が進み、トラックの通行は2024年から制限されていた。",
       "近くの商店主(52)は「客が戻ってほしい」と話す。", "完成は2026年3月の見込み。", "一方、反対する声もある。"});
  return text;
}

const std::string& full_width() {
  static const std::string text = shuffled({"市は３日、古い橋の架け替え工事を来月から始めると発表した。",
                                            "市長は「住民の声を聞いて決めた。工期は２年だ」と述べた。",
                                            "費用は約１２億円で、国が半分を負担する。\n",
                                            "コンクリートの劣化が進み、トラックの通行は２０２４年から制限されていた。",
                                            "近くの商店主（５２）は「客が戻ってほしい」と話す。",
                                            "完成は２０２６年３月の見込み。", "一方、反対する声もある。"});
  return text;
}

const std::string& decomposed() {
  static const std::string text =
      shuffled({"か\u3099くせいが集まった。", "は\u309Aんを食べた。", "一方、反対する声もある。"});
  return text;
}

const std::string& english() {
  static const std::string text = shuffled({"The mayor said on Tuesday that repairs would begin next month. ",
                                            "The bridge, built in 1962, carries 12,000 cars a day. ",
                                            "“We have waited long enough,” said a shopkeeper.\n"});
  return text;
}

void run(benchmark::State& state, const std::string& text, auto function) {
  for (auto _ : state) benchmark::DoNotOptimize(function(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}

constexpr auto kNormalise = [](const std::string& text) { return normaliser().normalise(text); };
constexpr auto kSplit = [](const std::string& text) { return split_sentences(text); };
constexpr auto kDetect = [](const std::string& text) { return detect_language(text); };

BENCHMARK_CAPTURE(run, normalise_japanese, japanese(), kNormalise);
BENCHMARK_CAPTURE(run, normalise_full_width, full_width(), kNormalise);
BENCHMARK_CAPTURE(run, normalise_decomposed, decomposed(), kNormalise);
BENCHMARK_CAPTURE(run, normalise_english, english(), kNormalise);
BENCHMARK_CAPTURE(run, sentences_japanese, japanese(), kSplit);
BENCHMARK_CAPTURE(run, sentences_english, english(), kSplit);
// Per article, whatever its length: the sample is bounded.
BENCHMARK_CAPTURE(run, language_japanese, japanese(), kDetect);
BENCHMARK_CAPTURE(run, language_english, english(), kDetect);

}  // namespace
}  // namespace kiji
