#include "extractors/quotes/finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extractors/quotes/speech.h"
#include "pipeline/lexicon/binding.h"

namespace kiji {
namespace {

constexpr std::string_view kKind = "quotes";
constexpr std::array<std::string_view, 6> kConstructors = {"direct",   "reported", "source",
                                                           "inverted", "told",     "nothing"};

constexpr uint32_t kFewestWords = 3;  // of a thing that is denied: 関与を否定した tells no speech

// Direct speech could be anything in brackets; of brackets in brackets the outer ones count.
std::vector<Quote> bracketed(const Words& words, const Analysis& analysis) {
  std::vector<Quote> out;
  for (const Sentence& sentence : analysis.sentences) {
    uint32_t depth = 0;
    uint32_t begin = 0;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Mark mark = words.quote_mark(i);
      if (mark == Mark::open && depth++ == 0) begin = i + 1;
      if (mark != Mark::close || depth == 0 || --depth > 0 || begin == i) continue;
      out.push_back({.direct = true, .span = analysis.article_span({begin, i})});
    }
  }
  return out;
}

// Finds the quotes of one article. Sentences come in order: who spoke last is known.
class QuoteReader {
 public:
  QuoteReader(const Words& words, const RuleSet& rules, const Analysis& analysis, const AnnotatedUnits& annotated,
              const Record& record)
      : words_(words),
        rules_(rules),
        finder_(rules),
        analysis_(analysis),
        record_(record),
        brackets_(bracketed(words_, analysis)),
        cascade_(make_cascade(analysis, annotated, brackets_)) {}

  std::vector<Quote> run() {
    for (sentence_ = 0; sentence_ < cascade_.sentences.size(); ++sentence_) read_sentence();
    const auto earlier = [](const Quote& a, const Quote& b) { return a.span < b.span; };
    if (!std::is_sorted(out_.begin(), out_.end(), earlier)) std::stable_sort(out_.begin(), out_.end(), earlier);
    for (size_t i = 0; i < out_.size(); ++i) out_[i].id = "q" + std::to_string(i + 1);
    return std::move(out_);
  }

 private:
  struct Reading {
    const CompiledRule* rule = nullptr;
    Match match;
  };

