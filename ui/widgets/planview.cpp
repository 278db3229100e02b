// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/planview.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/models/planmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/card.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/label.h"
#include "ui/widgets/severitylabel.h"
#include "ui/widgets/tableview.h"

#include <QEvent>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace howdah::widgets {

namespace {

QString human(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString strong(const std::string& figure)
{
    return QStringLiteral("<b>") + human(figure) + QStringLiteral("</b>");
}

/// A line of the details: name in the second colour, value in monospace.
QString line(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='color:%1; padding-right:10px'>%2</td><td>%3</td></tr>")
        .arg(theme::color(theme::Role::SecondText).name(), name, value);
}

QString code(const std::string& value)
{
    return QStringLiteral("<span style='font-family:\"%1\"'>%2</span>").arg(theme::monoFont().family(), human(value));
}

std::int64_t touched(const plan::Buffers& buffers)
{
    return buffers.sharedHit + buffers.sharedRead + buffers.localHit + buffers.localRead;
}

} // namespace

PlanView::PlanView(const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_model(new models::PlanModel(this))
    , m_facts(new Label({}, theme::Role::Text, this))
    , m_doubts(new Label({}, theme::Role::Warning, this))
    , m_tree(new TreeView(key, tr("Nodes of the plan"), this))
    , m_details(new QTextBrowser(this))
{
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("planFacts"));
    m_doubts->setWordWrap(true);
    m_doubts->setObjectName(QStringLiteral("planDoubts"));
    m_doubts->hide();

    m_tree->setModel(m_model);
    m_tree->setItemDelegateForColumn(models::PlanModel::OwnTime, new BarDelegate(m_tree));
    m_tree->setDefaultWidths({330, 170, 105, 90, 70, 70, 70});
    connect(m_tree, &TreeView::currentChangedTo, this,
            [this](const QModelIndex& index) { showDetails(m_model->node(index)); });

    m_details->setObjectName(QStringLiteral("planDetails"));
    m_details->setAccessibleName(tr("Details of the selected node"));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setOpenLinks(false);

    auto* treeCard = new Card(this);
    treeCard->body()->addWidget(m_tree);
    auto* detailsCard = new Card(tr("Selected node"), this);
    detailsCard->body()->addWidget(m_details);

    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(key + QStringLiteral(".splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::measure::cardGap);
    splitter->addWidget(treeCard);
    splitter->addWidget(detailsCard);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({900, 260});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_facts);
    column->addWidget(m_doubts);
    column->addWidget(splitter, 1);
}

plan::PlanPtr PlanView::plan() const
{
    return m_model->plan();
}

void PlanView::setPlan(plan::PlanPtr plan)
{
    m_model->setPlan(std::move(plan));
    // A plan of thousands of nodes opened whole would cost a second of layout; its hot path is opened below.
    constexpr int mostExpanded = 500;
    if (m_model->plan() && m_model->plan()->nodeCount <= mostExpanded)
        m_tree->expandAll();
    showFacts();
    showDetails(nullptr);
    const QModelIndex hottest = m_model->indexOf(m_model->hottest());
    if (hottest.isValid()) {
        m_tree->setCurrentIndex(hottest);
        m_tree->scrollTo(hottest);
    }
}

void PlanView::setOrigin(const QString& origin)
{
    m_origin = origin;
    showFacts();
}

void PlanView::setDetailsVisible(bool visible)
{
    m_details->parentWidget()->setVisible(visible);
}

void PlanView::showFacts()
{
    const plan::PlanPtr& plan = m_model->plan();
    m_facts->setVisible(plan != nullptr);
    m_doubts->setVisible(plan && !plan->doubts.empty());
    if (!plan)
        return;
    QStringList parts;
    if (plan->executionMs)
        parts << tr("%1 execution").arg(strong(base::human::milliseconds(*plan->executionMs)));
    else if (plan->root)
        parts << tr("cost %1, not run").arg(strong(base::human::number(plan->root->totalCost)));
    if (plan->planningMs)
        parts << tr("%1 planning").arg(strong(base::human::milliseconds(*plan->planningMs)));
    if (plan->root && plan->root->buffers) {
        const plan::Buffers& buffers = *plan->root->buffers;
        const std::int64_t all = touched(buffers);
        const double read = static_cast<double>(buffers.sharedRead + buffers.localRead);
        parts << tr("%1 blocks, %2 read")
                     .arg(strong(base::human::integer(all)),
                          human(base::human::percent(all > 0 ? read / static_cast<double>(all) : 0)));
    }
    for (const plan::PseudoNode& pseudo : plan->pseudo) {
        if (pseudo.withinExecution && pseudo.exclusiveMs >= 0.01 * plan->executionMs.value_or(0) &&
            pseudo.exclusiveMs > 0)
            parts << tr("%1 %2").arg(strong(base::human::milliseconds(pseudo.exclusiveMs)), human(pseudo.name));
    }
    QStringList quiet;
    for (const auto& [name, value] : plan->settings)
        quiet << human(name) + QLatin1Char(' ') + human(value);
    if (!m_origin.isEmpty())
        quiet << m_origin.toHtmlEscaped();
    if (!quiet.isEmpty())
        parts << QStringLiteral("<span style='color:%1'>%2</span>")
                     .arg(theme::color(theme::Role::SecondText).name(), quiet.join(QStringLiteral(" · ")));
    m_facts->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp; ")));

    QStringList doubts;
    for (const base::Text& doubt : plan->doubts)
        doubts << service::translated(doubt);
    m_doubts->setText(doubts.join(QLatin1Char('\n')));
}

void PlanView::showDetails(const plan::Node* node)
{
    if (node == nullptr) {
        m_details->clear();
        return;
    }
    QString html = QStringLiteral("<p><b>%1</b></p><table>").arg(human(node->title()));
    if (node->exclusiveMs)
        html += line(tr("own time"), strong(base::human::milliseconds(*node->exclusiveMs)));
    if (node->inclusiveMs)
        html += line(tr("with children"), human(base::human::milliseconds(*node->inclusiveMs)));
    html += line(tr("cost"),
                 tr("%1 to start, %2 in all")
                     .arg(human(base::human::number(node->startupCost)), human(base::human::number(node->totalCost))));
    html += line(tr("rows"), node->actualRows ? tr("%1 expected, %2 came")
                                                    .arg(human(base::human::number(node->planRows)),
                                                         human(base::human::number(*node->actualRows)))
                                              : tr("%1 expected").arg(human(base::human::number(node->planRows))));
    if (node->loops && *node->loops != 1)
        html += line(tr("loops"), human(base::human::number(*node->loops)));
    html += line(tr("width"), tr("%1 B a row").arg(node->planWidth));
    if (node->exclusiveBuffers) {
        const plan::Buffers& own = *node->exclusiveBuffers;
        html += line(tr("own blocks"), tr("%1 hit, %2 read")
                                           .arg(human(base::human::integer(own.sharedHit + own.localHit)),
                                                human(base::human::integer(own.sharedRead + own.localRead))));
        if (own.tempRead + own.tempWritten > 0)
            html += line(tr("temporary"), tr("%1 read, %2 written")
                                              .arg(human(base::human::integer(own.tempRead)),
                                                   human(base::human::integer(own.tempWritten))));
    }
    for (const auto& [name, value] : node->details)
        html += line(human(name), code(value));
    html += QStringLiteral("</table>");
    m_details->setHtml(html);
}

void PlanView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // The texts carry colours of the theme they were made in.
    if (event->type() == QEvent::PaletteChange) {
        showFacts();
        showDetails(m_model->node(m_tree->currentIndex()));
    }
}

} // namespace howdah::widgets
