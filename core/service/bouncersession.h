// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncerwatch.h"
#include "core/monitor/ringseries.h"

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

namespace howdah::service {

/// One PgBouncer that the console watches: its samples, and two series of them. Lives on the thread that made it and
/// emits there, at most one queued wake-up at a time.
class BouncerSession : public QObject {
    Q_OBJECT
public:
    /// Connects by itself, now and after every loss.
    explicit BouncerSession(pg::ConnectParams params, QObject* parent = nullptr);
    ~BouncerSession() override;

    /// "user@host:port".
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] monitor::SamplerState state() const;
    /// The last one; null before the first.
    [[nodiscard]] monitor::PgBouncerSamplePtr sample() const;
    /// Clients that waited for a server connection, and server connections in a transaction, on average between two
    /// readings. By this machine's clock; gaps while nothing was read.
    [[nodiscard]] const monitor::RingSeries& waitingClients() const;
    [[nodiscard]] const monitor::RingSeries& busyServers() const;
    void refresh();

signals:
    void changed(); ///< a new sample, or another state

private:
    void readMail();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
