#include "pipeline/read/jsonl.h"

#include <gtest/gtest.h>

#include "tests/read/files.h"

namespace kiji {
namespace {

ReadRequest request(std::string bytes = "", size_t step = 7) {
  return {.uri = "news.jsonl", .bytes = memory_source(std::move(bytes), step), .language = "", .published = ""};
}

ReadUnit read_line(std::string_view line) { return read_json_line(request(), line, 12); }

Article article_of(std::string_view line) {
  const ReadUnit unit = read_line(line);
  if (const auto* failure = std::get_if<Failure>(&unit)) ADD_FAILURE() << failure->message;
  return std::holds_alternative<Article>(unit) ? std::get<Article>(unit) : Article{};
}

std::string fault_of(std::string_view line) {
  const ReadUnit unit = read_line(line);
  const auto* failure = std::get_if<Failure>(&unit);
  if (failure == nullptr) return "no fault";
  EXPECT_EQ(failure->id, "news.jsonl#12");
  EXPECT_EQ(failure->source.uri, "news.jsonl#12");
  return failure->stage + " " + failure->code + ": " + failure->message;
}

TEST(Jsonl, ALineWithAllMembersIsAnArticle) {
  const Article a = article_of(
      R"({"id":"a1","text":"橋の工事\n市は始めた。","lang":"ja","published":"2026-02-01","title":"橋の工事","url":"https://example.com/1","x":[1,{"text":"no"}]})");
  EXPECT_EQ(a.id, "a1");
  EXPECT_EQ(a.text, "橋の工事\n市は始めた。");
  EXPECT_EQ(a.language, (Language{"ja", "declared", 1}));
  EXPECT_EQ(a.published, (Published{"2026-02-01", "given", "", {}}));
  EXPECT_EQ(a.title, "橋の工事");
  EXPECT_EQ(a.url, "https://example.com/1");
  EXPECT_EQ(a.source.uri, "news.jsonl#12");
  EXPECT_EQ(a.source.format, "jsonl");
  EXPECT_EQ(a.source.charset, "UTF-8");
  EXPECT_EQ(a.source.sha256.size(), 64u);
  ASSERT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(a.blocks[0].kind, BlockKind::title);
  EXPECT_TRUE(a.warnings.empty());
}

TEST(Jsonl, TheIdIsGivenElseTheUrlElsePathAndLine) {
  EXPECT_EQ(article_of(R"({"text":"a"})").id, "news.jsonl#12");
  EXPECT_EQ(article_of(R"({"text":"a","url":"u"})").id, "u");
  EXPECT_EQ(article_of(R"({"text":"a","url":"u","id":"i"})").id, "i");
  EXPECT_EQ(article_of(R"({"text":"a","id":17})").id, "17");
  EXPECT_EQ(article_of(R"({"text":"a","id":null,"lang":null,"title":null})").id, "news.jsonl#12");
}

TEST(Jsonl, TextIsExactlyTheGivenString) {
  struct Case {
    std::string_view json;
    std::string want;
  };
  using namespace std::string_literals;
  const Case cases[] = {
      {R"(" a\r\nb\n")", " a\r\nb\n"},     {R"("\ufeff\u3042")", "\uFEFF\u3042"}, {R"("a\u0000b")", "a\0b"s},
      {R"("\ud83d\ude00")", "\U0001F600"}, {R"("\\ud800")", "\\ud800"},           {R"("０１\/")", "０１/"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(article_of("{\"text\":" + std::string(c.json) + "}").text, c.want) << c.json;
  }
}

TEST(Jsonl, HalfASurrogatePairIsReplacedWithAWarning) {
  for (const std::string_view json :
       {R"("a\ud800b")", R"("a\uDFFFb")", R"("a\ud800\u0041")", R"("\ude00\ud83d")", R"("\ud800\ud83d\ude00")"}) {
    const Article a = article_of("{\"text\":" + std::string(json) + "}");
    EXPECT_NE(a.text.find("\uFFFD"), std::string::npos) << json;
    EXPECT_EQ(a.warnings.size(), 1u);
  }
  EXPECT_EQ(article_of(R"({"text":"a\ud800b"})").warnings,
            (std::vector<Warning>{{"charset-replaced", "1 lone surrogate became U+FFFD"}}));
  EXPECT_EQ(article_of(R"({"text":"\ud800\ud800x"})").warnings,
            (std::vector<Warning>{{"charset-replaced", "2 lone surrogates became U+FFFD"}}));
}

TEST(Jsonl, BrokenLinesNameFileLineColumnAndReason) {
  struct Case {
    std::string_view line, want;
  };
  const Case cases[] = {
      {"[]", "decode json: news.jsonl:12:1: not an object; expected {\"text\": \"...\"}"},
      {"1", "decode json: news.jsonl:12:1: not an object; expected {\"text\": \"...\"}"},
      {"{}", "decode json: news.jsonl:12: no \"text\"; expected {\"text\": \"...\"}"},
      {R"({"text":null})", "decode json: news.jsonl:12: no \"text\"; expected {\"text\": \"...\"}"},
      {R"({"text":1})", "decode json: news.jsonl:12: \"text\" is a number; expected {\"text\": \"...\"}"},
      {R"({"text":["a"]})", "decode json: news.jsonl:12: \"text\" is an array; expected {\"text\": \"...\"}"},
      {R"({"title":{},"text":"a"})",
       "decode json: news.jsonl:12: \"title\" is an object; expected {\"text\": \"...\"}"},
      {R"({"lang":true,"text":"a"})",
       "decode json: news.jsonl:12: \"lang\" is a truth value; expected {\"text\": \"...\"}"},
      {R"({"text":""})", "decode empty: news.jsonl:12: \"text\" is empty; expected an article"},
      {R"({"text":" \n"})", "decode empty: news.jsonl:12: \"text\" is empty; expected an article"},
      {R"({"text":"あ)",
       "decode json: news.jsonl:12:11: invalid string: missing closing quote; last read: '\"あ'; expected {\"text\": "
       "\"...\"}"},
      {"\x9E\xC7", "decode charset: news.jsonl:12: byte 0 is not UTF-8; expected a known charset"},
  };
  for (const Case& c : cases) EXPECT_EQ(fault_of(c.line), c.want) << c.line;
}

TEST(Jsonl, ADateThatIsNoneIsAWarning) {
  const Article a = article_of(R"({"text":"a","published":"yesterday"})");
  EXPECT_FALSE(a.published);
  EXPECT_EQ(a.warnings,
            (std::vector<Warning>{
                {"published-invalid", "\"published\" is \"yesterday\"; expected an ISO 8601 date or date-time"}}));
}

std::vector<std::string> stream(const std::string& bytes, size_t step = 7) {
  std::vector<std::string> out;
  const ArticleStream articles = open_jsonl(request(bytes, step));
  while (const auto unit = articles()) {
    const auto* article = std::get_if<Article>(&*unit);
    out.push_back(article != nullptr ? article->id + "=" + article->text : "! " + std::get<Failure>(*unit).message);
  }
  EXPECT_FALSE(articles()) << "the end stays the end";
  return out;
}

TEST(Jsonl, ABrokenLineStandsInItsPlaceAndTheRestGoesOn) {
  const std::string bytes = "\xEF\xBB\xBF{\"text\":\"a\"}\n\n{bad\r\n{\"id\":\"x\",\"text\":\"b\"}\r\n{\"text\":\"c\"}";
  const std::vector<std::string> want = {
      "news.jsonl#1=a",
      "! news.jsonl:3:2: invalid literal; last read: '{b'; expected string literal; expected {\"text\": \"...\"}",
      "x=b", "news.jsonl#5=c"};
  for (const size_t step : {1, 5, 1000}) EXPECT_EQ(stream(bytes, step), want);
}

TEST(Jsonl, AnEmptyFileIsAFault) {
  for (const std::string bytes : {"", "\n \n", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(stream(bytes), (std::vector<std::string>{"! news.jsonl: there is no line; expected JSON objects"}));
  }
}

TEST(Jsonl, ALineMayBeSoLong) {
  const auto line = [](size_t size) {
    const std::string frame = R"({"text":""})";
    return R"({"text":")" + std::string(size - frame.size(), 'a') + "\"}\n{\"text\":\"b\"}\n";
  };
  const auto good = stream(line(kMaxJsonLineBytes), 1 << 16);
  ASSERT_EQ(good.size(), 2u);
  EXPECT_EQ(good[0].substr(0, 16), "news.jsonl#1=aaa");
  EXPECT_EQ(stream(line(kMaxJsonLineBytes + 1), 1 << 16),
            (std::vector<std::string>{"! news.jsonl:1: the line is too long; expected at most 67108864 bytes",
                                      "news.jsonl#2=b"}));
}

TEST(Jsonl, DeepNestingIsHarmless) {
  EXPECT_EQ(article_of("{\"x\":" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + ",\"text\":\"a\"}").text,
            "a");
  EXPECT_NE(fault_of("{\"x\":" + std::string(1'000'000, '[')), "no fault");
}

TEST(Jsonl, IsAcceptedByNameOrFirstByte) {
  EXPECT_TRUE(accepts_jsonl("a.jsonl", "x"));
  EXPECT_TRUE(accepts_jsonl("a.ndjson", ""));
  EXPECT_TRUE(accepts_jsonl("-", " \n{\"text\""));
  EXPECT_TRUE(accepts_jsonl("a.json", "\xEF\xBB\xBF{"));
  EXPECT_FALSE(accepts_jsonl("a.txt", "{"));
  EXPECT_FALSE(accepts_jsonl("-", "市は"));
  EXPECT_FALSE(accepts_jsonl("-", ""));
}

}  // namespace
}  // namespace kiji
