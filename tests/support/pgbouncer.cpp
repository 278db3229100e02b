// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pgbouncer.h"

#include "core/base/deadline.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/server/privatecluster.h"
#include "tests/support/cluster.h"

#include <filesystem>
#include <fstream>
#include <utility>

namespace howdah::test {

using base::Deadline;

base::Result<PgBouncer> PgBouncer::start(std::string_view settings, std::string_view databases)
{
    HOWDAH_ASSIGN(const base::Account account, server::serverAccount());
    PgBouncer bouncer;
    bouncer.m_folder = std::filesystem::temp_directory_path() / ("howdah-pgbouncer-" + base::randomWord(8));
    HOWDAH_TRY(base::makeFolder(bouncer.m_folder, 0755, account));
    HOWDAH_ASSIGN(bouncer.m_port, base::freeLoopbackPort());
    const Cluster& cluster = Cluster::instance();
    const std::string admin = cluster.params().get("user").value_or("");
    const std::string host = "host=" + cluster.socketDirectory() + " port=" + std::to_string(cluster.port());
    std::ofstream users(bouncer.m_folder + "/users");
    for (const std::string& user : {admin, std::string("viewer"), std::string("plain")})
        users << '"' << user << "\" \"\"\n";
    std::ofstream(bouncer.m_folder + "/pgbouncer.ini")
        << "[databases]\n"
        << databases << "* = " << host << "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " << bouncer.m_port
        << "\nunix_socket_dir =\nauth_type = trust\nauth_file = " << bouncer.m_folder
        << "/users\nadmin_users = " << admin << "\nstats_users = viewer\n"
        << settings;
    users.close();
    HOWDAH_TRY(bouncer.run());
    return bouncer;
}

PgBouncer::PgBouncer(PgBouncer&& other) noexcept
    : m_folder(std::exchange(other.m_folder, {}))
    , m_port(other.m_port)
    , m_process(std::exchange(other.m_process, {}))
{}

PgBouncer::~PgBouncer()
{
    m_process.reset();
    if (!m_folder.empty())
        std::filesystem::remove_all(m_folder);
}

pg::ConnectParams PgBouncer::params(std::string_view database) const
{
    auto params = Cluster::instance().params(database);
    params.set("host", "127.0.0.1").set("port", std::to_string(m_port));
    return params;
}

base::Status PgBouncer::restart()
{
    stop();
    return run();
}

base::Status PgBouncer::run()
{
    base::ChildOptions options;
    options.program = std::filesystem::exists("/usr/sbin/pgbouncer") ? "/usr/sbin/pgbouncer" : "pgbouncer";
    options.arguments = {m_folder + "/pgbouncer.ini"};
    if (base::runningAsRoot()) {
        HOWDAH_ASSIGN(options.runAs, server::serverAccount());
    }
    options.captureOutput = false;
    HOWDAH_ASSIGN(m_process, base::ChildProcess::start(options));
    const auto deadline = Deadline::after(base::Seconds(20));
    for (;;) {
        const auto connection = connectTo(params("pgbouncer"));
        if (connection)
            return {};
        if (deadline.passed() || m_process->poll())
            return connection.error();
        base::pauseFor(base::Milliseconds(20));
    }
}

base::Result<std::unique_ptr<pg::Connection>> connectTo(const pg::ConnectParams& params)
{
    pg::ConnectOptions options;
    options.deadline = Deadline::after(base::Seconds(10));
    return pg::Connection::connect(params, options);
}

} // namespace howdah::test
