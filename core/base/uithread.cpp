// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uithread.h"

#include <atomic>
#include <thread>

namespace howdah::base {

namespace {
std::atomic<std::thread::id> uiThread;
}

void markUiThread()
{
    uiThread = std::this_thread::get_id();
}

bool onUiThread()
{
    return uiThread.load() == std::this_thread::get_id();
}

} // namespace howdah::base
