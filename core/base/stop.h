// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <stop_token>

namespace howdah::base {

// Wrapped in one place because libc++ ships std::stop_token only behind a flag; the macOS build replaces these.
using StopToken = std::stop_token;
using StopSource = std::stop_source;
template <class F> using StopCallback = std::stop_callback<F>;

} // namespace howdah::base
