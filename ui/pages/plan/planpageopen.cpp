// SPDX-License-Identifier: GPL-3.0-or-later
// How plans come to the page, go away from it and are compared: files, clipboard, drops.
#include "core/base/units.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>

namespace howdah::pages {

namespace {

/// Plans kept to compare with, and how many nodes they may have together.
constexpr std::size_t mostShown = 8;
constexpr int mostNodesKept = 400'000;
constexpr int mostChoices = 500;

QString cost(const plan::Plan& plan)
{
    return plan.executionMs
               ? QString::fromStdString(base::human::milliseconds(*plan.executionMs))
               : PlanPage::tr("cost %1").arg(QString::fromStdString(base::human::number(plan.root->totalCost)));
}

/// "Hash Join · 12 ms": enough to tell one plan from the next.
QString brief(const plan::Plan& plan)
{
    QString text = QString::fromStdString(plan.root->title()) + QStringLiteral(" · ") + cost(plan);
    if (!plan.queryText.empty())
        text += QStringLiteral(" · ") + QString::fromStdString(plan.queryText.substr(0, 200)).simplified().left(60);
    return text;
}

const char* planFilter()
{
    return QT_TRANSLATE_NOOP("howdah::pages::PlanPage",
                             "Plans (*.json *.txt *.xml *.yaml *.yml *.log *.plan);;All files (*)");
}

} // namespace

QString PlanPage::planName() const
{
    const plan::PlanPtr plan = m_view->plan();
    return plan ? tr("%1, %2").arg(brief(*plan), m_origin) : QString();
}

void PlanPage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open plan"), {}, tr(planFilter()));
    if (!path.isEmpty())
        openFile(path);
}

void PlanPage::openFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    read(m_reader.openFile(path), tr("reading %1…").arg(name), tr("from %1").arg(name));
}

void PlanPage::openText(const QString& text)
{
    read(m_reader.openText(text.toStdString()), tr("reading what was pasted…"), tr("pasted"));
}

void PlanPage::pastePlan()
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    if (mime != nullptr && mime->hasUrls() && mime->urls().front().isLocalFile()) {
        openFile(mime->urls().front().toLocalFile());
        return;
    }
    const QString text = mime != nullptr ? mime->text() : QString();
    if (text.trimmed().isEmpty()) {
        m_banner->showMessage({theme::Severity::Warning,
                               tr("The clipboard holds no text"),
                               {},
                               tr("Copy the output of EXPLAIN first"),
                               {}});
        return;
    }
    openText(text);
}

void PlanPage::read(service::Task<OpenedPlans> task, const QString& busy, const QString& origin)
{
    const quint64 request = ++m_request;
    if (m_running)
        m_running->cancel();
    m_running.reset();
    m_banner->clear();
    setBusy(busy);
    service::onFinished(task, this, [this, request, origin](const base::Result<OpenedPlans>& opened) {
        if (request != m_request)
            return;
        if (!opened) {
            fail(opened.error());
            return;
        }
        m_opened = *opened;
        m_opened.first.reset();
        m_chooser->clear();
        const auto count = static_cast<int>(opened->plans.size());
        for (int i = 0; i < std::min(count, mostChoices); ++i)
            m_chooser->addItem(
                tr("%1 of %2: %3").arg(i + 1).arg(count).arg(brief(*opened->plans[static_cast<std::size_t>(i)])));
        m_chooser->setVisible(count > 1);
        const QString statement = QString::fromStdString(opened->plans.front()->queryText);
        if (!statement.isEmpty())
            m_sql->setSql(statement);
        display(opened->first, statement, origin);
    });
}

