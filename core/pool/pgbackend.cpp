// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/pgbackend.h"

#include "core/pool/statementcache.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>

namespace howdah::pool::detail {

namespace {

class PgBackend final : public Backend {
public:
    PgBackend(std::unique_ptr<pg::Connection> connection, int statementCache)
        : m_connection(std::move(connection))
        , m_statements(static_cast<std::size_t>(statementCache))
        , m_openedWritable(!saysReadOnly())
    {}

    [[nodiscard]] pg::TransactionState transactionState() const override { return m_connection->transactionState(); }
    [[nodiscard]] bool broken() const override { return m_connection->broken(); }
    [[nodiscard]] base::BackendPid pid() const override { return m_connection->backendPid(); }
    [[nodiscard]] int socket() const override { return m_connection->socket(); }
    base::Status peek() override { return m_connection->peek(); }
    base::Status ping(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        return m_connection->ping(patience(timeout, stop));
    }
    base::Status rollback(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        return m_connection->execute("ROLLBACK", patience(timeout, stop));
    }
    base::Status clean(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        // DISCARD ALL without DEALLOCATE ALL and DISCARD PLANS (PostgreSQL manual, "DISCARD"): the statements that the
        // pool prepared stay.
        const auto done =
            m_connection->simpleQuery("CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; "
                                      "SELECT pg_catalog.pg_advisory_unlock_all(); DISCARD TEMP; "
                                      "DISCARD SEQUENCES",
                                      patience(timeout, stop));
        if (!done)
            return done.error();
        return {};
    }
    base::Result<bool> writable(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        // Servers before 14 do not report it by themselves.
        HOWDAH_ASSIGN(const auto answer,
                      m_connection->query("SELECT NOT pg_catalog.pg_is_in_recovery() AND NOT "
                                          "pg_catalog.current_setting('default_transaction_read_only')::boolean",
                                          {}, patience(timeout, stop)));
        return answer.value<bool>(0, 0).value_or(true);
    }
    [[nodiscard]] bool openedWritable() const override { return m_openedWritable; }
    std::vector<pg::Notification> takeNotifications() override { return m_connection->takeNotifications(); }
    void cancelRunning(base::Nanoseconds timeout) override
    {
        // Best effort: closing the socket follows anyway, and a server that cannot be reached will notice by itself.
        static_cast<void>(m_connection->cancelLeftRunning(base::Deadline::after(timeout)));
    }
    [[nodiscard]] pg::Connection* connection() override { return m_connection.get(); }
    [[nodiscard]] StatementCache* statements() override { return &m_statements; }
    [[nodiscard]] std::unique_ptr<pg::Connection> takeConnection() override { return std::move(m_connection); }

private:
    /// A connection that does not answer in time is closed: nothing is gained by waiting for the end of what it did.
    static pg::QueryOptions patience(base::Nanoseconds timeout, const base::StopToken& stop)
    {
        return {.deadline = base::Deadline::after(timeout), .stop = stop, .giveUp = true};
    }
    [[nodiscard]] bool saysReadOnly() const
    {
        return m_connection->parameterStatus("in_hot_standby") == "on" ||
               m_connection->parameterStatus("default_transaction_read_only") == "on";
    }

    std::unique_ptr<pg::Connection> m_connection;
    StatementCache m_statements;
    bool m_openedWritable;
};

/// What a login depends on: where, as whom, with which password, and the file that libpq would read one from.
struct Credentials {
    pg::ConnectParams params;
    std::string passwordFile;
    bool operator==(const Credentials&) const = default;
};

/// Path, size and time of the password file (PostgreSQL manual, "The Password File"): another one may hold another
/// password.
std::string passwordFileStamp(const pg::ConnectParams& params)
{
    const auto variable = pg::processEnvironment();
    std::string path = params.get("passfile").value_or(variable("PGPASSFILE").value_or(std::string()));
    if (path.empty())
        path = variable("HOME").value_or(std::string()) + "/.pgpass";
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    if (failure)
        return path;
    const auto time = std::filesystem::last_write_time(path, failure).time_since_epoch().count();
    return path + ":" + std::to_string(size) + ":" + std::to_string(time);
}

/// Whether these credentials will not do, whoever asks again (PostgreSQL manual, appendix A, class 28). Asking again
/// can lock the account.
bool isRefusedForGood(const base::Error& error)
{
    return error.code() == base::ErrorCode::LoginRefused && std::string_view(error.sqlState()).substr(0, 2) == "28";
}

class PgConnector final : public Connector {
public:
    explicit PgConnector(const PoolOptions& options)
        : m_params(options.params)
        , m_credentials(options.credentials)
        , m_applicationName(options.applicationName)
        , m_jitOff(options.jitOff)
        , m_statementCache(options.statementCache)
    {}

