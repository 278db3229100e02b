// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/durablefile.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"
#include "tests/support/clusterfile.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace howdah::test {

/// A server of a test's own that writes one log in every way it can: as lines, as CSV and, from version 15 on, as JSON.
class LogCluster {
public:
    explicit LogCluster(const std::map<std::string, std::string>& settings)
    {
        auto options = testClusterOptions();
        auto installation = server::chooseInstallation();
        if (!installation) {
            ADD_FAILURE() << installation.error().english();
            return;
        }
        options.installation = *installation;
        if (installation->major() >= 15)
            m_endings.emplace_back(".json");
        options.settings["logging_collector"] = "on";
        options.settings["log_destination"] = installation->major() >= 15 ? "stderr,csvlog,jsonlog" : "stderr,csvlog";
        for (const auto& [name, value] : settings)
            options.settings[name] = value;
        auto started = server::PrivateCluster::start(std::move(options));
        if (started)
            m_cluster.emplace(std::move(*started));
        else
            ADD_FAILURE() << started.error().english();
    }

    [[nodiscard]] bool running() const { return m_cluster.has_value(); }
    [[nodiscard]] std::unique_ptr<pg::Connection> connect() const
    {
        pg::ConnectOptions patient;
        patient.deadline = base::Deadline::after(base::Seconds(30));
        auto connection = pg::Connection::connect(m_cluster->params(), patient);
        EXPECT_TRUE(connection) << connection.error().english();
        return connection ? std::move(*connection) : nullptr;
    }
    static void run(pg::Connection& connection, const std::string& sql)
    {
        const auto done = connection.simpleQuery(sql);
        EXPECT_TRUE(done) << sql.substr(0, 200) << ": " << done.error().english();
    }

    /// What is logged from now on goes to files of that name, its lines under that log_line_prefix.
    void begin(const std::string& name, const std::string& prefix)
    {
        m_name = name;
        const auto connection = connect();
        run(*connection, "alter system set log_line_prefix = '" + prefix + "'");
        run(*connection, "alter system set log_filename = '" + name + ".log'");
        run(*connection, "select pg_reload_conf()");
        const auto deadline = base::Deadline::after(base::Seconds(30));
        while (!std::filesystem::exists(folder() + name + ".log") && !deadline.passed())
            base::pauseFor(base::Milliseconds(20));
    }
    /// What was logged since begin(): lines first, CSV, and JSON where there is one.
    [[nodiscard]] std::vector<std::string> end() const
    {
        const auto connection = connect();
        run(*connection, "do $$ begin raise log 'here ends %', '" + m_name + "'; end $$");
        std::vector<std::string> logs;
        for (const std::string& ending : m_endings)
            logs.push_back(whole(folder() + m_name + ending));
        return logs;
    }

private:
    [[nodiscard]] std::string folder() const { return m_cluster->dataDirectory() + "/log/"; }
    /// The collector writes on its own time.
    [[nodiscard]] std::string whole(const std::string& file) const
    {
        const auto deadline = base::Deadline::after(base::Seconds(30));
        while (!deadline.passed()) {
            std::string log = base::readFile(file).value_or("");
            const std::size_t mark = log.find("here ends " + m_name);
            if (mark != std::string::npos && log.find('\n', mark) != std::string::npos)
                return log;
            base::pauseFor(base::Milliseconds(20));
        }
        ADD_FAILURE() << file << " was not written to its end";
        return {};
    }

    std::vector<std::string> m_endings{".log", ".csv"};
    std::string m_name;
    std::optional<server::PrivateCluster> m_cluster;
};

} // namespace howdah::test
