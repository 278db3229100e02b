// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/planmodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

#include <algorithm>

namespace howdah::models {

namespace {

/// From which error on an estimate is marked: ten times off changes join methods.
constexpr double warnFactor = 10;
constexpr double criticalFactor = 100;
/// Share of the whole from which on a node's bar stands out.
constexpr double hotShare = 0.3;
constexpr double warmShare = 0.05;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

std::int64_t blocks(const plan::Buffers& buffers)
{
    return buffers.sharedHit + buffers.sharedRead + buffers.localHit + buffers.localRead;
}

} // namespace

PlanModel::PlanModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void PlanModel::setPlan(plan::PlanPtr plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_places.clear();
    m_hottest = nullptr;
    m_whole = 0;
    if (m_plan && m_plan->root) {
        m_places.reserve(static_cast<std::size_t>(m_plan->nodeCount));
        m_places[m_plan->root.get()] = {};
        plan::forEachNode(*m_plan->root, [this](const plan::Node& node, int) {
            double childrenCost = 0;
            for (std::size_t row = 0; row < node.children.size(); ++row) {
                m_places[node.children[row].get()] = {&node, static_cast<int>(row), 0};
                childrenCost += node.children[row]->totalCost;
            }
            m_places[&node].ownCost = std::max(0.0, node.totalCost - childrenCost);
        });
        double most = -1;
        plan::forEachNode(*m_plan->root, [&](const plan::Node& node, int) {
            const double own = m_plan->analyzed ? node.exclusiveMs.value_or(0) : m_places[&node].ownCost;
            m_whole += own;
            if (own > most) {
                most = own;
                m_hottest = &node;
            }
        });
    }
    endResetModel();
}

const plan::Node* PlanModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const plan::Node*>(index.constInternalPointer()) : nullptr;
}

QModelIndex PlanModel::indexOf(const plan::Node* node, int column) const
{
    const auto place = m_places.find(node);
    return place == m_places.end() ? QModelIndex() : createIndex(place->second.row, column, node);
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, column, m_plan->root.get());
    return createIndex(row, column, node(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex PlanModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const auto place = m_places.find(node(index));
    return place == m_places.end() || place->second.parent == nullptr ? QModelIndex() : indexOf(place->second.parent);
}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    if (!m_plan || !m_plan->root || parent.column() > 0)
        return 0;
    return parent.isValid() ? static_cast<int>(node(parent)->children.size()) : 1;
}

int PlanModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

double PlanModel::share(const plan::Node& node) const
{
    if (m_whole <= 0)
        return 0;
    return (m_plan->analyzed ? node.exclusiveMs.value_or(0) : m_places.at(&node).ownCost) / m_whole;
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
        if (m_plan->analyzed)
            return node.loops == 0.0 ? tr("never run") : human(base::human::milliseconds(node.exclusiveMs.value_or(0)));
        return tr("cost %1").arg(human(base::human::number(m_places.at(&node).ownCost)));
    case ExpectedRows:
        return human(base::human::number(node.planRows));
    case ActualRows:
        return node.actualRows ? human(base::human::number(*node.actualRows)) : QString();
    case OffBy:
        return node.estimateFactor ? human(base::human::factor(*node.estimateFactor)) : QString();
    case Loops:
        return node.loops ? human(base::human::number(*node.loops)) : QString();
    case BuffersColumn:
        return node.exclusiveBuffers ? human(base::human::integer(blocks(*node.exclusiveBuffers))) : QString();
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
        return m_plan->analyzed ? optional(node.exclusiveMs) : QVariant(m_places.at(&node).ownCost);
    case ExpectedRows:
        return node.planRows;
    case ActualRows:
        return optional(node.actualRows);
    case OffBy:
        return optional(node.estimateFactor);
    case Loops:
        return optional(node.loops);
    case BuffersColumn:
        return node.exclusiveBuffers ? QVariant::fromValue<qlonglong>(blocks(*node.exclusiveBuffers)) : QVariant();
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
        return column == OwnTime ? QVariant(share(*found)) : QVariant();
    case BarSeriesRole:
        // The colours of the chart's series that stand for hot, warm and cool.
        return share(*found) >= hotShare ? 3 : share(*found) >= warmShare ? 1 : 5;
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
        return m_plan && !m_plan->analyzed ? tr("Its own cost") : tr("Its own time");
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
