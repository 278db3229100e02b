// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/planpage.h"

#include "core/service/console.h"
#include "ui/models/planselection.h"
#include "ui/models/plansql.h"
#include "ui/pages/plan/explainpanel.h"
#include "ui/pages/plan/parameterfields.h"
#include "ui/pages/plan/planactions.h"
#include "ui/pages/plan/planpicture.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::pages {

namespace {

/// Heights of the statement: to write in, and beside a plan.
constexpr int statementAlone = 170;
constexpr int statementBesidePlan = 112;

} // namespace

PlanPage::PlanPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Plan"), this))
    , m_panel(new ExplainPanel(this))
    , m_parameters(new ParameterFields(this))
    , m_banner(new widgets::Banner(this))
    , m_chooser(new QComboBox(this))
    , m_sql(new widgets::SqlView(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new widgets::EmptyState(QStringLiteral("plan"), this))
    , m_view(new widgets::PlanView(QStringLiteral("plan.tree"), this))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::ClickFocus);
    makeHeader();
    makeStatement();
    m_panel->hide();

    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        const std::function<void()> then = std::exchange(m_then, {});
        m_banner->clear();
        if (then)
            then();
    });
    makeActions();
    m_chooser->setObjectName(QStringLiteral("planChooser"));
    m_chooser->setAccessibleName(tr("Which of the plans is shown"));
    m_chooser->view()->setAccessibleName(m_chooser->accessibleName());
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(40);
    m_chooser->hide();
    connect(m_chooser, &QComboBox::activated, this, [this](int which) { choosePlan(which); });

    m_empty->say(tr("No plan yet"),
                 tr("Explain the statement above; or open, drop or paste (Ctrl+V) what EXPLAIN wrote."),
                 tr("Open plan…"));
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] { chooseFile(); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_view->offerDiff(true);
    connect(m_view, &widgets::PlanView::compareWanted, this, [this] { m_compareMenu->popup(QCursor::pos()); });
    connect(&m_view->selection(), &models::PlanSelection::changed, this, [this] { markStatement(); });

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("planSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(theme::measure::cardGap);
    m_splitter->addWidget(m_sql);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({statementAlone, 560});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitterMoved = true; });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_parameters);
    column->addWidget(m_chooser, 0, Qt::AlignLeft);
    column->addWidget(m_splitter, 1);
    updateButtons();
}

PlanPage::~PlanPage()
{
    if (m_running)
        m_running->cancel();
}

void PlanPage::makeHeader()
{
    m_cancel = m_header->addButton(QStringLiteral("cancelButton"), tr("Cancel"));
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_running->cancel();
    });
    // The style's own arrow for a menu stands in the button's corner: these have theirs in the text.
    const auto addMenuButton = [this](const QString& name, const QString& word, QMenu* menu) {
        QPushButton* button = m_header->addButton(name, word);
        button->setText(word + QStringLiteral(" \u25be"));
        connect(button, &QPushButton::clicked, menu,
                [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4))); });
        return button;
    };
    auto* openMenu = new QMenu(this);
    openMenu->addAction(tr("Plan file…"), this, [this] { chooseFile(); })
        ->setObjectName(QStringLiteral("openPlanFile"));
    openMenu->addAction(tr("Paste plan") + QStringLiteral("\tCtrl+V"), this, [this] { pastePlan(); })
        ->setObjectName(QStringLiteral("pastePlan"));
    addMenuButton(QStringLiteral("openPlanButton"), tr("Open"), openMenu);
    m_compareMenu = new QMenu(this);
    connect(m_compareMenu, &QMenu::aboutToShow, this, [this] { fillCompareMenu(); });
    m_compare = addMenuButton(QStringLiteral("comparePlanButton"), tr("Compare"), m_compareMenu);
    auto* shareMenu = new QMenu(this);
    fillShareMenu(shareMenu);
    m_share = addMenuButton(QStringLiteral("sharePlanButton"), tr("Share"), shareMenu);
    m_options = m_header->addButton(QStringLiteral("explainOptionsButton"), tr("Options"));
    connect(m_options, &QPushButton::clicked, this, [this] {
        const monitor::SamplePtr sample = m_session ? m_session->sample() : nullptr;
        m_panel->setServerVersion(sample ? sample->serverVersion : 0);
        m_panel->openBelow(m_options);
    });
    m_explain = m_header->addButton(QStringLiteral("explainButton"), tr("Explain"));
    // The key belongs to the window's menu, which leads here; two owners of one key would block each other.
    m_explain->setToolTip(tr("Asks for the plan; the statement does not run (Ctrl+E)"));
    m_analyze = m_header->addButton(QStringLiteral("analyzeButton"), tr("Run and measure"), true);
    m_analyze->setToolTip(tr("EXPLAIN ANALYZE: the statement runs, and is rolled back"));
    m_analyze->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    connect(m_explain, &QPushButton::clicked, this, [this] { explain(); });
    connect(m_analyze, &QPushButton::clicked, this, [this] { analyze(); });
}

