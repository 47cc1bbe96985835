#include "extractors/clause/phrase.h"

#include <algorithm>

namespace kiji {
namespace {

bool is_entity(UnitKind kind) {
  return kind == UnitKind::person || kind == UnitKind::organization || kind == UnitKind::place;
}

// Can two names stand side by side in one part? A person and a country hardly do.
bool same_sort(UnitKind a, UnitKind b) { return (a == UnitKind::person) == (b == UnitKind::person); }

class PhraseReader {
 public:
  PhraseReader(const Words& words, const Cascade& cascade, TokenRange sentence)
      : words_(words), cascade_(cascade), sentence_(sentence) {}

  std::vector<Phrase> run() {
    out_.reserve(sentence_.size() / 2);
    for (at_ = begin_ = sentence_.begin; at_ < sentence_.end; ++at_) step();
    close(at_);
    coordinate();
    return std::move(out_);
  }

 private:
  const Unit& unit(uint32_t i) const { return cascade_.units[i]; }
  uint32_t token(uint32_t i) const { return unit(i).tokens.begin; }
  bool is_word(uint32_t i) const { return i < sentence_.end && unit(i).kind == UnitKind::word; }
  Marker marker_at(uint32_t i) const { return is_word(i) ? words_.marker_of(token(i)) : Marker::none; }
  bool punctuation_at(uint32_t i) const { return is_word(i) && words_.is_punctuation(token(i)); }

  void step() {
    if (depth_ > 0 || bracket_at(at_) != 0) {
      depth_ += bracket_at(at_);
      if (depth_ < 0) depth_ = 0;
      return;
    }
    if (punctuation_at(at_)) {
      close(at_);
      if (!out_.empty() && out_.back().units.end == at_) out_.back().comma = true;
      begin_ = at_ + 1;
      return;
    }
    const Marker here = marker_at(at_);
    const bool inside_word = predicate_ && is_word(at_) && words_.continues_predicate(token(at_));
    if (here != Marker::none && at_ > begin_ && !(inside_word && here != Marker::topic && here != Marker::subject)) {
      close_with(here);
      return;
    }
    extend();
  }

  int bracket_at(uint32_t i) const {
    if (!is_word(i)) return 0;
    const Mark value = words_.clause_mark(token(i));
    return value == Mark::open ? 1 : value == Mark::close ? -1 : 0;
  }

  void extend() {
    const bool word = is_word(at_);
    const bool starts = word && words_.is_predicate(token(at_));
    const bool goes_on = word && words_.continues_predicate(token(at_));
    if (predicate_ && !goes_on && begin_ < at_) close(at_);  // relative: what follows is modified
    if (!word && (unit(at_).kind == UnitKind::time || after_time_) && begin_ < at_ && !predicate_) close(at_);
    predicate_ = predicate_ || starts || (goes_on && begin_ < at_);
    after_time_ = !word && unit(at_).kind == UnitKind::time;
  }

  void close_with(Marker marker) {
    uint32_t end = at_ + 1;
    bool adnominal = marker == Marker::genitive;
    if (marker != Marker::genitive && marker_at(end) == Marker::genitive) {
      adnominal = true;
      ++end;
    }
    const bool predicate = predicate_;
    close(end);
    if (!out_.empty()) {
      out_.back().marker = marker;
      out_.back().adnominal = adnominal || (!predicate && words_.is_adnominal(token(at_)));
    }
    at_ = end - 1;
  }

  void close(uint32_t end) {
    if (end > begin_) {
      Phrase phrase;
      phrase.units = {begin_, end};
      phrase.predicate = predicate_;
      phrase.continuative = predicate_ && is_word(end - 1) && words_.is_continuative(token(end - 1));
      find_names(phrase);
      out_.push_back(phrase);
    }
    begin_ = end;
    predicate_ = after_time_ = false;
  }

