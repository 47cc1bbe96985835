// dictionaries/ as files: finds the folder of each language and reads its word lists, rules and tables. Knows their
// formats, not their meaning.
#ifndef KIJI_PIPELINE_LEXICON_DICTIONARY_H_
#define KIJI_PIPELINE_LEXICON_DICTIONARY_H_

#include <map>
#include <string>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/rule.h"
#include "pipeline/lexicon/word_list.h"

namespace kiji {

// The folder of the words of no language. Its lists and rules are part of every language.
inline constexpr std::string_view kNoLanguage = "und";

// A file that is no word list (its first line is "# table"): contents as they are, for the unit that knows them.
struct Table {
  std::string text;
  std::string path;
};

struct DictionaryFolder {
  std::string language;                            // the folder's name: a BCP 47 tag in lower case
  std::vector<WordList> lists;                     // by file name
  std::map<std::string, std::vector<Rule>> rules;  // by kind: "temporal"
  std::map<std::string, Table> tables;             // by file name without ".tsv": "numbers", "fold"
};

// All folders below `root`, in the order of their names. A root that holds files itself is a folder of the language
// `und` (a user's own list need not know about folders). Faults: unreadable root, or the first fault of any file.
Result<std::vector<DictionaryFolder>> read_dictionaries(const std::string& root);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_DICTIONARY_H_
