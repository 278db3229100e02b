// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/reader.h"

#include <string_view>
#include <vector>

namespace howdah::plan {

/// Reads one statement of EXPLAIN's text, without frames, and adds it to the drafts as its JSON would. The tree is the
/// indentation's, lines that a mail program broke are put together again. What is not understood becomes a doubt that
/// names its line; `firstLine` is that of the text, from 1.
void readTextPlan(std::string_view text, int firstLine, std::vector<Draft>& drafts);

/// Whether a line begins a plan: a root node with its figures, or with a name that servers write.
[[nodiscard]] bool beginsTextPlan(std::string_view line);

/// Whether a line can only stand within a plan: an arrow with a node, or a figure that stands below the tree.
[[nodiscard]] bool continuesTextPlan(std::string_view line);

/// Columns of blanks in front of a line; a tab reaches to the next eighth.
[[nodiscard]] int indentation(std::string_view line);

} // namespace howdah::plan