void PlanPage::choosePlan(int which)
{
    if (which < 0 || which >= static_cast<int>(m_opened.plans.size()))
        return;
    const quint64 request = ++m_request;
    int before = 0;
    for (int i = 0; i < which; ++i)
        before += m_opened.plans[static_cast<std::size_t>(i)]->nodeCount;
    const plan::PlanPtr plan = m_opened.plans[static_cast<std::size_t>(which)];
    service::onFinished(m_reader.prepare(plan, {m_opened.text, before}), this,
                        [this, request, plan](const base::Result<models::PlanDocumentPtr>& document) {
                            if (request != m_request)
                                return;
                            if (!document) {
                                fail(document.error());
                                return;
                            }
                            const QString statement = QString::fromStdString(plan->queryText);
                            if (!statement.isEmpty())
                                m_sql->setSql(statement);
                            display(*document, statement, m_origin);
                        });
}

void PlanPage::remember()
{
    const plan::PlanPtr plan = m_view->plan();
    if (!plan || plan->nodeCount > mostNodesKept)
        return;
    m_shown.push_front({plan, planName()});
    int nodes = 0;
    std::size_t kept = 0;
    while (kept < m_shown.size() && kept < mostShown && nodes + m_shown[kept].plan->nodeCount <= mostNodesKept)
        nodes += m_shown[kept++].plan->nodeCount;
    m_shown.resize(kept);
}

void PlanPage::fillCompareMenu()
{
    m_compareMenu->clear();
    m_compareMenu->addAction(tr("With a plan file…"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Plan to compare with"), {}, tr(planFilter()));
        if (!path.isEmpty())
            compareWithFile(path);
    });
    m_compareMenu->addAction(tr("With the plan on the clipboard"), this,
                             [this] { compareWithText(QGuiApplication::clipboard()->text()); });
    const auto addPlan = [this](const plan::PlanPtr& plan, const QString& name) {
        if (plan != m_view->plan())
            m_compareMenu->addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                     [this, plan, name] { compare(plan, name); });
    };
    if (m_opened.plans.size() > 1) {
        m_compareMenu->addSection(tr("With another plan of the same text"));
        for (std::size_t i = 0; i < std::min<std::size_t>(m_opened.plans.size(), mostShown); ++i)
            addPlan(m_opened.plans[i], tr("%1: %2").arg(i + 1).arg(brief(*m_opened.plans[i])));
    }
    if (!m_shown.empty()) {
        m_compareMenu->addSection(tr("With a plan that was shown before"));
        for (const Shown& shown : m_shown)
            addPlan(shown.plan, shown.name);
    }
}

void PlanPage::compareWithFile(const QString& path)
{
    compareWith(m_reader.openFile(path), tr("from %1").arg(QFileInfo(path).fileName()));
}

void PlanPage::compareWithText(const QString& text)
{
    compareWith(m_reader.openText(text.toStdString()), tr("pasted"));
}

void PlanPage::compareWith(service::Task<OpenedPlans> task, const QString& name)
{
    const quint64 request = ++m_request;
    m_banner->clear();
    setBusy(tr("reading the plan to compare with…"));
    service::onFinished(task, this, [this, request, name](const base::Result<OpenedPlans>& opened) {
        if (request != m_request)
            return;
        if (!opened) {
            fail(opened.error());
            return;
        }
        compare(opened->plans.front(), tr("%1, %2").arg(brief(*opened->plans.front()), name));
    });
}

void PlanPage::compare(const plan::PlanPtr& before, const QString& name)
{
    const plan::PlanPtr after = m_view->plan();
    if (!after) {
        setBusy({});
        return;
    }
    const quint64 request = ++m_request;
    setBusy(tr("comparing…"));
    service::onFinished(m_reader.compare(before, after), this,
                        [this, request, name](const base::Result<models::PlanDiffPtr>& diff) {
                            if (request != m_request)
                                return;
                            if (!diff) {
                                fail(diff.error());
                                return;
                            }
                            setBusy({});
                            m_view->setDiff(*diff, name, planName());
                            emit dataChanged();
                        });
}

