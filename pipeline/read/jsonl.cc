#include "pipeline/read/jsonl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/path_date.h"
#include "pipeline/read/plain.h"

namespace kiji {
namespace {

using Json = nlohmann::json;

enum Member : size_t { kId, kText, kLang, kPublished, kTitle, kUrl, kMembers };
constexpr std::array<std::string_view, kMembers> kNames = {"id", "text", "lang", "published", "title", "url"};

// Takes the wanted members out of the events of the parser. No tree is built: a line of brackets costs nothing.
class Fields : public nlohmann::json_sax<Json> {
 public:
  std::array<std::optional<std::string>, kMembers> values;
  std::string fault;      // empty: a sound line
  size_t fault_byte = 0;  // 1-based

  bool null() override { return scalar(); }
  bool boolean(bool) override { return wrong("a truth value"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool binary(binary_t&) override { return scalar(); }
  bool string(string_t& value) override {
    if (depth_ == 1 && member_ < kMembers) values[member_] = std::move(value);
    return scalar();
  }
  bool start_object(size_t) override { return start("an object"); }
  bool end_object() override { return end(); }
  bool start_array(size_t) override { return start("an array"); }
  bool end_array() override { return end(); }
  bool key(string_t& name) override {
    if (depth_ == 1) {
      member_ = static_cast<size_t>(std::distance(kNames.begin(), std::find(kNames.begin(), kNames.end(), name)));
    }
    return true;
  }
  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception& exception) override {
    std::string_view what = exception.what();
    const size_t detail =
        what.find(" - ");  // before it stand the library's name of the fault and a position of its own
    if (detail != what.npos) what.remove_prefix(detail + 3);
    fault = what;
    fault_byte = std::max<size_t>(position, 1);
    return false;
  }

 private:
  bool scalar() {
    if (depth_ == 0) return wrong_root();
    return true;
  }
  bool wrong_root() {
    fault = "not an object";
    fault_byte = 1;
    return false;
  }
  // A value of another type than a string. Numbers are good as an id.
  bool wrong(std::string_view type) {
    if (depth_ == 0) return wrong_root();
    if (depth_ == 1 && member_ < kMembers) {
      fault = "\"" + std::string(kNames[member_]) + "\" is " + std::string(type);
      return false;
    }
    return true;
  }
  bool number(std::string text) {
    if (depth_ == 1 && member_ == kId) {
      values[kId] = std::move(text);
      return true;
    }
    return wrong("a number");
  }
  bool start(std::string_view type) {
    if (depth_ == 0 && type != "an object") return wrong_root();
    if (depth_ == 1 && !wrong(type)) return false;
    ++depth_;
    return true;
  }
  bool end() {
    --depth_;
    return true;
  }

  size_t depth_ = 0;
  size_t member_ = kMembers;
};

// The code unit that "\uXXXX" at `at` writes, or -1.
int escaped_unit(std::string_view line, size_t at) {
  if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
  int value = 0;
  const char* begin = line.data() + at + 2;
  const auto [end, fault] = std::from_chars(begin, begin + 4, value, 16);
  return fault == std::errc() && end == begin + 4 ? value : -1;
}

// Escapes of half a surrogate pair become those of U+FFFD, in place, so that positions stay. Says how many.
size_t replace_lone_surrogates(std::string& line) {
  size_t count = 0;
  for (size_t i = line.find('\\'); i != line.npos && i + 1 < line.size(); i = line.find('\\', i)) {
    const int unit = escaped_unit(line, i);
    if (unit < 0xD800 || unit > 0xDFFF) {
      i += 2;
      continue;
    }
    const int next = escaped_unit(line, i + 6);
    if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      i += 12;
      continue;
    }
    line.replace(i, 6, "\\ufffd");
    i += 6;
    ++count;
  }
  return count;
}

std::string place_of(const ReadRequest& request, uint64_t number, size_t column = 0) {
  std::string out = request.uri + ":" + std::to_string(number);
  if (column > 0) out += ":" + std::to_string(column);
  return out;
}

// Puts what the line says over what the request said.
void apply(Fields& fields, Article& article) {
  const auto given = [&](Member member) { return fields.values[member] && !fields.values[member]->empty(); };
  if (given(kUrl)) article.id = article.url = *fields.values[kUrl];
  if (given(kId)) article.id = *fields.values[kId];
  if (given(kTitle)) article.title = *fields.values[kTitle];
  if (given(kLang)) article.language = Language{*fields.values[kLang], "declared", 1};
  if (!given(kPublished)) return;
  if (const auto instant = iso_instant(*fields.values[kPublished])) {
    article.published = Published{.value = *instant, .by = "given", .why = "", .alternatives = {}};
  } else {
    article.warnings.push_back({"published-invalid", "\"published\" is \"" + *fields.values[kPublished] +
                                                         "\"; expected an ISO 8601 date or date-time"});
  }
}

// Cuts a stream of bytes at newlines.
class Lines {
 public:
  explicit Lines(ByteSource source) : source_(std::move(source)) {}