  void read_sentence() {
    const TokenRange sentence = cascade_.sentences[sentence_];
    std::vector<Reading> readings;
    for (const Match& match : finder_.find(cascade_.symbols, sentence)) {
      readings.push_back({&rules_.rule(match.rule), match});
    }
    // The longest first where several begin together, then the more specific; from left to right.
    std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
      if (a.match.tokens.end != b.match.tokens.end) return a.match.tokens.end < b.match.tokens.end;
      if (a.match.tokens.size() != b.match.tokens.size()) return a.match.tokens.size() > b.match.tokens.size();
      return a.rule->literals != b.rule->literals ? a.rule->literals > b.rule->literals : a.rule->order < b.rule->order;
    });
    phrases_.clear();
    if (readings.empty() && !names_person(sentence)) return;
    phrases_ = read_phrases(words_, cascade_, sentence);
    claimed_.clear();
    begin_ = sentence.begin;
    verb_end_ = sentence.begin;
    const size_t told = sentence_first_ = out_.size();
    for (const Reading& reading : readings) read(reading);
    remember_person(sentence, told);
    for (size_t i = told; i < out_.size(); ++i) earlier_end_ = std::max(earlier_end_, out_[i].span.end);
  }

  bool names_person(TokenRange sentence) const {
    const auto first = cascade_.units.begin();
    return std::any_of(first + sentence.begin, first + sentence.end,
                       [](const Unit& unit) { return unit.kind == UnitKind::person; });
  }

  SpeechScene scene() const { return {words_, analysis_, cascade_, phrases_, cascade_.sentences[sentence_], begin_}; }

  void read(const Reading& reading) {
    const std::string& function = reading.rule->yield.function;
    const Binding binding(analysis_, *reading.rule, reading.match, cascade_.origins);
    if (function == "nothing") {
      if (const auto quote = binding.symbols("QUOTE")) claimed_.push_back(quote->begin);
    } else if (function == "direct") {
      direct(binding);
    } else if (reading.match.tokens.begin >= verb_end_) {
      if (function == "reported") reported(binding);
      if (function == "source") source(binding);
      if (function == "inverted") behind(binding, true);
      if (function == "told") behind(binding, false);
    }
  }

  static bool says(const Binding& binding, std::string_view parameter) {
    const auto& arguments = binding.rule().yield.arguments;
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.name == parameter; });
  }
  // The words say that somebody speaks only if there is somebody.
  static bool weak(const Binding& binding) { return says(binding, "speaker"); }

  Span verb_of(const Binding& binding) const {
    for (const std::string_view name : {"saying", "verb", "view-noun"}) {
      const auto slot = binding.slot(name);
      if (!slot || slot->tokens.empty()) continue;
      const uint32_t begin = analysis_.tokens[slot->tokens.begin].span.begin;
      const uint32_t end = analysis_.tokens[slot->tokens.end - 1].span.end;
      return analysis_.text.to_article({begin, end});
    }
    return {};
  }

  void direct(const Binding& binding) {
    const auto unit = binding.symbols("QUOTE");
    if (!unit || std::find(claimed_.begin(), claimed_.end(), unit->begin) != claimed_.end()) return;
    const auto verb = binding.symbols("saying");
    Speaker speaker = speaker_of_quote(scene(), unit->begin, verb ? verb->begin : unit->end);
    if (!speaker.told && says(binding, "next")) speaker = speaker_of_next();
    if (weak(binding) && !speaker.told) return;
    claimed_.push_back(unit->begin);
    Quote quote{.direct = true, .span = brackets_[cascade_.units[unit->begin].index].span};
    quote.verb = verb_of(binding);
    finish(std::move(quote), speaker, binding);
    verb_end_ = begin_ = std::max(begin_, verb ? verb->end : unit->end + 1);
    skip_inflection();
  }

  // 「…」。…はこう述べた。
  Speaker speaker_of_next() const {
    if (sentence_ + 1 >= cascade_.sentences.size()) return {};
    const TokenRange next = cascade_.sentences[sentence_ + 1];
    const std::vector<Phrase> phrases = read_phrases(words_, cascade_, next);
    Speaker out = speaker_before({words_, analysis_, cascade_, phrases, next, next.begin}, next.end);
    return out;
  }

  bool ends_in_predicate(uint32_t end) const {
    const Unit& last = cascade_.units[end - 1];
    return last.kind == UnitKind::word && words_.continues_predicate(last.tokens.begin);
  }

  void reported(const Binding& binding) {
    const uint32_t end = binding.match().tokens.begin;
    const Speaker speaker = speaker_of_report(scene(), end);
    if (speaker.begin >= end || (weak(binding) && !speaker.told)) return;
    if (says(binding, "clause") && !ends_in_predicate(end)) return;
    if (says(binding, "words") && end - speaker.begin < kFewestWords) return;
    Quote quote{.direct = false, .span = span({speaker.begin, end})};
    quote.verb = verb_of(binding);
    if (quote.span.empty() || overlaps(quote.span)) return;
    finish(std::move(quote), speaker, binding);
    verb_end_ = begin_ = binding.match().tokens.end;
    skip_inflection();
  }

  void source(const Binding& binding) {
    const uint32_t begin = binding.match().tokens.end;
    const Speaker speaker = speaker_of_source(scene(), begin_, binding.match().tokens.begin);
    if (!speaker.told) return;
    append_rest(binding, speaker, begin);
  }

  // What is said stands behind the verb: 認めた、…であると。 要求は明確である:…
  void behind(const Binding& binding, bool by_topic) {
    const uint32_t begin = binding.match().tokens.end;
    const Speaker speaker = by_topic ? speaker_before(scene(), binding.match().tokens.begin)
                                     : speaker_of_source(scene(), begin_, binding.match().tokens.begin + 1);
    if (!speaker.told && !says(binding, "anyone")) return;
    append_rest(binding, speaker, begin);
  }

  // From `begin` to the end of the sentence, without what closes it (。 and と).
  void append_rest(const Binding& binding, const Speaker& speaker, uint32_t begin) {
    uint32_t end = cascade_.sentences[sentence_].end;
    const auto closing = [&](uint32_t unit) {
      if (cascade_.units[unit].kind != UnitKind::word) return false;
      const uint32_t token = cascade_.units[unit].tokens.begin;
      const Mark mark = words_.clause_mark(token);
      const std::string_view text = analysis_.surface(token);
      return mark == Mark::stop || words_.marker_of(token) == Marker::comitative ||
             text.find_first_not_of(" \t\r\n") == std::string_view::npos || words_.is_hearsay(token);
    };
    while (end > begin && closing(end - 1)) --end;
    if (end <= begin) return;
    Quote quote{.direct = false, .span = span({begin, end})};
    quote.verb = verb_of(binding);
    if (overlaps(quote.span)) return;
    finish(std::move(quote), speaker, binding);
    verb_end_ = begin;
    begin_ = begin;
  }

  void finish(Quote quote, const Speaker& speaker, const Binding& binding) {
    if (speaker.unit) {
      if (const Entity* entity = entity_of(record_, cascade_.units[*speaker.unit])) quote.speaker = entity->id;
    } else if (!speaker.told) {
      quote.speaker = last_speaker_;
    }
    if (!quote.speaker.empty()) last_speaker_ = quote.speaker;
    quote.rule = binding.rule().name;
    quote.date = date_of(quote);
    out_.push_back(std::move(quote));
  }

  // A time of the sentence that is not inside what is said.
  std::string date_of(const Quote& quote) const {
    const TokenRange sentence = cascade_.sentences[sentence_];
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (cascade_.units[i].kind != UnitKind::time) continue;
      const Time& time = record_.times[cascade_.units[i].index];
      const bool point = time.type == TimeType::date || time.type == TimeType::time;
      if (point && !time.span.overlaps(quote.span)) return time.id;
    }
    return {};
  }

  void skip_inflection() {
    const TokenRange sentence = cascade_.sentences[sentence_];
    while (begin_ < sentence.end && cascade_.units[begin_].kind == UnitKind::word) {
      const uint32_t token = cascade_.units[begin_].tokens.begin;
      const Mark mark = words_.clause_mark(token);
      const bool conjunction = words_.marker_of(token) == Marker::subject;  // 述べたが、
      if (mark == Mark::none && !conjunction && !words_.continues_predicate(token)) return;
      ++begin_;
      if (mark == Mark::comma) return;
    }
  }

  // What earlier sentences said ends before this one as a rule, and is not looked through then.
  bool overlaps(Span span) const {
    const size_t first = span.begin >= earlier_end_ ? sentence_first_ : 0;
    return std::any_of(out_.begin() + static_cast<ptrdiff_t>(first), out_.end(),
                       [&](const Quote& q) { return q.span.overlaps(span); });
  }

  Span span(TokenRange units) const {
    return analysis_.article_span({cascade_.units[units.begin].tokens.begin, cascade_.units[units.end - 1].tokens.end});
  }

  // Who was told of last can be the speaker of a sentence without one.
  void remember_person(TokenRange sentence, size_t told) {
    if (out_.size() > told) return;
    for (const Phrase& phrase : phrases_) {
      if (!phrase.head || phrase.weak || phrase.marker != Marker::topic) continue;
      if (cascade_.units[*phrase.head].kind != UnitKind::person || phrase.units.begin < sentence.begin) continue;
      last_speaker_ = entity_of(record_, cascade_.units[*phrase.head])->id;
    }
  }

  const Words& words_;
  const RuleSet& rules_;
  RuleFinder finder_;
  const Analysis& analysis_;
  const Record& record_;
  std::vector<Quote> brackets_;
  Cascade cascade_;
  std::vector<Phrase> phrases_;
  std::vector<uint32_t> claimed_;  // units of the sentence
  std::vector<Quote> out_;
  std::string last_speaker_;
  size_t sentence_ = 0;
  size_t sentence_first_ = 0;  // first quote of the sentence
  uint32_t earlier_end_ = 0;   // of the article, behind all quotes of earlier sentences
  uint32_t begin_ = 0;
  uint32_t verb_end_ = 0;
};

}  // namespace

bool is_quote_constructor(std::string_view name) {
  return std::find(kConstructors.begin(), kConstructors.end(), name) != kConstructors.end();
}

Result<QuoteFinder> QuoteFinder::open(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, kKind);
  if (!rules) return rules.error();
  for (uint32_t i = 0; i < rules->size(); ++i) {
    const CompiledRule& rule = rules->rule(i);
    if (is_quote_constructor(rule.yield.function)) continue;
    return Error{
        "unknown-constructor",
        rule.name + ": unknown constructor " + rule.yield.function + "; a constructor of quotes.rules was expected",
        "",
        0,
        0,
        ""};
  }
  return QuoteFinder(*std::move(rules));
}

std::vector<Quote> QuoteFinder::find(const Analysis& analysis, const Words& words, const AnnotatedUnits& annotated,
                                     const Record& record) const {
  return QuoteReader(words, rules_, analysis, annotated, record).run();
}

}  // namespace kiji
