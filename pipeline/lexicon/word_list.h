// A word list (*.tsv) as its file says it; the grammar is in dictionaries/README.md. Parsed here, with every fault
// named by its place; folding, costs of the lattice and classes with values are the pack writer's.
#ifndef KIJI_PIPELINE_LEXICON_WORD_LIST_H_
#define KIJI_PIPELINE_LEXICON_WORD_LIST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

inline constexpr int kDefaultWordCost = 3000;  // of a list without "# cost:"
inline constexpr int kMaxWordCost = 32767;     // costs are 16 bit in the pack; none is negative in a word list

struct WordEntry {
  std::string value;
  std::vector<std::string> forms;    // canonical first; never empty, none empty, all different
  std::vector<std::string> columns;  // as many as WordList::column_names; absent ones at the end of a line are empty
  uint32_t line = 0;                 // 1-based
};

struct WordList {
  std::string word_class;  // the file's name without ".tsv"
  std::string path;
  std::string source;
  int cost = kDefaultWordCost;
  bool binds_number = false;     // "# binds: number": date units and counters
  bool binds_unit = false;       // "# binds: unit": what clings to a number with its unit
  bool leads_number = false;     // "# binds: lead": what a number clings to
  bool attaches_after = false;   // "# attaches: after": stands behind another word without a blank (particles)
  bool attaches_before = false;  // "# attaches: before": stands before another word so (Arabic articles)
  bool compounds_inherit = false;
  std::vector<std::string> column_names;  // further columns, without value and forms
  std::vector<WordEntry> entries;         // in file order
};

// Parses the bytes of a word list. All or nothing: the first fault is the error (code "word-list"), with line, column
// and excerpt. `path` names the class and stands in errors; nothing is opened.
Result<WordList> parse_word_list(std::string_view text, const std::string& path);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_WORD_LIST_H_
