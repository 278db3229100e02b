// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// One JSON document cut out of a text.
struct Document {
    std::string json;
    int firstLine = 1; ///< in the text it was cut from, from 1
    bool complete = true;
};

struct Documents {
    std::vector<Document> documents;
    std::vector<int> unknownLines; ///< lines between documents that are neither JSON nor what psql and logs write
    int replacedBytes = 0;         ///< bytes that were not UTF-8
    int notNumbers = 0;            ///< NaN and Infinity, which JSON does not have; null in the documents
};

/// Cuts JSON documents out of what people have at hand: a file, psql's aligned, bordered or expanded output with its
/// continuation marks, a server log. Line breaks are kept, so that lines can be named in complaints.
[[nodiscard]] Documents cutDocuments(std::string_view text);

} // namespace howdah::plan
