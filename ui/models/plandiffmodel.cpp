// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plandiffmodel.h"

#include "core/base/units.h"
#include "ui/models/alignment.h"
#include "ui/models/planindex.h"
#include "ui/models/plantree.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

#include <algorithm>

namespace howdah::models {

namespace {

/// From which factor on a change is worth a colour, and from how many milliseconds of difference.
constexpr double clearChange = 1.5;
constexpr double clearMs = 1;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Run, and with TIMING.
bool wasTimed(const plan::Plan& plan)
{
    return plan.analyzed && plan.root && plan.root->totalMs.has_value();
}

std::optional<double> timeOf(const plan::Node* node, bool timed)
{
    if (node == nullptr)
        return std::nullopt;
    return timed ? node->exclusiveMs : std::optional(node->totalCost);
}

std::optional<double> rowsOf(const plan::Node* node)
{
    if (node == nullptr)
        return std::nullopt;
    return node->totalRows ? node->totalRows : std::optional(node->planRows);
}

std::optional<double> blocksOf(const plan::Node* node)
{
    if (node == nullptr || !node->exclusiveBuffers)
        return std::nullopt;
    return static_cast<double>(blocksTouched(*node->exclusiveBuffers));
}

} // namespace

PlanDiffModel::PlanDiffModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void PlanDiffModel::setDiff(PlanDiffPtr diff)
{
    beginResetModel();
    m_diff = std::move(diff);
    m_places.clear();
    m_top.clear();
    m_timed = m_diff && wasTimed(*m_diff->before) && wasTimed(*m_diff->after);
    if (m_diff) {
        m_places.resize(m_diff->nodes.size());
        std::vector<int> path; // by depth
        for (std::size_t i = 0; i < m_diff->nodes.size(); ++i) {
            // Whatever the depths are, a child hangs below what stands one level up, and no deeper than views can go.
            const int depth =
                std::clamp(m_diff->nodes[i].depth, 0, std::min(static_cast<int>(path.size()), deepestTreeLevel - 1));
            path.resize(static_cast<std::size_t>(depth));
            const int id = static_cast<int>(i);
            std::vector<int>& siblings =
                path.empty() ? m_top : m_places[static_cast<std::size_t>(path.back())].children;
            m_places[i].parent = path.empty() ? -1 : path.back();
            m_places[i].row = static_cast<int>(siblings.size());
            siblings.push_back(id);
            path.push_back(id);
        }
    }
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const plan::NodePair* PlanDiffModel::pair(const QModelIndex& index) const
{
    return index.isValid() && m_diff ? &m_diff->nodes[index.internalId()] : nullptr;
}

QModelIndex PlanDiffModel::indexOfNode(const plan::Node* node, bool ofBefore) const
{
    for (std::size_t i = 0; node != nullptr && m_diff && i < m_diff->nodes.size(); ++i) {
        if ((ofBefore ? m_diff->nodes[i].before : m_diff->nodes[i].after) == node)
            return createIndex(m_places[i].row, NodeColumn, static_cast<quintptr>(i));
    }
    return {};
}

const std::vector<int>& PlanDiffModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_places[parent.internalId()].children : m_top;
}

QModelIndex PlanDiffModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(childrenOf(parent)[static_cast<std::size_t>(row)]));
}

QModelIndex PlanDiffModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_places[index.internalId()].parent;
    return parent < 0 ? QModelIndex()
                      : createIndex(m_places[static_cast<std::size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int PlanDiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int PlanDiffModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant PlanDiffModel::bare(const plan::NodePair& pair, int column) const
{
    const auto shown = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case NodeColumn:
        return display(pair, column);
    case TimeBefore:
        return shown(timeOf(pair.before, m_timed));
    case TimeAfter:
        return shown(timeOf(pair.after, m_timed));
    case TimeChange: {
        const auto before = timeOf(pair.before, m_timed);
        const auto after = timeOf(pair.after, m_timed);
        return before && after ? QVariant(*after - *before) : QVariant();
    }
    case RowsBefore:
        return shown(rowsOf(pair.before));
    case RowsAfter:
        return shown(rowsOf(pair.after));
    case BlocksBefore:
        return shown(blocksOf(pair.before));
    case BlocksAfter:
        return shown(blocksOf(pair.after));
    default:
        return {};
    }
}

QString PlanDiffModel::display(const plan::NodePair& pair, int column) const
{
    switch (column) {
    case NodeColumn: {
        const QString before = pair.before != nullptr ? human(pair.before->title()) : QString();
        const QString after = pair.after != nullptr ? human(pair.after->title()) : QString();
        if (before.isEmpty() || after.isEmpty() || before == after)
            return after.isEmpty() ? before : after;
        return QStringLiteral("%1 → %2").arg(before, after);
    }
    case TimeChange: {
        const QVariant change = bare(pair, column);
        if (!change.isValid())
            return {};
        const double by = change.toDouble();
        const QString sign = by > 0 ? QStringLiteral("+") : by < 0 ? QStringLiteral("−") : QString();
        return sign + human(m_timed ? base::human::milliseconds(std::abs(by)) : base::human::number(std::abs(by)));
    }
    case TimeBefore:
    case TimeAfter: {
        const QVariant value = bare(pair, column);
        return !value.isValid() ? QString()
               : m_timed        ? human(base::human::milliseconds(value.toDouble()))
                                : human(base::human::number(value.toDouble()));
    }
    default: {
        const QVariant value = bare(pair, column);
        return value.isValid() ? human(base::human::number(value.toDouble())) : QString();
    }
    }
}

QVariant PlanDiffModel::data(const QModelIndex& index, int role) const
{
    const plan::NodePair* found = pair(index);
    if (found == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(*found, column);
    case Qt::ToolTipRole:
        return column == NodeColumn ? QVariant(display(*found, column)) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(column != NodeColumn);
    case SortRole:
    case CopyRole:
        return bare(*found, column);
    case EmphasisRole:
        return column == NodeColumn;
    case SecondTextRole:
        if (column != NodeColumn)
            return {};
        return found->before == nullptr ? tr("only after") : found->after == nullptr ? tr("only before") : QString();
    case MutedRole:
        return column == TimeBefore || column == RowsBefore || column == BlocksBefore || found->after == nullptr;
    case SeverityRole: {
        if (column != TimeChange)
            return {};
        const auto before = timeOf(found->before, m_timed);
        const auto after = timeOf(found->after, m_timed);
        if (!before || !after || (m_timed && *after - *before < clearMs) || *after < *before * clearChange)
            return {};
        return static_cast<int>(theme::Severity::Warning);
    }
    default:
        return {};
    }
}

QVariant PlanDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section != NodeColumn);
    if (role == Qt::ToolTipRole)
        return section == TimeBefore || section == TimeAfter
                   ? QVariant(m_timed ? tr("Without the nodes below it") : tr("Estimated, with the nodes below it"))
                   : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NodeColumn:
        return tr("Node");
    case TimeBefore:
        return m_timed ? tr("Own before") : tr("Cost before");
    case TimeAfter:
        return tr("after");
    case TimeChange:
        return tr("Change");
    case RowsBefore:
        return tr("Rows before");
    case RowsAfter:
        return tr("after");
    case BlocksBefore:
        return tr("Blocks before");
    case BlocksAfter:
        return tr("after");
    default:
        return {};
    }
}

} // namespace howdah::models
