// Numbers the sets of classes that a token can have. Only classes that some rule asks for take part: everything else
// about a form is in its readings.
#ifndef KIJI_PIPELINE_LEXICON_SYMBOL_TABLE_H_
#define KIJI_PIPELINE_LEXICON_SYMBOL_TABLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/lexicon.h"

namespace kiji {

// Two steps: every set is added, then finish() numbers them so that sets which share their commonest classes are
// neighbours (a class becomes few ranges in a regular expression), then symbols are asked for.
class SymbolTableBuilder {
 public:
  // Classes ascending, without duplicates. The empty set is a set too.
  void add(const std::vector<ClassId>& classes);
  // Fault: more sets than code points of three bytes.
  Status finish();
  // REQUIRES: finish() was called and the set was added.
  SymbolId symbol(const std::vector<ClassId>& classes) const;
  // Symbols whose set holds the class, ascending. REQUIRES: finish() was called.
  const std::vector<SymbolId>& symbols_with(ClassId word_class) const;
  const std::vector<SymbolId>& all() const { return all_; }
  // Sets in the order of their symbols.
  const std::vector<std::vector<ClassId>>& sets() const { return ordered_; }

 private:
  std::map<std::vector<ClassId>, SymbolId> sets_;
  std::vector<std::vector<ClassId>> ordered_;
  std::map<ClassId, std::vector<SymbolId>> with_;
  std::vector<SymbolId> all_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_SYMBOL_TABLE_H_
