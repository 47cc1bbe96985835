// A text that is written otherwise says the same: each rewriting must give the same annotations at the corresponding
// places. And normalising twice is normalising once.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "extractors/figures/notation.h"
#include "pipeline/core/utf8.h"
#include "pipeline/text/normalise.h"
#include "tests/data/pack.h"
#include "tests/properties/texts.h"

namespace kiji {
namespace {

// A text, and for each of its code points the one of the original that it stands for; kAdded for none.
constexpr uint32_t kAdded = 0xFFFFFFFF;
struct Rewritten {
  std::u32string text;
  std::vector<uint32_t> origin;

  void add(char32_t c, uint32_t from) {
    text += c;
    origin.push_back(from);
  }
};

Rewritten same(const std::u32string& text) {
  Rewritten out;
  for (uint32_t i = 0; i < text.size(); ++i) out.add(text[i], i);
  return out;
}

Rewritten full_width(const std::u32string& text) {
  Rewritten out;
  for (uint32_t i = 0; i < text.size(); ++i) {
    out.add(text[i] > U' ' && text[i] < 0x7F ? text[i] - U'!' + 0xFF01 : text[i], i);
  }
  return out;
}

Rewritten decomposed(const std::u32string& text) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(code);
  Rewritten out;
  for (uint32_t i = 0; i < text.size(); ++i) {
    const icu::UnicodeString parts = nfd->normalize(icu::UnicodeString(static_cast<UChar32>(text[i])), code);
    for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
      out.add(static_cast<char32_t>(parts.char32At(at)), i);
    }
  }
  return out;
}

// Private-use and zero-width characters, put in anywhere.
Rewritten sprinkled(const std::u32string& text, Random& random) {
  constexpr char32_t kSprinkles[] = {0xE000, 0xF8FF, 0x200B, 0xFEFF, 0x2060, 0xF0000, 0x00AD};
  constexpr uint32_t kOneIn = 12;
  Rewritten out;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (below(random, kOneIn) == 0) out.add(kSprinkles[below(random, std::size(kSprinkles))], kAdded);
    out.add(text[i], i);
  }
  return out;
}

using Facts = std::multiset<std::string>;

// Every annotation of a record at its place in the original, in code points.
class FactsOf {
 public:
  FactsOf(const Record& record, const Rewritten& rewritten) : record_(record), rewritten_(rewritten) {}

  Facts all() {
    for (const Time& time : record_.times) add("time " + time.value + ' ' + time.timex + ' ' + time.rule, time.span);
    for (const Figure& figure : record_.figures) {
      add("figure " + figure_notation(figure) + ' ' + std::string(to_string(figure.kind)), figure.span);
    }
    for (const auto* entities : {&record_.people, &record_.organizations, &record_.places}) {
      for (const Entity& entity : *entities) {
        for (const Mention& one : entity.mentions) add(entity.id + ' ' + entity.kind + ' ' + entity.country, one.span);
        for (const Role& role : entity.roles) add(entity.id + " role " + role.role, role.span);
      }
    }
    for (const Quote& quote : record_.quotes) add("quote " + quote.speaker, quote.span);
    for (const Event& event : record_.events) add("event " + event.type + ' ' + event.status, event.trigger);
    return std::move(facts_);
  }

 private:
  void add(const std::string& what, Span span) {
    const std::string_view text = record_.article.text;
    const uint32_t begin = count_code_points(text.substr(0, span.begin));
    const uint32_t end = begin + count_code_points(slice(text, span));
    uint32_t first = kAdded, last = 0;
    for (uint32_t i = begin; i < end; ++i) {
      if (rewritten_.origin[i] == kAdded) continue;
      first = std::min(first, rewritten_.origin[i]);
      last = std::max(last, rewritten_.origin[i] + 1);
    }
    facts_.insert(what + " @ " + std::to_string(first) + '-' + std::to_string(last));
  }

  const Record& record_;
  const Rewritten& rewritten_;
  Facts facts_;
};

Facts facts_of(const Rewritten& rewritten) {
  const auto record = tested_pipeline().process(article_of(to_utf8(rewritten.text)));
  if (!record) return {record.error().to_string()};
  return FactsOf(*record, rewritten).all();
}

// What is in one but not in the other, for people.
std::string difference(const Facts& before, const Facts& after) {
  std::string out;
  for (const std::string& fact : before) {
    if (!after.contains(fact)) out += "lost " + fact + '\n';
  }
  for (const std::string& fact : after) {
    if (!before.contains(fact)) out += "new  " + fact + '\n';
  }
  return out;
}

template <typename Rewrite>
void expect_same_facts(Rewrite&& rewrite) {
  size_t facts = 0;
  for (const std::string& article : corpus_articles()) {
    const std::u32string text = to_utf32(article);
    const Facts before = facts_of(same(text)), after = facts_of(rewrite(text));
    EXPECT_EQ(difference(before, after), "") << article.substr(0, article.find('\n'));
    facts += before.size();
  }
  EXPECT_GT(facts, corpus_articles().size() * 20);
}

TEST(Rewriting, InFullWidthChangesNothing) { expect_same_facts(full_width); }

TEST(Rewriting, AsDecomposedChangesNothing) { expect_same_facts(decomposed); }

TEST(Rewriting, WithInvisibleCharactersChangesNothing) {
  Random random(7);
  expect_same_facts([&](const std::u32string& text) { return sprinkled(text, random); });
}

TEST(Normalising, TwiceIsOnce) {
  constexpr int kTexts = 2000;
  const Normaliser normaliser = value_or_end(Normaliser::open(tested_pack().section("und/folds")));
  Random random(3);
  for (int i = 0; i < kTexts; ++i) {
    const std::string once = normaliser.fold(random_text(random));
    ASSERT_EQ(normaliser.fold(once), once);
  }
}

}  // namespace
}  // namespace kiji