    base::Result<std::unique_ptr<Backend>> connect(base::Nanoseconds timeout, const base::StopToken& stop) override
    {
        Credentials credentials{m_params, {}};
        if (m_credentials) {
            HOWDAH_ASSIGN(credentials.params, m_credentials());
        }
        credentials.passwordFile = passwordFileStamp(credentials.params);
        {
            const std::lock_guard lock(m_mutex);
            if (m_refused && m_refused->credentials == credentials)
                return m_refused->error;
            m_refused.reset();
        }
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(timeout);
        options.stop = stop;
        auto connection = pg::Connection::connect(startupParams(credentials.params), options);
        if (!connection) {
            if (isRefusedForGood(connection.error()))
                remember(std::move(credentials), connection.error());
            return connection.error();
        }
        return std::unique_ptr<Backend>(std::make_unique<PgBackend>(std::move(*connection), m_statementCache));
    }

    [[nodiscard]] std::optional<bool> listening() const override
    {
        if (m_credentials)
            return std::nullopt; // may lead anywhere
        const auto values = pg::effectiveValues(m_params);
        if (!values)
            return std::nullopt;
        const auto value = [&values](const char* key) {
            const auto found = values->find(key);
            return found != values->end() ? found->second : std::string();
        };
        const std::string port = value("port").empty() ? "5432" : value("port");
        const std::string host = value("hostaddr").empty() ? value("host") : value("hostaddr");
        if (host.starts_with('/')) {
            // The server makes the file when it listens and removes it when it ends (PostgreSQL manual,
            // unix_socket_directories). One left behind by a crash answers yes, which only means nothing is gained.
            std::error_code failure;
            return host.find(',') == std::string::npos
                       ? std::optional(std::filesystem::exists(host + "/.s.PGSQL." + port, failure))
                       : std::nullopt;
        }
        return std::nullopt; // asking over TCP would be another connect
    }

    [[nodiscard]] bool remembersRefusal() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_refused.has_value();
    }

    void forgetRefusal() override
    {
        const std::lock_guard lock(m_mutex);
        m_refused.reset();
    }

private:
    struct Refusal {
        Credentials credentials;
        base::Error error;
    };

    void remember(Credentials credentials, const base::Error& error)
    {
        const std::lock_guard lock(m_mutex);
        m_refused = Refusal{std::move(credentials), error};
    }

    [[nodiscard]] pg::ConnectParams startupParams(pg::ConnectParams params) const
    {
        // Who names himself in the connection string wants to be seen under that name.
        if (!m_applicationName.empty() && !params.get("application_name"))
            params.set("application_name", m_applicationName);
        // As a startup option it is what RESET and DISCARD ALL return to; a SET would be undone by them.
        if (m_jitOff)
            params.setStartupOption("jit", "off");
        return params;
    }

    const pg::ConnectParams m_params;
    const std::function<base::Result<pg::ConnectParams>()> m_credentials;
    const std::string m_applicationName;
    const bool m_jitOff;
    const int m_statementCache;
    mutable std::mutex m_mutex;
    std::optional<Refusal> m_refused;
};

} // namespace

std::unique_ptr<Connector> makePgConnector(const PoolOptions& options)
{
    return std::make_unique<PgConnector>(options);
}

} // namespace howdah::pool::detail
