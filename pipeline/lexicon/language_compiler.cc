// Order of work: names of all classes (sorted: a class's number is its place), forms, compounds, sets of classes,
// symbols, rules, sections.
#include "pipeline/lexicon/language_compiler.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/core/utf8.h"
#include "pipeline/lexicon/alphabet.h"
#include "pipeline/lexicon/bytes.h"
#include "pipeline/lexicon/form_table.h"
#include "pipeline/lexicon/habits.h"
#include "pipeline/lexicon/number.h"
#include "pipeline/lexicon/number_class.h"
#include "pipeline/lexicon/numerals.h"
#include "pipeline/lexicon/paradigm.h"
#include "pipeline/lexicon/rule_compiler.h"
#include "pipeline/lexicon/shape.h"
#include "pipeline/lexicon/symbol_table.h"
#include "pipeline/lexicon/trie.h"
#include "pipeline/text/letter_case.h"

namespace kiji {
namespace {

// Lattice costs of words whose list says none, and of literals that no list holds: short forms are dearer, so that one
// letter does not cut longer words to pieces.
constexpr int kOneCharacterCost = 5500;
constexpr int kTwoCharacterCost = 4000;

// The list of words whose full stop ends no sentence. Its forms are read by the splitter of sentences too.
constexpr std::string_view kAbbreviationList = "abbreviation";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

int default_cost(std::string_view surface) {
  const uint32_t size = count_code_points(surface);
  return size == 1 ? kOneCharacterCost : size == 2 ? kTwoCharacterCost : kDefaultWordCost;
}

// What belongs to no language: its rules may speak of blanks and of classes that only some languages have.
bool is_neutral(std::string_view language) { return language == kNoLanguage || language == kMachineMade; }

class LanguageCompiler {
 public:
  LanguageCompiler(const LanguageInput& input, PackBuilder& pack) : input_(input), pack_(pack) {}

  Status run() {
    if (Status status = read_habits(); !status) return status;
    if (Status status = read_numbers(); !status) return status;
    collect_classes();
    if (Status status = check_rules(); !status) return status;
    forms_.emplace(std::vector<std::string>(class_names_.begin(), class_names_.end()));
    if (Status status = add_word_lists(); !status) return status;
    add_imports();
    add_literals();
    merged_ = forms_->merge();
    inherit_compounds();
    if (Status status = number_symbols(); !status) return status;
    if (Status status = write_forms(); !status) return status;
    write_symbols();
    if (Status status = write_rules(); !status) return status;
    write_tables();
    write_abbreviations();
    return ok_status();
  }

  Status run_region() {
    if (Status status = read_habits(); !status) return status;
    if (Status status = read_numbers(); !status) return status;
    pack_.add(section("numbers"), number_bytes_);
    return ok_status();
  }

 private:
  bool left_out(std::string_view word_class) const {
    return std::find(input_.without.begin(), input_.without.end(), word_class) != input_.without.end();
  }

  // `visit` gets the list and the language of its folder.
  template <typename Visit>
  void each_list(Visit&& visit) const {
    for (const DictionaryFolder* folder : input_.folders) {
      for (const WordList& list : folder->lists) {
        if (list.word_class != kNumeralList && !left_out(list.word_class)) visit(list, folder->language);
      }
    }
  }

  template <typename Visit>
  void each_rule(Visit&& visit) const {
    for (const DictionaryFolder* folder : input_.folders) {
      for (const auto& [kind, rules] : folder->rules) {
        for (const Rule& rule : rules) visit(kind, rule, folder->language);
      }
    }
  }

  // The first folder that has the table; null if none has.
  const Table* table(const std::string& name) const {
    for (const DictionaryFolder* folder : input_.folders) {
      const auto found = folder->tables.find(name);
      if (found != folder->tables.end()) return &found->second;
    }
    return nullptr;
  }

