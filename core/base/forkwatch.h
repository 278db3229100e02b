// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>

namespace howdah::base {

/// How often this process is the child of a fork that did not execute another program: the threads of the parent are
/// not here, and what they hold is not ours. Compare with the value of when an object was made. A load, no system call.
/// From ensureForkWatch() on; 0 before and where there is no fork.
[[nodiscard]] int forkGeneration() noexcept;
/// Starts counting. Any thread, any number of times.
void ensureForkWatch() noexcept;

namespace detail {
extern std::atomic<int> forkCount;
} // namespace detail

inline int forkGeneration() noexcept
{
    return detail::forkCount.load(std::memory_order_relaxed);
}

} // namespace howdah::base
