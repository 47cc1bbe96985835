#include "pipeline/lexicon/dictionary.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace kiji {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTableMark = "# table";

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

Status add_file(const fs::path& path, DictionaryFolder& folder) {
  const std::string extension = path.extension().string();
  if (extension != ".tsv" && extension != ".rules") return ok_status();
  std::optional<std::string> text = read_file(path);
  if (!text) return Error{"unreadable", "cannot read the file; a readable file was expected", path.string(), 0, 0, ""};
  const std::string stem = path.stem().string();
  if (extension == ".rules") {
    Result<std::vector<Rule>> rules = parse_rules(*text, path.string());
    if (!rules) return rules.error();
    folder.rules[stem] = *std::move(rules);
  } else if (text->starts_with(kTableMark)) {
    folder.tables[stem] = {*std::move(text), path.string()};
  } else {
    Result<WordList> list = parse_word_list(*text, path.string());
    if (!list) return list.error();
    folder.lists.push_back(*std::move(list));
  }
  return ok_status();
}

}  // namespace

Result<std::vector<DictionaryFolder>> read_dictionaries(const std::string& root) {
  std::error_code failed;
  if (!fs::is_directory(root, failed)) {
    return Error{"unreadable", "not a folder; a folder of word lists and rules was expected", root, 0, 0, ""};
  }
  std::vector<DictionaryFolder> out;
  DictionaryFolder loose{std::string(kNoLanguage), {}, {}, {}};
  bool has_loose = false;
  for (const fs::path& path : sorted_entries(root)) {
    if (fs::is_directory(path)) {
      DictionaryFolder folder{path.filename().string(), {}, {}, {}};
      for (const fs::path& file : sorted_entries(path)) {
        if (Status status = add_file(file, folder); !status) return status.error();
      }
      out.push_back(std::move(folder));
    } else {
      if (Status status = add_file(path, loose); !status) return status.error();
      has_loose = has_loose || path.extension() == ".tsv" || path.extension() == ".rules";
    }
  }
  if (has_loose) out.push_back(std::move(loose));
  return out;
}

}  // namespace kiji
