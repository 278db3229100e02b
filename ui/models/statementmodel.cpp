// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/statementmodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"

namespace howdah::models {

namespace {

/// EXPLAIN and the statistics count blocks of the server's block size, 8 kB unless it was built otherwise.
constexpr std::int64_t blockSize = 8192;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString bytes(std::int64_t value)
{
    return human(base::human::bytes({value}));
}

} // namespace

StatementModel::StatementModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void StatementModel::setStatements(const std::vector<monitor::StatementRow>& statements)
{
    replaceRows(statements, [](const monitor::StatementRow& row) { return row.key; });
}

void StatementModel::clear()
{
    setStatements({});
}

int StatementModel::rowOf(const monitor::StatementKey& key) const
{
    for (int at = 0; at < rowCount(); ++at) {
        if (row(at).key == key)
            return at;
    }
    return -1;
}

QVariant StatementModel::sortValue(const monitor::StatementRow& row, int column) const
{
    switch (column) {
    case Statement:
        return QString::fromStdString(row.text).simplified();
    case Trend:
        return row.interval.executionMs;
    case Total:
    case Share:
        return row.total.executionMs;
    case Mean:
        return row.total.meanMs();
    case Max:
        return row.maxMs;
    case Calls:
        return QVariant::fromValue<qlonglong>(row.total.calls);
    case Rows:
        return QVariant::fromValue<qlonglong>(row.total.rows);
    case Reads:
        return QVariant::fromValue<qlonglong>(row.total.blocksRead * blockSize);
    case Temp:
        return QVariant::fromValue<qlonglong>(row.total.tempBlocks * blockSize);
    case Wal:
        return QVariant::fromValue<qlonglong>(row.total.walBytes);
    case Database:
        return QString::fromStdString(row.databaseName);
    default:
        return {};
    }
}

QString StatementModel::display(const monitor::StatementRow& row, int column) const
{
    switch (column) {
    case Statement:
        return row.text.empty() ? tr("(text not readable by this role)")
                                : QString::fromStdString(row.text).simplified();
    case Total:
        return human(base::human::milliseconds(row.total.executionMs));
    case Share:
        return human(base::human::percent(row.share));
    case Mean:
        return human(base::human::milliseconds(row.total.meanMs()));
    case Max:
        return human(base::human::milliseconds(row.maxMs));
    case Calls:
        return human(base::human::integer(row.total.calls));
    case Rows:
        return human(base::human::integer(row.total.rows));
    case Reads:
        return bytes(row.total.blocksRead * blockSize);
    case Temp:
        return row.total.tempBlocks > 0 ? bytes(row.total.tempBlocks * blockSize) : QStringLiteral("–");
    case Wal:
        return row.total.walBytes > 0 ? bytes(row.total.walBytes) : QStringLiteral("–");
    case Database:
        return QString::fromStdString(row.databaseName);
    default:
        return {};
    }
}

QVariant StatementModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const monitor::StatementRow& row = this->row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        if (column == Statement)
            return QString::fromStdString(row.text.substr(0, 2000));
        if (row.lowerBound)
            return tr("At least this much: statistics were reset or evicted while it was counted");
        return {};
    case Qt::AccessibleTextRole:
        return column == Trend
                   ? tr("%1 in the last interval").arg(human(base::human::milliseconds(row.interval.executionMs)))
                   : display(row, column);
    case Qt::TextAlignmentRole:
        return cellAlignment(!(column == Statement || column == Database));
    case SortRole:
    case CopyRole:
        return sortValue(row, column);
    case MonoRole:
        return column == Statement;
    case BarRole:
        return column == Share ? QVariant(row.share) : QVariant();
    case SparkRole:
        return column == Trend
                   ? QVariant::fromValue(QList<double>(row.recentMsPerSecond.begin(), row.recentMsPerSecond.end()))
                   : QVariant();
    default:
        return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(!(section == Statement || section == Database));
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Trend:
            return tr("Time spent in it per second, over the last readings");
        case Share:
            return tr("Share of the time of all statements");
        case Reads:
            return tr("Read from outside shared buffers");
        case Temp:
            return tr("Temporary files read and written");
        case Wal:
            return tr("Write-ahead log made");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Statement:
        return tr("Statement");
    case Trend:
        return tr("Trend");
    case Total:
        return tr("Total time");
    case Share:
        return tr("Share");
    case Mean:
        return tr("Mean");
    case Max:
        return tr("Longest");
    case Calls:
        return tr("Calls");
    case Rows:
        return tr("Rows");
    case Reads:
        return tr("Reads");
    case Temp:
        return tr("Temporary");
    case Wal:
        return tr("WAL");
    case Database:
        return tr("Database");
    default:
        return {};
    }
}

} // namespace howdah::models
