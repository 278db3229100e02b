// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/poller.h"
#include "core/pg/connection.h"

#include <memory>

namespace howdah::pg {

/// Connecting in steps that never block, so that one thread can drive several. Connection::connect() is a loop around
/// it:
///
///     ConnectAttempt attempt(params, options);
///     while (!attempt.step())
///         wait until attempt.descriptor() is ready for attempt.interest(), attempt.deadline() passes, or the stop;
///     auto connection = attempt.take();
///
/// After each step() ask for descriptor and interest anew and watch() it again: libpq closes and opens sockets while it
/// tries, often under the same number. Used by one thread at a time. Destroying it gives up.
class ConnectAttempt {
public:
    ConnectAttempt(ConnectParams params, ConnectOptions options);
    ConnectAttempt(ConnectAttempt&&) noexcept;
    ConnectAttempt& operator=(ConnectAttempt&&) noexcept;
    ~ConnectAttempt();

    /// Goes as far as possible without waiting. True when it is over, well or not.
    bool step();
    /// What to wait on; never -1 while it is not over.
    [[nodiscard]] int descriptor() const;
    [[nodiscard]] base::Ready interest() const;
    /// When step() must be called at the latest: the address at hand has its own budget. By the options' clock.
    [[nodiscard]] base::Deadline deadline() const;
    /// The connection or the reason; once, after step() returned true.
    [[nodiscard]] base::Result<std::unique_ptr<Connection>> take();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::pg
