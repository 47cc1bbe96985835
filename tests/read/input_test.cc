#include "pipeline/read/input.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "pipeline/core/hash.h"
#include "tests/read/files.h"
#include "tests/read/packed.h"

namespace kiji {
namespace {

// "id=text" or "! stage code message", without the folder.
std::vector<std::string> units(const TemporaryFolder& folder, Inputs inputs) {
  std::vector<std::string> out;
  while (const auto unit = inputs.next()) {
    std::string text;
    if (const auto* article = std::get_if<Article>(&*unit)) {
      text = article->id + "=" + article->text;
    } else {
      const Failure& failure = std::get<Failure>(*unit);
      text = "! " + failure.id + " " + failure.stage + " " + failure.code + " " + failure.message;
    }
    for (size_t at; (at = text.find(folder.path() + "/")) != text.npos;) text.erase(at, folder.path().size() + 1);
    out.push_back(text);
  }
  EXPECT_FALSE(inputs.next());
  return out;
}

using Units = std::vector<std::string>;

TEST(Inputs, NothingGivesNothing) {
  Inputs inputs({}, {});
  EXPECT_EQ(inputs.total_bytes(), 0u);
  EXPECT_FALSE(inputs.next());
}

TEST(Inputs, AFolderWithBadFilesGivesEachItsPlace) {
  const TemporaryFolder folder;
  folder.write("1.txt", "橋の工事が始まった。\r\n完成は2年後。\r\n");
  folder.write("2-binary.txt", std::string("\0\1\2\3PNG", 7));
  folder.write("3-empty.txt", "");
  folder.write("4.jsonl", "{\"text\":\"a\"}\n{\"text\":\n{\"id\":\"x\",\"text\":\"b\"}\n");
  folder.write("5.txt.gz", gzip("雪が降った。"));
  folder.write("6.jsonl.zst", zstd("{\"text\":\"c\"}"));
  folder.write("7-cut.txt.gz", gzip("雪が降った。").substr(0, 20));
  folder.write("8.txt", encoded("市は橋の工事を始めた。", "euc-jp-2007"));
  std::filesystem::create_symlink("nowhere", folder.path() + "/9.txt");
  EXPECT_EQ(units(folder, Inputs({folder.path()}, {})),
            (Units{"1.txt=橋の工事が始まった。\n完成は2年後。\n",
                   "! 2-binary.txt decode binary 2-binary.txt: the bytes are not text; expected an article",
                   "! 3-empty.txt decode empty 3-empty.txt: there is no text; expected an article", "4.jsonl#1=a",
                   "! 4.jsonl#2 decode json 4.jsonl:2:9: unexpected end of input; expected '[', '{', or a literal; "
                   "expected {\"text\": "
                   "\"...\"}",
                   "x=b", "5.txt.gz=雪が降った。", "6.jsonl.zst#1=c",
                   "! 7-cut.txt.gz read corrupt 7-cut.txt.gz: gzip data ends early; expected whole compressed data",
                   "8.txt=市は橋の工事を始めた。",
                   "! 9.txt read unreadable 9.txt: No such file or directory; expected a file that can be read"}));
}

TEST(Inputs, AnArticleKnowsItsSource) {
  const TemporaryFolder folder;
  const std::string bytes = "\xEF\xBB\xBF題\n雪が降った。";
  const std::string path = folder.write("2026/02/01/a.txt", bytes);
  Inputs inputs({path}, {});
  const auto unit = inputs.next();
  const Article& article = std::get<Article>(*unit);
  EXPECT_EQ(article.source, (Source{path, "text", "UTF-8", bytes.size(), sha256_hex(bytes), ""}));
  EXPECT_EQ(article.title, "題");
  EXPECT_EQ(article.published, (Published{"2026-02-01", "path", "2026/02/01 in the path", {}}));
  EXPECT_FALSE(article.language);
}

TEST(Inputs, WhatTheLineSaysWinsOverTheOptionOverThePath) {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "2026-02-01.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\",\"published\":\"2026-01-05\",\"lang\":\"en\"}\n");
  const auto published = [&](std::string option) {
    std::string out;
    Inputs inputs({path}, {.from = InputOptions::Format::automatic, .language = "ja", .published = std::move(option)});
    while (const auto unit = inputs.next()) {
      const Article& article = std::get<Article>(*unit);
      out += article.published->value + " " + article.published->by + " " + article.language->tag + " " +
             article.language->by + ";";
    }
    return out;
  };
  EXPECT_EQ(published(""), "2026-02-01 path ja given;2026-01-05 given en declared;");
  EXPECT_EQ(published("2026-03-04T10:00+0900"),
            "2026-03-04T10:00:00+09:00 given ja given;2026-01-05 given en declared;");
}

TEST(Inputs, TheFormatCanBeForced) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "{\"text\":\"b\"}");
  EXPECT_EQ(units(folder, Inputs({path}, {})), Units{"a.txt={\"text\":\"b\"}"});
  EXPECT_EQ(units(folder, Inputs({path}, {.from = InputOptions::Format::jsonl, .language = "", .published = ""})),
            Units{"a.txt#1=b"});
}

TEST(Inputs, StandardInputIsReadOnceAndStaysOpen) {
  const TemporaryFolder folder;
  const int file = open(folder.write("in", "{\"text\":\"b\"}\n").c_str(), O_RDONLY);
  Inputs inputs({"-"}, {}, file);
  EXPECT_EQ(inputs.total_bytes(), std::nullopt);
  EXPECT_EQ(units(folder, std::move(inputs)), Units{"-#1=b"});
  EXPECT_EQ(lseek(file, 0, SEEK_SET), 0) << "the descriptor is the caller's";
  EXPECT_EQ(units(folder, Inputs({"-"}, {.from = InputOptions::Format::text, .language = "", .published = ""}, file)),
            Units{"-={\"text\":\"b\"}\n"});
  close(file);
}

TEST(Inputs, BytesReadReachTheTotal) {
  const TemporaryFolder folder;
  folder.write("1.txt", std::string(300'000, 'a'));
  folder.write("2.txt.gz", gzip(std::string(300'000, 'a')));
  folder.write("3.txt", "");
  Inputs inputs({folder.path(), folder.path() + "/none"}, {});
  const auto total = inputs.total_bytes();
  ASSERT_TRUE(total);
  EXPECT_GT(*total, 300'000u);
  while (inputs.next()) {
  }
  EXPECT_EQ(inputs.bytes_read(), *total);
}

TEST(Inputs, DatesOfTheOptionAreChecked) {
  EXPECT_TRUE(is_iso_date("2026-02-01"));
  EXPECT_TRUE(is_iso_date("2026-02-01T09:00:00+09:00"));
  EXPECT_FALSE(is_iso_date("2026-02-30"));
  EXPECT_FALSE(is_iso_date(""));
}

}  // namespace
}  // namespace kiji
