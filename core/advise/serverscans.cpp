// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/drops.h"
#include "core/advise/sql.h"
#include "core/pg/connection.h"

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;
using pg::ResultSet;

Result<ServerIdentity> identityOf(pg::Connection& connection, const base::Deadline& deadline,
                                  const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::identity, {}, {deadline, stop}));
    return ServerIdentity{rows.value<std::string>(0, "system").value_or(""),
                          rows.value<std::string>(0, "instance").value_or(""),
                          rows.value<std::string>(0, "name").value_or("")};
}

Result<ServerScans> readScans(pg::Connection& connection, std::string_view server, const ServerIdentity& of,
                              const base::Deadline& deadline, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const ServerIdentity mine, identityOf(connection, deadline, stop));
    const Text what(HOWDAH_TEXT("advise", "%1 cannot be asked for its scans"), {std::string(server)});
    const Text remedy(HOWDAH_TEXT("advise", "name a physical replica of the server that is advised, and the same "
                                            "database"));
    if (mine.system != of.system)
        return Error(ErrorCode::InvalidInput, what,
                     Text(HOWDAH_TEXT("advise", "it is no replica of this server: its system identifier is %1, not %2"),
                          {mine.system, of.system}),
                     remedy);
    if (mine.database != of.database)
        return Error(ErrorCode::InvalidInput, what,
                     Text(HOWDAH_TEXT("advise", "the database there is %1, not %2"), {mine.database, of.database}),
                     remedy);
    if (mine.instance == of.instance)
        return Error(ErrorCode::InvalidInput, what,
                     Text(HOWDAH_TEXT("advise", "it is the very server that is advised, whose scans are counted "
                                                "already")),
                     remedy);
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::scans, {}, {deadline, stop}));
    ServerScans scans;
    scans.server = server;
    scans.instance = mine.instance;
    for (int row = 0; row < rows.rowCount(); ++row) {
        scans.statisticsSeconds = rows.value<double>(row, "statistics_seconds");
        if (!rows.isNull(row, 1))
            scans.counts[{std::string(rows.text(row, 0)), std::string(rows.text(row, 1))}] = {
                rows.value<std::int64_t>(row, "scans").value_or(0), rows.value<double>(row, "idle_seconds")};
    }
    return scans;
}

} // namespace howdah::advise
