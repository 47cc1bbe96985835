// Collects the forms of one language while its pack is built: every surface with its readings and its cost, every entry
// with its columns. Sorting and merging happen once, at the end.
#ifndef KIJI_PIPELINE_LEXICON_FORM_TABLE_H_
#define KIJI_PIPELINE_LEXICON_FORM_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// Text pool without duplicates.
class StringPool {
 public:
  StringRef add(std::string_view text);
  std::string_view view(StringRef ref) const { return std::string_view(bytes_).substr(ref.offset, ref.size); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, StringRef> known_;
};

class FormTable {
 public:
  // Every class that will be used, sorted and without duplicates; a class's number is its place.
  explicit FormTable(std::vector<std::string> class_names) : class_names_(std::move(class_names)) {}

  // REQUIRES: one of the names.
  ClassId class_id(std::string_view name) const;
  const std::vector<std::string>& class_names() const { return class_names_; }

  EntryId add_entry(std::string_view word_class, std::string_view value, std::string_view canonical);
  void add_column(EntryId entry, std::string_view name,
                  std::string_view text);  // REQUIRES: entry is the last one added
  // `flags`: FormFlag bits. A cost of a literal counts only if no other source knows the form.
  void add_form(std::string_view surface, EntryId entry, uint16_t form_index, int cost, uint16_t flags);
  // A form without an entry: a literal of a rule, in its own class. `surface` is how it is written here.
  void add_literal(std::string_view literal, std::string_view surface, int cost);

  struct MergedForm {
    std::string surface;
    std::vector<Reading> readings;
    int cost = 0;
    uint16_t flags = 0;
  };
  // Sorted by surface (code points); readings by class, then by entry.
  std::vector<MergedForm> merge();

  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<StringRef>& columns() const { return columns_; }
  StringPool& strings() { return strings_; }
  const StringPool& strings() const { return strings_; }

 private:
  struct Row {
    StringRef surface;
    Reading reading;
    int16_t cost;
    uint16_t flags;
    bool literal;
  };

  StringPool strings_;
  std::vector<Row> rows_;
  std::vector<Entry> entries_;
  std::vector<StringRef> columns_;
  std::vector<std::string> class_names_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_FORM_TABLE_H_
