// Compiles dictionaries/ and the data packages into one pack. The only place where word lists, rules and imports meet.
#ifndef KIJI_PIPELINE_LEXICON_PACK_WRITER_H_
#define KIJI_PIPELINE_LEXICON_PACK_WRITER_H_

#include <string>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/dictionary.h"
#include "pipeline/lexicon/pack_source.h"

namespace kiji {

struct PackOptions {
  std::string dictionaries;          // folder of language folders
  std::vector<std::string> add;      // the user's own folders; their entries and rules win
  std::vector<std::string> without;  // classes left out
  SourcePaths sources;
};

// The bytes of the pack. The same files and packages give the same bytes. Faults: the first of any file, with its
// place; a data package that is not installed.
Result<std::string> build_pack(const PackOptions& options);

// The folder of each language with the user's folders merged into it, as build_pack compiles them. For `kiji check`.
Result<std::vector<DictionaryFolder>> merged_dictionaries(const PackOptions& options);

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PACK_WRITER_H_
