#include "extractors/temporal/extractor.h"

#include <algorithm>
#include <utility>

#include "extractors/temporal/composer.h"
#include "extractors/temporal/constructors.h"
#include "extractors/temporal/context.h"
#include "extractors/temporal/published.h"
#include "extractors/temporal/resolver.h"
#include "extractors/temporal/timex.h"
#include "pipeline/lexicon/binding.h"

namespace kiji {
namespace {

struct Found {
  TimePiece piece;
  bool nothing = false;
};

// The longest first, then the most literals, then file order: what the contest would choose, here among the pieces.
std::vector<Found> without_overlaps(std::vector<Found> all, size_t tokens) {
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    const TokenRange x = a.piece.expression.tokens;
    const TokenRange y = b.piece.expression.tokens;
    if (x.size() != y.size()) return x.size() > y.size();
    if (a.piece.literals != b.piece.literals) return a.piece.literals > b.piece.literals;
    return a.piece.order < b.piece.order;
  });
  std::vector<bool> taken(tokens, false);
  std::vector<Found> out;
  for (Found& found : all) {
    const TokenRange range = found.piece.expression.tokens;
    bool free = true;
    for (uint32_t i = range.begin; i < range.end; ++i) free = free && !taken[i];
    if (!free) continue;
    for (uint32_t i = range.begin; i < range.end; ++i) taken[i] = true;
    out.push_back(std::move(found));
  }
  std::stable_sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return a.piece.expression.tokens < b.piece.expression.tokens;
  });
  return out;
}

// Resolves the accepted expressions of one article in text order.
class ArticleTimes {
 public:
  ArticleTimes(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record)
      : analysis_(analysis), accepted_(accepted), record_(record) {}

  void run() {
    infer_publication();
    if (record_.article.published) {
      const std::string& value = record_.article.published->value;
      context_.published = parse_iso(value);
      context_.published_clock = context_.published && value.size() > 10;
    }
    for (const Candidate& candidate : accepted_) {
      if (const auto* expression = std::get_if<TimeExpression>(&candidate.what)) add(candidate, *expression);
    }
    if (needs_published_) {
      record_.article.warnings.push_back({"no-publication-date", "relative times cannot be resolved"});
    }
  }

 private:
  BlockKind block_of(TokenRange tokens) const { return analysis_.sentences[analysis_.sentence_of(tokens.begin)].block; }

  void infer_publication() {
    const std::vector<LocalTime> readings = dateline_readings_told();
    std::optional<Published>& published = record_.article.published;
    if (published && parse_iso(published->value)) {
      dateline_ = parse_iso(published->value);
      warn_of_conflict(readings);
      return;
    }
    published = infer_published(readings, readings.size() > 1 ? evidence() : std::vector<DateEvidence>{});
    if (!published) return;
    dateline_ = parse_iso(published->value);
    if (!published->alternatives.empty()) {
      record_.article.warnings.push_back(
          {"date-ambiguous", "the date line can also be read as " + published->alternatives.front()});
    }
  }

  std::vector<LocalTime> dateline_readings_told() const {
    for (const Candidate& candidate : accepted_) {
      const auto* expression = std::get_if<TimeExpression>(&candidate.what);
      if (expression == nullptr || block_of(candidate.tokens) != BlockKind::dateline) continue;
      std::vector<LocalTime> readings = dateline_readings(*expression);
      if (!readings.empty()) return readings;
    }
    return {};
  }

  std::vector<DateEvidence> evidence() const {
    std::vector<DateEvidence> out;
    for (const Candidate& candidate : accepted_) {
      const auto* expression = std::get_if<TimeExpression>(&candidate.what);
      if (expression == nullptr || block_of(candidate.tokens) == BlockKind::dateline) continue;
      out.push_back({expression, tense_after(analysis_, candidate.tokens)});
    }
    return out;
  }

  // The date line decides nothing where the publication date is given, but it may speak against it.
  void warn_of_conflict(const std::vector<LocalTime>& readings) {
    const LocalTime day{std::chrono::floor<std::chrono::days>(*dateline_)};
    if (readings.empty() || std::find(readings.begin(), readings.end(), day) != readings.end()) return;
    record_.article.warnings.push_back({"date-conflict", "the date line says " + iso_date(readings.front())});
  }

  // A date whose order is open is read as the publication date if it can be, else as it stands.
  TimeExpression ordered(TimeExpression expression) const {
    TimeFields& f = expression.fields;
    if (!f.order_unknown || !dateline_) return expression;
    const auto as_read = f.year ? make_day(*f.year, *f.month, *f.day) : std::nullopt;
    const auto swapped = f.year ? make_day(*f.year, *f.day, *f.month) : std::nullopt;
    if (!swapped || !as_read) return expression;
    const auto day = LocalTime{std::chrono::floor<std::chrono::days>(*dateline_)};
    if (std::chrono::abs(*swapped - day) < std::chrono::abs(*as_read - day)) std::swap(f.month, f.day);
    return expression;
  }

  void add(const Candidate& candidate, const TimeExpression& expression) {
    const uint32_t sentence = analysis_.sentence_of(candidate.tokens.begin);
    context_.sentence = sentence;
    context_.tense = tense_after(analysis_, candidate.tokens);
    ResolvedTime resolved = resolve_time(ordered(expression), context_);
    const bool dateline = block_of(candidate.tokens) == BlockKind::dateline;
    const std::string id = push(std::move(resolved.time), candidate.tokens, candidate.rule, dateline);
    note(resolved);
    if (resolved.parts.size() == 2) {
      add_ends(expression, candidate, resolved, id);
    } else if (!dateline) {
      tell(id, resolved, expression);
    }
  }

