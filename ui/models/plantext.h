// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::models {

/// A part of a text, in bytes.
struct TextRange {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] bool empty() const { return end <= begin; }
    bool operator==(const TextRange&) const = default;
};

/// Which part of `text` each node of `plan` was read from, without its children; by Node::id. `nodesBefore`: how many
/// nodes the plans have that stand before it in the same text. Knows EXPLAIN's four formats, in psql's frame too, and
/// our own JSON; empty when the text and the plan do not agree node by node: better no mark than a wrong one. Linear.
[[nodiscard]] std::vector<TextRange> partsOfNodes(std::string_view text, const plan::Plan& plan, int nodesBefore = 0);

/// Where each line of a text begins; at least one line. Lines beyond `most` bytes are cut, never within a character.
[[nodiscard]] std::vector<std::size_t> lineStarts(std::string_view text, std::size_t most = 2000);

/// JSON on one line set out on many, two blanks a level (no further than `deepest` levels). Changes nothing else.
[[nodiscard]] std::string setOut(std::string_view json, int deepest = 60);

} // namespace howdah::models
