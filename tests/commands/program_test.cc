// The program as a user runs it: command lines in, bytes and exit statuses out.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kiji {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Outcome {
  int status = -1;
  std::string out, err;
};

class Program : public testing::Test {
 protected:
  Program() : root_(fs::temp_directory_path() / ("kiji-program-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_ / "in");
  }
  ~Program() override { fs::remove_all(root_); }

  void put(std::string_view name, std::string_view bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  std::string content(std::string_view name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Through the shell, in the test's folder. "kiji" is the program that was built.
  Outcome run(const std::string& arguments, std::string_view before = "", std::string_view input = "/dev/null") const {
    const std::string command = "cd '" + root_.string() + "' && " + std::string(before) + " '" + KIJI_PROGRAM + "' " +
                                arguments + " > out 2> err < " + std::string(input);
    const int status = std::system(command.c_str());
    return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .out = content("out"), .err = content("err")};
  }
  static std::vector<json> lines(const std::string& text) {
    std::vector<json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(json::parse(line));
    return out;
  }

  fs::path root_;
};

TEST_F(Program, ReadsAFolderWithGoodAndBadFilesAndNamesEveryFault) {
  put("in/a.txt", "会合は1月31日に開かれた。\n");
  put("in/b.txt", "");
  put("in/c.bin.txt", std::string("\x7F"
                                  "ELF\0\0\0\0\0\1\2\3\xFE\xFD\0\0",
                                  16));
  put("in/d.jsonl", "{\"id\":\"d1\",\"text\":\"一。\"}\n{broken\n{\"id\":\"d3\",\"text\":\"三。\"}\n");
  fs::create_symlink(root_ / "nowhere", root_ / "in" / "e.txt");
  for (const std::string command : {"read in", "extract in --jobs 2", "extract in --jobs 1"}) {
    const Outcome outcome = run(command);
    ASSERT_EQ(outcome.status, 1) << outcome.err;
    std::vector<std::string> ids;
    size_t failed = 0;
    for (const json& record : lines(outcome.out)) {
      ids.push_back(record["id"]);
      if (!record.contains("error")) continue;
      ++failed;
      for (const char* key : {"stage", "code", "message"}) EXPECT_NE(record["error"][key], "") << record;
    }
    EXPECT_EQ(
        ids, (std::vector<std::string>{"in/a.txt", "in/b.txt", "in/c.bin.txt", "d1", "in/d.jsonl#2", "d3", "in/e.txt"}))
        << command;
    EXPECT_EQ(failed, 4u) << command;
  }
}

TEST_F(Program, ExtractsStandardInputAsJsonLinesByItsFirstByte) {
  put("lines", "{\"id\":\"x\",\"text\":\"会合は1月31日に開かれた。\",\"lang\":\"ja\",\"published\":\"2026-02-01\"}\n");
  const Outcome outcome = run("extract - --only times", "", "lines");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto records = lines(outcome.out);
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0]["id"], "x");
  EXPECT_EQ(records[0]["source"]["format"], "jsonl");
  EXPECT_EQ(records[0]["times"][0]["value"], "2026-01-31");
}

TEST_F(Program, WritesOnlyTheFieldsAndTheOffsetsThatWereAskedFor) {
  put("in/a.txt", "𠮷田市で1月31日に会合が開かれた。\n");
  const Outcome outcome = run("extract in/a.txt --published 2026-02-01 --only times --offsets utf16");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const json record = lines(outcome.out).at(0);
  EXPECT_EQ(record["offsets"], "utf16");
  EXPECT_FALSE(record.contains("figures"));
  EXPECT_FALSE(record.contains("events"));
  ASSERT_EQ(record["times"].size(), 1u);
  EXPECT_EQ(record["times"][0]["text"], "1月31日");
  EXPECT_EQ(record["times"][0]["start"], 5);
  EXPECT_EQ(record["times"][0]["value"], "2026-01-31");
}

TEST_F(Program, WritesTheSameRecordsToAFolderAFileAndStandardOutput) {
  put("in/a.txt", "会合は1月31日に開かれた。\n");
  const Outcome plain = run("extract in --published 2026-02-01");
  ASSERT_EQ(run("extract in --published 2026-02-01 -o r.jsonl").status, 0);
  ASSERT_EQ(run("extract in --published 2026-02-01 -o r/").status, 0);
  EXPECT_EQ(content("r.jsonl"), plain.out);
  EXPECT_EQ(content("r/in/a.txt.json"), plain.out);
}

TEST_F(Program, ShowsARecordAsItShowsItsArticle) {
  put("in/a.txt", "会合は1月31日に開かれた。参加者は120人。\n");
  ASSERT_EQ(run("extract in/a.txt --published 2026-02-01 -o r.jsonl").status, 0);
  const Outcome of_record = run("view r.jsonl"), of_article = run("view in/a.txt --published 2026-02-01");
  EXPECT_EQ(of_record.status, 0) << of_record.err;
  EXPECT_EQ(of_record.out, of_article.out);
  EXPECT_NE(of_record.out.find("120人"), std::string::npos) << of_record.out;
  EXPECT_EQ(of_record.out.find('\x1b'), std::string::npos);
}

TEST_F(Program, ExplainsSegmentationAndRules) {
  put("in/a.txt", "会合は1月31日に開かれた。\n");
  const Outcome outcome = run("explain in/a.txt --published 2026-02-01");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("|31|日|"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("<ja/"), std::string::npos) << outcome.out;
}

TEST_F(Program, SaysWhichCommandMakesAMissingPack) {
  put("in/a.txt", "記事。\n");
  const Outcome outcome = run("extract in --pack none.pack");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("none.pack"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("kiji pack"), std::string::npos) << outcome.err;
  EXPECT_EQ(run("extract in", "KIJI_PACK=none.pack").status, 2);
}

TEST_F(Program, EndsWithTwoOnWrongUsageAndWithZeroOnHelp) {
  put("in/a.txt", "記事。\n");
  for (const std::string arguments :
       {"", "nonsense", "extract", "extract in --jobs 0", "extract in --only names", "extract in --published yesterday",
        "extract in --offsets bytes", "extract in -o none/r.jsonl", "score none", "pack none", "check none"}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2) << arguments;
    EXPECT_NE(outcome.err, "") << arguments;
  }
  for (const std::string command : {"extract", "read", "view", "explain", "check", "pack", "score", "schema"}) {
    const Outcome outcome = run(command + " --help");
    EXPECT_EQ(outcome.status, 0) << command;
    EXPECT_NE(outcome.out.find("Example"), std::string::npos) << command;
  }
  EXPECT_EQ(run("--version").out.substr(0, 5), "kiji ");
}

TEST_F(Program, PrintsItsSchema) {
  const Outcome outcome = run("schema");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(json::parse(outcome.out).contains("$defs"));
}

TEST_F(Program, NamesTheLicencesOfWhatIsInItsPack) {
  const Outcome outcome = run("pack --info");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.out.find("\nenamdict\tCC-BY-SA-3.0\t"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("  ja/trie\n"), std::string::npos);
}

TEST_F(Program, PrintsASummaryWithoutTouchingTheRecords) {
  put("in/a.txt", "会合は1月31日に開かれた。\n");
  const Outcome plain = run("extract in"), with_summary = run("extract in --summary");
  EXPECT_EQ(with_summary.out, plain.out);
  EXPECT_EQ(with_summary.err.find("articles       1\n"), 0u) << with_summary.err;
}

}  // namespace
}  // namespace kiji
