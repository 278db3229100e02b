// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/planmodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/plantree.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

#include <algorithm>
#include <iterator>

namespace howdah::models {

namespace {

/// From which error on an estimate is marked: ten times off changes join methods.
constexpr double warnFactor = 10;
constexpr double criticalFactor = 100;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

PlanModel::PlanModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void PlanModel::setPlan(const plan::PlanPtr& plan)
{
    setIndex(models::indexOf(plan));
}

void PlanModel::setIndex(PlanIndexPtr index)
{
    beginResetModel();
    m_index = std::move(index);
    m_matches.clear();
    m_lastLevel.clear();
    for (int id = 0; m_index && m_index->levels > deepestTreeLevel && id < m_index->size(); ++id) {
        if (m_index->at(id).depth == deepestTreeLevel - 1)
            m_lastLevel.push_back(id);
    }
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, OwnTime, OwnTime);
}

void PlanModel::setMatches(std::vector<int> ids)
{
    if (ids == m_matches)
        return;
    // Only the rows that change: a view looks each of them up.
    std::vector<int> touched;
    std::set_symmetric_difference(ids.begin(), ids.end(), m_matches.begin(), m_matches.end(),
                                  std::back_inserter(touched));
    m_matches = std::move(ids);
    for (const int id : touched) {
        const QModelIndex changed = indexOfId(id, NodeColumn);
        emit dataChanged(changed, changed, {MatchRole});
    }
}

const plan::Node* PlanModel::node(const QModelIndex& index) const
{
    return index.isValid() && m_index ? m_index->at(static_cast<int>(index.internalId())).node : nullptr;
}

const plan::Node* PlanModel::hottest() const
{
    return m_index ? m_index->at(m_index->hottest).node : nullptr;
}

QModelIndex PlanModel::indexOf(const plan::Node* node, int column) const
{
    if (node == nullptr || !m_index || !m_index->has(node->id) || m_index->at(node->id).node != node)
        return {};
    return indexOfId(node->id, column);
}

QModelIndex PlanModel::indexOfNode(int id, int column) const
{
    return m_index && m_index->has(id) ? indexOfId(id, column) : QModelIndex();
}

QModelIndex PlanModel::indexOfId(int id, int column) const
{
    const PlanIndex::Entry& entry = m_index->at(id);
    if (entry.depth < deepestTreeLevel)
        return createIndex(entry.row, column, static_cast<quintptr>(id));
    const int above = *std::prev(std::upper_bound(m_lastLevel.begin(), m_lastLevel.end(), id));
    return createIndex(id - above - 1, column, static_cast<quintptr>(id));
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, column, static_cast<quintptr>(0));
    const int above = static_cast<int>(parent.internalId());
    if (m_index->at(above).depth == deepestTreeLevel - 1)
        return createIndex(row, column, static_cast<quintptr>(above + 1 + row));
    return createIndex(row, column, static_cast<quintptr>(node(parent)->children[static_cast<std::size_t>(row)]->id));
}

QModelIndex PlanModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || !m_index)
        return {};
    const int id = static_cast<int>(index.internalId());
    const PlanIndex::Entry& entry = m_index->at(id);
    const int above = entry.depth < deepestTreeLevel ? entry.parent : id - index.row() - 1;
    return above < 0 ? QModelIndex() : indexOfId(above, NodeColumn);
}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    if (!m_index || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return 1;
    const int id = static_cast<int>(parent.internalId());
    const PlanIndex::Entry& entry = m_index->at(id);
    if (entry.depth >= deepestTreeLevel)
        return 0;
    return entry.depth == deepestTreeLevel - 1 ? entry.end - id - 1 : static_cast<int>(entry.node->children.size());
}

int PlanModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString PlanModel::secondText(const plan::Node& node) const
{
    QStringList parts;
    for (const char* key : {"Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter", "Sort Key", "Group Key",
                            "Sort Method", "Subplan Name"}) {
        if (const std::string* value = node.detail(key)) {
            parts << human(*value);
            break;
        }
    }
    if (const std::string* removed = node.detail("Rows Removed by Filter"))
        parts << tr("removed %1 rows").arg(human(*removed));
    if (!node.subplanName.empty())
        parts << human(node.subplanName);
    return parts.join(QStringLiteral(" · "));
}

