// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <QString>
#include <optional>
#include <string>
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

/// The statement with a condition of its plan replaced by another one, which begins with the same column, unqualified.
/// Nothing where the condition does not stand there exactly once, with the cast that the plan has.
[[nodiscard]] std::optional<QString> withConditionReplaced(const QString& sql, const std::string& condition,
                                                           const std::string& replacement);

} // namespace howdah::models
