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
};

struct PastedLines {
    std::vector<PastedLine> lines;
    std::deque<std::string> made; ///< lines that are not in the pasted text as they stand
};

/// Splits a text into lines and takes off byte order marks, carriage returns, marks of quoted mail, the quotes of
/// tables that were copied or saved as CSV, psql's frames and marks of continued and wrapped lines, and the prefixes of
/// log entries. Indentation is kept. The lines point into `text`.
[[nodiscard]] PastedLines takeOffFrames(std::string_view text);

/// The same for logs alone (auto_explain's entries in a log of the server, in CSV or in JSON).
void takeOffLogs(PastedLines& pasted);

/// A copy in UTF-8 of a text that says by its first bytes that it is UTF-16, as Windows' shells write files; otherwise
/// empty.
[[nodiscard]] std::string fromUtf16(std::string_view text);

} // namespace howdah::plan
