#include "pipeline/lexicon/trie.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <unordered_map>

namespace kiji {

// Places children over a linked list of the free nodes. Nodes with several children come first; each order of magnitude
// of their number has a place in the list where it begins to look, which moves on where too many tries failed: so the
// work stays linear. Nodes with one child fit anywhere and fill the holes.
class TrieBuilder {
 public:
  explicit TrieBuilder(std::span<const std::string> keys) : keys_(keys) { cursors_.fill(kNone); }

  std::vector<uint32_t> build() {
    number_code_points();
    grow();
    take(0);
    nodes_[0] = {0, kRootCheck, Trie::kNoValue};
    visit({0, 0, static_cast<uint32_t>(keys_.size()), 0});
    while (!branching_.empty() || !single_.empty()) {
      auto& next = branching_.empty() ? single_ : branching_;
      const Work work = next.back();
      next.pop_back();
      place(work);
    }
    return write();
  }

 private:
  using Node = Trie::Node;
  // Keys [begin, end) share their first `depth` bytes, which lead to `node`.
  struct Work {
    uint32_t node, begin, end, depth;
  };
  static constexpr uint32_t kRootCheck = 0xFFFFFFFF;
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  static constexpr int kTries = 64;  // free places tried in vain before they are not tried again

  // Codes by falling frequency, so that siblings lie close together. The supplementary planes come last: codes of the
  // BMP fit into 16 bits.
  void number_code_points() {
    std::unordered_map<char32_t, uint32_t> counts;
    for (const std::string& key : keys_) {
      for (size_t at = 0; at < key.size();) {
        const CodePoint c = decode_at(key, at);
        ++counts[c.value];
        at += c.size;
      }
    }
    std::vector<std::pair<char32_t, uint32_t>> order(counts.begin(), counts.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      const bool a_high = a.first > 0xFFFF, b_high = b.first > 0xFFFF;
      if (a_high != b_high) return b_high;
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    uint32_t code = 0;
    for (const auto& [c, count] : order) {
      ++code;
      if (c > 0xFFFF) {
        high_codes_[c] = code;
      } else {
        if (codes_.size() <= c) codes_.resize(c + 1);
        codes_[c] = static_cast<uint16_t>(code);
      }
    }
    block_ = std::bit_ceil(code + 1);
  }

  uint32_t code(char32_t c) const { return c > 0xFFFF ? high_codes_.at(c) : codes_[c]; }

  // Appends a block of free nodes to the array and to the list of free ones. A block holds base ^ code for every code.
  void grow() {
    const auto first = static_cast<uint32_t>(nodes_.size());
    nodes_.resize(nodes_.size() + block_, {kNone, 0, kNone});
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

  // A free node keeps its neighbours in the list where others have base and value.
  uint32_t& next(uint32_t free) { return nodes_[free].base; }
  uint32_t& previous(uint32_t free) { return nodes_[free].value; }

  void take(uint32_t node) {
    const uint32_t before = previous(node), after = next(node);
    (before == kNone ? first_free_ : next(before)) = after;
    (after == kNone ? last_free_ : previous(after)) = before;
    for (uint32_t& cursor : cursors_) {
      if (cursor == node) cursor = after;
    }
  }

  // Files a node by its number of children, after the key that ends in it was noted.
  void visit(Work work) {
    if (work.begin < work.end && keys_[work.begin].size() == work.depth) {
      nodes_[work.node].value = work.begin;
      ++work.begin;
    }
    if (work.begin == work.end) return;
    const std::string& first = keys_[work.begin];
    const uint32_t size = decode_at(first, work.depth).size;
    const bool one = keys_[work.end - 1].compare(work.depth, size, first, work.depth, size) == 0;
    (one ? single_ : branching_).push_back(work);
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
    nodes_[work.node].base = base;
    for (size_t i = 0; i < children_.size(); ++i) {
      children_[i].node = base ^ labels_[i];
      take(children_[i].node);
      nodes_[children_[i].node] = {0, work.node + 1, Trie::kNoValue};
    }
    for (const Work& child : children_) visit(child);
  }

  uint32_t find_base() {
    if (first_free_ == kNone) grow();
    if (labels_.size() == 1) return first_free_ ^ labels_[0];
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
    return std::all_of(labels_.begin(), labels_.end(), [&](uint32_t label) { return nodes_[base ^ label].check == 0; });
  }

  std::vector<uint32_t> write() {
    for (Node& node : nodes_) {
      if (node.check == 0) node = {0, 0, Trie::kNoValue};
    }
    while (nodes_.size() > 1 && nodes_.back().check == 0) nodes_.pop_back();
    if (codes_.size() % 2 != 0) codes_.push_back(0);
    std::vector<uint32_t> out = {static_cast<uint32_t>(codes_.size()), static_cast<uint32_t>(high_codes_.size()),
                                 static_cast<uint32_t>(nodes_.size()), static_cast<uint32_t>(keys_.size())};
    const size_t nodes_at = out.size() + codes_.size() / 2 + high_codes_.size() * 2;
    out.resize(nodes_at + nodes_.size() * sizeof(Node) / sizeof(uint32_t));
    if (!codes_.empty()) std::memcpy(out.data() + Trie::kHeader, codes_.data(), codes_.size() * sizeof(uint16_t));
    size_t at = Trie::kHeader + codes_.size() / 2;
    for (const auto& [c, high_code] : high_codes_) {
      out[at++] = c;
      out[at++] = high_code;
    }
    std::memcpy(out.data() + nodes_at, nodes_.data(), nodes_.size() * sizeof(Node));
    return out;
  }

  std::span<const std::string> keys_;
  std::vector<uint16_t> codes_;
  std::map<char32_t, uint32_t> high_codes_;
  uint32_t block_ = 0;
  std::vector<Node> nodes_;
  uint32_t first_free_ = kNone, last_free_ = kNone;
  std::array<uint32_t, 22> cursors_;  // by bit width of the number of children: free node where to look first
  std::vector<Work> branching_, single_, children_;
  std::vector<uint32_t> labels_;
};

std::vector<uint32_t> build_trie(std::span<const std::string> keys) {
  if (keys.empty()) return {};
  return TrieBuilder(keys).build();
}

Trie::Trie(std::span<const uint32_t> data) {
  if (data.size() < kHeader) return;
  const uint64_t codes = data[0], pairs = data[1], nodes = data[2];
  if (codes % 2 != 0 || kHeader + codes / 2 + pairs * 2 + nodes * 3 != data.size()) return;
  codes_ = {reinterpret_cast<const uint16_t*>(data.data() + kHeader), codes};
  supplementary_ = data.subspan(kHeader + codes / 2, pairs * 2);
  nodes_ = {reinterpret_cast<const Node*>(supplementary_.data() + supplementary_.size()), nodes};
  size_ = data[3];
}

uint32_t Trie::supplementary_code(char32_t c) const {
  size_t low = 0, high = supplementary_.size() / 2;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (supplementary_[middle * 2] == c) return supplementary_[middle * 2 + 1];
    (supplementary_[middle * 2] < c ? low : high) = supplementary_[middle * 2] < c ? middle + 1 : middle;
  }
  return 0;
}

std::optional<uint32_t> Trie::find(std::string_view key) const {
  std::optional<uint32_t> out;
  prefixes(key, 0, [&](uint32_t end, uint32_t value) {
    if (end == key.size()) out = value;
  });
  return out;
}

}  // namespace kiji
