// Inflected forms by paradigm, generated while a pack is built: the table forms.tsv of a language names the paradigms,
// a word list marks a form with one (неделя~f1), and the form stands for all its endings (dictionaries/README.md,
// "forms.tsv").
#ifndef KIJI_PIPELINE_LEXICON_PARADIGM_H_
#define KIJI_PIPELINE_LEXICON_PARADIGM_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"

namespace kiji {

// The file's name without ".tsv".
inline constexpr const char* kParadigmTable = "forms";

class Paradigms {
 public:
  // Lines "name TAB ending of the plain form TAB other endings separated by |"; `-` is an ending of nothing. All or
  // nothing; faults name the line (code "paradigm").
  static Result<Paradigms> parse(std::string_view text, const std::string& path);

  // The forms that `form` stands for, the plain one first: "неделя~f1" gives неделя, недели, неделе ... A form without
  // `~` inside stands for itself. Faults: no such paradigm, or a plain form without its ending; `path` and `line` are
  // the form's place.
  Result<std::vector<std::string>> expand(std::string_view form, const std::string& path, uint32_t line) const;

 private:
  struct Paradigm {
    std::string plain;                 // ending of the plain form
    std::vector<std::string> endings;  // of the others
  };
  std::map<std::string, Paradigm, std::less<>> paradigms_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_PARADIGM_H_
