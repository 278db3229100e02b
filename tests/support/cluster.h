// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connection.h"
#include "core/pg/connectparams.h"

#include <memory>
#include <string>
#include <string_view>

namespace howdah::test {

/// A real PostgreSQL for tests: the cluster of the whole run (ctest starts it once and names it in
/// HOWDAH_TEST_CLUSTER_FILE), or one of this program's own when it is run by hand. Unix socket and TCP on loopback,
/// fsync off, pg_stat_statements preloaded.
class Cluster {
public:
    /// Started at the first call. Ends the test program with a message when there is none to be had.
    static Cluster& instance();
    /// As superuser.
    [[nodiscard]] pg::ConnectParams params(std::string_view database = "postgres") const;
    [[nodiscard]] pg::ConnectParams tcpParams(std::string_view database = "postgres") const;
    [[nodiscard]] std::string socketDirectory() const;
    [[nodiscard]] int port() const;

    ~Cluster();

private:
    Cluster();
    struct State;
    std::unique_ptr<State> m_state;
};

/// A database of its own for a test class, dropped at the end.
class Database {
public:
    explicit Database(std::string_view prefix = "t");
    ~Database();
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] pg::ConnectParams params() const;
    [[nodiscard]] pg::ConnectParams tcpParams() const;
    /// Connects; ends the test with the error when it cannot.
    [[nodiscard]] std::unique_ptr<pg::Connection> connect() const;

private:
    std::string m_name;
};

} // namespace howdah::test