  Status read_habits();
  Status read_numbers();
  void collect_classes();
  Status check_rules();
  Status check_class(const Rule& rule, const std::string& language, const std::string& name) const;
  Status add_word_lists();
  Status add_word(const WordList& list, const WordEntry& word, const std::string& language, const Paradigms& paradigms);
  void add_imports();
  void add_literals();
  void inherit_compounds();
  Status number_symbols();
  std::vector<ClassId> set_of_names(const std::vector<std::string>& names) const;
  std::vector<ClassId> set_of(const FormTable::MergedForm& form) const;
  std::vector<std::string> shape_names(Shape shape, bool unknown) const;
  std::vector<std::string> number_class_names(NumberClassSet set) const;
  bool is_number_with_unit(std::string_view surface) const;
  std::optional<Number> whole_number(std::string_view surface) const;
  std::vector<std::string> writings(std::string form, const std::string& language) const;
  Status write_forms();
  void write_symbols();
  Status write_rules();
  void write_tables();
  void write_abbreviations();
  std::string section(std::string_view name) const { return input_.language + "/" + std::string(name); }

  const LanguageInput& input_;
  PackBuilder& pack_;
  Habits habits_;
  std::optional<NumberReader> numbers_;
  std::string number_bytes_;
  std::optional<NumberClasses> number_classes_;
  std::set<std::string> class_names_;
  std::set<std::string> referenced_;                     // classes that rules ask for
  std::map<std::string, std::set<std::string>> values_;  // class -> values that rules ask for
  std::map<std::string, std::set<std::string>> known_values_;
  std::unordered_set<std::string> units_;  // forms that bind a number
  std::optional<FormTable> forms_;
  std::vector<FormTable::MergedForm> merged_;
  std::unordered_map<std::string, std::vector<Reading>> inheritable_;
  SymbolTableBuilder symbols_;
};

Result<std::vector<Numeral>> numerals_of(const DictionaryFolder& folder) {
  for (const WordList& list : folder.lists) {
    if (list.word_class == kNumeralList) return parse_numerals(list);
  }
  return std::vector<Numeral>{};
}

Status LanguageCompiler::read_habits() {
  const Table* habits = table(std::string(kHabitsTable));
  if (habits == nullptr) return ok_status();
  Result<Habits> parsed = parse_habits(habits->text, habits->path);
  if (!parsed) return parsed.error();
  habits_ = *parsed;
  return ok_status();
}

// How a form stands in a text: as it is, and in other letter case where that is the language's habit. `=` before a form
// keeps it as it is written. What belongs to no language has no letter case to vary.
std::vector<std::string> LanguageCompiler::writings(std::string form, const std::string& language) const {
  if (!habits_.any_case || is_neutral(language)) return {std::move(form)};
  if (form.starts_with('=') && form.size() > 1) return {form.substr(1)};
  std::vector<std::string> out = other_cases(form, input_.language);
  out.insert(out.begin(), std::move(form));
  return out;
}

Status LanguageCompiler::read_numbers() {
  // From the most general folder to the most special one.
  std::vector<Numeral> numerals;
  for (size_t i = input_.folders.size(); i-- > 0;) {
    Result<std::vector<Numeral>> own = numerals_of(*input_.folders[i]);
    if (!own) return own.error();
    for (Numeral& numeral : *own) {
      if (numeral.kind != NumeralKind::point && numeral.kind != NumeralKind::group)
        numeral.form = input_.fold(numeral.form);
    }
    // ASCII letters of numerals match in any case as it is.
    const size_t written = own->size();
    for (size_t n = 0; n < written; ++n) {
      if (is_ascii((*own)[n].form)) continue;
      for (std::string& form : writings((*own)[n].form, input_.folders[i]->language)) {
        if (form == (*own)[n].form) continue;
        own->push_back((*own)[n]);
        own->back().form = std::move(form);
      }
    }
    numerals = merge_numerals(numerals, *own);
  }
  number_bytes_ = serialise_numerals(numerals);
  numbers_.emplace(numerals, habits_.numbers);
  const Table* classes = table("number-classes");
  if (classes == nullptr)
    return Error{"missing-table", "no table number-classes.tsv; und/number-classes.tsv was expected", "", 0, 0, ""};
  Result<NumberClasses> parsed = NumberClasses::parse(classes->text, classes->path);
  if (!parsed) return parsed.error();
  number_classes_ = *std::move(parsed);
  return ok_status();
}

void LanguageCompiler::collect_classes() {
  each_list([&](const WordList& list, const std::string&) {
    class_names_.insert(list.word_class);
    for (const WordEntry& entry : list.entries) known_values_[list.word_class].insert(entry.value);
  });
  for (const SourceBatch& batch : input_.imports) {
    for (const SourceEntry& entry : batch.entries()) {
      class_names_.emplace(entry.word_class);
    }
  }
  for (const std::string& name : number_classes_->names()) class_names_.insert(name);
  for (size_t shape = 0; shape < kShapes; ++shape) {
    for (std::string& name : shape_names(static_cast<Shape>(shape), true)) class_names_.insert(std::move(name));
  }
  for (const std::string_view name : kAnnotationClasses) class_names_.emplace(name);
  each_rule([&](const std::string&, const Rule& rule, const std::string&) {
    for (const Pattern& pattern : rule.match) {
      for_each_class(pattern, [&](const std::string& name) {
        referenced_.insert(name);
        const size_t equals = name.find('=');
        if (name.front() != '"' && equals != std::string::npos)
          values_[name.substr(0, equals)].insert(name.substr(equals + 1));
      });
    }
  });
}

Status LanguageCompiler::check_class(const Rule& rule, const std::string& language, const std::string& name) const {
  const std::string plain = name.substr(0, name.find('='));
  if (name.front() == '"' || left_out(plain)) return ok_status();
  const bool neutral = is_neutral(language);
  const auto fault = [&](const std::string& message) -> Status {
    return Error{"unknown-class", "rule '" + rule.name + "': " + message, rule.path, rule.line, 0, ""};
  };
  if (habits_.spaced && plain == "space" && !neutral) {
    return fault("blanks are no tokens where words are spaced (language.tsv); a pattern without `_` was expected");
  }
  // A neutral rule may ask for a class that only some languages have.
  if (!class_names_.contains(plain) && !neutral) {
    return fault("no class '" + plain + "'; a word list, number class, shape or class of a data package was expected");
  }
  if (plain.size() == name.size() || !known_values_.contains(plain)) return ok_status();
  const std::string value = name.substr(plain.size() + 1);
  if (!known_values_.at(plain).contains(value))
    return fault("class '" + plain + "' has no value '" + value + "'; one of its values was expected");
  return ok_status();
}

Status LanguageCompiler::check_rules() {
  Status out = ok_status();
  each_rule([&](const std::string&, const Rule& rule, const std::string& language) {
    for (const Pattern& pattern : rule.match) {
      for_each_class(pattern, [&](const std::string& name) {
        if (out.ok()) out = check_class(rule, language, name);
      });
    }
  });
  class_names_.insert(referenced_.begin(), referenced_.end());
  return out;
}

Status LanguageCompiler::add_word_lists() {
  Paradigms paradigms;
  if (const Table* forms = table(kParadigmTable)) {
    Result<Paradigms> parsed = Paradigms::parse(forms->text, forms->path);
    if (!parsed) return parsed.error();
    paradigms = *std::move(parsed);
  }
  Status out = ok_status();
  each_list([&](const WordList& list, const std::string& language) {
    for (const WordEntry& word : list.entries) {
      if (Status status = add_word(list, word, language, paradigms); !status && out.ok()) out = status;
    }
  });
  return out;
}

Status LanguageCompiler::add_word(const WordList& list, const WordEntry& word, const std::string& language,
                                  const Paradigms& paradigms) {
  const auto flags =
      static_cast<uint16_t>((list.binds_number ? kBindsNumber : 0) | (list.binds_unit ? kBindsUnit : 0) |
                            (list.leads_number ? kLeadsNumber : 0) | (list.attaches_after ? kAttachesAfter : 0) |
                            (list.attaches_before ? kAttachesBefore : 0));
  EntryId entry = kNoEntry;
  for (size_t i = 0; i < word.forms.size(); ++i) {
    const Result<std::vector<std::string>> inflected = paradigms.expand(word.forms[i], list.path, word.line);
    if (!inflected) return inflected.error();
    if (i == 0) {
      entry = forms_->add_entry(list.word_class, word.value, inflected->front());
      for (size_t c = 0; c < word.columns.size(); ++c) {
        if (!word.columns[c].empty()) forms_->add_column(entry, list.column_names[c], word.columns[c]);
      }
    }
    for (const std::string& form : *inflected) {
      for (const std::string& surface : writings(input_.fold(form), language)) {
        if (surface.empty()) continue;
        const int cost = list.cost == kDefaultWordCost ? default_cost(surface) : list.cost;
        forms_->add_form(surface, entry, static_cast<uint16_t>(i), cost, flags);
        if (list.binds_number) units_.insert(surface);
        if (list.compounds_inherit) {
          inheritable_[surface].push_back({entry, forms_->class_id(list.word_class), static_cast<uint16_t>(i)});
        }
      }
    }
  }
  return ok_status();
}

void LanguageCompiler::add_imports() {
  for (const SourceBatch& batch : input_.imports) {
    for (const SourceEntry& word : batch.entries()) {
      if (left_out(word.word_class)) continue;
      EntryId entry = kNoEntry;
      for (size_t i = 0; i < word.forms.size(); ++i) {
        // A number with its unit is no word, whatever a package says: 一時 is read as 一|時 unless a list here has it.
        if (is_number_with_unit(word.forms[i])) continue;
        if (entry == kNoEntry) {
          entry = forms_->add_entry(word.word_class, word.value, word.forms.front());
          for (const SourceColumn& column : word.columns) forms_->add_column(entry, column.name, column.text);
        }
        forms_->add_form(word.forms[i], entry, static_cast<uint16_t>(i), word.cost, 0);
      }
    }
  }
}

void LanguageCompiler::add_literals() {
  std::set<std::pair<std::string, std::string>> literals;  // and how each may be written
  each_rule([&](const std::string&, const Rule& rule, const std::string& language) {
    for (const Pattern& pattern : rule.match) {
      for_each_literal(pattern, [&](const std::string& text) {
        for (std::string& surface : writings(input_.fold(text), language)) literals.emplace(text, std::move(surface));
      });
    }
  });
  for (const auto& [text, surface] : literals) forms_->add_literal(text, surface, default_cost(surface));
}

// 首脳会談 takes the classes of 会談 if no list says anything about it: a longer word never hides a trigger.
void LanguageCompiler::inherit_compounds() {
  if (inheritable_.empty()) return;
  std::set<ClassId> listed;
  each_list([&](const WordList& list, const std::string&) { listed.insert(forms_->class_id(list.word_class)); });
  for (FormTable::MergedForm& form : merged_) {
    const bool in_a_list = std::any_of(form.readings.begin(), form.readings.end(),
                                       [&](const Reading& reading) { return listed.contains(reading.word_class); });
    if (in_a_list) continue;
    for (size_t cut = utf8_length(static_cast<unsigned char>(form.surface.front())); cut < form.surface.size();
         cut += utf8_length(static_cast<unsigned char>(form.surface[cut]))) {
      const auto found = inheritable_.find(form.surface.substr(cut));
      if (found == inheritable_.end()) continue;
      form.readings.insert(form.readings.end(), found->second.begin(), found->second.end());
      std::sort(form.readings.begin(), form.readings.end(),
                [](const Reading& a, const Reading& b) { return a.word_class < b.word_class; });
      break;
    }
  }
}

bool LanguageCompiler::is_number_with_unit(std::string_view surface) const {
  const std::vector<NumberReading> readings = numbers_->read(surface, 0);
  return std::any_of(readings.begin(), readings.end(), [&](const NumberReading& reading) {
    return units_.contains(std::string(surface.substr(reading.end)));
  });
}

// Where blanks part the words, a word of a list may be a number as well; elsewhere a form that holds a numeral keeps
// it.
std::optional<Number> LanguageCompiler::whole_number(std::string_view surface) const {
  if (!habits_.spaced) return std::nullopt;
  for (const NumberReading& reading : numbers_->read(surface, 0)) {
    if (reading.end == surface.size()) return reading.number;
  }
  return std::nullopt;
}

std::vector<std::string> LanguageCompiler::shape_names(Shape shape, bool unknown) const {
  std::vector<std::string> out;
  for (const std::string_view name : shape_classes(shape)) {
    if (!name.empty()) out.emplace_back(name);
  }
  if (unknown) out.emplace_back("unknown");
  return out;
}

std::vector<std::string> LanguageCompiler::number_class_names(NumberClassSet set) const {
  std::vector<std::string> out;
  for (size_t i = 0; i < number_classes_->names().size(); ++i) {
    if ((set >> i & 1) != 0) out.push_back(number_classes_->names()[i]);
  }
  return out;
}

// Only classes that some rule asks for make a difference between symbols.
std::vector<ClassId> LanguageCompiler::set_of_names(const std::vector<std::string>& names) const {
  std::vector<ClassId> out;
  for (const std::string& name : names) {
    if (referenced_.contains(name)) out.push_back(forms_->class_id(name));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<ClassId> LanguageCompiler::set_of(const FormTable::MergedForm& form) const {
  std::vector<std::string> names = shape_names(shape_of(form.surface), false);
  if (const std::optional<Number> number = whole_number(form.surface)) {
    for (std::string& name : number_class_names(number_classes_->classes_of(*number))) names.push_back(std::move(name));
  }
  for (const Reading& reading : form.readings) {
    const std::string& name = forms_->class_names()[reading.word_class];
    names.push_back(name);
    const auto wanted = values_.find(name);
    if (wanted == values_.end() || reading.entry == kNoEntry) continue;
    const std::string value(forms_->strings().view(forms_->entries()[reading.entry].value));
    if (wanted->second.contains(value)) names.push_back(name + "=" + value);
  }
  return set_of_names(names);
}

Status LanguageCompiler::number_symbols() {
  for (const FormTable::MergedForm& form : merged_) symbols_.add(set_of(form));
  for (size_t shape = 0; shape < kShapes; ++shape)
    symbols_.add(set_of_names(shape_names(static_cast<Shape>(shape), true)));
  for (const uint64_t mask : number_classes_->possible_sets()) symbols_.add(set_of_names(number_class_names(mask)));
  for (const std::string_view name : kAnnotationClasses) symbols_.add(set_of_names({std::string(name)}));
  return symbols_.finish();
}

// Forms are numbered from the likeliest on: what texts look up often lies together.
Status LanguageCompiler::write_forms() {
  std::vector<uint32_t> likeliest_first(merged_.size());
  std::iota(likeliest_first.begin(), likeliest_first.end(), 0);
  std::stable_sort(likeliest_first.begin(), likeliest_first.end(),
                   [&](uint32_t a, uint32_t b) { return merged_[a].cost < merged_[b].cost; });
  std::vector<Form> forms;
  std::vector<Reading> readings;
  std::vector<uint32_t> ranks(merged_.size());
  for (const uint32_t i : likeliest_first) {
    const FormTable::MergedForm& merged = merged_[i];
    Form form;
    form.first_reading = static_cast<uint32_t>(readings.size());
    form.readings = static_cast<uint16_t>(merged.readings.size());
    form.cost = static_cast<int16_t>(merged.cost);
    form.symbol = symbols_.symbol(set_of(merged));
    form.flags = static_cast<uint16_t>(merged.flags | (whole_number(merged.surface) ? kWholeNumber : 0));
    readings.insert(readings.end(), merged.readings.begin(), merged.readings.end());
    ranks[i] = static_cast<uint32_t>(forms.size());
    forms.push_back(form);
  }
  std::vector<std::string> keys;
  keys.reserve(merged_.size());
  for (const FormTable::MergedForm& merged : merged_) keys.push_back(merged.surface);
  const Result<std::vector<uint64_t>> trie = build_trie(keys, ranks);
  if (!trie) return trie.error();
  pack_.add_array(section("trie"), std::span<const uint64_t>(*trie));
  pack_.add_array(section("forms"), std::span<const Form>(forms));
  pack_.add_array(section("readings"), std::span<const Reading>(readings));
  pack_.add_array(section("entries"), std::span<const Entry>(forms_->entries()));
  pack_.add_array(section("columns"), std::span<const StringRef>(forms_->columns()));
  return ok_status();
}

void LanguageCompiler::write_symbols() {
  std::vector<ClassId> classes;
  std::vector<uint32_t> begins = {0};
  for (const std::vector<ClassId>& set : symbols_.sets()) {
    classes.insert(classes.end(), set.begin(), set.end());
    begins.push_back(static_cast<uint32_t>(classes.size()));
  }
  pack_.add_array(section("symbol-classes"), std::span<const ClassId>(classes));
  pack_.add_array(section("symbol-begin"), std::span<const uint32_t>(begins));
  std::vector<SymbolId> shapes;
  for (size_t shape = 0; shape < kShapes; ++shape) {
    shapes.push_back(symbols_.symbol(set_of_names(shape_names(static_cast<Shape>(shape), true))));
  }
  pack_.add_array(section("shape-symbols"), std::span<const SymbolId>(shapes));
  std::vector<uint64_t> numbers;  // mask, symbol, mask, symbol ... by mask
  for (const uint64_t mask : number_classes_->possible_sets()) {
    numbers.push_back(mask);
    numbers.push_back(symbols_.symbol(set_of_names(number_class_names(mask))));
  }
  pack_.add_array(section("number-symbols"), std::span<const uint64_t>(numbers));
  std::vector<SymbolId> annotations;  // in the order of kAnnotationClasses
  for (const std::string_view name : kAnnotationClasses)
    annotations.push_back(symbols_.symbol(set_of_names({std::string(name)})));
  pack_.add_array(section("annotation-symbols"), std::span<const SymbolId>(annotations));
  std::vector<StringRef> names;
  for (const std::string& name : forms_->class_names()) names.push_back(forms_->strings().add(name));
  pack_.add_array(section("class-names"), std::span<const StringRef>(names));
  pack_.add(section("strings"), forms_->strings().bytes());
}

void write_groups(const std::vector<PatternGroup>& groups, ByteWriter& out) {
  out.number(static_cast<uint32_t>(groups.size()));
  for (const PatternGroup& group : groups) {
    out.number(static_cast<uint32_t>(group.kind));
    out.number(group.slot);
  }
}

void write_set(const std::vector<SymbolId>& symbols, ByteWriter& out) {
  std::vector<std::pair<SymbolId, SymbolId>> ranges;
  for (const SymbolId symbol : symbols) {
    if (!ranges.empty() && ranges.back().second + 1 == symbol) {
      ranges.back().second = symbol;
    } else {
      ranges.emplace_back(symbol, symbol);
    }
  }
  out.number(static_cast<uint32_t>(ranges.size()));
  for (const auto& [first, last] : ranges) {
    out.number(first);
    out.number(last);
  }
}

// Set 0 holds the edge alone.
void write_alphabet(const Alphabet& alphabet, ByteWriter& out) {
  out.text({reinterpret_cast<const char*>(alphabet.letters.data()), alphabet.letters.size() * sizeof(Letter)});
  out.number(static_cast<uint32_t>(alphabet.sets.size()));
  for (size_t i = 0; i < alphabet.sets.size(); ++i) {
    write_set(i == SymbolSets::kEdge ? std::vector<Letter>{kEdgeLetter} : alphabet.sets[i], out);
  }
}

void write_pattern(const CompiledPattern& pattern, ByteWriter& out) {
  out.number(pattern.has_gap ? 1 : 0);
  out.text(pattern.left);
  out.text(pattern.right);
  write_groups(pattern.left_groups, out);
  write_groups(pattern.right_groups, out);
  write_set(pattern.entries, out);
  write_set(pattern.before, out);
}

void write_sequence(const CompiledSequence& sequence, ByteWriter& out) {
  out.number(sequence.trigger);
  out.number(sequence.span_begin);
  out.number(sequence.span_end);
  out.number(static_cast<uint32_t>(sequence.elements.size()));
  for (const CompiledSequence::Element& element : sequence.elements) {
    out.number(element.set);
    out.number(element.slot);
    out.number(static_cast<uint32_t>(element.length));
  }
}

void write_rule(const CompiledRuleText& rule, ByteWriter& out) {
  out.text(rule.name);
  out.number(rule.literals);
  out.text(rule.yield);
  out.number(static_cast<uint32_t>(rule.slots.size()));
  for (size_t i = 0; i < rule.slots.size(); ++i) {
    out.text(rule.slots[i]);
    out.text(rule.slot_classes[i]);
  }
  out.number(static_cast<uint32_t>(rule.sequences.size()));
  for (const CompiledSequence& sequence : rule.sequences) write_sequence(sequence, out);
  out.number(static_cast<uint32_t>(rule.patterns.size()));
  for (const CompiledPattern& pattern : rule.patterns) write_pattern(pattern, out);
}

// The rules of one kind: sets of symbols, then the rules.
Status LanguageCompiler::write_rules() {
  const SymbolsOf symbols_of = [this](const std::string& name) -> const std::vector<SymbolId>& {
    static const std::vector<SymbolId> kNone;
    if (name.empty()) return symbols_.all();
    return class_names_.contains(name) ? symbols_.symbols_with(forms_->class_id(name)) : kNone;
  };
  struct Kind {
    SymbolSets sets;
    std::vector<CompiledRuleText> rules;
  };
  std::map<std::string, Kind> kinds;
  Status out = ok_status();
  each_rule([&](const std::string& kind, const Rule& rule, const std::string& language) {
    if (!out.ok()) return;
    Kind& of_kind = kinds[kind];
    Result<CompiledRuleText> compiled = compile_rule(rule, language + "/" + rule.name, symbols_of, of_kind.sets);
    if (!compiled)
      out = compiled.error();
    else
      of_kind.rules.push_back(*std::move(compiled));
  });
  for (const auto& [name, kind] : kinds) {
    ByteWriter bytes;
    write_alphabet(make_alphabet(kind.sets.all(), symbols_.all().size()), bytes);
    bytes.number(static_cast<uint32_t>(kind.rules.size()));
    for (const CompiledRuleText& rule : kind.rules) write_rule(rule, bytes);
    pack_.add(section("rules/" + name), bytes.take());
  }
  return out;
}

void LanguageCompiler::write_tables() {
  pack_.add(section("numbers"), number_bytes_);
  std::set<std::string> names;
  for (const DictionaryFolder* folder : input_.folders) {
    for (const auto& [name, unused] : folder->tables) names.insert(name);
  }
  for (const std::string& name : names) pack_.add(section("table/" + name), table(name)->text);
}

void LanguageCompiler::write_abbreviations() {
  std::set<std::string> forms;
  each_list([&](const WordList& list, const std::string& language) {
    if (list.word_class != kAbbreviationList) return;
    for (const WordEntry& word : list.entries) {
      for (const std::string& form : word.forms) {
        for (std::string& written : writings(input_.fold(form), language)) forms.insert(std::move(written));
      }
    }
  });
  std::string lines;
  for (const std::string& form : forms) lines += form + '\n';
  pack_.add(section("abbreviations"), lines);
}

}  // namespace

Status compile_language(const LanguageInput& input, PackBuilder& pack) { return LanguageCompiler(input, pack).run(); }

Status compile_region(const LanguageInput& input, PackBuilder& pack) {
  return LanguageCompiler(input, pack).run_region();
}

}  // namespace kiji
