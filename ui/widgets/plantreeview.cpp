// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plantreeview.h"

#include "ui/models/planmodel.h"
#include "ui/models/planselection.h"
#include "ui/models/roles.h"
#include "ui/theme/colors.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/flamegraph.h"
#include "ui/widgets/tableview.h"

#include <QPainter>
#include <QVBoxLayout>

namespace howdah::widgets {

namespace {

/// Height below which the strip would leave too little of the tree.
constexpr int leastHeightForStrip = 360;
/// Width below which the names would have no room beside all columns.
constexpr int leastWidthForAll = 800;

/// A row of the tree, with a mark at its edge where a search found it.
class NodeDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override
    {
        if (index.data(models::MatchRole).toBool()) {
            const QRect ground = option.rect.adjusted(2, 4, -2, -5);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme::color(theme::Role::WarningGround));
            painter->drawRoundedRect(ground, 4, 4);
            painter->setBrush(theme::color(theme::Role::Warning));
            painter->drawRoundedRect(QRect(ground.left(), ground.top(), 3, ground.height()), 1.5, 1.5);
            painter->restore();
        }
        RowDelegate::paintContent(painter, box, option, index);
    }
};

} // namespace

PlanTreeView::PlanTreeView(models::PlanSelection& selection, const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new models::PlanModel(this))
    , m_strip(new FlameGraph(selection, FlameGraph::Form::Strip, this))
    , m_tree(new TreeView(key, tr("Nodes of the plan"), this))
{
    using models::PlanModel;
    m_tree->setModel(m_model);
    m_tree->setIndentation(14);
    m_tree->setItemDelegateForColumn(PlanModel::NodeColumn, new NodeDelegate(m_tree));
    m_tree->setItemDelegateForColumn(PlanModel::OwnTime, new BarDelegate(m_tree));
    m_tree->setDefaultWidths({330, 130, 105, 90, 65, 60, 65});
    connect(m_tree, &TreeView::currentChangedTo, this, [this](const QModelIndex& index) {
        const plan::Node* node = m_model->node(index);
        if (node != nullptr && !m_following)
            m_selection.select(node->id);
    });
    connect(&m_selection, &models::PlanSelection::changed, this, [this](int node) { follow(node); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_strip);
    column->addWidget(m_tree, 1);
}

void PlanTreeView::setIndex(const models::PlanIndexPtr& index)
{
    m_following = true;
    m_model->setIndex(index);
    m_following = false;
    m_strip->setIndex(index);
    showStrip();
    if (!index)
        return;
    m_looped = m_buffered = false;
    for (const models::PlanIndex::Entry& entry : index->entries) {
        m_looped = m_looped || entry.node->loops.value_or(1) > 1;
        m_buffered = m_buffered || entry.node->exclusiveBuffers.has_value();
    }
    showColumns();
    // A plan of thousands of nodes opened whole would cost a second of layout; its hot path is opened by selecting it.
    constexpr int mostExpanded = 500;
    if (index->size() <= mostExpanded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(2);
}

/// Columns that would say the same on every row are left out, and the least ones where it is narrow: their room is the
/// names'.
void PlanTreeView::showColumns()
{
    using models::PlanModel;
    const models::PlanIndexPtr& index = m_strip->index();
    if (!index)
        return;
    const bool narrow = width() < leastWidthForAll;
    m_tree->setColumnHidden(PlanModel::ActualRows, !index->plan->analyzed);
    m_tree->setColumnHidden(PlanModel::OffBy, !index->plan->analyzed);
    m_tree->setColumnHidden(PlanModel::Loops, !m_looped || narrow);
    m_tree->setColumnHidden(PlanModel::BuffersColumn, !m_buffered || narrow);
    m_tree->stretchFirst();
}

void PlanTreeView::setMatches(const std::vector<int>& ids)
{
    m_model->setMatches(ids);
    m_strip->setMatches(ids);
}

void PlanTreeView::follow(int node)
{
    const plan::Node* shown = m_model->node(m_tree->currentIndex());
    if (shown != nullptr && shown->id == node)
        return;
    const QModelIndex index = m_model->indexOfNode(node);
    if (!index.isValid())
        return;
    m_following = true;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_following = false;
}

void PlanTreeView::showStrip()
{
    // One bar, or the picture of estimates, tells nothing that the tree beside it does not.
    const models::PlanIndexPtr& index = m_strip->index();
    m_strip->setVisible(index && index->size() > 1 && index->timed && height() >= leastHeightForStrip);
}

void PlanTreeView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showStrip();
    showColumns();
    // Once the strip and the tree have their new places.
    QMetaObject::invokeMethod(
        this, [this] { m_tree->scrollTo(m_tree->currentIndex()); }, Qt::QueuedConnection);
}

} // namespace howdah::widgets
