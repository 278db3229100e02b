// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <QString>

namespace howdah::widgets {

/// What is known of a node, as rich text in the theme's colours of this moment: its figures, its own blocks, I/O, WAL
/// and temporary files, its workers one by one, and everything else the server said.
[[nodiscard]] QString nodeDetails(const plan::Node& node);
/// The same of the plan as a whole: settings, planning, triggers, JIT, and whatever else stands beside the tree.
[[nodiscard]] QString planDetails(const plan::Plan& plan);

} // namespace howdah::widgets
