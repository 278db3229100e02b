// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"

#include <string_view>

namespace howdah::advise {

/// The table as a partial index sees it: a column that its predicate compares with a literal (status = 'transit') has
/// that one value, as wide as it is, and no NULL. Only conditions that all must hold are looked at (AND); the rows are
/// left as they are, for the share that a predicate keeps is counted elsewhere.
[[nodiscard]] TableInfo withinPredicate(TableInfo table, std::string_view where);

} // namespace howdah::advise
