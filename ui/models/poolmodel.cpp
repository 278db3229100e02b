// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/poolmodel.h"

#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

#include <algorithm>

namespace howdah::models {

namespace {

bool runsDry(const pool::PoolStats& stats)
{
    return stats.waiting > 0 && stats.inUse >= stats.size + stats.maxOverflow;
}

theme::Severity severityOf(const PoolRow& row)
{
    if (runsDry(row.stats))
        return theme::Severity::Critical;
    return row.leaks > 0 || !row.stats.lastConnectError.empty() ? theme::Severity::Warning : theme::Severity::Ok;
}

} // namespace

PoolModel::PoolModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void PoolModel::setPools(std::vector<PoolRow> pools)
{
    replaceRows(std::move(pools), [](const PoolRow& row) { return row.key; });
}

int PoolModel::indexOf(const QString& key) const
{
    const auto found = std::ranges::find(rows(), key, &PoolRow::key);
    return found != rows().end() ? static_cast<int>(found - rows().begin()) : -1;
}

QVariant PoolModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PoolRow& pool = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        switch (column) {
        case Mark:
            if (runsDry(pool.stats))
                return tr("none left");
            if (pool.leaks > 0)
                return tr("%n leak(s)", nullptr, pool.leaks);
            return pool.stats.lastConnectError.empty() ? tr("ok") : tr("cannot connect");
        case Name:
            return pool.title;
        case InUse:
            return tr("%1 of %2").arg(pool.stats.inUse).arg(pool.stats.size + pool.stats.maxOverflow);
        case Waiting:
            return QString::number(pool.stats.waiting);
        default:
            return {};
        }
    case SecondTextRole:
        return column == Name ? QVariant(pool.detail) : QVariant();
    case Qt::ToolTipRole:
        return column == Name ? QVariant(pool.title + QLatin1Char('\n') + pool.detail) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(column == InUse || column == Waiting);
    case SeverityRole:
        if (column == Waiting && pool.stats.waiting > 0)
            return static_cast<int>(theme::Severity::Warning);
        return column == Mark ? QVariant(static_cast<int>(severityOf(pool))) : QVariant();
    case EmphasisRole:
        return column == Name;
    case SortRole:
    case CopyRole:
        switch (column) {
        case Mark:
            return role == SortRole ? QVariant(static_cast<int>(severityOf(pool))) : data(index, Qt::DisplayRole);
        case InUse:
            return pool.stats.inUse;
        case Waiting:
            return pool.stats.waiting;
        default:
            return data(index, Qt::DisplayRole);
        }
    default:
        return {};
    }
}

QVariant PoolModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == InUse || section == Waiting);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark:
        return QString();
    case Name:
        return tr("Pool");
    case InUse:
        return tr("In use");
    case Waiting:
        return tr("Waiting");
    default:
        return {};
    }
}

} // namespace howdah::models