  struct Line {
    std::string text;  // without newline
    uint64_t number = 0;
    bool too_long = false;
  };
  // Empty at the end.
  Result<std::optional<Line>> next() {
    Line line{.text = {}, .number = ++number_};
    bool any = false;
    for (;;) {
      if (at_ == buffer_.size()) {
        buffer_.resize(kChunk);
        const Result<size_t> got = source_(std::span(buffer_));
        buffer_.resize(got ? *got : 0);
        at_ = 0;
        if (!got) return got.error();
        if (*got == 0) return any ? std::optional(std::move(line)) : std::nullopt;
      }
      any = true;
      const size_t end = buffer_.find('\n', at_);
      const size_t size = std::min(end, buffer_.size()) - at_;
      line.too_long = line.too_long || line.text.size() + size > kMaxJsonLineBytes;
      if (!line.too_long) line.text.append(buffer_, at_, size);
      at_ += size;
      if (end != buffer_.npos) {
        ++at_;
        return std::optional(std::move(line));
      }
    }
  }

 private:
  static constexpr size_t kChunk = size_t{64} << 10;

  ByteSource source_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t number_ = 0;
};

bool blank(std::string_view line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line.find_first_not_of(" \t\r\n") == line.npos;
}

// The state of one file being read.
struct Stream {
  ReadRequest request;
  Lines lines;
  bool any = false, done = false;

  std::optional<ReadUnit> next();
  ReadUnit fail(uint64_t line, std::string stage, Error error) {
    const std::string uri = line == 0 ? request.uri : request.uri + "#" + std::to_string(line);
    const std::string place = line == 0 ? request.uri : place_of(request, line);
    return make_failure(make_article(request, uri, kJsonlReader.format, ""), std::move(stage), place, std::move(error));
  }
};

std::optional<ReadUnit> Stream::next() {
  while (!done) {
    Result<std::optional<Lines::Line>> line = lines.next();
    if (!line) {
      done = true;
      return fail(0, "read", line.error());
    }
    if (!*line) break;
    const uint64_t number = (*line)->number;
    if ((*line)->too_long) {
      any = true;
      const std::string message =
          "the line is too long; expected at most " + std::to_string(kMaxJsonLineBytes) + " bytes";
      return fail(number, "read", {.code = "too-large", .message = message});
    }
    if (blank((*line)->text)) continue;
    any = true;
    return read_json_line(request, (*line)->text, number);
  }
  if (std::exchange(done, true) || any) return std::nullopt;
  return fail(0, "decode", {.code = "empty", .message = "there is no line; expected JSON objects"});
}

}  // namespace

ReadUnit read_json_line(const ReadRequest& request, std::string_view line, uint64_t number) {
  Article article = make_article(request, request.uri + "#" + std::to_string(number), kJsonlReader.format, line);
  const auto fail = [&](std::string code, size_t column, std::string_view message) {
    return make_failure(article, "decode", place_of(request, number, column),
                        {.code = std::move(code), .message = std::string(message)});
  };
  Result<Decoded> decoded = decode(line);
  if (!decoded) return fail(decoded.error().code, 0, decoded.error().message);
  article.source.charset = decoded->charset;
  article.warnings = std::move(decoded->warnings);

  const size_t lone = replace_lone_surrogates(decoded->text);
  if (lone > 0) {
    article.warnings.push_back(
        {"charset-replaced",
         std::to_string(lone) + (lone == 1 ? " lone surrogate" : " lone surrogates") + " became U+FFFD"});
  }
  Fields fields;
  if (!Json::sax_parse(decoded->text, &fields)) {
    size_t column = 0;
    if (fields.fault_byte > 0) {
      column = count_code_points(std::string_view(decoded->text).substr(0, fields.fault_byte - 1)) + 1;
    }
    return fail("json", column, fields.fault + "; expected {\"text\": \"...\"}");
  }
  if (!fields.values[kText]) return fail("json", 0, "no \"text\"; expected {\"text\": \"...\"}");
  apply(fields, article);
  article.text = *std::move(fields.values[kText]);
  article.blocks = layout(article.text, article.title);
  if (article.blocks.empty()) return fail("empty", 0, "\"text\" is empty; expected an article");
  if (article.title.empty() && !article.blocks.empty() && article.blocks.front().kind == BlockKind::title) {
    article.title = slice(article.text, article.blocks.front().span);
  }
  return article;
}

bool accepts_jsonl(std::string_view name, std::string_view head) {
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  if (name.ends_with(".txt")) return false;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const size_t first = head.find_first_not_of(" \t\r\n");
  return first != head.npos && head[first] == '{';
}

ArticleStream open_jsonl(ReadRequest request) {
  Lines lines(request.bytes);
  auto stream = std::make_shared<Stream>(Stream{.request = std::move(request), .lines = std::move(lines)});
  return [stream] { return stream->next(); };
}

}  // namespace kiji
