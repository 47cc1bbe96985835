// The rules of the house that a compiler does not know: who may include whom, where each third-party header may stand,
// guards, words in sources, what is built and what is tested. This is the one table of allowed places.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kiji {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = KIJI_SOURCE_DIR;

std::string contents(const std::string& path) {
  std::ifstream file(kRoot + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Paths below the folders, from the root of the project, sorted; hidden ones and what is built are left out.
std::vector<std::string> files_below(std::initializer_list<std::string_view> folders,
                                     std::initializer_list<std::string_view> endings) {
  std::vector<std::string> out;
  for (const std::string_view folder : folders) {
    const fs::path start = fs::path(kRoot) / folder;
    if (!fs::exists(start)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(start)) {
      const std::string path = fs::relative(entry.path(), kRoot).generic_string();
      const bool wanted = endings.size() == 0 || std::any_of(endings.begin(), endings.end(),
                                                             [&](std::string_view e) { return path.ends_with(e); });
      if (entry.is_regular_file() && wanted && path.find("/.") == std::string::npos) out.push_back(path);
    }
  }
  std::sort(out.begin(), out.end());
  EXPECT_FALSE(out.empty());
  return out;
}

std::vector<std::string> sources() { return files_below({"pipeline", "extractors"}, {".cc", ".h", ".cc.in"}); }

// What a file includes: <x> as "<x", "x" as "x".
std::vector<std::string> includes_of(const std::string& path) {
  std::vector<std::string> out;
  std::istringstream in(contents(path));
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ")) continue;
    const size_t begin = line.find_first_of("<\""), end = line.find_first_of(">\"", begin + 1);
    if (end == std::string::npos) continue;
    out.push_back((line[begin] == '<' ? "<" : "") + line.substr(begin + 1, end - begin - 1));
  }
  return out;
}

// "core" of pipeline/core/span.h, "extractors" of all below extractors/, "main" of pipeline/main.cc.
std::string room_of(const std::string& path) {
  if (path.starts_with("extractors/")) return "extractors";
  if (path == "pipeline/main.cc") return "main";
  const size_t begin = std::string_view("pipeline/").size();
  return path.starts_with("pipeline/") ? path.substr(begin, path.find('/', begin) - begin) : "outside";
}

TEST(Layout, EveryRoomSeesOnlyTheRoomsThatItMay) {
  const std::map<std::string, std::set<std::string>> sees = {
      {"core", {}},
      {"text", {"core"}},
      {"lexicon", {"core", "text"}},
      {"extractors", {"core", "text", "lexicon"}},
      {"read", {"core", "text"}},
      {"fetch", {"core", "read"}},
      {"emit", {"core"}},
      {"run", {"core", "text", "lexicon", "extractors", "read"}},
      {"commands", {"core", "text", "lexicon", "extractors", "read", "fetch", "emit", "run"}},
      {"main", {"commands"}},
  };
  for (const std::string& path : sources()) {
    const auto room = sees.find(room_of(path));
    ASSERT_NE(room, sees.end()) << path << ": a room that the table does not know";
    for (const std::string& include : includes_of(path)) {
      if (include.starts_with("<")) continue;
      const std::string other = room_of(include);
      EXPECT_TRUE(other == room->first || room->second.contains(other)) << path << " includes " << include;
      EXPECT_TRUE(fs::exists(kRoot + "/" + include)) << path << " includes " << include << ", which is not there";
    }
  }
}

// Beginnings of headers, and beginnings of the paths where they may stand.
struct Library {
  std::string_view name;
  std::vector<std::string_view> headers, places;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> kLibraries = {
      {"ICU",
       {"<unicode/"},
       {"pipeline/text/", "pipeline/lexicon/number", "pipeline/lexicon/pack", "pipeline/lexicon/shape.",
        "pipeline/read/charset.", "extractors/temporal/calendars.", "extractors/temporal/zone."}},
      {"RE2", {"<re2/"}, {"pipeline/lexicon/rule"}},
      {"libxml2", {"<libxml/"}, {"pipeline/read/html"}},
      {"pugixml", {"<pugixml"}, {"pipeline/read/xml", "pipeline/fetch/feed", "pipeline/fetch/sitemap"}},
      {"libcurl", {"<curl/"}, {"pipeline/fetch/http"}},
      {"nlohmann",
       {"<nlohmann/"},
       {"pipeline/read/json", "pipeline/emit/json", "pipeline/commands/", "pipeline/lexicon/pack_source_iso."}},
      {"uchardet", {"<uchardet"}, {"pipeline/read/charset."}},
      {"cld2", {"<cld2/"}, {"pipeline/text/language."}},
      {"packing", {"<zlib", "<zstd", "<archive"}, {"pipeline/read/compress.", "pipeline/read/archive."}},
      {"SQLite", {"<sqlite3"}, {"pipeline/fetch/state.", "pipeline/emit/sqlite."}},
      {"toml++", {"<toml"}, {"pipeline/fetch/config."}},
      {"CLI11", {"<CLI/"}, {"pipeline/main.cc", "pipeline/commands/"}},
      {"GeoNames", {"<geonames", "<glib", "<gio"}, {"pipeline/lexicon/pack_source_cities."}},
      {"fmt",
       {"<fmt/"},
       {"pipeline/text/", "pipeline/lexicon/", "pipeline/read/", "pipeline/fetch/", "pipeline/emit/", "pipeline/run/",
        "pipeline/commands/", "pipeline/main.cc", "extractors/"}},
  };
  return kLibraries;
}

// Headers of the language and of the system. Everything else has to be in the table above.
bool is_standard(std::string_view header) {
  static const std::set<std::string_view> kPosix = {"<dirent.h", "<fcntl.h", "<pthread.h", "<signal.h", "<unistd.h"};
  const bool plain = header.find_first_of("./") == std::string_view::npos;  // <vector>
  return plain || header.starts_with("<sys/") || kPosix.contains(header);
}

TEST(Layout, EveryThirdPartyHeaderStandsOnlyWhereItMay) {
  const auto begins = [](const std::string& text, const std::vector<std::string_view>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.starts_with(b); });
  };
  size_t seen = 0;
  for (const std::string& path : sources()) {
    for (const std::string& include : includes_of(path)) {
      if (!include.starts_with("<") || is_standard(include)) continue;
      ++seen;
      const auto library = std::find_if(libraries().begin(), libraries().end(),
                                        [&](const Library& one) { return begins(include, one.headers); });
      ASSERT_NE(library, libraries().end()) << path << " includes " << include << ">: no library of the house";
      EXPECT_TRUE(begins(path, library->places))
          << path << " includes " << include << ">: not a place of " << library->name;
    }
  }
  EXPECT_GT(seen, 0u);
}