  // The last entity is the head; words of common things behind it make another thing of it. What stands in brackets is
  // beside the phrase, and so is what stands between a person and the office (トランプ|米|大統領).
  void find_names(Phrase& phrase) const {
    int depth = 0;
    for (uint32_t i = phrase.units.begin; i < phrase.units.end; ++i) {
      depth += bracket_at(i);
      if (depth > 0 || unit(i).kind == UnitKind::quote) continue;
      if (is_entity(unit(i).kind)) {
        const bool of_office =
            phrase.head && !phrase.weak && *phrase.head + 1 == i && unit(*phrase.head).kind == UnitKind::person;
        if (!of_office) phrase.head = i;
        phrase.weak = false;
      } else if (unit(i).kind == UnitKind::time) {
        phrase.time = i;
      } else if (phrase.head && is_word(i) && marker_at(i) == Marker::none && !words_.is_title(token(i)) &&
                 words_.is_noun(token(i))) {
        phrase.weak = true;
      }
    }
  }

  // A、B、CとDは: each has the part of the last.
  void coordinate() {
    for (size_t i = out_.size(); i-- > 0;) {
      Phrase& phrase = out_[i];
      const bool joins = phrase.marker == Marker::list || phrase.marker == Marker::comitative ||
                         (phrase.marker == Marker::none && phrase.comma);
      if (!joins || !phrase.head || phrase.predicate || phrase.adnominal) continue;
      size_t next = i + 1;
      while (next < out_.size() && out_[next].adnominal && !out_[next].comma) ++next;
      if (next >= out_.size() || !out_[next].head || out_[next].predicate) continue;
      if (!same_sort(unit(*phrase.head).kind, unit(*out_[next].head).kind)) continue;
      if (phrase.marker == Marker::comitative && out_[next].marker == Marker::none) continue;
      phrase.joined_end = std::max(out_[next].joined_end, out_[next].units.end);
      phrase.marker = out_[next].marker;
      phrase.adnominal = out_[next].adnominal;
    }
  }

  const Words& words_;
  const Cascade& cascade_;
  TokenRange sentence_;
  std::vector<Phrase> out_;
  uint32_t at_ = 0;
  uint32_t begin_ = 0;
  int depth_ = 0;
  bool predicate_ = false;
  bool after_time_ = false;
};

}  // namespace

std::vector<Phrase> read_phrases(const Words& words, const Cascade& cascade, TokenRange sentence) {
  return PhraseReader(words, cascade, sentence).run();
}

uint32_t phrase_of(const std::vector<Phrase>& phrases, uint32_t unit) {
  const auto found = std::upper_bound(phrases.begin(), phrases.end(), unit,
                                      [](uint32_t value, const Phrase& phrase) { return value < phrase.units.end; });
  const bool inside = found != phrases.end() && found->units.begin <= unit;
  return static_cast<uint32_t>((inside ? found : phrases.end()) - phrases.begin());
}

std::vector<Reached> arguments_before(const std::vector<Phrase>& phrases, uint32_t unit, uint32_t limit,
                                      std::span<const TokenRange> hidden) {
  std::vector<Reached> out;
  Reach reach = Reach::clause;
  bool relative = false;  // inside a relative clause, whose phrases are its own
  const uint32_t from = std::min(phrase_of(phrases, unit), static_cast<uint32_t>(phrases.size()));
  for (uint32_t i = from; i-- > 0;) {
    const Phrase& phrase = phrases[i];
    if (phrase.units.begin < limit) break;
    const auto hides = [&](TokenRange range) {
      return range.begin <= phrase.units.begin && phrase.units.begin < range.end;
    };
    if (std::any_of(hidden.begin(), hidden.end(), hides)) continue;
    if (phrase.predicate) {
      const bool quoted = phrase.marker == Marker::comitative;
      relative = !phrase.comma && !phrase.continuative;
      if (reach != Reach::outer) reach = quoted ? Reach::outer : phrase.comma ? Reach::coordinate : reach;
      continue;
    }
    // A comma ends the relative clause, and a topic never lies in one.
    if (phrase.comma) relative = false;
    if (relative && phrase.marker != Marker::topic) continue;
    if (reach == Reach::outer && phrase.marker != Marker::topic) continue;
    out.push_back({i, reach});
  }
  return out;
}

}  // namespace kiji