QString PlanModel::display(const plan::Node& node, int column) const
{
    switch (column) {
    case NodeColumn:
        return human(node.title());
    case OwnTime:
        if (node.loops == 0.0)
            return tr("never run");
        if (m_index->timed)
            return human(base::human::milliseconds(node.exclusiveMs.value_or(0)));
        return tr("cost %1").arg(human(base::human::number(m_index->at(node.id).ownCost)));
    case ExpectedRows:
        return human(base::human::number(node.planRows));
    case ActualRows:
        return node.actualRows ? human(base::human::number(*node.actualRows)) : QString();
    case OffBy:
        return node.estimateFactor ? human(base::human::factor(*node.estimateFactor)) : QString();
    case Loops:
        return node.loops ? human(base::human::number(*node.loops)) : QString();
    case BuffersColumn:
        return node.exclusiveBuffers ? human(base::human::integer(blocksTouched(*node.exclusiveBuffers))) : QString();
    default:
        return {};
    }
}

QVariant PlanModel::bare(const plan::Node& node, int column) const
{
    const auto optional = [](const auto& value) { return value ? QVariant(static_cast<double>(*value)) : QVariant(); };
    switch (column) {
    case NodeColumn:
        return human(node.title());
    case OwnTime:
        return m_index->timed ? optional(node.exclusiveMs) : QVariant(m_index->at(node.id).ownCost);
    case ExpectedRows:
        return node.planRows;
    case ActualRows:
        return optional(node.actualRows);
    case OffBy:
        return optional(node.estimateFactor);
    case Loops:
        return optional(node.loops);
    case BuffersColumn:
        return node.exclusiveBuffers ? QVariant::fromValue<qlonglong>(blocksTouched(*node.exclusiveBuffers))
                                     : QVariant();
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    const plan::Node* found = node(index);
    if (found == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(*found, column);
    case Qt::AccessibleTextRole:
        if (column == OffBy && found->estimateFactor && *found->estimateFactor >= 1.5)
            return found->underestimated ? tr("%1 more rows than expected").arg(display(*found, column))
                                         : tr("%1 fewer rows than expected").arg(display(*found, column));
        return display(*found, column);
    case Qt::ToolTipRole:
        if (column == NodeColumn)
            return display(*found, column) + QLatin1Char('\n') + secondText(*found);
        if (column == OffBy && found->estimateFactor && *found->estimateFactor >= 1.5)
            return found->underestimated ? tr("More rows came than were expected")
                                         : tr("Fewer rows came than were expected");
        return {};
    case Qt::TextAlignmentRole:
        return cellAlignment(!(column == NodeColumn || column == OwnTime));
    case SecondTextRole:
        return column == NodeColumn ? QVariant(secondText(*found)) : QVariant();
    case BarRole:
        return column == OwnTime ? QVariant(m_index->share(found->id)) : QVariant();
    case BarSeriesRole:
        // The colours of the chart's series that stand for hot, warm and cool.
        return seriesOf(heatOf(m_index->share(found->id)));
    case MatchRole:
        return column == NodeColumn && std::binary_search(m_matches.begin(), m_matches.end(), found->id);
    case EmphasisRole:
        return column == NodeColumn;
    case SeverityRole:
        // Only what is off is coloured: a column of green ticks would hide the one that matters.
        if (column != OffBy || !found->estimateFactor || *found->estimateFactor < warnFactor)
            return {};
        return static_cast<int>(*found->estimateFactor >= criticalFactor ? theme::Severity::Critical
                                                                         : theme::Severity::Warning);
    case SortRole:
    case CopyRole:
        return bare(*found, column);
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(!(section == NodeColumn || section == OwnTime));
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case OwnTime:
            return tr("Without the nodes below it");
        case ExpectedRows:
        case ActualRows:
            return tr("Per loop");
        case BuffersColumn:
            return tr("Blocks this node touched itself, hit and read");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NodeColumn:
        return tr("Node");
    case OwnTime:
        return m_index && !m_index->timed ? tr("Its own cost") : tr("Its own time");
    case ExpectedRows:
        return tr("Expected rows");
    case ActualRows:
        return tr("Actual rows");
    case OffBy:
        return tr("Off by");
    case Loops:
        return tr("Loops");
    case BuffersColumn:
        return tr("Blocks");
    default:
        return {};
    }
}

} // namespace howdah::models
