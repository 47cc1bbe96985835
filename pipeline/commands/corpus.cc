#include "pipeline/commands/corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace kiji {
namespace {

namespace fs = std::filesystem;

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

// Text before the first `separator` and after it; no second part if there is none.
std::pair<std::string_view, std::optional<std::string_view>> cut(std::string_view text, std::string_view separator) {
  const size_t at = text.find(separator);
  if (at == std::string_view::npos) return {trimmed(text), std::nullopt};
  return {trimmed(text.substr(0, at)), trimmed(text.substr(at + separator.size()))};
}

class CaseParser {
 public:
  explicit CaseParser(const std::string& path) : path_(path) {}

  Result<std::vector<CorpusCase>> parse(std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      if (auto fault = parse_line(trimmed(text.substr(0, end)))) return *fault;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (auto fault = end_stanza()) return *fault;
    if (cases_.empty()) return error("no cases; expected `case NAME` and lines of `hit` or `miss`", {});
    return std::move(cases_);
  }

 private:
  Error error(std::string message, std::string_view excerpt) const {
    return {.code = "case-syntax",
            .message = std::move(message),
            .path = path_,
            .line = line_,
            .excerpt = std::string(excerpt)};
  }

  std::optional<Error> parse_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return std::nullopt;
    const auto [word, rest] = cut(line, " ");
    if (!rest) return error("nothing after `" + std::string(word) + "`", line);
    if (word == "case") return begin_stanza(*rest);
    if (name_.empty()) return error("no stanza; expected `case NAME` first", line);
    if (word == "published") {
      published_ = *rest;
    } else if (word == "miss") {
      add(*rest, {});
    } else if (word == "hit") {
      return parse_hit(*rest, line);
    } else if (word == "split") {
      return parse_split(*rest, line);
    } else {
      return error("unknown word `" + std::string(word) + "`; expected case, published, hit, miss or split", line);
    }
    return std::nullopt;
  }

  std::optional<Error> begin_stanza(std::string_view name) {
    if (auto fault = end_stanza()) return fault;
    name_ = name;
    published_ = kCasePublished;
    stanza_begin_ = cases_.size();
    return std::nullopt;
  }

  std::optional<Error> end_stanza() const {
    if (name_.empty() || cases_.size() > stanza_begin_) return std::nullopt;
    return error("case `" + name_ + "` is empty; expected a line of `hit` or `miss`", {});
  }

  std::optional<Error> parse_hit(std::string_view rest, std::string_view line) {
    const auto [text, results] = cut(rest, "=>");
    if (!results) return error("no `=>`; expected `hit TEXT => SURFACE | VALUE`", line);
    std::vector<CaseResult> want;
    std::optional<std::string_view> left = *results;
    while (left) {
      const auto [one, others] = cut(*left, ";");
      const auto [surface, value] = cut(one, "|");
      if (surface.empty() || !value || value->empty()) {
        return error("no result; expected SURFACE | VALUE", line);
      }
      if (text.find(surface) == std::string_view::npos) {
        return error("`" + std::string(surface) + "` is not in the text", line);
      }
      want.push_back({.surface = std::string(surface), .value = std::string(*value)});
      left = others;
    }
    add(text, std::move(want));
    return std::nullopt;
  }

  std::optional<Error> parse_split(std::string_view rest, std::string_view line) {
    const auto [text, parts] = cut(rest, "=>");
    if (!parts) return error("no `=>`; expected `split TEXT => TOKEN|TOKEN`", line);
    std::string joined;
    std::vector<std::string> tokens;
    for (std::optional<std::string_view> left = *parts; left;) {
      const auto [one, others] = cut(*left, "|");
      tokens.emplace_back(one);
      joined += one;
      left = others;
    }
    if (joined != text) return error("the tokens are not the text; expected all of `" + std::string(text) + "`", line);
    add(text, {});
    cases_.back().tokens = std::move(tokens);
    return std::nullopt;
  }

  void add(std::string_view text, std::vector<CaseResult> want) {
    cases_.push_back(
        {.name = name_, .published = published_, .text = std::string(text), .want = std::move(want), .line = line_});
  }

  const std::string& path_;
  uint32_t line_ = 0;
  std::string name_;
  std::string published_;
  size_t stanza_begin_ = 0;
  std::vector<CorpusCase> cases_;
};

// Files below `folder` that end so, by path.
std::vector<fs::path> files_below(const std::string& folder, std::string_view extension) {
  std::vector<fs::path> out;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    if (at->is_regular_file(code) && at->path().extension() == extension) out.push_back(at->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<Expectation> read_expectation(const fs::path& path, const fs::path& articles) {
  const auto text = read_file(path.string());
  if (!text) return text.error();
  const auto fault = [&](std::string message) {
    return Error{.code = "expectation", .message = std::move(message), .path = path.string()};
  };
  Expectation out{.language = path.parent_path().filename().string(),
                  .slug = path.stem().string(),
                  .path = path.string(),
                  .facts = nlohmann::json::parse(*text, nullptr, false)};
  if (!out.facts.is_object()) return fault("no JSON object");
  const auto is_string = [&](const char* key) { return out.facts.contains(key) && out.facts[key].is_string(); };
  if (!is_string("source") || !is_string("licence") || !out.facts.contains("reviewed")) {
    return fault("source, licence or reviewed missing");
  }
  const fs::path article = articles / out.language / out.facts["source"].get<std::string>();
  if (std::error_code code; !fs::is_regular_file(article, code)) return fault("no article " + article.string());
  out.article = article.string();
  return out;
}

}  // namespace

Result<CaseFile> parse_cases(std::string_view text, const std::string& path) {
  auto cases = CaseParser(path).parse(text);
  if (!cases) return cases.error();
  const fs::path where(path);
  return CaseFile{.language = where.parent_path().filename().string(),
                  .kind = where.stem().string(),
                  .path = path,
                  .cases = *std::move(cases)};
}

Result<std::vector<CaseFile>> read_cases(const std::string& folder) {
  std::vector<CaseFile> out;
  for (const fs::path& path : files_below(folder, ".cases")) {
    const auto text = read_file(path.string());
    if (!text) return text.error();
    auto file = parse_cases(*text, path.string());
    if (!file) return file.error();
    out.push_back(*std::move(file));
  }
  if (out.empty()) return Error{.code = "no-cases", .message = "no *.cases files", .path = folder};
  return out;
}

Result<std::vector<Expectation>> read_expectations(const std::string& corpus) {
  std::vector<Expectation> out;
  const fs::path root(corpus);
  for (const fs::path& path : files_below((root / "expected").string(), ".json")) {
    auto expectation = read_expectation(path, root / "articles");
    if (!expectation) return expectation.error();
    out.push_back(*std::move(expectation));
  }
  if (out.empty()) return Error{.code = "no-expectations", .message = "no expected/*/*.json files", .path = corpus};
  return out;
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{.code = "unreadable", .message = "cannot open", .path = path};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace kiji
