// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <stop_token>

namespace howdah::base {

// Wrapped in one place because libc++ ships std::stop_token only behind a flag; the macOS build replaces these.
using StopToken = std::stop_token;
using StopSource = std::stop_source;
/// A class, not an alias: Clang deduces no arguments of an alias.
template <class F> class StopCallback : public std::stop_callback<F> {
public:
    using std::stop_callback<F>::stop_callback;
};
template <class F> StopCallback(StopToken, F) -> StopCallback<F>;

} // namespace howdah::base
