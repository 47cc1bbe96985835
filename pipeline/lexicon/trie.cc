#include "pipeline/lexicon/trie.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <unordered_map>

namespace kiji {
namespace {

// The smallest rank of any stretch of keys.
class LeastRank {
 public:
  explicit LeastRank(std::span<const uint32_t> ranks) : leaves_(std::bit_ceil(ranks.size())) {
    least_.assign(leaves_ * 2, ~uint32_t{0});
    std::copy(ranks.begin(), ranks.end(), least_.begin() + static_cast<std::ptrdiff_t>(leaves_));
    for (size_t i = leaves_ - 1; i > 0; --i) least_[i] = std::min(least_[i * 2], least_[i * 2 + 1]);
  }
  uint32_t of(size_t begin, size_t end) const {
    uint32_t out = ~uint32_t{0};
    for (begin += leaves_, end += leaves_; begin < end; begin /= 2, end /= 2) {
      if (begin % 2 == 1) out = std::min(out, least_[begin++]);
      if (end % 2 == 1) out = std::min(out, least_[--end]);
    }
    return out;
  }

 private:
  size_t leaves_;
  std::vector<uint32_t> least_;  // a heap: the node i is the least of 2i and 2i + 1
};

}  // namespace

// Places children over a linked list of the free nodes. Nodes of likely keys come first, and among them those with
// several children; each order of magnitude of their number has a place in the list where it begins to look, which
// moves on where too many tries failed: so the work stays linear. Nodes with one child fit nearly anywhere and fill the
// holes.
class TrieBuilder {
 public:
  TrieBuilder(std::span<const std::string> keys, std::span<const uint32_t> ranks)
      : keys_(keys), ranks_(ranks), least_(ranks) {
    cursors_.fill(kNone);
  }

  Result<std::vector<uint64_t>> build() {
    if (keys_.size() >= Node::kNone) return too_many("forms");
    number_code_points();
    if (characters_ >= kRootLabel) return too_many("different characters");
    grow();
    take(0);
    nodes_[0].label = kRootLabel;
    visit({0, 0, static_cast<uint32_t>(keys_.size()), 0});
    while (const Work* work = next_work()) {
      place(*work);
      if (nodes_.size() > Trie::kMaxNodes) return too_many("nodes");
    }
    return write();
  }

 private:
  using Node = Trie::Node;
  // A node while the trie is built. A free one keeps its neighbours in the list where others have base and value.
  struct Building {
    uint32_t label = 0;
    uint32_t base = Node::kNone;
    uint32_t value = Node::kNone;
  };
  // Keys [begin, end) share their first `depth` bytes, which lead to `node`.
  struct Work {
    uint32_t node, begin, end, depth;
  };
  static constexpr uint32_t kRootLabel = Node::kMaxLabel;
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  static constexpr int kTries = 64;             // free places tried in vain before they are not tried again
  static constexpr uint32_t kLikely = 1 << 12;  // ranks below it are placed first, then those below its double ...
  static constexpr size_t kLevels = 24;

  static Error too_many(const std::string& what) {
    return {"pack", "more " + what + " than one language can hold; fewer names were expected", "", 0, 0, ""};
  }

