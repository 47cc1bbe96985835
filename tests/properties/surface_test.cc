// text[start:end] == surface for everything that a record says, in every unit, for any text.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/core/utf8.h"
#include "pipeline/emit/json.h"
#include "tests/data/pack.h"
#include "tests/properties/texts.h"

namespace kiji {
namespace {

using nlohmann::json;

constexpr int kTexts = 400;

// Byte offset of every unit of the text, and of its end; npos for the second half of a surrogate pair or a continuation
// byte: no offset may be there.
std::vector<size_t> unit_offsets(std::string_view text, OffsetUnit unit) {
  std::vector<size_t> out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    out.push_back(at);
    const size_t units = unit == OffsetUnit::byte ? c.size : unit == OffsetUnit::utf16 && c.value > 0xFFFF ? 2 : 1;
    out.insert(out.end(), units - 1, std::string::npos);
    at += c.size;
  }
  out.push_back(text.size());
  return out;
}

struct Surfaces {
  const std::string& text;
  const std::vector<size_t>& offsets;
  size_t checked = 0;

  std::string between(const json& begin, const json& end) const {
    const auto first = begin.get<size_t>(), last = end.get<size_t>();
    EXPECT_LE(first, last);
    if (last >= offsets.size() || offsets[first] == std::string::npos || offsets[last] == std::string::npos) {
      return "offset outside the text or inside a character";
    }
    return text.substr(offsets[first], offsets[last] - offsets[first]);
  }

  void check(const json& node) {
    if (node.is_object()) {
      if (node.contains("start") && node.contains("end")) {
        const std::string surface = between(node["start"], node["end"]);
        if (node.contains("text")) {
          EXPECT_EQ(surface, node["text"].get<std::string>()) << node;
        }
        EXPECT_NE(node["start"], node["end"]) << node;
        ++checked;
      }
      if (node.contains("of_start")) {
        EXPECT_EQ(between(node["of_start"], node["of_end"]), node["of"]) << node;
      }
    }
    if (node.is_structured()) {
      for (const json& child : node) check(child);
    }
  }
};

size_t check_surfaces(const Record& record) {
  size_t checked = 0;
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::byte, OffsetUnit::utf16}) {
    json out = json::parse(to_json(record, Producer{}, {.offsets = unit}), nullptr, false);
    EXPECT_TRUE(out.is_object());
    const auto text = out["text"].get<std::string>();
    EXPECT_EQ(text, record.article.text);
    out.erase("text");
    const std::vector<size_t> offsets = unit_offsets(text, unit);
    Surfaces surfaces{text, offsets};
    surfaces.check(out);
    checked += surfaces.checked;
  }
  return checked;
}

TEST(Surfaces, AreTheTextBetweenTheirOffsetsInAnyText) {
  Random random(20260201);
  size_t checked = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    const auto record = tested_pipeline().process(article_of(text));
    ASSERT_TRUE(record) << record.error().to_string() << '\n' << text;
    checked += check_surfaces(*record);
    ASSERT_FALSE(HasFailure()) << text;
  }
  EXPECT_GT(checked, size_t{kTexts});
}

TEST(Surfaces, AreTheTextBetweenTheirOffsetsInTheCorpus) {
  size_t checked = 0;
  for (const std::string& text : corpus_articles()) {
    const auto record = tested_pipeline().process(article_of(text));
    ASSERT_TRUE(record) << record.error().to_string();
    checked += check_surfaces(*record);
  }
  EXPECT_GT(checked, corpus_articles().size() * 50);
}

TEST(Surfaces, ExistForTextsOfOneCharacter) {
  Random random(1);
  for (int i = 0; i < kTexts; ++i) {
    std::string text;
    append_utf8(text, random_code_point(random));
    const auto record = tested_pipeline().process(article_of(text));
    ASSERT_TRUE(record) << record.error().to_string();
    check_surfaces(*record);
  }
  EXPECT_TRUE(tested_pipeline().process(article_of("")));
}

}  // namespace
}  // namespace kiji
