// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace howdah::base {

/// A small number from 1 that the calling thread keeps for life: readable where a thread's address is not. Never given
/// twice in a process.
[[nodiscard]] std::uint64_t threadNumber();
/// Whether the thread of that number has ended. Any thread.
[[nodiscard]] bool threadEnded(std::uint64_t number);

} // namespace howdah::base
