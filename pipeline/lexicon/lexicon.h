// The words of one language, as the pack holds them: forms with their readings and costs, entries with their columns,
// and the symbol that stands for each set of classes. A view over a Pack; cheap to copy, safe to share.
#ifndef KIJI_PIPELINE_LEXICON_LEXICON_H_
#define KIJI_PIPELINE_LEXICON_LEXICON_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/habits.h"
#include "pipeline/lexicon/pack.h"
#include "pipeline/lexicon/trie.h"

namespace kiji {

using ClassId = uint16_t;   // "month", "title", also "ending=past"; numbered within a language
using FormId = uint32_t;    // a written form: one key of the trie
using EntryId = uint32_t;   // a line of a word list, or a name of a data package
using SymbolId = uint16_t;  // a set of classes

inline constexpr FormId kNoForm = 0xFFFFFFFF;
inline constexpr EntryId kNoEntry = 0xFFFFFFFF;

// A place in the string section.
struct StringRef {
  uint32_t offset = 0;
  uint32_t size = 0;
};

// One meaning of a form: it is a form of `entry`, which is of `word_class`. Readings of a form come in class order.
struct Reading {
  EntryId entry = kNoEntry;
  ClassId word_class = 0;
  uint16_t form_index = 0;  // which form of the entry, 0 = canonical
};

struct Form {
  uint32_t first_reading = 0;
  uint16_t readings = 0;
  int16_t cost = 0;  // of the lattice; smaller is likelier
  SymbolId symbol = 0;
  uint16_t flags = 0;  // FormFlag
};

enum FormFlag : uint16_t {
  kBindsNumber = 1 << 0,     // a date unit or counter: bound to a number before it (ARCHITECTURE, lattice)
  kBindsUnit = 1 << 1,       // clings to a number with its unit: 半 in 一時半
  kLeadsNumber = 1 << 2,     // a number clings to it: 午後 in 午後一時
  kAttachesAfter = 1 << 3,   // stands behind another word of its run without a blank (Habits::attached)
  kAttachesBefore = 1 << 4,  // stands before another word of its run without a blank
  kWholeNumber = 1 << 5,     // the form is also a number, and its token has both: the unit and the ordinal "second"
};

struct Entry {
  StringRef value;            // first column of the word list
  StringRef canonical;        // first form
  uint32_t first_column = 0;  // into the column section, where name and text follow each other: its first name
  uint16_t columns = 0;       // pairs of name and text
  ClassId word_class = 0;
};

class Lexicon {
 public:
  // The language's part of the pack; else its parent's ("zh-hant" -> "zh"), else that of "und"; sections that the pack
  // has of the tag itself (the numbers of "es-mx") stand before its parent's. Small sections are
  // checked here. The large ones are not read (start-up time and memory): what they point to is checked where it is
  // followed, so a damaged pack gives wrong or empty answers at worst.
  static Result<Lexicon> open(const Pack& pack, std::string_view language);

  std::string_view language() const { return language_; }
  const Habits& habits() const { return habits_; }
  const Trie& trie() const { return trie_; }

  const Form& form(FormId id) const { return forms_[id]; }
  std::span<const Reading> readings(FormId id) const {
    const Form& form = forms_[id];
    if (size_t{form.first_reading} + form.readings > readings_.size()) return {};
    return readings_.subspan(form.first_reading, form.readings);
  }
  // The reading of `form` in that class; null if it has none.
  const Reading* reading(FormId form, ClassId word_class) const;

  std::string_view value(EntryId id) const { return string(entry(id).value); }
  std::string_view canonical(EntryId id) const { return string(entry(id).canonical); }
  // A named column ("latin", "country"); empty if the entry has none.
  std::string_view column(EntryId id, std::string_view name) const;

  std::optional<ClassId> find_class(std::string_view name) const;
  std::string_view class_name(ClassId id) const { return string(class_names_[id]); }

  // Classes of a symbol, ascending.
  std::span<const ClassId> classes(SymbolId symbol) const {
    if (symbol >= symbol_count()) return {};
    return symbol_classes_.subspan(symbol_begin_[symbol], symbol_begin_[symbol + 1] - symbol_begin_[symbol]);
  }
  bool has_class(SymbolId symbol, ClassId word_class) const;
  size_t symbol_count() const { return symbol_begin_.size() - 1; }

  // A section of this language ("rules/temporal", "table/contest"); empty if it has none.
  std::string_view section(std::string_view name) const;
  const Pack& pack() const { return pack_; }

 private:
  explicit Lexicon(Pack pack) : pack_(std::move(pack)) {}
  const Entry& entry(EntryId id) const {
    static constexpr Entry kNone;
    return id < entries_.size() ? entries_[id] : kNone;
  }
  std::string_view string(StringRef ref) const {
    return size_t{ref.offset} + ref.size <= strings_.size() ? strings_.substr(ref.offset, ref.size)
                                                            : std::string_view();
  }

  Pack pack_;
  std::string language_;
  std::string region_;  // whose own sections stand before those of the language; mostly the language itself
  Habits habits_;
  Trie trie_;
  std::span<const Form> forms_;
  std::span<const Reading> readings_;
  std::span<const Entry> entries_;
  std::span<const StringRef> columns_;      // name, text, name, text ...
  std::span<const StringRef> class_names_;  // sorted by name
  std::span<const ClassId> symbol_classes_;
  std::span<const uint32_t> symbol_begin_;  // one more than symbols
  std::string_view strings_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_LEXICON_H_
