// dictionaries/ as files: finds the folder of each language and reads its word lists, rules and tables. Knows their
// formats, not their meaning.
#ifndef KIJI_PIPELINE_LEXICON_DICTIONARY_H_
#define KIJI_PIPELINE_LEXICON_DICTIONARY_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/rule.h"
#include "pipeline/lexicon/word_list.h"

namespace kiji {

// The folder of the words of no language. Its lists and rules are part of every language.
inline constexpr std::string_view kNoLanguage = "und";
// The folder of machine-made languages: cldr/<language> lies under the hand-written <language>. Its own files belong to
// no language; they are part of all that it has a folder for.
inline constexpr std::string_view kMachineMade = "cldr";

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
  bool by_hand = false;                            // it has files of its own, not only those of cldr/<language>
  std::set<std::string> machine_made;              // kinds of rules that come from cldr/<language> and cldr
};

// All folders below `root`, in the order of their names. A root that holds files itself is a folder of the language
// `und` (a user's own list need not know about folders). Of cldr/<language> a language gets the lists, tables and kinds
// of rules that its own folder does not have, or beside which cldr/beside.tsv puts them; nothing if it has all kinds of
// rules itself, for the rest serves those. Faults: unreadable root, or the first fault of any file.
Result<std::vector<DictionaryFolder>> read_dictionaries(const std::string& root);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_DICTIONARY_H_
