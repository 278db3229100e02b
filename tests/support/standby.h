// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>

namespace howdah::test {

/// A small private cluster for a test that makes standbys of it. When it cannot be had the test has failed, and ok() is
/// false.
class Primary {
public:
    /// Runs `sql` as superuser once it is there.
    explicit Primary(const std::string& sql = {})
    {
        auto installation = server::chooseInstallation();
        EXPECT_TRUE(installation) << (installation ? "" : installation.error().english());
        if (!installation)
            return;
        server::ClusterOptions options;
        options.installation = *installation;
        options.throwAway = true;
        options.settings = {{"shared_buffers", "16MB"}, {"max_connections", "20"}};
        auto started = server::PrivateCluster::start(std::move(options));
        EXPECT_TRUE(started) << (started ? "" : started.error().english());
        if (!started)
            return;
        m_cluster = std::make_unique<server::PrivateCluster>(std::move(*started));
        auto writer = pg::Connection::connect(m_cluster->params(),
                                              {.deadline = base::Deadline::after(base::Seconds(20)), .stop = {}});
        EXPECT_TRUE(writer) << (writer ? "" : writer.error().english());
        if (!writer)
            return;
        m_writer = std::move(*writer);
        if (sql.empty())
            return;
        const auto made = m_writer->execute(sql);
        EXPECT_TRUE(made) << (made ? "" : made.error().english());
    }
    [[nodiscard]] bool ok() const { return m_writer != nullptr; }
    [[nodiscard]] server::PrivateCluster& cluster() const { return *m_cluster; }
    [[nodiscard]] pg::Connection& writer() const { return *m_writer; }
    [[nodiscard]] pg::ConnectParams params() const { return m_cluster->params(); }

private:
    std::unique_ptr<server::PrivateCluster> m_cluster;
    std::unique_ptr<pg::Connection> m_writer;
};

/// A standby of a private cluster, or of another standby of it, made with pg_basebackup out of the cluster: which
/// writes no full pages, so that no standby of it could be copied.
class Standby {
public:
    explicit Standby(const server::PrivateCluster& primary)
        : Standby(primary, primary.params(), {})
    {}
    explicit Standby(const Primary& primary)
        : Standby(primary.cluster())
    {}
    /// One that streams from `upstream`, which knows it by `name`. `upstream` must outlive it.
    Standby(const Standby& upstream, std::string name)
        : Standby(upstream.m_primary, upstream.params(), std::move(name))
    {}
    ~Standby()
    {
        stop();
        std::error_code ignored;
        std::filesystem::remove_all(m_directory, ignored);
    }
    Standby(const Standby&) = delete;
    Standby& operator=(const Standby&) = delete;

    void start()
    {
        base::ChildOptions run;
        run.program = m_primary.installation().program("postgres");
        run.arguments = {"-D", data(),
                         "-c", "unix_socket_directories=" + m_directory,
                         "-c", "listen_addresses=",
                         "-c", "cluster_name=" + m_name,
                         "-c", "primary_conninfo=" + conninfo()};
        run.runAs = *server::serverAccount();
        run.workingDirectory = m_directory;
        run.captureOutput = false;
        auto child = base::ChildProcess::start(run);
        ASSERT_TRUE(child) << child.error().english();
        m_child = std::make_unique<base::ChildProcess>(std::move(*child));
        const auto deadline = base::Deadline::after(base::Seconds(30));
        while (connect() == nullptr && !deadline.passed())
            base::pauseFor(base::Milliseconds(5));
        EXPECT_TRUE(connect());
    }
    void stop() { m_child.reset(); }
    /// Until the server that it streams from has heard of it what it has replayed.
    void awaitStreaming() const
    {
        const auto primary =
            pg::Connection::connect(m_upstream, {.deadline = base::Deadline::after(base::Seconds(5)), .stop = {}});
        ASSERT_TRUE(primary) << primary.error().english();
        const auto deadline = base::Deadline::after(base::Seconds(30));
        const auto streams = [&primary] {
            const auto rows =
                (*primary)->query("select count(*) from pg_stat_replication where replay_lsn is not null");
            return rows && rows->text(0, 0) != "0";
        };
        while (!streams() && !deadline.passed())
            base::pauseFor(base::Milliseconds(5));
        EXPECT_TRUE(streams());
    }

    [[nodiscard]] pg::ConnectParams params() const
    {
        pg::ConnectParams params = m_primary.params();
        params.set("host", m_directory);
        return params;
    }
    [[nodiscard]] std::unique_ptr<pg::Connection> connect() const
    {
        auto made =
            pg::Connection::connect(params(), {.deadline = base::Deadline::after(base::Seconds(5)), .stop = {}});
        return made ? std::move(*made) : nullptr;
    }

private:
    Standby(const server::PrivateCluster& primary, const pg::ConnectParams& upstream, std::string name)
        : m_primary(primary)
        , m_upstream(upstream)
        , m_directory("/tmp/hwd-sby-" + base::randomWord(6))
        , m_name(std::move(name))
    {
        const auto account = server::serverAccount();
        EXPECT_TRUE(account) << account.error().english();
        EXPECT_TRUE(base::makeFolder(m_directory, 0700, *account));
        base::ChildOptions copy;
        copy.program = m_primary.installation().program("pg_basebackup");
        copy.arguments = {"--pgdata=" + data(),
                          "--write-recovery-conf",
                          "--wal-method=stream",
                          "--checkpoint=fast",
                          "--host=" + m_primary.socketDirectory(),
                          "--port=" + std::to_string(m_primary.port()),
                          "--username=howdah"};
        copy.runAs = *account;
        copy.workingDirectory = m_directory;
        const auto done = base::run(copy, base::Deadline::after(base::Seconds(60)));
        EXPECT_TRUE(done && done->status.ok()) << (done ? done->error : done.error().english());
        start();
    }

    [[nodiscard]] std::string conninfo() const
    {
        return "host=" + m_upstream.get("host").value_or("") + " port=" + m_upstream.get("port").value_or("") +
               " user=howdah";
    }
    [[nodiscard]] std::string data() const { return m_directory + "/data"; }
    const server::PrivateCluster& m_primary;
    pg::ConnectParams m_upstream;
    std::string m_directory;
    std::string m_name; ///< by which the server it streams from knows it; empty: walreceiver
    std::unique_ptr<base::ChildProcess> m_child;
};

} // namespace howdah::test
