// Gives each key of one article a number: 0, 1, 2 … in the order of first sight, so that what is known of a key stands
// in a plain vector. Keys are values of a few bytes (a string_view, a number); who owns a text outlives the numbering.
#ifndef KIJI_EXTRACTORS_NAMES_NUMBERING_H_
#define KIJI_EXTRACTORS_NAMES_NUMBERING_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace kiji {

template <typename Key>
class Numbering {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  Numbering() : places_(kFirstPlaces, kNone) {}

  uint32_t size() const { return static_cast<uint32_t>(keys_.size()); }
  const Key& operator[](uint32_t number) const { return keys_[number]; }

  // The key's number; kNone if it has none.
  uint32_t find(const Key& key) const { return places_[place_of(key)]; }

  // The key's number; a new one if it has none.
  uint32_t add(const Key& key) {
    const size_t place = place_of(key);
    if (places_[place] != kNone) return places_[place];
    const uint32_t number = size();
    keys_.push_back(key);
    places_[place] = number;
    if (keys_.size() * 2 > places_.size()) grow();
    return number;
  }

 private:
  static constexpr size_t kFirstPlaces = 128;  // a power of two

  // Where the key stands, or the free place where it would.
  size_t place_of(const Key& key) const {
    const size_t mask = places_.size() - 1;
    size_t place = scattered(std::hash<Key>()(key)) & mask;
    while (places_[place] != kNone && !(keys_[places_[place]] == key)) place = (place + 1) & mask;
    return place;
  }

  // std::hash of a number is the number.
  static size_t scattered(size_t hash) { return (hash * 0x9E3779B97F4A7C15u) >> 32; }

  void grow() {
    places_.assign(places_.size() * 4, kNone);
    for (uint32_t number = 0; number < size(); ++number) places_[place_of(keys_[number])] = number;
  }

  std::vector<uint32_t> places_;  // numbers by hash, at most half of them taken
  std::vector<Key> keys_;
};

}  // namespace kiji

#endif  // KIJI_EXTRACTORS_NAMES_NUMBERING_H_