TEST(Layout, EveryHeaderHasTheGuardOfItsPath) {
  for (const std::string& path : files_below({"pipeline", "extractors", "tests"}, {".h"})) {
    std::string guard = "KIJI_" + path + "_";
    for (char& c : guard)
      c = c == '/' || c == '.' || c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const std::string text = contents(path);
    EXPECT_NE(text.find("#ifndef " + guard + "\n#define " + guard + "\n"), std::string::npos) << path << ": " << guard;
    EXPECT_TRUE(text.ends_with("#endif  // " + guard + "\n")) << path << ": " << guard;
    EXPECT_TRUE(text.starts_with("// ")) << path << ": a first paragraph says what the header is for";
  }
}

// The source without its comments. Knows strings, characters and raw strings without a delimiter of their own.
std::string without_comments(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    size_t length = 1;
    if (rest.starts_with("//") || rest.starts_with("/*")) {
      at += std::min(rest[1] == '/' ? rest.find('\n') : rest.find("*/"), rest.size());
      continue;
    }
    if (rest.starts_with("R\"(")) {
      length = rest.find(")\"") + 2;
    } else if (rest.front() == '"' ||
               (rest.front() == '\'' && (at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]))))) {
      while (length < rest.size() && rest[length] != rest.front()) length += rest[length] == '\\' ? 2 : 1;
      ++length;
    }
    out += rest.substr(0, length);
    at += length;
  }
  return out;
}

