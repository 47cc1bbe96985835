// What a number can be (day, hour, year4, decimal ...), by its value and its writing, as und/number-classes.tsv says.
#ifndef KIJI_PIPELINE_LEXICON_NUMBER_CLASS_H_
#define KIJI_PIPELINE_LEXICON_NUMBER_CLASS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/result.h"
#include "pipeline/lexicon/number.h"

namespace kiji {

inline constexpr size_t kMaxNumberClasses = 64;  // one bit each
inline constexpr int64_t kMaxClassBound = 1'000'000'000'000;

// A set of number classes: bit i is class names()[i].
using NumberClassSet = uint64_t;

// Immutable, safe to share between threads.
class NumberClasses {
 public:
  // Parses number-classes.tsv; the file explains its columns. All or nothing; faults name the line. The text itself can
  // be a section of the pack.
  static Result<NumberClasses> parse(std::string_view text, const std::string& path);

  // In the order of the file.
  const std::vector<std::string>& names() const { return names_; }

  NumberClassSet classes_of(const Number& number) const;

  // Every set that a number can have, ascending: the pack has one symbol for each. Complete, but not exact: some of
  // them may be of no number.
  std::vector<NumberClassSet> possible_sets() const;

 private:
  struct Line {
    size_t name = 0;
    std::optional<int64_t> min, max;
    uint16_t require = 0, forbid = 0;
    int digits = 0;  // 0: any
  };
  // What the lines ask for. A value between two whole numbers is given by the lower one and `between`.
  struct Shape {
    int64_t floor = 0;
    bool between = false;
    uint16_t flags = 0;  // NumberFlag and kWhole
    int digits = 0;
  };
  static constexpr uint16_t kWhole = 1 << 15;

  static Result<Line> parse_line(std::string_view text, const std::string& path, uint32_t number);
  static std::vector<uint16_t> writings();
  static bool consistent(const Shape& shape);
  NumberClassSet classes_of(const Shape& shape) const;
  std::vector<int64_t> landmarks() const;

  std::vector<std::string> names_;
  std::vector<Line> lines_;
};

}  // namespace kiji

#endif  // KIJI_PIPELINE_LEXICON_NUMBER_CLASS_H_
