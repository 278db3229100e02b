// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace howdah::models {

/// How many levels a tree model nests. Views of item trees recurse over them, and a plan may be 100,000 levels deep:
/// what lies deeper follows its last ancestor that nests, in preorder, as that one's children.
inline constexpr int deepestTreeLevel = 200;

} // namespace howdah::models
