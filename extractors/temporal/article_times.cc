#include "extractors/temporal/article_times.h"

#include <algorithm>
#include <utility>

#include "extractors/temporal/context.h"
#include "extractors/temporal/date_order.h"
#include "extractors/temporal/published.h"
#include "extractors/temporal/resolver.h"
#include "extractors/temporal/timex.h"

namespace kiji {
namespace {

// Resolves the accepted expressions of one article in text order.
class ArticleTimes {
 public:
  ArticleTimes(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record)
      : analysis_(analysis), accepted_(accepted), record_(record), tenses_(analysis), opening_(analysis) {}

  void run() {
    record_.times.reserve(record_.times.size() + accepted_.size());
    read_orders();
    infer_publication();
    if (dateline_) orders_.published = LocalTime{std::chrono::floor<std::chrono::days>(*dateline_)};
    if (record_.article.published) {
      const std::string& value = record_.article.published->value;
      context_.published = parse_iso(value);
      context_.published_clock = context_.published && value.size() > 10;
    }
    context_.history = tells_history();
    for (const Candidate& candidate : accepted_) {
      if (const auto* expression = std::get_if<TimeExpression>(&candidate.what)) add(candidate, *expression);
    }
    if (needs_published_) {
      record_.article.warnings.push_back({"no-publication-date", "relative times cannot be resolved"});
    }
  }

 private:
  BlockKind block_of(TokenRange tokens) const { return analysis_.sentences[analysis_.sentence_of(tokens.begin)].block; }

  // Visits the fields of every expression and of the ends of ranges.
  template <typename Visit>
  void each_fields(Visit&& visit) const {
    for (const Candidate& candidate : accepted_) {
      const auto* expression = std::get_if<TimeExpression>(&candidate.what);
      if (expression == nullptr) continue;
      visit(expression->fields);
      for (const TimeExpression& part : expression->parts) visit(part.fields);
    }
  }

  // A report has its dates around its publication; a history has them where it is told.
  bool tells_history() const {
    if (!context_.published) return false;
    constexpr int kYearsAgo = 3;
    constexpr int kEnough = 6;  // dates from which on an article is judged
    int told = 0, old = 0;
    const auto count = [&](const TimeFields& f) {
      if (!f.year || f.short_year || f.fiscal || !(f.month || f.day)) return;
      ++told;
      old += *f.year + kYearsAgo <= year_of(*context_.published) ? 1 : 0;
    };
    each_fields(count);
    return told >= kEnough && old * 3 > told * 2;
  }

  uint32_t block_number(TokenRange tokens) const {
    const std::vector<Block>& blocks = record_.article.blocks;
    const uint32_t at = analysis_.article_span(tokens).begin;
    const auto next =
        std::partition_point(blocks.begin(), blocks.end(), [at](const Block& block) { return block.span.begin <= at; });
    return static_cast<uint32_t>(next - blocks.begin());
  }

  // Whether a clock time there without a day is one of every day.
  bool is_routine(TokenRange tokens) const {
    if (set_sentence_ == context_.sentence) return true;
    const bool day_told = context_.told_day && context_.told_day->sentence == context_.sentence;
    return !day_told && opening_.before(tokens);
  }

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
      if (readings.empty()) continue;
      // Of two readings the one that the article, its country or its language speaks for comes first.
      const TimeFields& f = expression->fields;
      const OrderChoice choice = f.order_unknown ? choose_order(f, orders_) : OrderChoice{};
      if (choice.order != DateOrder::unknown && choice.order != f.order) std::reverse(readings.begin(), readings.end());
      return readings;
    }
    return {};
  }

  std::vector<DateEvidence> evidence() const {
    std::vector<DateEvidence> out;
    for (const Candidate& candidate : accepted_) {
      const auto* expression = std::get_if<TimeExpression>(&candidate.what);
      if (expression == nullptr || block_of(candidate.tokens) == BlockKind::dateline) continue;
      out.push_back({expression, tenses_.beside(candidate.tokens)});
    }
    return out;
  }

  // The date line decides nothing where the publication date is given, but it may speak against it.
  void warn_of_conflict(const std::vector<LocalTime>& readings) {
    const LocalTime day{std::chrono::floor<std::chrono::days>(*dateline_)};
    if (readings.empty() || std::find(readings.begin(), readings.end(), day) != readings.end()) return;
    record_.article.warnings.push_back({"date-conflict", "the date line says " + iso_date(readings.front())});
  }

