// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bouncermodel.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/models/severities.h"

namespace howdah::models {

namespace {

const auto dash = QStringLiteral("–");

QString count(const monitor::PgBouncerCount& value)
{
    return value ? QString::fromStdString(base::human::integer(*value)) : dash;
}

QString milliseconds(const std::optional<double>& value)
{
    return value ? QString::fromStdString(base::human::milliseconds(*value)) : dash;
}

bool isFigure(int column)
{
    return column >= BouncerModel::Waiting && column <= BouncerModel::WaitTime;
}

} // namespace

BouncerModel::BouncerModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void BouncerModel::setSample(const monitor::PgBouncerSamplePtr& sample)
{
    std::vector<BouncerRow> rows;
    if (sample) {
        for (const monitor::PgBouncerPool& pool : sample->pools) {
            const monitor::PgBouncerDatabase* database = sample->database(pool.database);
            rows.push_back({pool, database != nullptr ? database->rates : std::nullopt});
        }
    }
    replaceRows(std::move(rows), [](const BouncerRow& row) { return BouncerKey(row.pool.database, row.pool.user); });
}

QString BouncerModel::display(const BouncerRow& row, int column) const
{
    const monitor::PgBouncerPool& pool = row.pool;
    switch (column) {
    case Database:
        return QString::fromStdString(pool.database);
    case User:
        return QString::fromStdString(pool.user);
    case Mode:
        return pool.mode ? QString::fromUtf8(name(*pool.mode).data(), qsizetype(name(*pool.mode).size())) : dash;
    case Waiting:
        return count(pool.clientsWaiting);
    case LongestWait:
        return pool.maxWait ? QString::fromStdString(base::human::duration(*pool.maxWait)) : dash;
    case Clients:
        return count(pool.clientsActive);
    case Servers:
        return pool.serverSlots ? tr("%1 of %2").arg(count(pool.servers()), count(pool.serverSlots))
                                : count(pool.servers());
    case ServersActive:
        return count(pool.serversActive);
    case ServersIdle:
        return count(pool.serversIdle);
    case Transactions:
        return row.rates && row.rates->transactionsPerSecond
                   ? QString::fromStdString(base::human::number(*row.rates->transactionsPerSecond))
                   : dash;
    case TransactionTime:
        return milliseconds(row.rates ? row.rates->meanTransactionMs : std::nullopt);
    case WaitTime:
        return milliseconds(row.rates ? row.rates->meanWaitMs : std::nullopt);
    case Verdict:
        return service::translated(pool.verdict.sentence);
    default:
        return {};
    }
}

QVariant BouncerModel::sortKey(const BouncerRow& row, int column) const
{
    const monitor::PgBouncerPool& pool = row.pool;
    const auto number = [](const monitor::PgBouncerCount& value) { return QVariant(qlonglong(value.value_or(-1))); };
    const auto real = [](const std::optional<double>& value) { return QVariant(value.value_or(-1)); };
    switch (column) {
    case Mark:
        return static_cast<int>(shown(pool.verdict.severity));
    case Waiting:
        return number(pool.clientsWaiting);
    case LongestWait:
        return pool.maxWait ? std::chrono::duration<double>(*pool.maxWait).count() : -1.0;
    case Clients:
        return number(pool.clientsActive);
    case Servers:
        return number(pool.servers());
    case ServersActive:
        return number(pool.serversActive);
    case ServersIdle:
        return number(pool.serversIdle);
    case Transactions:
        return real(row.rates ? row.rates->transactionsPerSecond : std::nullopt);
    case TransactionTime:
        return real(row.rates ? row.rates->meanTransactionMs : std::nullopt);
    case WaitTime:
        return real(row.rates ? row.rates->meanWaitMs : std::nullopt);
    default:
        return display(row, column);
    }
}

QVariant BouncerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BouncerRow& one = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(one, column);
    case Qt::ToolTipRole:
        if (column == Mark || column == Verdict)
            return service::translated(one.pool.verdict.sentence) + QLatin1Char('\n') +
                   service::translated(one.pool.verdict.remedy);
        return {};
    case Qt::TextAlignmentRole:
        return cellAlignment(isFigure(column));
    case SeverityRole:
        return column == Mark ? QVariant(static_cast<int>(shown(one.pool.verdict.severity))) : QVariant();
    case MonoRole:
        return column == Database || column == User;
    case EmphasisRole:
        return column == Waiting && one.pool.clientsWaiting.value_or(0) > 0;
    case SortRole:
        return sortKey(one, column);
    case CopyRole:
        return isFigure(column) ? sortKey(one, column) : QVariant(display(one, column));
    default:
        return {};
    }
}

QVariant BouncerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(isFigure(section));
    if (role == Qt::ToolTipRole && (section == Transactions || section == TransactionTime || section == WaitTime))
        return tr("Of the database, between the last two readings");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Database:
        return tr("Database");
    case User:
        return tr("User");
    case Mode:
        return tr("Mode");
    case Waiting:
        return tr("Waiting");
    case LongestWait:
        return tr("Longest wait");
    case Clients:
        return tr("Clients");
    case Servers:
        return tr("Servers");
    case ServersActive:
        return tr("Active");
    case ServersIdle:
        return tr("Idle");
    case Transactions:
        return tr("Trans./s");
    case TransactionTime:
        return tr("Transaction");
    case WaitTime:
        return tr("Wait");
    case Verdict:
        return tr("What it means");
    default:
        return QString();
    }
}

} // namespace howdah::models
