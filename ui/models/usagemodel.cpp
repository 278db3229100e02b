// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/usagemodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/planindex.h"
#include "ui/models/roles.h"

namespace howdah::models {

UsageModel::UsageModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void UsageModel::setUsage(By by, std::vector<plan::Usage> usage, bool analyzed)
{
    beginResetModel();
    m_by = by;
    m_usage = std::move(usage);
    m_analyzed = analyzed;
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, Name, OwnTime);
}

int UsageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_usage.size());
}

int UsageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UsageModel::display(const plan::Usage& usage, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(usage.name);
    case OwnTime:
        return QString::fromStdString(m_analyzed ? base::human::milliseconds(usage.exclusiveMs)
                                                 : base::human::number(usage.ownCost));
    case Share:
        return QString::fromStdString(base::human::percent(usage.share));
    case Nodes:
        return usage.neverExecuted > 0 ? tr("%1, %2 never run").arg(usage.nodes).arg(usage.neverExecuted)
                                       : QString::fromStdString(base::human::integer(usage.nodes));
    case Rows:
        return QString::fromStdString(base::human::number(usage.rows));
    case Blocks:
        return QString::fromStdString(base::human::integer(usage.blocks));
    case ReadBlocks:
        return QString::fromStdString(base::human::integer(usage.readBlocks));
    default:
        return {};
    }
}

QVariant UsageModel::bare(const plan::Usage& usage, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(usage.name);
    case OwnTime:
        return m_analyzed ? usage.exclusiveMs : usage.ownCost;
    case Share:
        return usage.share;
    case Nodes:
        return usage.nodes;
    case Rows:
        return usage.rows;
    case Blocks:
        return QVariant::fromValue<qlonglong>(usage.blocks);
    case ReadBlocks:
        return QVariant::fromValue<qlonglong>(usage.readBlocks);
    default:
        return {};
    }
}

QVariant UsageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const plan::Usage& usage = m_usage[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(usage, column);
    case Qt::TextAlignmentRole:
        return cellAlignment(column != Name && column != Share);
    case SortRole:
    case CopyRole:
        return bare(usage, column);
    case EmphasisRole:
        return column == Name;
    case MonoRole:
        return column == Name && m_by != By::Type;
    case BarRole:
        return column == Share ? QVariant(usage.share) : QVariant();
    case BarSeriesRole:
        return seriesOf(heatOf(usage.share));
    default:
        return {};
    }
}

QVariant UsageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section != Name && section != Share);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case OwnTime:
            return tr("Without the nodes below them");
        case Rows:
            return m_analyzed ? tr("Rows these nodes gave, all loops") : tr("Rows these nodes are expected to give");
        case Blocks:
            return tr("Blocks these nodes touched themselves, found in the cache or read");
        case ReadBlocks:
            return tr("Of these not found in the cache");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_by == By::Type ? tr("Node type") : m_by == By::Relation ? tr("Relation") : tr("Index");
    case OwnTime:
        return m_analyzed ? tr("Own time") : tr("Own cost");
    case Share:
        return tr("Share");
    case Nodes:
        return tr("Nodes");
    case Rows:
        return tr("Rows");
    case Blocks:
        return tr("Blocks");
    case ReadBlocks:
        return tr("Read");
    default:
        return {};
    }
}

} // namespace howdah::models
