#include "pipeline/read/walk.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/read/files.h"

namespace kiji {
namespace {

// Paths below the folder; a fault as "code: message".
std::vector<std::string> walk(const TemporaryFolder& folder, const std::vector<std::string>& names) {
  std::vector<std::string> paths, out;
  for (const std::string& name : names) paths.push_back(name == "-" ? name : folder.path() + name);
  Walk walk(paths);
  while (const auto found = walk.next()) {
    const Error* error = std::get_if<Error>(&*found);
    std::string text = error != nullptr ? error->code + ": " + error->message : std::get<FoundFile>(*found).path;
    for (size_t at; (at = text.find(folder.path())) != text.npos;) text.erase(at, folder.path().size());
    out.push_back(text);
  }
  EXPECT_FALSE(walk.next());
  return out;
}

using Names = std::vector<std::string>;

TEST(Walk, NoPathsGiveNoFiles) { EXPECT_EQ(walk(TemporaryFolder(), {}), Names()); }

TEST(Walk, FilesAndFoldersComeInTheOrderGivenFoldersInByteOrder) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b/2.txt", "b/10.txt", "b/B.txt", "b/a/x.txt", "b/あ.txt", "b/.hidden", "b/.git/x", "a.txt"}) {
    folder.write(name, "x");
  }
  std::filesystem::create_directory(folder.path() + "/empty");
  EXPECT_EQ(walk(folder, {"/b", "/a.txt"}),
            (Names{"/b/10.txt", "/b/2.txt", "/b/B.txt", "/b/a/x.txt", "/b/あ.txt", "/a.txt"}));
  EXPECT_EQ(walk(folder, {"/b/a/", "-", "/empty", "/b/.hidden"}), (Names{"/b/a/x.txt", "-", "/b/.hidden"}));
}

TEST(Walk, SizesAreKnownForFilesOnly) {
  const TemporaryFolder folder;
  Walk walk({folder.write("a", "four"), "-"});
  EXPECT_EQ(std::get<FoundFile>(*walk.next()).size, 4u);
  EXPECT_EQ(std::get<FoundFile>(*walk.next()).size, std::nullopt);
}

TEST(Walk, WhatCannotBeReadStandsInItsPlace) {
  const TemporaryFolder folder;
  folder.write("f/b.txt", "x");
  ASSERT_EQ(mkfifo((folder.path() + "/f/a").c_str(), 0600), 0);
  EXPECT_EQ(walk(folder, {"/none", "/f"}),
            (Names{"unreadable: /none: No such file or directory; expected a file that can be read",
                   "special-file: /f/a: a pipe, socket or device; expected a file", "/f/b.txt"}));
  EXPECT_EQ(walk(folder, {"/f/a"}), Names{"/f/a"}) << "a pipe that the user names is read";
}

TEST(Walk, LinksAreFollowedButNotRoundAndRound) {
  const TemporaryFolder folder;
  folder.write("f/g/x.txt", "x");
  folder.write("other/y.txt", "y");
  std::filesystem::create_directory_symlink("..", folder.path() + "/f/g/loop");
  std::filesystem::create_directory_symlink("../other", folder.path() + "/f/link");
  std::filesystem::create_symlink("nowhere", folder.path() + "/f/z");
  EXPECT_EQ(walk(folder, {"/f"}),
            (Names{"link-loop: /f/g/loop: leads back to /f; expected a folder that does not hold itself", "/f/g/x.txt",
                   "/f/link/y.txt", "unreadable: /f/z: No such file or directory; expected a file that can be read"}));
}

TEST(Walk, FoldersMayBeSoDeep) {
  const TemporaryFolder folder;
  std::string path = "/d";
  for (size_t i = 1; i < kMaxFolderDepth; ++i) path += "/d";
  folder.write(path.substr(1) + "/x", "x");
  EXPECT_EQ(walk(folder, {"/d"}), Names{path + "/x"});
  folder.write(path.substr(1) + "/d/x", "x");
  EXPECT_EQ(walk(folder, {"/d"}),
            (Names{"too-deep: " + path + "/d: more than 200 folders in each other; expected fewer", path + "/x"}));
}

}  // namespace
}  // namespace kiji
