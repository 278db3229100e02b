// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// A line of what somebody pasted, with what programs put around it taken off.
struct PastedLine {
    enum class Kind {
        Text,
        QueryText, ///< the statement whose plan follows, whole, from a log
        Duration,  ///< "12.345 ms" of a log's entry
        Boundary   ///< what follows belongs to something else
    };
    std::string_view text; ///< of the pasted text, or of `made`
    int number = 0;        ///< in the pasted text, from 1
    Kind kind = Kind::Text;
    bool exact = false; ///< what stood around it is known and gone: nothing else is to be taken off
};

struct PastedLines {
    std::vector<PastedLine> lines;
    std::deque<std::string> made; ///< lines that are not in the pasted text as they stand
    int joinedByGuess = 0;        ///< lines cut at a width without a mark, put together by what they look like
};

/// Splits a text into lines and takes off byte order marks, carriage returns, marks of quoted mail, the quotes of
/// tables that were copied or saved as CSV, psql's frames and marks of continued and wrapped lines, and the prefixes of
/// log entries. Indentation is kept. The lines point into `text`.
[[nodiscard]] PastedLines takeOffFrames(std::string_view text);

/// The same for psql's tables alone, whose border, style and width are known from their frame: aligned and wrapped,
/// expanded, and the records of unaligned and CSV output. A table that does not keep to its frame stays as it is.
void takeOffTables(PastedLines& pasted);

/// The same for tables in HTML, AsciiDoc, LaTeX and troff, and for plans in web pages.
void takeOffMarkup(PastedLines& pasted);

/// The same for logs alone (auto_explain's entries in a log of the server, in CSV or in JSON).
void takeOffLogs(PastedLines& pasted);

/// A copy in UTF-8 of a text in UTF-16, as Windows' shells write files: it says so by its first bytes, or every second
/// byte of its beginning is zero. Otherwise empty.
[[nodiscard]] std::string fromUtf16(std::string_view text);

} // namespace howdah::plan
