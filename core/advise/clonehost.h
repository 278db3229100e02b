// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/clonesource.h"
#include "core/base/text.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inner part of clone and copy: a private cluster with an empty database that is like the source's.
namespace howdah::advise {

/// A role without rights beyond the schema, which it owns. What came with a schema runs as this role and never as the
/// superuser: a watched database or a backup must not be able to run programs on a workstation.
inline constexpr std::string_view plannerRole = "howdah_planner";

/// Of a cluster that is thrown away: nothing in the background, and no statement of the workload in a log. `settings`
/// come on top.
[[nodiscard]] server::ClusterOptions hostOptions(const server::Installation& installation,
                                                 std::map<std::string, std::string> settings,
                                                 const base::Deadline& deadline, const base::StopToken& stop);
/// An installation of that major version. Unsupported names the package that is missing.
base::Result<server::Installation> findCloneServer(int major, const std::vector<std::string>& binDirectories);

/// Unsupported where a pooler stands in between: pg_dump changes settings of its session.
base::Status refusePooler(const SourceFacts& facts);

/// The database of the source's name, encoding and collation, and its role.
class CloneHost {
public:
    CloneHost(server::PrivateCluster& cluster, const SourceFacts& facts, std::vector<base::Text>& notes,
              pg::QueryOptions query)
        : m_cluster(cluster)
        , m_facts(facts)
        , m_notes(notes)
        , m_query(std::move(query))
    {}
    /// Makes role and database; a superuser's session on it.
    base::Result<std::unique_ptr<pg::Connection>> makeDatabase();
    /// Extensions come from this machine and need a superuser. What is not here is noted.
    base::Status makeExtension(pg::Connection& admin, const std::string& name, const std::string& schema);
    base::Status makeExtensions(pg::Connection& admin);
    /// A session of the role, as it comes.
    base::Result<std::unique_ptr<pg::Connection>> openRole();
    /// A session of the role that plans as the source would. `settings` come on top of the source's.
    base::Result<std::unique_ptr<pg::Connection>>
    openPlanner(std::vector<std::pair<std::string, std::string>> settings);
    /// A private folder of the cluster's; removed with it.
    [[nodiscard]] std::string scratch() const;

private:
    [[nodiscard]] base::Result<std::unique_ptr<pg::Connection>> connect(const pg::ConnectParams& params) const;
    [[nodiscard]] std::string databaseName() const;
    [[nodiscard]] std::string createDatabase(bool sameCollation) const;
    void note(base::TextSource source, std::vector<std::string> arguments = {})
    {
        m_notes.emplace_back(source, std::move(arguments));
    }

    server::PrivateCluster& m_cluster;
    const SourceFacts& m_facts;
    std::vector<base::Text>& m_notes;
    pg::QueryOptions m_query;
};

} // namespace howdah::advise
