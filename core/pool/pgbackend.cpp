// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/pgbackend.h"

#include <utility>

namespace howdah::pool::detail {

namespace {

class PgBackend final : public Backend {
public:
    explicit PgBackend(std::unique_ptr<pg::Connection> connection)
        : m_connection(std::move(connection))
    {}

    [[nodiscard]] pg::TransactionState transactionState() const override { return m_connection->transactionState(); }
    [[nodiscard]] bool broken() const override { return m_connection->broken(); }
    [[nodiscard]] base::BackendPid pid() const override { return m_connection->backendPid(); }
    [[nodiscard]] int socket() const override { return m_connection->socket(); }
    base::Status peek() override { return m_connection->peek(); }
    base::Status ping(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        return m_connection->ping({.deadline = base::Deadline::after(timeout), .stop = stop});
    }
    base::Status rollback(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        return m_connection->execute("ROLLBACK", {.deadline = base::Deadline::after(timeout), .stop = stop});
    }
    void cancelRunning(base::Nanoseconds timeout) override
    {
        // Best effort: closing the socket follows anyway, and a server that cannot be reached will notice by itself.
        static_cast<void>(m_connection->canceller().cancel(base::Deadline::after(timeout)));
    }
    [[nodiscard]] pg::Connection* connection() override { return m_connection.get(); }
    [[nodiscard]] std::unique_ptr<pg::Connection> takeConnection() override { return std::move(m_connection); }

private:
    std::unique_ptr<pg::Connection> m_connection;
};

class PgConnector final : public Connector {
public:
    explicit PgConnector(pg::ConnectParams params)
        : m_params(std::move(params))
    {}

    base::Result<std::unique_ptr<Backend>> connect(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(timeout);
        options.stop = stop;
        HOWDAH_ASSIGN(auto connection, pg::Connection::connect(m_params, options));
        return std::unique_ptr<Backend>(std::make_unique<PgBackend>(std::move(connection)));
    }

private:
    pg::ConnectParams m_params;
};

} // namespace

std::unique_ptr<Connector> makePgConnector(const PoolOptions& options)
{
    pg::ConnectParams params = options.params;
    // Who names himself in the connection string wants to be seen under that name.
    if (!options.applicationName.empty() && !params.get("application_name"))
        params.set("application_name", options.applicationName);
    // As a startup option it is what RESET and DISCARD ALL return to; a SET would be undone by them.
    if (options.jitOff)
        params.setStartupOption("jit", "off");
    return std::make_unique<PgConnector>(std::move(params));
}

} // namespace howdah::pool::detail