void PlanPage::fillShareMenu(QMenu* menu)
{
    const auto add = [&](const char* objectName, const QString& text, ShareFormat format) {
        menu->addAction(text, this, [this, format] { chooseAndSave(format); })
            ->setObjectName(QString::fromLatin1(objectName));
    };
    add("shareHtml", tr("Save as HTML…"), ShareFormat::Html);
    add("shareText", tr("Save as text…"), ShareFormat::Text);
    add("shareJson", tr("Save as JSON…"), ShareFormat::Json);
    add("shareSvg", tr("Save the graph as SVG…"), ShareFormat::Svg);
    add("sharePng", tr("Save the graph as PNG…"), ShareFormat::Png);
    QAction* copy = menu->addAction(theme::icon(QStringLiteral("copy")), tr("Copy as text"), this, [this] {
        if (!m_view->document())
            return;
        service::onFinished(m_reader.asText(m_view->document(), m_anonymous), this,
                            [this](const base::Result<QString>& text) {
                                if (text) {
                                    QGuiApplication::clipboard()->setText(*text);
                                    m_header->setNote(tr("copied"));
                                } else
                                    m_banner->showError(text.error());
                            });
    });
    copy->setObjectName(QStringLiteral("shareCopy"));
    menu->addSeparator();
    QAction* anonymous = menu->addAction(tr("Anonymise names and constants"));
    anonymous->setObjectName(QStringLiteral("shareAnonymous"));
    anonymous->setCheckable(true);
    connect(anonymous, &QAction::toggled, this, [this](bool on) { m_anonymous = on; });
}

void PlanPage::chooseAndSave(ShareFormat format)
{
    if (!m_view->document())
        return;
    struct Kind {
        const char* name;
        QString filter;
    };
    const Kind kind = format == ShareFormat::Html   ? Kind{"plan.html", tr("Web page (*.html)")}
                      : format == ShareFormat::Text ? Kind{"plan.txt", tr("Text (*.txt)")}
                      : format == ShareFormat::Json ? Kind{"plan.json", tr("JSON (*.json)")}
                      : format == ShareFormat::Svg  ? Kind{"plan.svg", tr("SVG picture (*.svg)")}
                                                    : Kind{"plan.png", tr("PNG picture (*.png)")};
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save plan"), QString::fromLatin1(kind.name), kind.filter);
    if (!path.isEmpty())
        save(format, path);
}

void PlanPage::save(ShareFormat format, const QString& path)
{
    const models::PlanDocumentPtr document = m_view->document();
    if (!document)
        return;
    m_banner->clear();
    m_header->setNote(tr("saving %1…").arg(QFileInfo(path).fileName()));
    service::onFinished(m_reader.save(document, format, m_anonymous, brief(document->plan()), path), this,
                        [this, path](const base::Result<bool>& saved) {
                            m_header->setNote(saved ? tr("saved %1").arg(path) : QString());
                            if (!saved)
                                m_banner->showError(saved.error());
                        });
}

void PlanPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QMimeData* mime = event->mimeData();
    if ((mime->hasUrls() && mime->urls().front().isLocalFile()) || mime->hasText())
        event->acceptProposedAction();
}

void PlanPage::dropEvent(QDropEvent* event)
{
    const QMimeData* mime = event->mimeData();
    if (mime->hasUrls() && mime->urls().front().isLocalFile())
        openFile(mime->urls().front().toLocalFile());
    else if (mime->hasText())
        openText(mime->text());
    else
        return;
    event->acceptProposedAction();
}

bool PlanPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool drag =
        event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
    if (drag && static_cast<QDropEvent*>(event)->mimeData()->hasUrls()) {
        event->ignore(); // the page behind it takes it
        return true;
    }
    return Page::eventFilter(watched, event);
}

void PlanPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        pastePlan();
    else if (event->matches(QKeySequence::Find) && m_view->document())
        m_view->beginSearch();
    else
        Page::keyPressEvent(event);
}

} // namespace howdah::pages
