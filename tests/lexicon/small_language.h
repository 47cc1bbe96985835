// A language made for one test: word lists and rules as text become a pack in memory, with the folds, numerals and
// number classes of dictionaries/und. The way is the program's own: dictionary, compiler, pack, lexicon.
#ifndef KIJI_TESTS_LEXICON_SMALL_LANGUAGE_H_
#define KIJI_TESTS_LEXICON_SMALL_LANGUAGE_H_

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/lexicon/lattice.h"
#include "pipeline/lexicon/pack_writer.h"
#include "pipeline/lexicon/rule_engine.h"

namespace kiji {

using Files = std::map<std::string, std::string>;  // "month.tsv" -> text

// A folder below the system's temporary one, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  // `name` may hold folders, which are made.
  void write(const std::string& name, std::string_view text) const;

 private:
  std::string path_;
};

// "# source: test\n" and one line for each word: "value TAB forms".
std::string word_list(const std::vector<std::pair<std::string, std::string>>& words, const std::string& headers = "");

// Folder `xx` with the files beside a folder `und` without data packages.
void write_language(const TemporaryFolder& folder, const Files& files);

// The language opened. Throws (a test's failure) where it does not compile.
class SmallLanguage {
 public:
  explicit SmallLanguage(const Files& files);

  const Lexicon& lexicon() const { return *lexicon_; }
  Analysis analyse(std::string_view text) const;
  // Tokens joined by "|".
  std::string split(std::string_view text) const;
  // For each match of the rules of that kind: "rule:surface[slot=surface,…]", joined by blanks.
  std::string matches(const std::string& kind, std::string_view text) const;

 private:
  std::unique_ptr<Lexicon> lexicon_;
  std::unique_ptr<Segmenter> segmenter_;
};

}  // namespace kiji

#endif  // KIJI_TESTS_LEXICON_SMALL_LANGUAGE_H_
