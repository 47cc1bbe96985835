#include "tests/lexicon/small_language.h"

#include <unistd.h>

#include <atomic>
#include <stdexcept>

#include "pipeline/lexicon/pack.h"

namespace kiji {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  static std::atomic<int> next{0};
  path_ = (fs::temp_directory_path() / ("kiji-lexicon-" + std::to_string(getpid()) + "-" + std::to_string(next++)))
              .string();
  fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, std::string_view text) const {
  const fs::path path = fs::path(path_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string word_list(const std::vector<std::pair<std::string, std::string>>& words, const std::string& headers) {
  std::string out = "# source: test\n" + headers;
  for (const auto& [value, forms] : words) out += value + '\t' + forms + '\n';
  return out;
}

void write_language(const TemporaryFolder& folder, const Files& files) {
  for (const char* name : {"fold.tsv", "number-classes.tsv", "numbers.tsv"}) {
    std::ifstream in(std::string(KIJI_SOURCE_DIR) + "/dictionaries/und/" + name, std::ios::binary);
    folder.write(std::string("und/") + name, std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::ifstream numerals(std::string(KIJI_SOURCE_DIR) + "/dictionaries/ja/numbers.tsv", std::ios::binary);
  folder.write("xx/numbers.tsv", std::string(std::istreambuf_iterator<char>(numerals), {}));
  for (const auto& [name, text] : files) folder.write("xx/" + name, text);
}

SmallLanguage::SmallLanguage(const Files& files) {
  const TemporaryFolder folder;
  write_language(folder, files);
  PackOptions options;
  options.dictionaries = folder.path();
  Result<std::string> bytes = build_pack(options);
  if (!bytes) throw std::runtime_error(bytes.error().to_string());
  Result<Lexicon> lexicon = Lexicon::open(*Pack::from_bytes(*std::move(bytes)), "xx");
  if (!lexicon) throw std::runtime_error(lexicon.error().to_string());
  lexicon_ = std::make_unique<Lexicon>(*std::move(lexicon));
  Result<Segmenter> segmenter = Segmenter::open(*lexicon_);
  if (!segmenter) throw std::runtime_error(segmenter.error().to_string());
  segmenter_ = std::make_unique<Segmenter>(*std::move(segmenter));
}

Analysis SmallLanguage::analyse(std::string_view text) const {
  const SentenceSpan whole{{0, static_cast<uint32_t>(text.size())}, BlockKind::paragraph};
  return segmenter_->analyse(MatchText{std::string(text), {}}, {&whole, text.empty() ? size_t{0} : size_t{1}});
}

std::string SmallLanguage::split(std::string_view text) const {
  const Analysis analysis = analyse(text);
  std::string out;
  for (uint32_t i = 0; i < analysis.tokens.size(); ++i) out += (i == 0 ? "" : "|") + std::string(analysis.surface(i));
  return out;
}

std::string SmallLanguage::matches(const std::string& kind, std::string_view text) const {
  Result<RuleSet> rules = RuleSet::open(*lexicon_, kind);
  if (!rules) return rules.error().to_string();
  const Analysis analysis = analyse(text);
  SymbolText symbols;
  for (const Token& token : analysis.tokens) symbols.push_back(token.symbol);
  std::string out;
  RuleFinder finder(*rules);
  for (const Sentence& sentence : analysis.sentences) {
    for (const Match& match : finder.find(symbols, sentence.tokens)) {
      const CompiledRule& rule = rules->rule(match.rule);
      out += (out.empty() ? "" : " ") + rule.name.substr(rule.name.find('/') + 1) + ":" +
             std::string(analysis.surface(match.tokens)) + "[";
      for (const SlotMatch& slot : match.slots) {
        out +=
            (out.back() == '[' ? "" : ",") + rule.slots[slot.slot] + "=" + std::string(analysis.surface(slot.tokens()));
      }
      out += "]";
    }
  }
  return out;
}

}  // namespace kiji
