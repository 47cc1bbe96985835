#include "pipeline/lexicon/pack_writer.h"

#include <algorithm>
#include <utility>

#include "pipeline/lexicon/language_compiler.h"
#include "pipeline/lexicon/pack.h"
#include "pipeline/text/normalise.h"

namespace kiji {
namespace {

DictionaryFolder* find_folder(std::vector<DictionaryFolder>& folders, std::string_view language) {
  const auto found =
      std::find_if(folders.begin(), folders.end(), [&](const DictionaryFolder& f) { return f.language == language; });
  return found == folders.end() ? nullptr : &*found;
}

// The user's lists stand first, so that their entries win; a rule of the same name replaces ours.
void merge_into(DictionaryFolder& folder, DictionaryFolder&& added) {
  folder.lists.insert(folder.lists.begin(), std::make_move_iterator(added.lists.begin()),
                      std::make_move_iterator(added.lists.end()));
  for (auto& of_kind : added.rules) {
    std::vector<Rule>& rules = of_kind.second;
    std::vector<Rule>& ours = folder.rules[of_kind.first];
    std::erase_if(ours, [&](const Rule& rule) {
      return std::any_of(rules.begin(), rules.end(), [&](const Rule& theirs) { return theirs.name == rule.name; });
    });
    ours.insert(ours.begin(), std::make_move_iterator(rules.begin()), std::make_move_iterator(rules.end()));
  }
  for (auto& [name, table] : added.tables) folder.tables[name] = std::move(table);
}

// A folder that holds nothing but numerals, of a language that has more.
const DictionaryFolder* language_of_region(std::vector<DictionaryFolder>& folders, const DictionaryFolder& folder) {
  if (!folder.rules.empty() || !folder.tables.empty() || folder.lists.size() != 1 ||
      folder.lists.front().word_class != kNumeralList) {
    return nullptr;
  }
  for (size_t end = folder.language.rfind('-'); end != std::string::npos; end = folder.language.rfind('-', end - 1)) {
    if (DictionaryFolder* const parent = find_folder(folders, folder.language.substr(0, end))) return parent;
    if (end == 0) break;
  }
  return nullptr;
}

constexpr const char* kFoldTable = "fold";

// The folds of a language as the pack holds them: those of `und`, then its own.
Result<std::string> fold_bytes(const DictionaryFolder& folder, const DictionaryFolder& neutral) {
  const auto table = neutral.tables.find(kFoldTable);
  if (table == neutral.tables.end()) {
    return Error{"missing-table", "no table und/fold.tsv; the folder `dictionaries` was expected", "", 0, 0, ""};
  }
  Result<FoldTable> folds = FoldTable::parse(table->second.text, table->second.path);
  if (!folds) return folds.error();
  if (const auto own = folder.tables.find(kFoldTable); &folder != &neutral && own != folder.tables.end()) {
    folds = FoldTable::parse(own->second.text, own->second.path, *std::move(folds));
    if (!folds) return folds.error();
  }
  return folds->serialise();
}

// The rules of `und` and then those of the language, which win. `parts` in order of precedence.
Result<std::vector<SourceBatch>> imports_of(std::span<const DictionaryFolder* const> parts, const SourcePaths& paths,
                                            const FoldForm& fold) {
  SourceTable all;
  for (size_t i = parts.size(); i-- > 0;) {
    const auto sources = parts[i]->tables.find("sources");
    if (sources == parts[i]->tables.end()) continue;
    Result<SourceTable> table = parse_source_table(sources->second.text, sources->second.path);
    if (!table) return table.error();
    all.rules.insert(all.rules.end(), table->rules.begin(), table->rules.end());
  }
  return import_sources(paths, parts.front()->language, all, fold);
}

// What the machine-made languages share, of the kinds of rules that this one has not by hand: a machine-made rule
// beside hand-written ones would find what they leave out.
DictionaryFolder common_part(const DictionaryFolder& common, const DictionaryFolder& folder) {
  DictionaryFolder out = common;
  std::erase_if(out.rules, [&](const auto& of_kind) { return !folder.machine_made.contains(of_kind.first); });
  return out;
}

}  // namespace

Result<std::vector<DictionaryFolder>> merged_dictionaries(const PackOptions& options) {
  Result<std::vector<DictionaryFolder>> folders = read_dictionaries(options.dictionaries);
  if (!folders) return folders;
  for (const std::string& root : options.add) {
    Result<std::vector<DictionaryFolder>> added = read_dictionaries(root);
    if (!added) return added;
    for (DictionaryFolder& folder : *added) {
      if (DictionaryFolder* ours = find_folder(*folders, folder.language)) {
        merge_into(*ours, std::move(folder));
      } else {
        folders->push_back(std::move(folder));
      }
    }
  }
  return folders;
}

Result<std::string> build_pack(const PackOptions& options) {
  Result<std::vector<DictionaryFolder>> folders = merged_dictionaries(options);
  if (!folders) return folders.error();
  const DictionaryFolder* const neutral = find_folder(*folders, kNoLanguage);
  if (neutral == nullptr) {
    return Error{
        "missing-folder", "no folder `und`; the folder `dictionaries` was expected", options.dictionaries, 0, 0, ""};
  }
  const DictionaryFolder* const common = find_folder(*folders, kMachineMade);
  PackBuilder pack;
  for (const DictionaryFolder& folder : *folders) {
    const Result<std::string> folds = fold_bytes(folder, *neutral);
    if (!folds) return folds.error();
    const Result<Normaliser> normaliser = Normaliser::open(*folds);
    if (!normaliser) return normaliser.error();
    const FoldForm fold = [&](std::string_view form) { return normaliser->fold(form); };
    if (&folder == neutral || folder.tables.contains(kFoldTable)) pack.add(folder.language + "/folds", *folds);
    std::vector<const DictionaryFolder*> parts = {&folder};
    if (const DictionaryFolder* const language = language_of_region(*folders, folder)) {
      parts.push_back(language);
      parts.push_back(neutral);
      if (Status status = compile_region({folder.language, parts, {}, {}, fold}, pack); !status) return status.error();
      continue;
    }
    DictionaryFolder shared;
    if (common != nullptr && !folder.machine_made.empty()) {
      shared = common_part(*common, folder);
      parts.push_back(&shared);
    }
    if (&folder != neutral) parts.push_back(neutral);
    Result<std::vector<SourceBatch>> imports = imports_of(parts, options.sources, fold);
    if (!imports) return imports.error();
    const LanguageInput input{folder.language, parts, *imports, options.without, fold};
    if (Status status = compile_language(input, pack); !status) return status.error();
  }
  return pack.build();
}

}  // namespace kiji
