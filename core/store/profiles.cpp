// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/profiles.h"

#include "core/store/sql.h"

namespace howdah::store {

base::Result<std::vector<Profile>> allProfiles(QSqlDatabase& database)
{
    HOWDAH_ASSIGN(
        QSqlQuery query,
        execute(database, QStringLiteral("select name, uri, environment, replicas from profile order by name")));
    std::vector<Profile> profiles;
    while (query.next())
        profiles.push_back({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                            query.value(3).toString()});
    return profiles;
}

base::Status putProfile(QSqlDatabase& database, const Profile& profile)
{
    // A null QString would be bound as NULL.
    const auto bound = [](const QString& text) { return text.isNull() ? QStringLiteral("") : text; };
    HOWDAH_TRY(execute(database,
                       QStringLiteral("insert into profile (name, uri, environment, replicas) values (?, ?, ?, ?)"
                                      " on conflict (name) do update set uri = excluded.uri,"
                                      " environment = excluded.environment, replicas = excluded.replicas"),
                       {bound(profile.name), bound(profile.uri), bound(profile.environment), bound(profile.replicas)}));
    return {};
}

base::Status dropProfile(QSqlDatabase& database, const QString& name)
{
    HOWDAH_TRY(execute(database, QStringLiteral("delete from profile where name = ?"), {name}));
    return {};
}

} // namespace howdah::store
