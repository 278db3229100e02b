// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/replicas.h"

#include "core/advise/sql.h"
#include "core/pg/connection.h"

#include <algorithm>

namespace howdah::advise {

using base::Result;
using base::Text;
using pg::ResultSet;

namespace {

std::string textOf(const ResultSet& rows, int row, std::string_view column)
{
    return rows.value<std::string>(row, column).value_or("");
}

/// How sure it is that both are the same; nothing: they are not.
std::optional<int> likeness(const Standby& streaming, const Standby& asked)
{
    const bool sameAddress = !asked.address.empty() && asked.address == streaming.address;
    if (!asked.name.empty() && asked.name != streaming.name)
        return std::nullopt;
    if (!asked.slot.empty() && asked.slot != streaming.slot)
        return std::nullopt;
    return (asked.slot.empty() ? 0 : 2) + (sameAddress ? 1 : 0);
}

} // namespace

std::string Standby::displayName() const
{
    std::string known = name.empty() ? slot : name;
    if (!address.empty())
        known = known.empty() ? address : known + " (" + address + ")";
    return from.empty() ? known : known + " ← " + from;
}

std::string ReplicaReport::namesOfNotAsked() const
{
    constexpr std::size_t most = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, notAsked.size()); ++i)
        names += (i > 0 ? ", " : "") + notAsked[i].server;
    return notAsked.size() > most ? names + ", …" : names;
}

Text ReplicaReport::aboutHidden() const
{
    if (hidden == 0)
        return {};
    return Text::counted(HOWDAH_TEXT_N("advise", "%n connection(s) stream the log from this server; whether they are "
                                                 "replicas is seen by a role with pg_monitor"),
                         hidden);
}

Result<Standbys> readStandbys(pg::Connection& connection, const base::Deadline& deadline, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::standbys, {}, {deadline, stop}));
    Standbys standbys;
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (rows.value<bool>(row, "hidden").value_or(true))
            ++standbys.hidden;
        else
            standbys.streaming.push_back(
                {textOf(rows, row, "name"), textOf(rows, row, "address"), textOf(rows, row, "slot"), {}});
    }
    return standbys;
}

Result<std::optional<Standby>> readStandbyItself(pg::Connection& connection, const base::Deadline& deadline,
                                                 const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::standby_itself, {}, {deadline, stop}));
    if (rows.rowCount() == 0 || !rows.value<bool>(0, "streams").value_or(false))
        return std::optional<Standby>();
    return std::optional(Standby{textOf(rows, 0, "name"), textOf(rows, 0, "address"), textOf(rows, 0, "slot"), {}});
}

std::vector<Standby> withoutAsked(std::vector<Standby> streaming, const std::vector<Standby>& asked)
{
    // Who is known best chooses first.
    std::vector<Standby> rest = asked;
    while (!rest.empty() && !streaming.empty()) {
        int best = -1;
        std::size_t bestAsked = 0, bestStreaming = 0;
        for (std::size_t i = 0; i < rest.size(); ++i)
            for (std::size_t k = 0; k < streaming.size(); ++k)
                if (const auto like = likeness(streaming[k], rest[i]); like && *like > best) {
                    best = *like;
                    bestAsked = i;
                    bestStreaming = k;
                }
        if (best < 0)
            break;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(bestAsked));
        streaming.erase(streaming.begin() + static_cast<std::ptrdiff_t>(bestStreaming));
    }
    return streaming;
}

} // namespace howdah::advise
