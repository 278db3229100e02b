// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/planpicture.h"

#include "core/service/serversession.h"

namespace howdah::pages {

QString pictureStatement(const service::ServerSession& session, bool demo)
{
    // The demo's report, whose sort is given too little memory.
    if (demo)
        return QStringLiteral(
            "SELECT status, count(*) AS orders, avg(total) AS average\n"
            "FROM (\n"
            "    SELECT status, total, rank() OVER (PARTITION BY status ORDER BY total DESC, id) AS place\n"
            "    FROM orders\n"
            ") ranked\n"
            "WHERE place <= 1000\n"
            "GROUP BY status");
    std::string best;
    if (const monitor::SamplePtr sample = session.sample()) {
        for (const monitor::Session& other : sample->sessions) {
            const QString query = QString::fromStdString(other.query).trimmed();
            if (!other.ours && other.database == session.params().get("dbname").value_or(std::string()) &&
                query.startsWith(QLatin1String("select"), Qt::CaseInsensitive) && !query.contains(QLatin1Char('$')) &&
                other.query.size() > best.size())
                best = other.query;
        }
    }
    if (!best.empty())
        return QString::fromStdString(best);
    return QStringLiteral("select n.nspname, c.relname, count(*) as columns\n"
                          "from pg_class c\n"
                          "join pg_namespace n on n.oid = c.relnamespace\n"
                          "join pg_attribute a on a.attrelid = c.oid and a.attnum > 0\n"
                          "group by 1, 2 order by 3 desc limit 20");
}

} // namespace howdah::pages
