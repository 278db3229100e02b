// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pause.h"

#include <condition_variable>
#include <mutex>

namespace howdah::base {

bool pauseFor(Nanoseconds span, const StopToken& stop)
{
    std::mutex mutex;
    std::condition_variable wake;
    const auto wakeUp = [&] {
        const std::lock_guard guard(mutex);
        wake.notify_all();
    };
    const StopCallback<decltype(wakeUp)> onStop(stop, wakeUp);
    std::unique_lock lock(mutex);
    return wake.wait_for(lock, span, [&] { return stop.stop_requested(); });
}

} // namespace howdah::base
