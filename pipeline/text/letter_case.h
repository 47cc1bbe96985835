// The letter cases that a word can be written in.
#ifndef KIJI_PIPELINE_TEXT_LETTER_CASE_H_
#define KIJI_PIPELINE_TEXT_LETTER_CASE_H_

#include <string>
#include <string_view>
#include <vector>

namespace kiji {

// How `form` may be written in another letter case, without `form` itself: lower case, the first word capitalised,
// every word capitalised, capitals. By the rules of `language` (a BCP 47 tag: Turkish has two kinds of i). Empty for a
// form without letters that have case.
std::vector<std::string> other_cases(std::string_view form, const std::string& language);

}  // namespace kiji

#endif  // KIJI_PIPELINE_TEXT_LETTER_CASE_H_
