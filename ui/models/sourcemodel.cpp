// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sourcemodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"

#include <algorithm>
#include <map>

namespace howdah::models {

SourceModel::SourceModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void SourceModel::setSessions(const std::vector<monitor::Session>& sessions)
{
    std::map<SourceKey, Source> sources;
    for (const monitor::Session& session : sessions) {
        if (session.backendType != "client backend")
            continue;
        const SourceKey key{session.application, session.user, session.clientAddress};
        Source& source = sources[key];
        source.key = key;
        ++source.total;
        source.ours = source.ours || session.ours;
        if (session.state == "active" || session.state == "fastpath function call")
            ++source.active;
        else if (session.state.starts_with("idle in transaction"))
            ++source.inTransaction;
        else if (session.state == "idle") {
            ++source.idle;
            source.longestIdleSeconds = std::max(source.longestIdleSeconds, session.stateSeconds.value_or(0));
        }
    }
    std::vector<Source> fresh;
    fresh.reserve(sources.size());
    for (auto& [key, source] : sources)
        fresh.push_back(std::move(source));
    replaceRows(std::move(fresh), [](const Source& source) { return source.key; });
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Source& source = row(index.row());
    const auto& [application, user, client] = source.key;
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(column >= Total);
    if (role == MonoRole)
        return column == Application || column == Client;
    if (role == SecondTextRole)
        return column == Application && source.ours ? QVariant(tr("this console")) : QVariant();
    const bool bare = role == SortRole || role == CopyRole;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && !bare)
        return {};
    const auto count = [bare](int value) {
        return bare ? QVariant(value) : QVariant(QString::fromStdString(base::human::integer(value)));
    };
    switch (column) {
    case Application:
        return application.empty() && !bare ? tr("(no name)") : QString::fromStdString(application);
    case User:
        return QString::fromStdString(user);
    case Client:
        return client.empty() && !bare ? tr("local") : QString::fromStdString(client);
    case Total:
        return count(source.total);
    case Active:
        return count(source.active);
    case Idle:
        return count(source.idle);
    case InTransaction:
        return count(source.inTransaction);
    case LongestIdle:
        if (bare)
            return source.longestIdleSeconds;
        return source.idle == 0 ? QStringLiteral("–")
                                : QString::fromStdString(base::human::milliseconds(source.longestIdleSeconds * 1000));
    default:
        return {};
    }
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section >= Total);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Application:
        return tr("Application");
    case User:
        return tr("Role");
    case Client:
        return tr("Client");
    case Total:
        return tr("Connections");
    case Active:
        return tr("Active");
    case Idle:
        return tr("Idle");
    case InTransaction:
        return tr("In transaction");
    case LongestIdle:
        return tr("Longest idle");
    default:
        return {};
    }
}

} // namespace howdah::models
