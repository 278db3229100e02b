// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/stop.h"

namespace howdah::base {

/// Waits for `span` on the calling thread; true when `stop` was asked, and then at once. For asking again what cannot
/// be waited on.
bool pauseFor(Nanoseconds span, const StopToken& stop = {});

} // namespace howdah::base