  // What speaks for an order of numeric dates in this article.
  void read_orders() {
    orders_.language = order_of_language(analysis_.lexicon->habits());
    const std::string_view table = analysis_.lexicon->section("table/" + std::string(kDateOrderTable));
    if (record_.article.language) orders_.country = order_of_country(table, record_.article.language->tag);
    const auto count = [this](const TimeFields& f) {
      if (f.order_unknown || f.order == DateOrder::unknown) return;
      ++(f.order == DateOrder::day_first ? orders_.day_first : orders_.month_first);
    };
    each_fields(count);
  }

  // A date whose order is open is read in the order that most speaks for; the other one is an alternative.
  ResolvedTime resolved_in_order(const TimeExpression& expression) const {
    const auto is_open = [](const TimeExpression& e) { return e.fields.order_unknown; };
    if (!is_open(expression) && std::none_of(expression.parts.begin(), expression.parts.end(), is_open)) {
      return resolve_time(expression, context_);
    }
    TimeExpression ordered = expression;
    for (TimeExpression& part : ordered.parts) {
      if (is_open(part)) part.fields = in_order(part.fields, choose_order(part.fields, orders_).order);
    }
    if (!is_open(expression)) return resolve_time(ordered, context_);
    const OrderChoice choice = choose_order(expression.fields, orders_);
    ordered.fields = in_order(expression.fields, choice.order);
    ResolvedTime out = resolve_time(ordered, context_);
    const bool day_first = ordered.fields.order == DateOrder::day_first;
    ordered.fields = in_order(ordered.fields, day_first ? DateOrder::month_first : DateOrder::day_first);
    const ResolvedTime turned = resolve_time(ordered, context_);
    if (out.time.value.empty() || turned.time.value.empty()) return out;
    if (!choice.why.empty()) out.time.why = choice.why;
    out.time.alternatives.push_back({turned.time.value, day_first ? "month first" : "day first"});
    return out;
  }

  void add(const Candidate& candidate, const TimeExpression& expression) {
    context_.sentence = analysis_.sentence_of(candidate.tokens.begin);
    context_.tense = tenses_.beside(candidate.tokens);
    context_.block = block_number(candidate.tokens);
    context_.routine = is_routine(candidate.tokens);
    ResolvedTime resolved = resolved_in_order(expression);
    const bool dateline = analysis_.sentences[context_.sentence].block == BlockKind::dateline;
    const std::string id = push(std::move(resolved.time), candidate.tokens, candidate.rule, dateline);
    note(resolved);
    if (expression.shape == TimeShape::set) set_sentence_ = context_.sentence;
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
      note(end);
      if (tokens.empty()) continue;
      const std::string_view rule = expression.parts[i].rule;
      const std::string end_id = push(std::move(end.time), tokens, rule.empty() ? candidate.rule : rule, false);
      record_.times.back().part_of = id;
      record_.times[whole].parts.push_back(end_id);
      tell(end_id, end, expression.parts[i]);
      if (i == 0) context_.told_start = context_.told_day;
    }
    if (record_.times[whole].parts.empty()) tell(id, resolved, expression);
  }

  std::string push(Time&& time, TokenRange tokens, std::string_view rule, bool dateline) {
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
    if (block_of({expression.tokens.begin, expression.tokens.end}) == BlockKind::title) return;
    ToldTime told{.id = id,
                  .span = *resolved.span,
                  .unit = resolved.unit,
                  .sentence = context_.sentence,
                  .block = context_.block,
                  .year_said = year_said};
    if (context_.told && context_.told->year_said && context_.told->sentence == told.sentence &&
        record_.times.back().anchor == context_.told->id) {
      told.year_said = true;
    }
    context_.told = told;
    if (resolved.unit > TimeUnit::day) return;
    context_.told_day = told;
    set_sentence_.reset();  // what follows is of this day
  }

  const Analysis& analysis_;
  const std::vector<Candidate>& accepted_;
  Record& record_;
  TenseReader tenses_;
  OpeningHours opening_;
  TimeContext context_;
  std::optional<LocalTime> dateline_;
  OrderEvidence orders_;
  std::optional<uint32_t> set_sentence_;  // the sentence of the last SET with no day behind it
  bool needs_published_ = false;
};

}  // namespace

void resolve_times(const Analysis& analysis, const std::vector<Candidate>& accepted, Record& record) {
  ArticleTimes(analysis, accepted, record).run();
}

}  // namespace kiji
