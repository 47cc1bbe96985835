#include "pipeline/run/pipeline.h"

#include <utility>

namespace kiji {

Result<Record> Pipeline::process(Article article) const {
  const auto data = language(article.language ? article.language->tag : "und");
  if (!data) return data.error();
  Record record{.article = std::move(article)};
  return record;
}

Result<const LanguageData*> Pipeline::language(std::string_view tag) const {
  const std::scoped_lock lock(mutex_);
  if (const auto found = languages_.find(tag); found != languages_.end()) return found->second.get();
  auto lexicon = Lexicon::open(pack_, tag);
  if (!lexicon) return lexicon.error();
  auto data = std::make_unique<const LanguageData>(LanguageData{.lexicon = *std::move(lexicon)});
  return languages_.emplace(tag, std::move(data)).first->second.get();
}

}  // namespace kiji
