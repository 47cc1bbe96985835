// Access to a record's JSON for those who print it: missing fields are empty, ids become names, offsets become text.
#ifndef KIJI_PIPELINE_COMMANDS_RECORD_FACTS_H_
#define KIJI_PIPELINE_COMMANDS_RECORD_FACTS_H_

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace kiji {

// "" where there is no such string.
std::string text_field(const nlohmann::json& object, const char* key);
// An empty array where there is no such list.
const nlohmann::json& list_field(const nlohmann::json& object, const char* key);
// The strings of a list.
std::vector<std::string> texts_field(const nlohmann::json& object, const char* key);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

class RecordFacts {
 public:
  // The record must outlive it.
  explicit RecordFacts(const nlohmann::json& record);

  const nlohmann::json& record() const { return record_; }
  // What the id stands for: an entity's name, a time's or figure's text; the id itself if it is unknown.
  std::string name(const std::string& id) const;
  std::vector<std::string> names(const nlohmann::json& object, const char* key) const;
  // The entry of the id; null if there is none.
  const nlohmann::json* entry(const std::string& id) const;
  // The text from start to end, in the record's own unit; "" if that is not inside the text.
  std::string slice(uint64_t start, uint64_t end) const;

 private:
  const nlohmann::json& record_;
  std::map<std::string, const nlohmann::json*> entries_;
  std::string text_;
  std::string unit_;
};

// A figure's number, unit, bound and change: "5000 square-kilometer (approx)".
std::string figure_text(const nlohmann::json& figure);

}  // namespace kiji

#endif  // KIJI_PIPELINE_COMMANDS_RECORD_FACTS_H_
