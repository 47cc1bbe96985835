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

Result<DictionaryFolder> read_folder(const fs::path& path) {
  DictionaryFolder folder;
  folder.language = path.filename().string();
  for (const fs::path& file : sorted_entries(path)) {
    if (Status status = add_file(file, folder); !status) return status.error();
  }
  return folder;
}

// The table cldr/beside.tsv: "language TAB kind" where machine-made rules stand behind hand-written ones of that kind.
bool stands_beside(const DictionaryFolder& common, const std::string& language, const std::string& kind) {
  const auto table = common.tables.find("beside");
  return table != common.tables.end() &&
         table->second.text.find('\n' + language + '\t' + kind + '\n') != std::string::npos;
}

// Puts the machine-made folder of a language under its own one. `kinds`: of the rules that machine-made languages have.
void lay_under(DictionaryFolder& own, DictionaryFolder&& machine, const DictionaryFolder& common,
               const std::set<std::string>& kinds) {
  std::copy_if(
      kinds.begin(), kinds.end(), std::inserter(own.machine_made, own.machine_made.end()),
      [&](const std::string& kind) { return !own.rules.contains(kind) || stands_beside(common, own.language, kind); });
  if (own.machine_made.empty()) return;
  own.by_hand = !own.lists.empty() || !own.rules.empty() || !own.tables.empty();
  std::erase_if(machine.lists, [&](const WordList& list) {
    return own.tables.contains(list.word_class) ||
           std::any_of(own.lists.begin(), own.lists.end(),
                       [&](const WordList& ours) { return ours.word_class == list.word_class; });
  });
  own.lists.insert(own.lists.end(), std::make_move_iterator(machine.lists.begin()),
                   std::make_move_iterator(machine.lists.end()));
  for (auto& [kind, made] : machine.rules) {
    if (!own.machine_made.contains(kind)) continue;
    std::vector<Rule>& rules = own.rules[kind];
    rules.insert(rules.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
  }
  own.tables.merge(machine.tables);
}

// All languages below cldr/, with the kinds of rules that any of them or the folder itself has.
struct MachineMade {
  DictionaryFolder common;
  std::vector<DictionaryFolder> languages;
  std::set<std::string> kinds;
};

Result<MachineMade> read_machine_made(const fs::path& path) {
  Result<DictionaryFolder> common = read_folder(path);
  if (!common) return common.error();
  MachineMade out{*std::move(common), {}, {}};
  for (const fs::path& language : sorted_entries(path)) {
    if (!fs::is_directory(language)) continue;
    Result<DictionaryFolder> folder = read_folder(language);
    if (!folder) return folder.error();
    out.languages.push_back(*std::move(folder));
  }
  for (const auto& [kind, unused] : out.common.rules) out.kinds.insert(kind);
  for (const DictionaryFolder& folder : out.languages) {
    for (const auto& [kind, unused] : folder.rules) out.kinds.insert(kind);
  }
  return out;
}

}  // namespace

Result<std::vector<DictionaryFolder>> read_dictionaries(const std::string& root) {
  std::error_code failed;
  if (!fs::is_directory(root, failed)) {
    return Error{"unreadable", "not a folder; a folder of word lists and rules was expected", root, 0, 0, ""};
  }
  std::vector<DictionaryFolder> out;
  DictionaryFolder loose;
  loose.language = kNoLanguage;
  bool has_loose = false;
  std::optional<MachineMade> machine;
  for (const fs::path& path : sorted_entries(root)) {
    if (fs::is_directory(path) && path.filename() == kMachineMade) {
      Result<MachineMade> made = read_machine_made(path);
      if (!made) return made.error();
      machine = *std::move(made);
    } else if (fs::is_directory(path)) {
      Result<DictionaryFolder> folder = read_folder(path);
      if (!folder) return folder.error();
      out.push_back(*std::move(folder));
    } else {
      if (Status status = add_file(path, loose); !status) return status.error();
      has_loose = has_loose || path.extension() == ".tsv" || path.extension() == ".rules";
    }
  }
  if (has_loose) out.push_back(std::move(loose));
  if (!machine) return out;
  for (DictionaryFolder& made : machine->languages) {
    auto own =
        std::find_if(out.begin(), out.end(), [&](const auto& folder) { return folder.language == made.language; });
    if (own == out.end()) {
      out.emplace_back().language = made.language;
      own = out.end() - 1;
    }
    lay_under(*own, std::move(made), machine->common, machine->kinds);
  }
  out.push_back(std::move(machine->common));
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.language < b.language; });
  return out;
}

}  // namespace kiji
