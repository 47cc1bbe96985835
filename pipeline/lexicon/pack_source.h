// Words that come from outside when the pack is built: Debian's data packages and ICU/CLDR. Each importer turns one
// source into entries of one shape. What becomes of which class, at what cost and with which columns is data: a source
// table (sources.tsv, dictionaries/README.md). Nothing here decides how a form is segmented or stored.
#ifndef KIJI_PIPELINE_LEXICON_PACK_SOURCE_H_
#define KIJI_PIPELINE_LEXICON_PACK_SOURCE_H_

#include <functional>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

struct SourceColumn {
  std::string_view name, text;
};

// One word of a data package: what it means and how it is written (canonical form first, at least one).
struct SourceEntry {
  std::string_view word_class, value;
  std::span<const std::string_view> forms;
  std::span<const SourceColumn> columns;
  int cost = 0;
};

// Entries and the memory that they point into: an entry lives as long as its batch, also when the batch moves. 650,000
// entries take about 120 MB.
class SourceBatch {
 public:
  SourceBatch() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>()) {}

  // Copies everything. The returned entry may be changed until the next one is added.
  SourceEntry& add(const SourceEntry& entry);
  std::string_view keep(std::string_view text);
  std::span<const SourceEntry> entries() const { return entries_; }
  std::span<SourceEntry> entries() { return entries_; }

 private:
  std::string_view keep_name(std::string_view name);  // classes and columns repeat: one copy of each

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  std::vector<SourceEntry> entries_;
  std::unordered_set<std::string_view> names_;
};

// A line of sources.tsv: entries of `kind` in `package` become words of `word_class`.
struct SourceRule {
  std::string package, kind, word_class;
  int cost = 0;
  bool adds_to_cost = false;         // "+500": on top of the package's own word cost
  std::vector<std::string> columns;  // columns to keep, of those that the importer knows
  bool common = false;               // its forms are common words (ImportContext)
  bool uncommon = false;             // leaves out forms that are common words
  bool current = false;              // leaves out money that is no longer in use
  bool katakana = false;             // only forms wholly in katakana
  std::string trim;                  // a form that ends so also stands without: 横浜市, 横浜
};

struct SourceTable {
  std::vector<SourceRule> rules;

  // Empty if the table says nothing about that kind or leaves it out (class "-"). `kind` with commas is a path: the
  // rule of its longest prefix counts. Of two rules for the same kind the later one counts.
  const SourceRule* find(std::string_view package, std::string_view kind) const;
  // Whether the table names this very kind with class "-".
  bool leaves_out(std::string_view package, std::string_view kind) const;
  bool has(std::string_view package) const;

 private:
  const SourceRule* last(std::string_view package, std::string_view kind) const;
};

Result<SourceTable> parse_source_table(std::string_view text, const std::string& path);

// Folds a form as text is folded. Called once for each form; an empty function leaves forms as they are.
using FoldForm = std::function<std::string(std::string_view)>;

// What all importers need. `common` are forms of the rules with that mark, views into the batch that they came from.
struct ImportContext {
  const SourceTable& table;
  const FoldForm& fold;
  std::unordered_set<std::string_view> common;
  std::unordered_set<std::string_view> left_out;  // forms that no package may bring; views into the table

  std::string folded(std::string_view form) const { return fold ? fold(form) : std::string(form); }
  // Whether a word of that rule may be written so.
  bool allows(const SourceRule& rule, std::string_view form) const {
    return !left_out.contains(form) && (!rule.uncommon || !common.contains(form));
  }
};

// Where Debian puts the packages. Tests and other systems put their own.
struct SourcePaths {
  std::string ipadic = "/usr/share/mecab/dic/ipadic";   // mecab-ipadic
  std::string enamdict = "/usr/share/edict/enamdict";   // enamdict
  std::string iso_codes = "/usr/share/iso-codes/json";  // iso-codes
  std::string locales = "/usr/share/locale";            // gettext catalogues of iso-codes and libgeonames-common
};

// Each importer returns entries in a fixed order: the same packages give the same batch. Faults: a package that is not
// installed (code "missing-package", the message names it), a broken file. `language` is a BCP 47 tag in lower case.
Result<SourceBatch> import_ipadic(const std::string& folder, const ImportContext& context);
Result<SourceBatch> import_enamdict(const std::string& path, const ImportContext& context);
// Largest population first, so the first of several cities of one name is the likeliest.
Result<SourceBatch> import_cities(const std::string& locales, std::string_view language, const ImportContext& context);
Result<SourceBatch> import_iso(const std::string& folder, const std::string& locales, std::string_view language,
                               const ImportContext& context);
Result<SourceBatch> import_cldr(std::string_view language, const ImportContext& context);

// Views into the batch.
std::unordered_set<std::string_view> common_forms(const SourceBatch& batch, const SourceTable& table);

// Everything that the table names, in the order ipadic, enamdict, geonames, iso-codes, cldr; one batch for each.
Result<std::vector<SourceBatch>> import_sources(const SourcePaths& paths, std::string_view language,
                                                const SourceTable& table, const FoldForm& fold);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_SOURCE_H_