  void add_ends(const TimeExpression& expression, const Candidate& candidate, ResolvedTime& resolved,
                const std::string& id) {
    const size_t whole = record_.times.size() - 1;
    for (size_t i = 0; i < 2; ++i) {
      ResolvedTime& end = resolved.parts[i];
      const TokenRange tokens = expression.parts[i].tokens;
      if (tokens.empty()) continue;
      note(end);
      const std::string& rule = expression.parts[i].rule;
      const std::string end_id =
          push(std::move(end.time), tokens, rule.empty() ? candidate.rule : std::string_view(rule), false);
      record_.times.back().part_of = id;
      record_.times[whole].parts.push_back(end_id);
      tell(end_id, end, expression.parts[i]);
      if (i == 0) context_.told_start = context_.told_day;
    }
    if (record_.times[whole].parts.empty()) tell(id, resolved, expression);
  }

  std::string push(Time time, TokenRange tokens, std::string_view rule, bool dateline) {
    time.id = "t" + std::to_string(record_.times.size() + 1);
    time.span = analysis_.article_span(tokens);
    time.rule = rule;
    time.dateline = dateline;
    record_.times.push_back(std::move(time));
    return record_.times.back().id;
  }

  void note(const ResolvedTime& resolved) {
    needs_published_ = needs_published_ || resolved.needs_published;
    for (const Warning& warning : resolved.warnings) record_.article.warnings.push_back(warning);
  }

  // What later expressions may refer to.
  void tell(const std::string& id, const ResolvedTime& resolved, const TimeExpression& expression) {
    if (!resolved.span || expression.shape == TimeShape::duration || expression.shape == TimeShape::set) return;
    const bool year_said = expression.fields.year && !expression.fields.fiscal;
    ToldTime told{
        .id = id, .span = *resolved.span, .unit = resolved.unit, .sentence = context_.sentence, .year_said = year_said};
    if (context_.told && context_.told->year_said && context_.told->sentence == told.sentence &&
        record_.times.back().anchor == context_.told->id) {
      told.year_said = true;
    }
    if (block_of({expression.tokens.begin, expression.tokens.end}) == BlockKind::title) return;
    context_.told = told;
    if (resolved.unit <= TimeUnit::day) context_.told_day = told;
  }

  const Analysis& analysis_;
  const std::vector<Candidate>& accepted_;
  Record& record_;
  TimeContext context_;
  std::optional<LocalTime> dateline_;
  bool needs_published_ = false;
};

class TemporalExtractor : public Extractor {
 public:
  explicit TemporalExtractor(RuleSet rules) : rules_(std::move(rules)) {}

  std::string_view kind() const override { return "temporal"; }

  std::vector<Candidate> find(const Analysis& analysis, const SymbolText& symbols) const override {
    std::vector<Found> all;
    for (const Sentence& sentence : analysis.sentences) {
      for (const Match& match : rules_.find(symbols, sentence.tokens)) {
        const CompiledRule& rule = rules_.rule(match.rule);
        auto made = construct_time(Binding(analysis, rule, match));
        if (!made) continue;
        Found found;
        if (auto* expression = std::get_if<TimeExpression>(&*made)) {
          found.piece.expression = std::move(*expression);
        } else {
          found.nothing = true;
          found.piece.expression.tokens = match.tokens;
          found.piece.expression.rule = rule.name;
        }
        found.piece.literals = rule.literals;
        found.piece.order = rule.order;
        all.push_back(std::move(found));
      }
    }
    return candidates(analysis, without_overlaps(std::move(all), analysis.tokens.size()));
  }

  void resolve(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) const override {
    ArticleTimes(analysis, accepted, record).run();
  }

 private:
  std::vector<Candidate> candidates(const Analysis& analysis, std::vector<Found> found) const {
    std::vector<Candidate> out;
    std::vector<TimePiece> pieces;
    for (Found& one : found) {
      const TimeExpression& expression = one.piece.expression;
      if (one.nothing) {
        out.push_back(
            {expression.tokens, Designation{}, rule_name(expression.rule), one.piece.literals, one.piece.order});
      } else {
        pieces.push_back(std::move(one.piece));
      }
    }
    for (TimePiece& piece : compose_times(analysis, std::move(pieces))) {
      const TokenRange tokens = piece.expression.tokens;
      const std::string_view rule = rule_name(piece.expression.rule);
      out.push_back({tokens, std::move(piece.expression), rule, piece.literals, piece.order});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Candidate& a, const Candidate& b) { return a.tokens < b.tokens; });
    return out;
  }

  // The name as the rule set owns it.
  std::string_view rule_name(std::string_view name) const {
    for (uint32_t i = 0; i < rules_.size(); ++i) {
      if (rules_.rule(i).name == name) return rules_.rule(i).name;
    }
    return {};
  }

  RuleSet rules_;
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_temporal_extractor(const Lexicon& lexicon) {
  Result<RuleSet> rules = RuleSet::open(lexicon, "temporal");
  if (!rules) return rules.error();
  for (uint32_t i = 0; i < rules->size(); ++i) {
    if (Status known = check_time_yield(rules->rule(i).yield); !known) return known.error();
  }
  return std::unique_ptr<Extractor>(std::make_unique<TemporalExtractor>(std::move(*rules)));
}

}  // namespace kiji
