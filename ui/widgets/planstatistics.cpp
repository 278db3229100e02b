// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/planstatistics.h"

#include "ui/models/planselection.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tableview.h"

#include <QHBoxLayout>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::widgets {

using models::UsageModel;

PlanStatisticsView::PlanStatisticsView(models::PlanSelection& selection, const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_segments(new Segments(key + QStringLiteral(".statistics"), tr("Sum up by"), this))
    , m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("planStatistics"));
    const std::array<std::pair<QString, QString>, 3> tables{{{QStringLiteral("type"), tr("By node type")},
                                                             {QStringLiteral("relation"), tr("By relation")},
                                                             {QStringLiteral("index"), tr("By index")}}};
    for (int i = 0; i < 3; ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_segments->add(tables[at].first, tables[at].second);
        m_models[at] = new UsageModel(this);
        auto* table = new TableView(key + QLatin1Char('.') + tables[at].first, tables[at].second, this);
        table->setSourceModel(m_models[at]);
        table->setItemDelegateForColumn(UsageModel::Share, new BarDelegate(table));
        table->setDefaultSort(UsageModel::OwnTime, Qt::DescendingOrder);
        table->setDefaultWidths({200, 95, 140, 100, 85, 85, 75}, UsageModel::Name);
        const auto choose = [this, i](const QModelIndex& index) {
            selectFrom(i, m_tables[static_cast<std::size_t>(i)]->proxy()->mapToSource(index));
        };
        connect(table, &QAbstractItemView::clicked, this, choose);
        connect(table, &QAbstractItemView::activated, this, choose);
        m_tables[at] = table;
        m_stack->addWidget(table);
    }
    m_tables[1]->setEmptyText(tr("This plan reads no relation"));
    m_tables[2]->setEmptyText(tr("This plan uses no index"));
    connect(m_segments, &Segments::chosen, this, [this](int which) { m_stack->setCurrentIndex(which); });

    auto* line = new QHBoxLayout;
    line->addWidget(m_segments);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(line);
    column->addLayout(m_stack, 1);
}

void PlanStatisticsView::setDocument(models::PlanDocumentPtr document)
{
    m_document = std::move(document);
    m_filled = false;
    if (isVisible() || !m_document)
        fill();
}

void PlanStatisticsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_filled)
        fill();
}

void PlanStatisticsView::fill()
{
    m_filled = true;
    const plan::PlanStatistics none;
    const plan::PlanStatistics& sums = m_document ? m_document->statistics : none;
    const bool analyzed = m_document && m_document->index->timed;
    const auto set = [&](std::size_t which, UsageModel::By by, const std::vector<plan::Usage>& all) {
        // They come worth most first; what follows the ten thousandth relation is worth nothing.
        constexpr std::size_t most = 10'000;
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
        m_models[which]->setUsage(by, {all.begin(), end}, analyzed);
    };
    set(0, UsageModel::By::Type, sums.byType);
    set(1, UsageModel::By::Relation, sums.byRelation);
    set(2, UsageModel::By::Index, sums.byIndex);
}

void PlanStatisticsView::choose(UsageModel::By by)
{
    m_segments->choose(static_cast<int>(by));
}

void PlanStatisticsView::selectFrom(int table, const QModelIndex& source)
{
    if (!m_document || !source.isValid())
        return;
    const auto by = static_cast<UsageModel::By>(table);
    const std::string& name = m_models[static_cast<std::size_t>(table)]->usage(source.row()).name;
    int best = -1;
    for (int id = 0; id < m_document->index->size(); ++id) {
        const plan::Node& node = *m_document->index->at(id).node;
        const bool same = by == UsageModel::By::Type ? node.type == name || node.title() == name
                          : by == UsageModel::By::Index
                              ? node.index == name
                              : node.relation == name || node.schema + '.' + node.relation == name;
        if (same && (best < 0 || m_document->index->at(id).own > m_document->index->at(best).own))
            best = id;
    }
    if (best >= 0)
        m_selection.select(best);
}

} // namespace howdah::widgets
