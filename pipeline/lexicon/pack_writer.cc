#include "pipeline/lexicon/pack_writer.h"

#include <algorithm>
#include <optional>
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
constexpr const char* kSourceTable = "sources";

// The folds of a language as the pack holds them, and what folds its forms.
struct Folding {
  std::string bytes;
  Normaliser normaliser;
};

// Those of `und`, then the language's own.
Result<Folding> folding_of(const DictionaryFolder& folder, const DictionaryFolder& neutral) {
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
  std::string bytes = folds->serialise();
  Result<Normaliser> normaliser = Normaliser::open(bytes);
  if (!normaliser) return normaliser.error();
  return Folding{std::move(bytes), *std::move(normaliser)};
}

// The rules of `und` and then those of the language, which win. `parts` in order of precedence.
Result<std::vector<SourceBatch>> imports_of(std::span<const DictionaryFolder* const> parts, const SourcePaths& paths,
                                            const FoldForm& fold) {
  SourceTable all;
  for (size_t i = parts.size(); i-- > 0;) {
    const auto sources = parts[i]->tables.find(kSourceTable);
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
  if (folder.by_hand)
    out.tables.erase(kSourceTable);  // names of towns and months are for those who wrote rules for them
  return out;
}

// All folders, and those that are part of others.
struct Folders {
  std::vector<DictionaryFolder> all;
  const DictionaryFolder* neutral = nullptr;
  const DictionaryFolder* common = nullptr;  // of the machine-made languages
};

Status add_folder(const DictionaryFolder& folder, Folders& folders, const PackOptions& options, const FoldForm& fold,
                  PackBuilder& pack) {
  std::vector<const DictionaryFolder*> parts = {&folder};
  if (const DictionaryFolder* const language = language_of_region(folders.all, folder)) {
    parts.push_back(language);
    parts.push_back(folders.neutral);
    return compile_region({folder.language, parts, {}, {}, fold}, pack);
  }
  DictionaryFolder shared;
  if (folders.common != nullptr && !folder.machine_made.empty()) {
    shared = common_part(*folders.common, folder);
    parts.push_back(&shared);
  }
  if (&folder != folders.neutral) parts.push_back(folders.neutral);
  const Result<std::vector<SourceBatch>> imports = imports_of(parts, options.sources, fold);
  if (!imports) return imports.error();
  return compile_language({folder.language, parts, *imports, options.without, fold}, pack);
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
  Result<std::vector<DictionaryFolder>> merged = merged_dictionaries(options);
  if (!merged) return merged.error();
  Folders folders{*std::move(merged)};
  folders.neutral = find_folder(folders.all, kNoLanguage);
  folders.common = find_folder(folders.all, kMachineMade);
  if (folders.neutral == nullptr) {
    return Error{
        "missing-folder", "no folder `und`; the folder `dictionaries` was expected", options.dictionaries, 0, 0, ""};
  }
  // Most languages have no folds of their own, and reading the table takes longer than all else of a small one.
  const Result<Folding> neutral_folding = folding_of(*folders.neutral, *folders.neutral);
  if (!neutral_folding) return neutral_folding.error();
  PackBuilder pack;
  for (const DictionaryFolder& folder : folders.all) {
    std::optional<Folding> own;
    if (&folder != folders.neutral && folder.tables.contains(kFoldTable)) {
      Result<Folding> made = folding_of(folder, *folders.neutral);
      if (!made) return made.error();
      own = *std::move(made);
    }
    const Folding& folding = own ? *own : *neutral_folding;
    if (own || &folder == folders.neutral) pack.add(folder.language + "/folds", folding.bytes);
    const FoldForm fold = [&](std::string_view form) { return folding.normaliser.fold(form); };
    if (Status status = add_folder(folder, folders, options, fold, pack); !status) return status.error();
  }
  return pack.build();
}

}  // namespace kiji
