// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <QString>
#include <vector>

namespace howdah::models {

/// A part of a statement, in QChars.
struct SqlSpan {
    int begin = 0, length = 0;
    bool operator==(const SqlSpan&) const = default;
};

/// Which parts of the statement a node comes from: its relation with its alias, its conditions, what it sorts or groups
/// by. Only what stands there exactly once is named: nothing where one would have to guess. In the statement's order.
[[nodiscard]] std::vector<SqlSpan> partsOfStatement(const QString& sql, const plan::Node& node);

} // namespace howdah::models