  // Codes by falling frequency, likely keys counting more, so that siblings lie close together. The supplementary
  // planes come last.
  void number_code_points() {
    std::unordered_map<char32_t, double> counts;
    for (size_t i = 0; i < keys_.size(); ++i) {
      for (size_t at = 0; at < keys_[i].size();) {
        const CodePoint c = decode_at(keys_[i], at);
        counts[c.value] += 1.0 / (kLikely + ranks_[i]);
        at += c.size;
      }
    }
    std::vector<std::pair<char32_t, double>> order(counts.begin(), counts.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      const bool a_high = a.first > 0xFFFF, b_high = b.first > 0xFFFF;
      if (a_high != b_high) return b_high;
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (const auto& [c, count] : order) {
      const uint32_t code = ++characters_;
      if (c > 0xFFFF) {
        high_codes_[c] = code;
      } else {
        if (codes_.size() <= c) codes_.resize(c + 1);
        codes_[c] = static_cast<uint16_t>(code);
      }
    }
    block_ = std::bit_ceil(characters_ + 1);
  }

  uint32_t code(char32_t c) const { return c > 0xFFFF ? high_codes_.at(c) : codes_[c]; }

  // Appends a block of free nodes to the array and to the list of free ones. A block holds base ^ code for every code.
  void grow() {
    const auto first = static_cast<uint32_t>(nodes_.size());
    nodes_.resize(nodes_.size() + block_);
    base_used_.resize(nodes_.size());
    for (uint32_t i = first; i < nodes_.size(); ++i) {
      next(i) = i + 1 < nodes_.size() ? i + 1 : kNone;
      previous(i) = i == first ? last_free_ : i - 1;
    }
    (last_free_ == kNone ? first_free_ : next(last_free_)) = first;
    last_free_ = static_cast<uint32_t>(nodes_.size() - 1);
    for (uint32_t& cursor : cursors_) {
      if (cursor == kNone) cursor = first;
    }
  }

  uint32_t& next(uint32_t free) { return nodes_[free].base; }
  uint32_t& previous(uint32_t free) { return nodes_[free].value; }

  void take(uint32_t node) {
    const uint32_t before = previous(node), after = next(node);
    (before == kNone ? first_free_ : next(before)) = after;
    (after == kNone ? last_free_ : previous(after)) = before;
    for (uint32_t& cursor : cursors_) {
      if (cursor == node) cursor = after;
    }
    nodes_[node] = {};
  }

  // Files a node by the likelihood of its keys and by its number of children, after the key that ends in it was noted.
  void visit(Work work) {
    if (work.begin < work.end && keys_[work.begin].size() == work.depth) {
      nodes_[work.node].value = ranks_[work.begin];
      ++work.begin;
    }
    if (work.begin == work.end) return;
    const std::string& first = keys_[work.begin];
    const uint32_t size = decode_at(first, work.depth).size;
    const bool one = keys_[work.end - 1].compare(work.depth, size, first, work.depth, size) == 0;
    const auto level = static_cast<size_t>(std::bit_width(least_.of(work.begin, work.end) / kLikely));
    work_[std::min(level, kLevels - 1)][one ? 1 : 0].push_back(work);
  }

  // The next one of the likeliest level; null if all are placed.
  const Work* next_work() {
    for (auto& level : work_) {
      for (std::vector<Work>& works : level) {
        if (works.empty()) continue;
        current_ = works.back();
        works.pop_back();
        return &current_;
      }
    }
    return nullptr;
  }

  void place(const Work& work) {
    children_.clear();
    labels_.clear();
    for (uint32_t i = work.begin; i < work.end;) {
      const CodePoint c = decode_at(keys_[i], work.depth);
      const std::string_view bytes = std::string_view(keys_[i]).substr(work.depth, c.size);
      uint32_t end = i + 1;
      while (end < work.end && std::string_view(keys_[end]).substr(work.depth, c.size) == bytes) ++end;
      children_.push_back({0, i, end, work.depth + c.size});
      labels_.push_back(code(c.value));
      i = end;
    }
    const uint32_t base = find_base();
    base_used_[base] = true;
    nodes_[work.node].base = base;
    for (size_t i = 0; i < children_.size(); ++i) {
      children_[i].node = base ^ labels_[i];
      take(children_[i].node);
      nodes_[children_[i].node].label = labels_[i];
    }
    for (const Work& child : children_) visit(child);
  }

  uint32_t find_base() {
    uint32_t& cursor = cursors_[static_cast<size_t>(std::bit_width(labels_.size()))];
    int tries = 0;
    for (uint32_t at = cursor; at != kNone; at = next(at), ++tries) {
      const uint32_t base = at ^ labels_[0];
      if (!fits(base)) continue;
      if (tries > kTries) cursor = at;
      return base;
    }
    cursor = kNone;
    const auto base = static_cast<uint32_t>(nodes_.size());
    grow();
    return base;
  }

  bool fits(uint32_t base) const {
    return !base_used_[base] &&
           std::all_of(labels_.begin(), labels_.end(), [&](uint32_t label) { return nodes_[base ^ label].label == 0; });
  }

  std::vector<uint64_t> write() {
    while (nodes_.size() > 1 && nodes_.back().label == 0) nodes_.pop_back();
    codes_.resize((codes_.size() + 3) / 4 * 4);
    std::vector<uint64_t> out = {codes_.size() / 4, high_codes_.size(), nodes_.size(), keys_.size()};
    out.resize(Trie::kHeader + codes_.size() / 4);
    if (!codes_.empty()) std::memcpy(out.data() + Trie::kHeader, codes_.data(), codes_.size() * sizeof(uint16_t));
    for (const auto& [c, high_code] : high_codes_) out.push_back(uint64_t{c} << 32 | high_code);
    for (const Building& node : nodes_) {
      const bool free = node.label == 0;
      // Nothing leads to the root; its label is that of a free node.
      const uint32_t label = node.label == kRootLabel ? 0 : node.label;
      out.push_back(Node(label, free ? Node::kNone : node.base, free ? Node::kNone : node.value).word());
    }
    return out;
  }

  std::span<const std::string> keys_;
  std::span<const uint32_t> ranks_;
  LeastRank least_;
  uint32_t characters_ = 0;  // different ones; their codes are counted from 1
  std::vector<uint16_t> codes_;
  std::map<char32_t, uint32_t> high_codes_;
  uint32_t block_ = 0;
  std::vector<Building> nodes_;
  std::vector<bool> base_used_;
  uint32_t first_free_ = kNone, last_free_ = kNone;
  std::array<uint32_t, 22> cursors_;  // by bit width of the number of children: free node where to look first
  std::array<std::array<std::vector<Work>, 2>, kLevels> work_;  // by level; several children, one child
  Work current_{};
  std::vector<Work> children_;
  std::vector<uint32_t> labels_;
};

Result<std::vector<uint64_t>> build_trie(std::span<const std::string> keys, std::span<const uint32_t> ranks) {
  if (keys.empty()) return std::vector<uint64_t>();
  return TrieBuilder(keys, ranks).build();
}

Trie::Trie(std::span<const uint64_t> data) {
  if (data.size() < kHeader) return;
  const uint64_t codes = data[0], pairs = data[1], nodes = data[2], room = data.size() - kHeader;
  if (codes > room || pairs > room - codes || nodes != room - codes - pairs) return;
  codes_ = {reinterpret_cast<const uint16_t*>(data.data() + kHeader), codes * 4};
  supplementary_ = data.subspan(kHeader + codes, pairs);
  nodes_ = {reinterpret_cast<const Node*>(supplementary_.data() + pairs), nodes};
  size_ = static_cast<uint32_t>(std::min<uint64_t>(data[3], Node::kNone));
}

uint32_t Trie::supplementary_code(char32_t c) const {
  const auto place = std::lower_bound(supplementary_.begin(), supplementary_.end(), uint64_t{c} << 32);
  return place != supplementary_.end() && *place >> 32 == c ? static_cast<uint32_t>(*place) : 0;
}

std::optional<uint32_t> Trie::find(std::string_view key) const {
  std::optional<uint32_t> out;
  prefixes(key, 0, [&](uint32_t end, uint32_t value) {
    if (end == key.size()) out = value;
  });
  return out;
}

}  // namespace kiji
