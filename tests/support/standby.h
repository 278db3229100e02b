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

/// A standby of a private cluster, made with pg_basebackup.
class Standby {
public:
    explicit Standby(const server::PrivateCluster& primary)
        : m_primary(primary)
        , m_directory("/tmp/hwd-sby-" + base::randomWord(6))
    {
        const auto account = server::serverAccount();
        EXPECT_TRUE(account) << account.error().english();
        EXPECT_TRUE(base::makeFolder(m_directory, 0700, *account));
        base::ChildOptions copy;
        copy.program = primary.installation().program("pg_basebackup");
        copy.arguments = {"--pgdata=" + data(),
                          "--write-recovery-conf",
                          "--wal-method=stream",
                          "--checkpoint=fast",
                          "--host=" + primary.socketDirectory(),
                          "--port=" + std::to_string(primary.port()),
                          "--username=howdah"};
        copy.runAs = *account;
        copy.workingDirectory = m_directory;
        const auto done = base::run(copy, base::Deadline::after(base::Seconds(60)));
        EXPECT_TRUE(done && done->status.ok()) << (done ? done->error : done.error().english());
        start();
    }
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
        run.arguments = {"-D", data(), "-c", "unix_socket_directories=" + m_directory, "-c", "listen_addresses="};
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
    /// Until the primary has heard of it what it has replayed.
    void awaitStreaming() const
    {
        const auto primary = pg::Connection::connect(m_primary.params(),
                                                     {.deadline = base::Deadline::after(base::Seconds(5)), .stop = {}});
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
    [[nodiscard]] std::string data() const { return m_directory + "/data"; }
    const server::PrivateCluster& m_primary;
    std::string m_directory;
    std::unique_ptr<base::ChildProcess> m_child;
};

} // namespace howdah::test
