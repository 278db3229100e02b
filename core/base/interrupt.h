// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"

#include <memory>

namespace howdah::base {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request, so that a program ends its work in order; a second signal ends
/// it at once with status 130. One at a time in a process; the former handlers return when it is destroyed.
class InterruptWatch {
public:
    static Result<std::unique_ptr<InterruptWatch>> install();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] StopToken token() const;

private:
    struct State;
    explicit InterruptWatch(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::base
