// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace howdah::base {

/// Declares the calling thread to be the one that paints. Once, from the console's main().
void markUiThread();
/// True on the thread that was marked. pg::Connection refuses to wait there.
[[nodiscard]] bool onUiThread();

} // namespace howdah::base
