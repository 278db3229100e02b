// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/planview.h"

#include "core/base/units.h"
#include "core/service/executor.h"
#include "core/service/translate.h"
#include "ui/models/planselection.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flamegraph.h"
#include "ui/widgets/label.h"
#include "ui/widgets/planadvice.h"
#include "ui/widgets/plandetails.h"
#include "ui/widgets/plandiffview.h"
#include "ui/widgets/plangraph.h"
#include "ui/widgets/plansearchbar.h"
#include "ui/widgets/planstatistics.h"
#include "ui/widgets/plantreeview.h"
#include "ui/widgets/rawplan.h"
#include "ui/widgets/segments.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::widgets {

namespace {

/// Below it what stands beside the views goes beneath them.
constexpr int leastWidthBeside = 980;
constexpr int doubtsShown = 2;

constexpr int leastViewHeight = 110;

QString human(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString strong(const std::string& figure)
{
    return QStringLiteral("<b>") + human(figure) + QStringLiteral("</b>");
}

QTextBrowser* makeBrowser(const QString& objectName, const QString& accessibleName, QWidget* parent)
{
    auto* browser = new QTextBrowser(parent);
    browser->setObjectName(objectName);
    browser->setAccessibleName(accessibleName);
    browser->setFrameShape(QFrame::NoFrame);
    browser->setOpenLinks(false);
    return browser;
}

} // namespace

PlanView::PlanView(const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_key(key)
    , m_selection(new models::PlanSelection(this))
    , m_facts(new Label({}, theme::Role::Text, this))
    , m_doubts(new Label({}, theme::Role::Warning, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("planFacts"));
    m_doubts->setWordWrap(true);
    m_doubts->setObjectName(QStringLiteral("planDoubts"));
    m_doubts->hide();

    m_splitter->setObjectName(key + QStringLiteral(".splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(theme::measure::cardGap);
    m_splitter->addWidget(makeViews(key));
    m_splitter->addWidget(makeSide());
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({880, 300});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_facts);
    column->addWidget(m_doubts);
    column->addWidget(m_splitter, 1);

    connect(m_selection, &models::PlanSelection::changed, this, [this] {
        showDetails();
        m_search->setFound(m_found, m_selection->node());
    });
    const auto shortcut = [this](const QKeySequence& keys, auto&& does) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, does);
    };
    shortcut(QKeySequence::Find, [this] { beginSearch(); });
    shortcut(QKeySequence(Qt::Key_F3), [this] { step(false); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { step(true); });
}

PlanView::~PlanView() = default;

QWidget* PlanView::makeViews(const QString& key)
{
    m_views = new Segments(key + QStringLiteral(".views"), tr("View of the plan"), this);
    m_search = new PlanSearchBar(this);
    m_stack = new QStackedWidget(this);
    // Each view scrolls: where a plan is one part of a page it must not push the others out.
    m_stack->setMinimumHeight(leastViewHeight);
    m_tree = new PlanTreeView(*m_selection, key, this);
    m_flame = new FlameGraph(*m_selection, FlameGraph::Form::Full, this);
    m_graph = new PlanGraph(*m_selection, this);
    m_statistics = new PlanStatisticsView(*m_selection, key, this);
    m_raw = new RawPlan(*m_selection, this);
    m_diff = new PlanDiffView(*m_selection, key, this);
    m_rawNote = new Label({}, theme::Role::SecondText, this);
    m_rawNote->setObjectName(QStringLiteral("planRawNote"));
    m_rawNote->setWordWrap(true);
    auto* raw = new QWidget(this);
    auto* rawColumn = new QVBoxLayout(raw);
    rawColumn->setContentsMargins(0, 0, 0, 0);
    rawColumn->addWidget(m_rawNote);
    rawColumn->addWidget(m_raw, 1);

    const std::tuple<QWidget*, QString, QString> views[] = {
        {m_tree, QStringLiteral("tree"), tr("Tree")},    {m_flame, QStringLiteral("flame"), tr("Flame graph")},
        {m_graph, QStringLiteral("graph"), tr("Graph")}, {m_statistics, QStringLiteral("statistics"), tr("Statistics")},
        {raw, QStringLiteral("raw"), tr("Raw")},         {m_diff, QStringLiteral("diff"), tr("Compare")},
    };
    for (const auto& [widget, id, word] : views) {
        m_stack->addWidget(widget);
        m_views->add(id, word);
    }
    offerDiff(false);
    connect(m_views, &Segments::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_search, &PlanSearchBar::searched, this, [this](const QString& text) { search(text); });
    connect(m_search, &PlanSearchBar::nextWanted, this, [this](bool backwards) { step(backwards); });
    connect(m_diff, &PlanDiffView::compareWanted, this, &PlanView::compareWanted);

    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_views);
    head->addStretch(1);
    head->addWidget(m_search);
    auto* card = new Card(this);
    card->body()->addLayout(head);
    card->body()->addWidget(m_stack, 1);
    return card;
}

QWidget* PlanView::makeSide()
{
    m_sides = new Segments(m_key + QStringLiteral(".sides"), tr("Beside the plan"), this);
    m_sideStack = new QStackedWidget(this);
    m_advice = new PlanAdviceView(*m_selection, this);
    m_details = makeBrowser(QStringLiteral("planDetails"), tr("Details of the selected node"), this);
    m_whole = makeBrowser(QStringLiteral("planWhole"), tr("Details of the whole plan"), this);
    m_sides->add(QStringLiteral("advice"), tr("What would help"));
    m_sides->add(QStringLiteral("node"), tr("Node"));
    m_sides->add(QStringLiteral("plan"), tr("Plan"));
    m_sideStack->addWidget(m_advice);
    m_sideStack->addWidget(m_details);
    m_sideStack->addWidget(m_whole);
    connect(m_sides, &Segments::chosen, m_sideStack, &QStackedWidget::setCurrentIndex);
    auto* card = new Card(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_sides);
    head->addStretch(1);
    card->body()->addLayout(head);
    card->body()->addWidget(m_sideStack, 1);
    card->setMinimumWidth(290);
    card->setMinimumHeight(120);
    return card;
}

plan::PlanPtr PlanView::plan() const
{
    return m_document ? m_document->index->plan : nullptr;
}

TreeView* PlanView::tree() const
{
    return m_tree->tree();
}

void PlanView::setPlan(const plan::PlanPtr& plan)
{
    if (!plan || plan->nodeCount <= models::mostNodesAtOnce) {
        setDocument(models::makePlanDocument(plan));
        return;
    }
    setDocument(nullptr);
    const quint64 request = m_request;
    if (!m_executor)
        m_executor = std::make_unique<service::Executor>(1);
    service::onFinished(m_executor->run<models::PlanDocumentPtr>([plan](const base::StopToken&) {
        return base::Result<models::PlanDocumentPtr>(models::makePlanDocument(plan));
    }),
                        this, [this, request](const base::Result<models::PlanDocumentPtr>& document) {
                            if (request == m_request && document)
                                setDocument(*document);
                        });
}

void PlanView::setDocument(models::PlanDocumentPtr document)
{
    ++m_request;
    m_document = std::move(document);
    m_found.clear();
    m_selection->select(-1);
    m_tree->setIndex(m_document ? m_document->index : nullptr);
    m_flame->setIndex(m_document ? m_document->index : nullptr);
    m_graph->setDocument(m_document);
    m_statistics->setDocument(m_document);
    m_raw->setDocument(m_document);
    m_advice->setDocument(m_document);
    m_diff->setDiff(nullptr);
    const int findings = m_advice->findings();
    m_sides->setWord(0, findings > 0 ? tr("What would help (%1)").arg(findings) : tr("What would help"));
    m_rawNote->setText(m_document && m_document->textAsRead
                           ? QString()
                           : tr("The server's own text was not kept; this is the plan as Howdah writes it."));
    m_rawNote->setVisible(m_document && !m_document->textAsRead);
    showFacts();
    showDoubts();
    if (m_document)
        m_selection->select(m_document->index->hottest);
    showDetails();
    search(m_search->text());
    emit documentChanged();
}

void PlanView::setDiff(const models::PlanDiffPtr& diff, const QString& before, const QString& after)
{
    m_diff->setDiff(diff, before, after);
    if (diff)
        showView(View::Diff);
}

void PlanView::offerDiff(bool offered)
{
    m_views->setShown(static_cast<int>(View::Diff), offered);
}

void PlanView::showView(View view)
{
    m_views->choose(static_cast<int>(view));
}

PlanView::View PlanView::view() const
{
    return static_cast<View>(m_views->current());
}

void PlanView::showSide(Side side)
{
    m_sides->choose(static_cast<int>(side));
}

void PlanView::setOrigin(const QString& origin)
{
    m_origin = origin;
    showFacts();
}

void PlanView::setDetailsVisible(bool visible)
{
    m_splitter->widget(1)->setVisible(visible);
}

void PlanView::beginSearch()
{
    m_search->begin();
}

void PlanView::search(const QString& text)
{
    m_found = m_document ? m_document->search.find(text) : std::vector<int>();
    m_tree->setMatches(m_found);
    m_flame->setMatches(m_found);
    m_graph->setMatches(m_found);
    // The first that follows what is selected, so that typing on does not jump back.
    const auto at = std::lower_bound(m_found.begin(), m_found.end(), m_selection->node());
    if (!m_found.empty())
        m_selection->select(at != m_found.end() ? *at : m_found.front());
    m_search->setFound(m_found, m_selection->node());
}

void PlanView::step(bool backwards)
{
    if (m_found.empty())
        return;
    const int now = m_selection->node();
    if (backwards) {
        const auto at = std::lower_bound(m_found.begin(), m_found.end(), now);
        m_selection->select(at == m_found.begin() ? m_found.back() : *std::prev(at));
    } else {
        const auto at = std::upper_bound(m_found.begin(), m_found.end(), now);
        m_selection->select(at == m_found.end() ? m_found.front() : *at);
    }
    m_search->setFound(m_found, m_selection->node());
}

void PlanView::showFacts()
{
    m_facts->setVisible(m_document != nullptr);
    if (!m_document)
        return;
    const plan::Plan& plan = m_document->plan();
    QStringList parts;
    if (plan.executionMs)
        parts << tr("%1 execution").arg(strong(base::human::milliseconds(*plan.executionMs)));
    else
        parts << tr("cost %1, not run").arg(strong(base::human::number(plan.root->totalCost)));
    if (plan.planningMs)
        parts << tr("%1 planning").arg(strong(base::human::milliseconds(*plan.planningMs)));
    if (plan.root->buffers) {
        const plan::Buffers& buffers = *plan.root->buffers;
        const std::int64_t all = models::blocksTouched(buffers);
        const double read = static_cast<double>(buffers.sharedRead + buffers.localRead);
        parts << tr("%1 blocks, %2 read")
                     .arg(strong(base::human::integer(all)),
                          human(base::human::percent(all > 0 ? read / static_cast<double>(all) : 0)));
    }
    for (const plan::PseudoNode& pseudo : plan.pseudo) {
        if (pseudo.withinExecution && pseudo.exclusiveMs >= 0.01 * plan.executionMs.value_or(0) &&
            pseudo.exclusiveMs > 0)
            parts << tr("%1 %2").arg(strong(base::human::milliseconds(pseudo.exclusiveMs)), human(pseudo.name));
    }
    QStringList quiet;
    for (const auto& [name, value] : plan.settings)
        quiet << human(name) + QLatin1Char(' ') + human(value);
    if (!m_origin.isEmpty())
        quiet << m_origin.toHtmlEscaped();
    if (!quiet.isEmpty())
        parts << QStringLiteral("<span style='color:%1'>%2</span>")
                     .arg(theme::color(theme::Role::SecondText).name(), quiet.join(QStringLiteral(" · ")));
    // A figure is not broken at its separators.
    m_facts->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp; ")).replace(QChar(0x202F), QChar(0xA0)));
}

void PlanView::showDoubts()
{
    QStringList doubts;
    if (m_document) {
        for (const base::Text& doubt : m_document->plan().doubts)
            doubts << service::translated(doubt);
    }
    m_doubts->setVisible(!doubts.isEmpty());
    m_doubts->setToolTip(doubts.mid(0, 40).join(QLatin1Char('\n')));
    const int more = static_cast<int>(doubts.size()) - doubtsShown;
    if (more > 0) {
        doubts = doubts.mid(0, doubtsShown);
        doubts << tr("%n more, under Plan", nullptr, more);
    }
    m_doubts->setText(doubts.join(QLatin1Char('\n')));
}

void PlanView::showDetails()
{
    const int node = m_selection->node();
    if (m_document && m_document->index->has(node))
        m_details->setHtml(nodeDetails(*m_document->index->at(node).node));
    else
        m_details->clear();
    if (m_document)
        m_whole->setHtml(planDetails(m_document->plan()));
    else
        m_whole->clear();
}

void PlanView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // The texts carry colours of the theme they were made in.
    if (event->type() == QEvent::PaletteChange && m_document) {
        showFacts();
        showDetails();
    }
}

void PlanView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation wanted = width() < leastWidthBeside ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted)
        return;
    m_splitter->setOrientation(wanted);
    m_splitter->setSizes(wanted == Qt::Vertical ? QList<int>{height() * 2 / 3, height() / 3}
                                                : QList<int>{width() - 300, 300});
}

} // namespace howdah::widgets
