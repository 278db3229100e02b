// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plandiffview.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/models/planselection.h"
#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/tableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace howdah::widgets {

namespace {

enum ShapeColumn { What, Which, ShapeColumns };
constexpr int NodeRole = models::FirstPageRole;

QString human(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

} // namespace

PlanDiffView::PlanDiffView(models::PlanSelection& selection, const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new models::PlanDiffModel(this))
    , m_shape(new QStandardItemModel(0, ShapeColumns, this))
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(QStringLiteral("plan"), this))
    , m_names(new Label({}, theme::Role::SecondText, this))
    , m_figures(new Label({}, theme::Role::Text, this))
    , m_doubts(new Label({}, theme::Role::Warning, this))
    , m_shapes(new TableView(key + QStringLiteral(".shape"), tr("What changed in shape"), this))
    , m_tree(new TreeView(key + QStringLiteral(".diff"), tr("Nodes of both plans"), this))
{
    setObjectName(QStringLiteral("planDiff"));
    m_empty->say(
        tr("Nothing to compare with yet"),
        tr("Another plan of the same statement: from a file, from the clipboard, or one that was shown before."),
        tr("Compare…"));
    connect(m_empty, &EmptyState::actionTriggered, this, &PlanDiffView::compareWanted);

    m_names->setObjectName(QStringLiteral("planDiffNames"));
    m_names->setFont(theme::secondFont());
    m_names->setWordWrap(true);
    m_figures->setObjectName(QStringLiteral("planDiffFigures"));
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setWordWrap(true);
    m_doubts->setWordWrap(true);
    QPushButton* other = makeButton(QStringLiteral("planDiffOther"), tr("Compare…"), this);
    connect(other, &QPushButton::clicked, this, &PlanDiffView::compareWanted);

    m_shape->setHorizontalHeaderLabels({tr("Shape"), tr("What changed")});
    m_shapes->setDefaultSort(What, Qt::AscendingOrder); // as they are told
    m_shapes->setSourceModel(m_shape);
    m_shapes->setDefaultWidths({110, 400}, Which);
    const auto choose = [this](const QModelIndex& index) {
        if (const int node = index.siblingAtColumn(What).data(NodeRole).toInt(); node >= 0)
            m_selection.select(node);
    };
    connect(m_shapes, &QAbstractItemView::clicked, this, choose);
    connect(m_shapes, &QAbstractItemView::activated, this, choose);

    m_tree->setModel(m_model);
    m_tree->setIndentation(14);
    m_tree->setDefaultWidths({300, 85, 75, 85, 85, 70, 95, 70});
    connect(m_tree, &TreeView::currentChangedTo, this, [this](const QModelIndex& index) {
        const plan::NodePair* pair = m_model->pair(index);
        if (pair != nullptr && pair->after != nullptr && !m_following)
            m_selection.select(pair->after->id);
    });
    connect(&m_selection, &models::PlanSelection::changed, this, [this](int node) {
        const models::PlanDiffPtr& diff = m_model->diff();
        if (!diff)
            return;
        const plan::NodePair* shown = m_model->pair(m_tree->currentIndex());
        if (shown != nullptr && shown->after != nullptr && shown->after->id == node)
            return;
        m_following = true;
        for (const plan::NodePair& pair : diff->nodes) {
            if (pair.after != nullptr && pair.after->id == node) {
                m_tree->setCurrentIndex(m_model->indexOfNode(pair.after));
                break;
            }
        }
        m_following = false;
    });

    auto* head = new QHBoxLayout;
    head->addWidget(m_names, 1);
    head->addWidget(other);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(key + QStringLiteral(".diffSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_shapes);
    splitter->addWidget(m_tree);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_figures);
    column->addWidget(m_doubts);
    column->addWidget(splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(body);
}

void PlanDiffView::setDiff(models::PlanDiffPtr diff, const QString& before, const QString& after)
{
    m_following = true;
    m_model->setDiff(diff);
    m_following = false;
    m_shape->removeRows(0, m_shape->rowCount());
    m_stack->setCurrentIndex(diff ? 1 : 0);
    if (!diff)
        return;
    const auto word = [](plan::ShapeChange change) {
        switch (change) {
        case plan::ShapeChange::Scan:
            return tr("Scan");
        case plan::ShapeChange::Index:
            return tr("Index");
        case plan::ShapeChange::Join:
            return tr("Join");
        case plan::ShapeChange::JoinOrder:
            return tr("Join order");
        case plan::ShapeChange::Parallel:
            return tr("Parallel");
        case plan::ShapeChange::Other:
            break;
        }
        return tr("Other");
    };
    int row = 0;
    for (const plan::ShapeDifference& difference : diff->shape) {
        auto* what = new QStandardItem(word(difference.change));
        what->setData(row++, models::SortRole); // in the order in which they are told
        what->setData(true, models::EmphasisRole);
        what->setData(difference.after != nullptr ? difference.after->id : -1, NodeRole);
        auto* which = new QStandardItem(service::translated(difference.text));
        which->setData(which->text(), models::SortRole);
        which->setToolTip(which->text());
        m_shape->appendRow({what, which});
    }
    if (m_shape->rowCount() > 0)
        m_shapes->setCurrentIndex(m_shapes->model()->index(0, What));
    m_shapes->scrollToTop();
    constexpr std::size_t mostExpanded = 500;
    if (diff->nodes.size() <= mostExpanded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(3);
    QStringList doubts;
    for (const base::Text& doubt : diff->doubts)
        doubts << service::translated(doubt);
    m_doubts->setText(doubts.join(QLatin1Char('\n')));
    m_doubts->setVisible(!doubts.isEmpty());
    m_shapes->setVisible(!diff->shape.empty());
    m_names->setText(diff->shape.empty()
                         ? tr("Both plans have the same shape. Before: %1 · after: %2").arg(before, after)
                         : tr("Before: %1 · after: %2").arg(before, after));
    showFigures();
}

void PlanDiffView::showFigures()
{
    const models::PlanDiffPtr& diff = m_model->diff();
    if (!diff)
        return;
    QStringList parts;
    // More rows are neither better nor worse.
    const auto add = [&](const QString& name, const plan::Metric& metric, auto&& shown, bool judged = true) {
        if (!metric.before || !metric.after || (*metric.before == 0 && *metric.after == 0))
            return;
        QString text =
            tr("%1 %2 → %3")
                .arg(name, human(shown(*metric.before)), QStringLiteral("<b>%1</b>").arg(human(shown(*metric.after))));
        if (const auto ratio = metric.ratio(); ratio && *ratio > 0 && (*ratio >= 1.05 || *ratio <= 0.95)) {
            const bool more = *ratio > 1;
            const QColor colour = theme::color(!judged ? theme::Role::SecondText
                                               : more  ? theme::Role::Warning
                                                       : theme::Role::Ok);
            text += QStringLiteral(" <span style='color:%1'>%2</span>")
                        .arg(colour.name(), more ? tr("%1 more").arg(human(base::human::factor(*ratio)))
                                                 : tr("%1 less").arg(human(base::human::factor(1 / *ratio))));
        }
        parts << text;
    };
    const auto ms = [](double value) { return base::human::milliseconds(value); };
    const auto number = [](double value) { return base::human::number(value); };
    add(tr("execution"), diff->executionMs, ms);
    add(tr("planning"), diff->planningMs, ms);
    add(tr("cost"), diff->totalCost, number);
    add(tr("rows"), diff->rows, number, false);
    add(tr("blocks"), diff->blocks, number);
    add(tr("read"), diff->readBlocks, number);
    add(tr("temporary"), diff->tempBlocks, number);
    // A figure is not broken at its separators.
    m_figures->setText(parts.join(QStringLiteral(" &nbsp;&nbsp; ")).replace(QChar(0x202F), QChar(0xA0)));
}

void PlanDiffView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showFigures();
}

} // namespace howdah::widgets
