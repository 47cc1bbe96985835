#include "pipeline/lexicon/lexicon.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace kiji {
namespace {

constexpr std::string_view kUndetermined = "und";

constexpr std::string_view kRegionSection = "/numbers";

// The tag or the longest of its parents ("zh-hant" -> "zh") of which the pack has that section; else "und".
std::string part_for(const Pack& pack, std::string tag, std::string_view section) {
  while (!tag.empty()) {
    if (!pack.section(tag + std::string(section)).empty()) return tag;
    const size_t hyphen = tag.rfind('-');
    tag.resize(hyphen == std::string::npos ? 0 : hyphen);
  }
  return std::string(kUndetermined);
}

// Folders are named in lower case, tags of articles as BCP 47 has it: zh-Hant.
std::string folder_name(std::string_view tag) {
  std::string out(tag);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

Error damaged(const std::string& section) {
  return {.code = "pack", .message = "section " + section + " of the pack is damaged; run `kiji pack`"};
}

}  // namespace

Result<Lexicon> Lexicon::open(const Pack& pack, std::string_view language) {
  Lexicon out(pack);
  out.language_ = part_for(pack, folder_name(language), "/symbol-begin");
  out.region_ = part_for(pack, folder_name(language), kRegionSection);
  const Result<Habits> habits = parse_habits(out.section("table/" + std::string(kHabitsTable)), "language.tsv");
  if (!habits) return habits.error();
  out.habits_ = *habits;
  const auto name = [&](std::string_view what) { return out.language_ + "/" + std::string(what); };
  const auto trie = pack.array<uint64_t>(name("trie"));
  out.trie_ = Trie(trie);
  out.forms_ = pack.array<Form>(name("forms"));
  out.readings_ = pack.array<Reading>(name("readings"));
  out.entries_ = pack.array<Entry>(name("entries"));
  out.columns_ = pack.array<StringRef>(name("columns"));
  out.class_names_ = pack.array<StringRef>(name("class-names"));
  out.symbol_classes_ = pack.array<ClassId>(name("symbol-classes"));
  out.symbol_begin_ = pack.array<uint32_t>(name("symbol-begin"));
  out.strings_ = pack.section(name("strings"));

  if (out.symbol_begin_.empty()) {
    return Error{.code = "pack",
                 .message = "the pack has no words of `" + std::string(language) + "` and none of `" +
                            std::string(kUndetermined) + "`; run `kiji pack`"};
  }
  const auto& begins = out.symbol_begin_;
  if (!std::is_sorted(begins.begin(), begins.end()) || begins.back() > out.symbol_classes_.size()) {
    return damaged(name("symbol-begin"));
  }
  for (const ClassId id : out.symbol_classes_) {
    if (id >= out.class_names_.size()) return damaged(name("symbol-classes"));
  }
  if (out.trie_.size() > out.forms_.size() || (out.trie_.size() == 0 && !trie.empty())) return damaged(name("trie"));
  return out;
}

const Reading* Lexicon::reading(FormId form, ClassId word_class) const {
  for (const Reading& reading : readings(form)) {
    if (reading.word_class == word_class) return &reading;
  }
  return nullptr;
}

std::string_view Lexicon::column(EntryId id, std::string_view name) const {
  const Entry& entry = this->entry(id);
  for (size_t i = entry.first_column; i < size_t{entry.first_column} + entry.columns * 2u; i += 2) {
    if (i + 1 >= columns_.size()) break;
    if (string(columns_[i]) == name) return string(columns_[i + 1]);
  }
  return {};
}

std::optional<ClassId> Lexicon::find_class(std::string_view name) const {
  const auto found = std::lower_bound(class_names_.begin(), class_names_.end(), name,
                                      [&](StringRef ref, std::string_view key) { return string(ref) < key; });
  if (found == class_names_.end() || string(*found) != name) return std::nullopt;
  return static_cast<ClassId>(found - class_names_.begin());
}

bool Lexicon::has_class(SymbolId symbol, ClassId word_class) const {
  const auto all = classes(symbol);
  return std::binary_search(all.begin(), all.end(), word_class);
}

std::string_view Lexicon::section(std::string_view name) const {
  if (const std::string_view own = pack_.section(region_ + "/" + std::string(name)); !own.empty()) return own;
  return pack_.section(language_ + "/" + std::string(name));
}

}  // namespace kiji
