// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/planindex.h"

#include <QString>
#include <string>
#include <vector>

namespace howdah::models {

/// Finds nodes by any text in them: type, relation, alias, index, function, conditions and whatever else the server
/// said. Letters' case does not count; several words must all be found. Any thread.
class PlanSearch {
public:
    PlanSearch() = default;
    explicit PlanSearch(const PlanIndex& index);

    /// Ids in preorder; none for blanks alone.
    [[nodiscard]] std::vector<int> find(const QString& text) const;

private:
    std::vector<std::string> m_texts; ///< by id, case folded
};

} // namespace howdah::models