void PlanPage::makeStatement()
{
    m_sql->setReadOnly(false);
    m_sql->setObjectName(QStringLiteral("planStatement"));
    m_sql->setAccessibleName(tr("Statement to explain"));
    m_sql->setPlaceholderText(
        tr("Write or paste one statement, then Explain (Ctrl+E) or Run and measure (Ctrl+Enter)"));
    // Files that are dropped on it are plans, not text: the page takes them.
    m_sql->viewport()->installEventFilter(this);
    connect(m_sql, &QPlainTextEdit::textChanged, this, [this] {
        m_parameters->setCount(service::highestParameter(m_sql->toPlainText().toStdString()));
        updateButtons();
        markStatement();
    });
    m_sql->setMinimumHeight(56);
}

void PlanPage::setSession(service::ServerSession* session)
{
    if (m_running) {
        m_running->cancel();
        m_running.reset();
        ++m_request;
        setBusy({});
    }
    m_session = session;
    m_asked.reset();
    m_actions->setSession(nullptr);
    if (session != nullptr)
        m_sql->show();
    updateButtons();
}

bool PlanPage::hasData() const
{
    return m_view->plan() != nullptr && !m_busy;
}

void PlanPage::refresh()
{
    if (m_view->plan() && m_view->plan()->analyzed)
        analyze();
    else
        explain();
}

void PlanPage::open(const QVariantMap& arguments)
{
    if (const QString file = arguments.value(QStringLiteral("file")).toString(); !file.isEmpty()) {
        openFile(file);
        return;
    }
    if (const QString text = arguments.value(QStringLiteral("text")).toString(); !text.isEmpty()) {
        openText(text);
        return;
    }
    if (const QString sql = arguments.value(QStringLiteral("sql")).toString(); !sql.isEmpty()) {
        m_sql->setSql(sql);
        if (arguments.value(QStringLiteral("analyze")).toBool())
            analyze();
        else
            explain();
        return;
    }
    if (arguments.value(QStringLiteral("edit")).toBool()) {
        m_sql->show();
        m_sql->setFocus(Qt::ShortcutFocusReason);
        if (m_explain->isEnabled())
            explain();
    }
}

void PlanPage::prepareForTour()
{
    if (!m_session || m_view->plan() || m_busy)
        return;
    // Of this server's own doing: nothing in a picture is made up.
    const bool demo = console().sessionEnvironment() == QStringLiteral("demo");
    open({{QStringLiteral("sql"), pictureStatement(*m_session, demo)}, {QStringLiteral("analyze"), true}});
}

void PlanPage::updateButtons()
{
    const bool ready = m_session && !m_busy && !m_sql->toPlainText().trimmed().isEmpty();
    m_explain->setEnabled(ready);
    m_analyze->setEnabled(ready);
    m_options->setEnabled(m_session != nullptr);
    m_cancel->setVisible(m_busy && m_running);
    m_compare->setEnabled(m_view->document() != nullptr);
    m_share->setEnabled(m_view->document() != nullptr);
}

void PlanPage::setBusy(const QString& what)
{
    m_busy = !what.isEmpty();
    m_header->setNote(what);
    updateButtons();
}

void PlanPage::fail(const base::Error& error)
{
    setBusy({});
    m_banner->showError(error);
    emit dataChanged();
}

void PlanPage::display(const models::PlanDocumentPtr& document, const QString& statement, const QString& origin)
{
    remember();
    m_asked.reset();
    m_actions->setSession(nullptr);
    m_statement = statement;
    m_origin = origin;
    setBusy({});
    m_view->setDocument(document);
    m_view->setOrigin(origin);
    m_stack->setCurrentWidget(m_view);
    // Without a server and a statement the field is of no use; the plan has its room then.
    m_sql->setVisible(m_session != nullptr || !m_sql->toPlainText().trimmed().isEmpty());
    if (!m_splitterMoved)
        m_splitter->setSizes({statementBesidePlan, std::max(100, m_splitter->height() - statementBesidePlan)});
    markStatement();
    updateButtons();
    emit dataChanged();
}

void PlanPage::markStatement()
{
    QList<QTextEdit::ExtraSelection> marks;
    const models::PlanDocumentPtr& document = m_view->document();
    const int node = m_view->selection().node();
    const QString text = m_sql->toPlainText();
    // What has been edited since is another statement.
    if (document && document->index->has(node) && !m_statement.isEmpty() && text.trimmed() == m_statement.trimmed()) {
        for (const models::SqlSpan& part : models::partsOfStatement(text, *document->index->at(node).node)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(m_sql->document());
            mark.cursor.setPosition(part.begin);
            mark.cursor.setPosition(part.begin + part.length, QTextCursor::KeepAnchor);
            mark.format.setBackground(theme::color(theme::Role::WarningGround));
            mark.format.setFontUnderline(true);
            mark.format.setUnderlineColor(theme::color(theme::Role::Warning));
            marks.append(mark);
        }
    }
    m_sql->setExtraSelections(marks);
    // Brought into view, but never under the hands of who writes.
    if (!marks.isEmpty() && !m_sql->hasFocus()) {
        QTextCursor cursor = marks.front().cursor;
        cursor.setPosition(cursor.selectionStart());
        m_sql->setTextCursor(cursor);
        m_sql->ensureCursorVisible();
    }
}

} // namespace howdah::pages
