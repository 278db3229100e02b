// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool/poolsources.h"

#include "core/service/poolwatch.h"

#include <QCoreApplication>
#include <algorithm>

namespace howdah::pages {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PoolSources)
};

/// "user@host:port/database" without whom and which database: the server.
std::string_view serverOf(std::string_view name)
{
    name.remove_prefix(std::min(name.size(), name.find('@') == std::string_view::npos ? 0 : name.find('@') + 1));
    return name.substr(0, name.rfind('/'));
}

} // namespace

int PoolSource::leaks() const
{
    return static_cast<int>(
        std::ranges::count_if(*leases, [](const pool::LeaseInfo& lease) { return pool::isLeak(lease.state); }));
}

models::PoolRow PoolSource::row() const
{
    return {key, title, detail, *stats, leaks()};
}

std::vector<PoolSource> poolSources(const service::ServerSession* session, const service::PoolWatch* watch)
{
    std::vector<PoolSource> sources;
    std::string here;
    if (session != nullptr) {
        here = session->params().displayName();
        if (const auto snapshot = session->poolSnapshot()) {
            PoolSource own;
            own.key = QStringLiteral("own");
            own.title = QStringLiteral("Howdah");
            own.detail = Words::tr("this console");
            own.own = own.sameServer = true;
            own.application = session->params().get("application_name").value_or("Howdah");
            own.stats = &snapshot->stats; // the session keeps the snapshot until its next reading
            own.leases = &snapshot->leases;
            own.series = [session](service::Figure figure) -> const monitor::RingSeries& {
                return session->series(figure);
            };
            sources.push_back(std::move(own));
        }
    }
    if (watch == nullptr)
        return sources;
    for (const auto& watched : watch->pools()) {
        const pool::FeedPool& pool = watched->pool();
        PoolSource source;
        source.key = watched->key();
        source.title = QString::fromStdString(pool.applicationName);
        source.sameServer = !here.empty() && serverOf(pool.server) == serverOf(here);
        source.detail = source.sameServer ? Words::tr("process %1").arg(watched->process())
                                          : Words::tr("process %1, to %2")
                                                .arg(watched->process())
                                                .arg(QString::fromStdString(std::string(serverOf(pool.server))));
        source.process = watched->process();
        source.pool = pool.id;
        source.application = pool.applicationName;
        source.stats = &pool.stats;
        source.leases = &pool.leases;
        source.series = [one = watched.get()](service::Figure figure) -> const monitor::RingSeries& {
            return one->series(figure);
        };
        sources.push_back(std::move(source));
    }
    return sources;
}

const PoolSource* worthLooking(const std::vector<PoolSource>& sources)
{
    const auto rank = [](const PoolSource& source) {
        return std::tuple(source.sameServer && source.leaks() > 0, source.sameServer && source.stats->waiting > 0,
                          source.sameServer, source.stats->inUse);
    };
    const auto best = std::ranges::max_element(
        sources, [&rank](const PoolSource& a, const PoolSource& b) { return rank(a) < rank(b); });
    return best != sources.end() ? &*best : nullptr;
}

} // namespace howdah::pages
