#include "pipeline/emit/sink.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace kiji {
namespace {

namespace fs = std::filesystem;

class Sinks : public testing::Test {
 protected:
  Sinks() : root_(fs::temp_directory_path() / ("kiji-sink-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~Sinks() override { fs::remove_all(root_); }

  std::string path(std::string_view name) const { return (root_ / name).string(); }
  std::string content(std::string_view name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::set<std::string> files() const {
    std::set<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (!entry.is_directory()) out.insert(fs::relative(entry.path(), root_).string());
    }
    return out;
  }

  fs::path root_;
};

TEST_F(Sinks, WriteALineForEachRecordAndEmptyTheFileFirst) {
  std::ofstream(path("out.jsonl")) << "old old old old";
  auto sink = LineSink::open(path("out.jsonl"));
  ASSERT_TRUE(sink);
  EXPECT_TRUE(sink->write("{}"));
  EXPECT_TRUE(sink->write("[]"));
  EXPECT_EQ(content("out.jsonl"), "{}\n[]\n");
}

TEST_F(Sinks, SayWhichFileCannotBeOpened) {
  const auto sink = LineSink::open(path("none/out.jsonl"));
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().code, "unwritable");
  EXPECT_EQ(sink.error().path, path("none/out.jsonl"));
  EXPECT_EQ(sink.error().message, "cannot open for writing; No such file or directory");
}

TEST_F(Sinks, SayThatADeviceIsFull) {
  auto sink = LineSink::open("/dev/full");
  ASSERT_TRUE(sink);
  const Status written = sink->write("{}");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "cannot write; No space left on device");
}

TEST_F(Sinks, KeepTheFoldersOfAnId) {
  auto sink = FolderSink::open(path("out"));
  ASSERT_TRUE(sink);
  for (const std::string_view id : {"a.txt", "ja/b.txt", "ja/b.txt", "x.json/y", "x"}) EXPECT_TRUE(sink->write(id, id));
  EXPECT_EQ(files(), (std::set<std::string>{"out/a.txt.json", "out/ja/b.txt.json", "out/ja/b.txt~2.json",
                                            "out/x%2Ejson/y.json", "out/x.json"}));
  EXPECT_EQ(content("out/ja/b.txt.json"), "ja/b.txt\n");
}

TEST_F(Sinks, WriteNothingOutsideTheFolder) {
  auto sink = FolderSink::open(path("deep/er").substr(0, path("deep").size()));
  ASSERT_TRUE(sink);
  for (const std::string_view id : {"../evil", "/evil", "a/../../evil", "..", "../..", "", "/", "//evil", "./evil"}) {
    EXPECT_TRUE(sink->write(id, "x")) << id;
  }
  for (const std::string& file : files()) EXPECT_EQ(file.find("deep/"), 0u) << file;
}

TEST_F(Sinks, FollowNoSymbolicLinkBelowTheFolder) {
  fs::create_directories(root_ / "out");
  fs::create_directories(root_ / "outside");
  fs::create_directory_symlink(root_ / "outside", root_ / "out" / "link");
  fs::create_symlink(root_ / "outside" / "file", root_ / "out" / "a.json");
  auto sink = FolderSink::open(path("out"));
  ASSERT_TRUE(sink);
  EXPECT_FALSE(sink->write("link/x", "{}"));
  EXPECT_FALSE(sink->write("a", "{}"));
  EXPECT_TRUE(fs::is_empty(root_ / "outside"));
}

TEST(RelativePath, HasNoComponentThatLeadsAway) {
  using namespace std::string_view_literals;
  struct Case {
    std::string_view id, want;
  };
  for (const Case& c : {Case{"", "%"}, Case{".", "%"}, Case{"a", "a"}, Case{"a/b", "a/b"}, Case{"/a//b/", "a/b"},
                        Case{"./a/./b", "a/b"}, Case{"..", "%2E%2E"}, Case{"../a", "%2E%2E/a"}, Case{"...", "..."},
                        Case{"a\nb\0c"sv, "a%0Ab%00c"}, Case{"a%b~c", "a%25b%7Ec"}, Case{"x.jsonl#3", "x.jsonl#3"},
                        Case{"https://news.example/記事", "https:/news.example/記事"}}) {
    EXPECT_EQ(relative_path(c.id), c.want);
  }
}

TEST(RelativePath, KeepsComponentsUpToTheLimitAndCutsLongerOnesWithoutMakingThemEqual) {
  const size_t limit = kMaxComponentBytes - 13;
  EXPECT_EQ(relative_path(std::string(limit, 'a')), std::string(limit, 'a'));
  const std::string long_a = relative_path(std::string(limit + 1, 'a')),
                    long_b = relative_path(std::string(limit + 2, 'a'));
  EXPECT_LE(long_a.size(), limit);
  EXPECT_NE(long_a, long_b);
  std::string kanji;
  for (int i = 0; i < 200; ++i) kanji += "記";
  EXPECT_EQ(relative_path(kanji).find("記~"), relative_path(kanji).rfind('~') - 3);
}

}  // namespace
}  // namespace kiji
