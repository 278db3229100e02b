// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/leasemodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

namespace howdah::models {

namespace {

QString duration(base::Nanoseconds span)
{
    return QString::fromStdString(base::human::duration(span));
}

theme::Severity severityOf(pool::LeaseState state)
{
    switch (state) {
    case pool::LeaseState::IdleLease:
    case pool::LeaseState::Orphan:
        return theme::Severity::Warning;
    case pool::LeaseState::LongRunning:
        return theme::Severity::Note;
    case pool::LeaseState::Ok:
        break;
    }
    return theme::Severity::Ok;
}

} // namespace

LeaseModel::LeaseModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void LeaseModel::setLeases(const std::vector<pool::LeaseInfo>& leases)
{
    replaceRows(leases, [](const pool::LeaseInfo& lease) { return lease.id; });
}

QString LeaseModel::display(const pool::LeaseInfo& lease, int column) const
{
    switch (column) {
    case Mark:
        switch (lease.state) {
        case pool::LeaseState::IdleLease:
            return tr("leak");
        case pool::LeaseState::Orphan:
            return tr("orphan");
        case pool::LeaseState::LongRunning:
            return tr("long");
        case pool::LeaseState::Ok:
            return tr("ok");
        }
        return {};
    case Tag:
        return QString::fromStdString(lease.tag);
    case Borrower:
        return QStringLiteral("%1 · %2:%3")
            .arg(QString::fromStdString(lease.function), QString::fromStdString(lease.file))
            .arg(lease.line);
    case Backend:
        return QString::number(lease.backend.value);
    case Held:
        return duration(lease.heldFor);
    case State:
        if (lease.state == pool::LeaseState::Orphan)
            return tr("its thread has ended");
        return lease.statementRunning ? tr("statement running for %1").arg(duration(lease.runningFor))
                                      : tr("no statement for %1").arg(duration(lease.idleFor));
    case LastStatement:
        return QString::fromStdString(lease.lastStatement).simplified();
    default:
        return {};
    }
}

QVariant LeaseModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const pool::LeaseInfo& lease = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(lease, column);
    case Qt::ToolTipRole:
        return column == LastStatement ? QVariant(QString::fromStdString(lease.lastStatement)) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(column == Backend || column == Held);
    case SeverityRole:
        if (column != Mark)
            return {};
        return static_cast<int>(severityOf(lease.state));
    case MonoRole:
        return column == Borrower || column == Backend || column == LastStatement;
    case SortRole:
    case CopyRole:
        if (column == Backend)
            return lease.backend.value;
        if (column == Held)
            return static_cast<double>(lease.heldFor.count()) / 1e9;
        if (column == Mark && role == SortRole)
            return static_cast<int>(severityOf(lease.state));
        return display(lease, column);
    default:
        return {};
    }
}

QVariant LeaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Backend || section == Held);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark:
        return QString();
    case Tag:
        return tr("For");
    case Borrower:
        return tr("Borrowed by");
    case Backend:
        return tr("Backend");
    case Held:
        return tr("Held for");
    case State:
        return tr("State");
    case LastStatement:
        return tr("Last statement");
    default:
        return {};
    }
}

} // namespace howdah::models
