// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/pastes.h"

#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// Cells of psql's tables, put together from the lines they were printed on.

/// A line of a cell as printed, without what stands beside it.
struct CellLine {
    enum class Mark {
        None,
        Newline, ///< the cell has a line break here
        Wrapped  ///< the line goes on below
    };
    std::string_view text;
    int number = 0;
    int width = 0;       ///< columns of the text, without blanks at its end
    bool padded = false; ///< blanks up to the mark's place, and one there: it is not the cell's last line
    Mark mark = Mark::None;
};

/// Whether a text begins a document of EXPLAIN or a plan's text: what the first cell of its table has to begin with.
[[nodiscard]] bool beginsPlanCell(std::string_view text);

/// Whether it does so as JSON, YAML or XML.
[[nodiscard]] bool isDocumentStart(std::string_view text);

/// Whether a line as it stands, without any frame, begins a plan or is a log's entry with one.
[[nodiscard]] bool beginsBarePlan(std::string_view line);

/// Hands the lines of cells to `out`. Lines with marks are joined and parted as these say. A style without marks
/// (old-ascii) leaves that open for lines that fill the `width`: they are joined by what they look like, and counted.
void addCells(const std::vector<CellLine>& lines, int width, bool marked, PastedLines& pasted,
              std::vector<PastedLine>& out);

} // namespace howdah::plan
