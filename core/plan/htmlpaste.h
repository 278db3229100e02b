// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/pastes.h"

namespace howdah::plan {

/// Takes the elements of HTML off, where it begins before any plan does: cells of tables become lines that are exact,
/// other elements' text lines of their own, line breaks and characters by name or number what they stand for.
void takeOffHtml(PastedLines& pasted);

} // namespace howdah::plan
