// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/forkwatch.h"

#include <mutex>
#include <pthread.h>

namespace howdah::base {

std::atomic<int> detail::forkCount{0};

void ensureForkWatch() noexcept
{
    static std::once_flag once;
    std::call_once(once, [] {
        // Without it a child would not notice: no reason to fail here.
        static_cast<void>(
            ::pthread_atfork(nullptr, nullptr, [] { detail::forkCount.fetch_add(1, std::memory_order_relaxed); }));
    });
}

} // namespace howdah::base
