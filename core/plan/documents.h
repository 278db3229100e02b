// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// One document of EXPLAIN cut out of a text.
struct Document {
    enum class Format { Json, Text, Yaml, Xml };
    Format format = Format::Json;
    std::string content;
    int firstLine = 1; ///< in the text it was cut from, from 1
    bool complete = true;
    std::string queryText; ///< where a log said it outside the document
    std::string duration;  ///< "12.345 ms", of a log's entry
};

struct Documents {
    std::vector<Document> documents;
    std::vector<int> unknownLines; ///< lines between documents that are neither plans nor what psql and logs write
    int replacedBytes = 0;         ///< bytes that were not UTF-8
    int joinedByGuess = 0;         ///< lines that were cut at a width without a mark
    int notNumbers = 0;            ///< NaN and Infinity, which JSON does not have; null in the documents
};

/// Cuts the documents of EXPLAIN in any of its formats out of what people have at hand: a file, psql's output in any of
/// its frames, a mail, a table copied from another program, a server log. Line breaks are kept, so that lines can be
/// named in complaints.
[[nodiscard]] Documents cutDocuments(std::string_view text);

} // namespace howdah::plan
