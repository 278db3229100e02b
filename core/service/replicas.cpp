// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/replicas.h"

#include <QStringList>
#include <utility>

using howdah::base::Text;

namespace howdah::service {

base::Result<std::vector<pg::ConnectParams>> readReplicas(const QString& lines)
{
    std::vector<pg::ConnectParams> replicas;
    int number = 0;
    for (const QString& line : lines.split(QLatin1Char('\n'))) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto params = pg::ConnectParams::parse(line.trimmed().toStdString());
        if (!params)
            return params.error().withWhat(
                Text(HOWDAH_TEXT("replicas", "Replica %1 is not understood"), {std::to_string(number)}));
        replicas.push_back(std::move(*params));
    }
    return replicas;
}

QString replicaLines(const std::vector<pg::ConnectParams>& replicas)
{
    QStringList lines;
    for (const pg::ConnectParams& replica : replicas)
        lines.append(QString::fromStdString(replica.toUri()));
    return lines.join(QLatin1Char('\n'));
}

std::vector<pg::ConnectParams> withSecretsOf(std::vector<pg::ConnectParams> replicas,
                                             const std::vector<pg::ConnectParams>& known)
{
    for (pg::ConnectParams& replica : replicas)
        for (const pg::ConnectParams& other : known) {
            if (other.values() != replica.values())
                continue;
            if (replica.password().empty())
                replica.setPassword(other.password());
            if (replica.keyPassword().empty())
                replica.setKeyPassword(other.keyPassword());
        }
    return replicas;
}

pg::ConnectParams completedReplica(pg::ConnectParams replica, const pg::ConnectParams& primary)
{
    // What a service says is not known here.
    if (replica.get("service"))
        return replica;
    for (const char* key : {"user", "dbname"})
        if (!replica.get(key))
            if (const auto own = primary.get(key))
                replica.set(key, *own);
    if (replica.password().empty() && !replica.get("passfile") && replica.get("user") == primary.get("user"))
        replica.setPassword(primary.password());
    return replica;
}

} // namespace howdah::service