TEST(Layout, NoSourceHoldsAWordOfAScriptThatIsNotAscii) {
  EXPECT_EQ(without_comments("a /* é */ \"//é\" '\"' // é\nb"), "a */ \"//é\" '\"' \nb");
  for (const std::string& path : sources()) {
    const std::string code = without_comments(contents(path));
    const auto found =
        std::find_if(code.begin(), code.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    if (found == code.end()) continue;
    const auto at = static_cast<size_t>(found - code.begin());
    const size_t begin = code.rfind('\n', at) + 1;
    ADD_FAILURE() << path << ": " << code.substr(begin, code.find('\n', at) - begin);
  }
}

TEST(Layout, EverySourceIsBuilt) {
  for (const std::string& path : files_below({"pipeline", "extractors", "tests"}, {".cc"})) {
    const std::string name = fs::path(path).filename().string();
    // By its name in a list above it, or by its path from the root, as the program is.
    bool listed = contents("pipeline/commands/CMakeLists.txt").find("/" + path + "\"") != std::string::npos;
    for (fs::path folder = fs::path(path).parent_path(); !listed && !folder.empty(); folder = folder.parent_path()) {
      std::string list = contents((folder / "CMakeLists.txt").generic_string());
      std::replace_if(
          list.begin(), list.end(),
          [](char c) { return std::string_view("()\":>/\n\t").find(c) != std::string_view::npos; }, ' ');
      list = ' ' + list + ' ';
      const std::string stem = name.substr(0, name.size() - 3);
      listed =
          list.find(' ' + name + ' ') != std::string::npos ||
          (stem.starts_with("fuzz_") && list.find("kiji_fuzz_target " + stem.substr(5) + ' ') != std::string::npos);
    }
    EXPECT_TRUE(listed) << path << " is in no CMakeLists.txt";
  }
}

TEST(Layout, EveryTestFolderIsBuilt) {
  const std::string list = contents("tests/CMakeLists.txt");
  for (const auto& entry : fs::directory_iterator(kRoot + "/tests")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name == "bench" || !fs::exists(entry.path() / "CMakeLists.txt")) continue;
    EXPECT_NE(list.find("add_subdirectory(" + name + ")"), std::string::npos) << "tests/" << name;
  }
}

// Units without a test of their own. The list may only become shorter: a unit that got its test has to leave it.
TEST(Layout, EveryUnitHasATestOrIsKnownToHaveNone) {
  std::set<std::string> tests, untested;
  for (const std::string& path : files_below({"tests"}, {"_test.cc"})) tests.insert(path);
  for (const std::string& path : files_below({"pipeline", "extractors"}, {".cc"})) {
    const std::string unit = path.substr(0, path.size() - 3);
    if (!fs::exists(kRoot + "/" + unit + ".h")) continue;
    const fs::path path_of_unit(unit);
    const std::string test = path_of_unit.filename().string() + "_test.cc";
    const std::string room = path_of_unit.parent_path().filename().string();
    if (!tests.contains("tests/" + room + "/" + test) && !tests.contains("tests/data/" + test)) untested.insert(unit);
  }
  std::set<std::string> known;
  std::istringstream in(contents("tests/layout/untested.txt"));
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') known.insert(line);
  }
  for (const std::string& unit : untested) EXPECT_TRUE(known.contains(unit)) << unit << " has no test";
  for (const std::string& unit : known) EXPECT_TRUE(untested.contains(unit)) << unit << " is to leave untested.txt";
  std::cout << untested.size() << " units without a test of their own\n";
}

TEST(Layout, NothingNamesAPathOfAMachine) {
  // In two pieces, so that this file does not name them.
  const std::string slash = "/";
  const std::vector<std::string> paths = {slash + "home/", slash + "work/",  slash + "root/",
                                          slash + "tmp/",  slash + "Users/", std::string("..") + "/shared"};
  for (const std::string& path :
       files_below({"pipeline", "extractors", "tests", "cmake", "scripts", "dictionaries", "corpus"}, {})) {
    if (path.find("/seeds/") != std::string::npos) continue;
    const std::string text = contents(path);
    for (const std::string& one : paths) {
      const size_t at = text.find(one);
      // part of a longer path ("https://example.org/home/") names no place of a machine
      const bool begins = at != std::string::npos &&
                          (at == 0 || !(std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '.'));
      EXPECT_FALSE(begins) << path << ": " << text.substr(at, text.find('\n', at) - at);
    }
  }
}

}  // namespace
}  // namespace kiji
