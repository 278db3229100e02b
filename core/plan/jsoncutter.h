// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/documents.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace howdah::plan {

/// Takes one JSON document character by character off lines, up to the bracket that ends it. Mends what servers and
/// mail programs break: bytes that are not UTF-8, NaN, broken lines, and labelled values that a server puts into the
/// list of a MERGE's target tables.
class JsonCutter {
public:
    JsonCutter(Documents& counts, std::string& out)
        : m_counts(counts)
        , m_out(out)
    {}

    /// What is to be written between two lines of the document.
    void newLine();
    /// Takes characters up to the end of the document; returns how many bytes that was.
    std::size_t take(std::string_view line);
    [[nodiscard]] bool open() const { return !m_levels.empty(); }
    [[nodiscard]] bool inString() const { return m_inString; }

private:
    struct Level {
        bool list = false;
        std::size_t endsToDrop = 0; ///< brackets of lists in it that were closed early
    };

    void takeInString(std::string_view character);
    std::size_t takeWord(std::string_view rest);
    void takeColon();
    bool takeEnd(char c);

    Documents& m_counts;
    std::string& m_out;
    std::vector<Level> m_levels;
    std::size_t m_separator = 0; ///< in m_out, the last comma or opening bracket
    bool m_inString = false;
    bool m_escaped = false;
};

/// Whether a line begins a document, and is not a log's prefix in brackets.
[[nodiscard]] bool beginsJson(std::string_view line);

} // namespace howdah::plan
