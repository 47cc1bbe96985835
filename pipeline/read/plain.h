// Plain text articles, and the layout that they have: title line, date line, byline, section headings, paragraphs.
// Layout is judged by shape alone, without a word of any language; what a date line means is decided elsewhere.
#ifndef KIJI_PIPELINE_READ_PLAIN_H_
#define KIJI_PIPELINE_READ_PLAIN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/article.h"
#include "pipeline/read/reader.h"

namespace kiji {

// In code points. A longer line is a paragraph, whatever it looks like.
inline constexpr uint32_t kMaxTitle = 120;
inline constexpr uint32_t kMaxHeading = 60;
inline constexpr uint32_t kMaxDateline = 40;
// Lines with text in which a date line or a byline may stand, the title among them.
inline constexpr uint32_t kHeadLines = 4;

// Blocks of `text` (valid UTF-8), one for each line that is not blank, without the white space around it. A text of one
// line has no layout: one paragraph. The first line is the title if it is `title`, or, where that is empty, if it looks
// like one.
std::vector<Block> layout(std::string_view text, std::string_view title = {});

// Whether a line is a date and little else: "2026年2月1日(日)", "01/02/2026 10:30", "1 February 2026".
bool is_dateline(std::string_view line);

// The last of all readers: it accepts everything.
ArticleStream open_plain(ReadRequest request);
inline constexpr Reader kPlainReader{
    .format = "text", .accepts = [](std::string_view, std::string_view) { return true; }, .open = open_plain};

}  // namespace kiji

#endif  // KIJI_PIPELINE_READ_PLAIN_H_
