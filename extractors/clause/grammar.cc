#include "extractors/clause/grammar.h"

#include <algorithm>
#include <array>
#include <bit>

namespace kiji {
namespace {

constexpr std::array<std::string_view, kMarkerCount> kMarkers = {
    "none",  "topic",  "subject",  "object", "dative", "locative", "comitative",
    "agent", "target", "genitive", "list",   "source", "limit"};

// In the order of Mark.
constexpr std::array<std::string_view, 6> kMarks = {"", "open", "close", "comma", "stop", "colon"};
// In the order of WordListBit.
constexpr std::array<std::string_view, 22> kLists = {
    "case-marker",   "inflection",     "ending",      "quote-mark", "speaker-noun", "verb",
    "verb-suffix",   "verb-dependent", "auxiliary",   "adjective",  "adverb",       "conjunction",
    "noun",          "verbal-noun",    "suffix",      "proper",     "title",        "role",
    "suffix-person", "phrase-suffix",  "clause-mark", "event-light"};
// Those whose value is looked at.
constexpr uint32_t kValued = list_bits(WordListBit::case_marker, WordListBit::inflection, WordListBit::ending,
                                       WordListBit::quote_mark, WordListBit::clause_mark);

// A word that was read, as one number: lists, then the marks, the flags and, from kFormShift on, its form plus one.
constexpr uint32_t kKept = 8192;
constexpr uint32_t kFormShift = 36;
constexpr FormId kKeptForms = (FormId{1} << (64 - kFormShift)) - 1;
constexpr uint32_t kMarkerShift = 22, kClauseShift = 26, kQuoteShift = 29, kFlagShift = 32;

uint64_t packed(FormId form, const Word& word) {
  return uint64_t{word.lists} | uint64_t{static_cast<uint8_t>(word.marker)} << kMarkerShift |
         uint64_t{static_cast<uint8_t>(word.clause_mark)} << kClauseShift |
         uint64_t{static_cast<uint8_t>(word.quote_mark)} << kQuoteShift | uint64_t{word.adnominal} << kFlagShift |
         uint64_t{word.continuative} << (kFlagShift + 1) | uint64_t{word.hearsay} << (kFlagShift + 2) |
         (uint64_t{form} + 1) << kFormShift;
}

Word unpacked(uint64_t bits) {
  const auto field = [bits](uint32_t shift, uint32_t size) {
    return static_cast<uint32_t>(bits >> shift) & ((uint32_t{1} << size) - 1);
  };
  return {.lists = field(0, kMarkerShift),
          .marker = static_cast<Marker>(field(kMarkerShift, 4)),
          .clause_mark = static_cast<Mark>(field(kClauseShift, 3)),
          .quote_mark = static_cast<Mark>(field(kQuoteShift, 3)),
          .adnominal = field(kFlagShift, 1) != 0,
          .continuative = field(kFlagShift + 1, 1) != 0,
          .hearsay = field(kFlagShift + 2, 1) != 0};
}

Mark mark(std::string_view name) {
  const auto found = std::find(kMarks.begin(), kMarks.end(), name);
  return found == kMarks.end() ? Mark::other : static_cast<Mark>(found - kMarks.begin());
}

}  // namespace

std::optional<Marker> marker(std::string_view name) {
  const auto found = std::find(kMarkers.begin(), kMarkers.end(), name);
  if (found == kMarkers.end()) return std::nullopt;
  return static_cast<Marker>(found - kMarkers.begin());
}

Grammar::Grammar(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      kept_(std::make_unique<std::atomic<uint64_t>[]>(kKept)),
      saying_(lexicon.find_class("saying")),
      event_verbs_{lexicon.find_class("event-verb"), lexicon.find_class("event-motion"),
                   lexicon.find_class("event-light")} {
  for (size_t i = 0; i < kLists.size(); ++i) {
    const auto word_class = classes_[i] = lexicon.find_class(kLists[i]);
    if (!word_class) continue;
    if (*word_class >= bit_of_class_.size()) bit_of_class_.resize(size_t{*word_class} + 1);
    bit_of_class_[*word_class] |= uint32_t{1} << i;
  }
  bits_of_symbol_.resize(lexicon.symbol_count());
  for (size_t symbol = 0; symbol < bits_of_symbol_.size(); ++symbol) {
    for (const ClassId word_class : lexicon.classes(static_cast<SymbolId>(symbol))) {
      if (word_class < bit_of_class_.size()) bits_of_symbol_[symbol] |= bit_of_class_[word_class];
    }
  }
}

Word Grammar::word(const Token& token) const {
  const uint32_t of_symbol = token.symbol < bits_of_symbol_.size() ? bits_of_symbol_[token.symbol] : 0;
  Word out;
  if (token.form < kKeptForms) {
    std::atomic<uint64_t>& place = kept_[token.form % kKept];
    const uint64_t kept = place.load(std::memory_order_relaxed);
    if (kept >> kFormShift == uint64_t{token.form} + 1) {
      out = unpacked(kept);
    } else {
      out = read(token.form);
      place.store(packed(token.form, out), std::memory_order_relaxed);
    }
  } else if (token.form != kNoForm) {
    out = read(token.form);
  }
  out.lists |= of_symbol;
  return out;
}

Word Grammar::read(FormId form) const {
  Word out;
  uint32_t seen = 0;  // of several readings in one list the first counts
  for (const Reading& reading : lexicon_->readings(form)) {
    const uint32_t here = reading.word_class < bit_of_class_.size() ? bit_of_class_[reading.word_class] : 0;
    out.lists |= here;
    if (const uint32_t fresh = here & kValued & ~seen; fresh != 0) {
      read_value(reading.entry, static_cast<WordListBit>(std::countr_zero(fresh)), out);
    }
    seen |= here;
  }
  return out;
}

void Grammar::read_value(EntryId entry, WordListBit list, Word& word) const {
  const std::string_view value = lexicon_->value(entry);
  if (list == WordListBit::case_marker) {
    word.marker = marker(value).value_or(Marker::none);
    word.adnominal = !lexicon_->column(entry, "adnominal").empty();
  } else if (list == WordListBit::inflection) {
    word.continuative = value == "continuative";
  } else if (list == WordListBit::ending) {
    word.hearsay = value == "hearsay";
  } else if (list == WordListBit::quote_mark) {
    word.quote_mark = mark(value);
  } else {
    word.clause_mark = mark(value);
  }
}

Words::Words(const Grammar& grammar, const Analysis& analysis) : grammar_(&grammar) {
  words_.reserve(analysis.tokens.size());
  for (const Token& token : analysis.tokens) words_.push_back(grammar.word(token));
}

std::string_view Grammar::value(const Analysis& analysis, uint32_t token, std::optional<ClassId> word_class) const {
  const FormId form = analysis.tokens[token].form;
  if (!word_class || form == kNoForm) return {};
  const Reading* reading = lexicon_->reading(form, *word_class);
  return reading == nullptr ? std::string_view() : lexicon_->value(reading->entry);
}

Grammar::Longest Grammar::longest_at(const Analysis& analysis, uint32_t byte, std::optional<ClassId> word_class) const {
  Longest out;
  if (!word_class || byte >= analysis.text.text.size()) return out;
  lexicon_->trie().prefixes(analysis.text.text, byte, [&](uint32_t end, uint32_t form) {
    if (const Reading* reading = lexicon_->reading(form, *word_class)) out = {reading->entry, end};
  });
  return out;
}

Inflection Grammar::inflection_at(const Analysis& analysis, uint32_t byte) const {
  const Longest found = longest_at(analysis, byte, class_of(WordListBit::inflection));
  if (found.entry == kNoEntry) return {.form = {}, .passive = false, .end = byte};
  return {.form = lexicon_->value(found.entry),
          .passive = !lexicon_->column(found.entry, "voice").empty(),
          .end = found.end};
}

std::string_view Grammar::ending_at(const Analysis& analysis, uint32_t byte) const {
  const Longest found = longest_at(analysis, byte, class_of(WordListBit::ending));
  return found.entry == kNoEntry ? std::string_view() : lexicon_->value(found.entry);
}

}  // namespace kiji
