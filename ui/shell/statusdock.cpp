// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusdock.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/widgets/jobrow.h"
#include "ui/widgets/label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QScrollArea>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace howdah::shell {
namespace {

constexpr int openHeight = 190;
constexpr int mostMessages = 500;

bool isRunning(const service::Job* job)
{
    return job->state() == service::JobState::Running || job->state() == service::JobState::Cancelling;
}

} // namespace

StatusDock::StatusDock(service::Console& console, QWidget* parent)
    : QWidget(parent)
    , m_console(console)
    , m_jobText(new widgets::ElidedLabel({}, theme::Role::SecondText, this))
    , m_progress(new QProgressBar(this))
    , m_pool(new widgets::Label({}, theme::Role::SecondText, this))
    , m_freshness(new widgets::Label({}, theme::Role::SecondText, this))
    , m_toggle(new QToolButton(this))
    , m_clock(new QTimer(this))
{
    setObjectName(QStringLiteral("statusDock"));
    setAccessibleName(tr("Jobs and messages"));
    for (QWidget* part :
         {static_cast<QWidget*>(m_jobText), static_cast<QWidget*>(m_pool), static_cast<QWidget*>(m_freshness)})
        part->setFont(theme::secondFont());
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_toggle->setObjectName(QStringLiteral("toggleDock"));
    m_toggle->setToolTip(tr("Jobs and messages (Ctrl+J)"));
    m_toggle->setAccessibleName(tr("Show jobs and messages"));
    connect(m_toggle, &QToolButton::clicked, this, [this] { setExpanded(!expanded()); });

    auto* line = new QHBoxLayout;
    line->setContentsMargins(18, 0, 10, 0);
    line->setSpacing(14);
    line->addWidget(m_jobText, 1);
    line->addWidget(m_progress);
    line->addStretch(1);
    line->addWidget(m_pool);
    line->addWidget(m_freshness);
    line->addWidget(m_toggle);
    auto* lineBox = new QWidget(this);
    lineBox->setFixedHeight(theme::measure::dockHeight);
    lineBox->setLayout(line);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(lineBox);
    m_column = column;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setExpanded(false);

    m_clock->setInterval(1000);
    connect(m_clock, &QTimer::timeout, this, &StatusDock::followSession);
    connect(&console, &service::Console::jobStarted, this, &StatusDock::addJob);
    for (service::Job* job : console.jobs())
        addJob(job);
    followJobs();
    setSession(nullptr);
}

void StatusDock::setSession(service::ServerSession* session)
{
    if (m_session != nullptr)
        m_session->disconnect(this);
    m_session = session;
    if (session != nullptr) {
        connect(session, &service::ServerSession::sampled, this, &StatusDock::followSession);
        connect(session, &service::ServerSession::stateChanged, this, &StatusDock::followSession);
    }
    followSession();
}

void StatusDock::makePanes()
{
    auto* jobsBox = new QWidget;
    m_jobs = new QVBoxLayout(jobsBox);
    m_jobs->setContentsMargins(18, 6, 18, 6);
    m_jobs->setSpacing(0);
    m_noJobs = new widgets::Label(tr("No job has run yet. What takes longer than a moment appears here."),
                                  theme::Role::SecondText);
    m_jobs->addWidget(m_noJobs);
    m_jobs->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(jobsBox);
    for (QWidget* ground : {scroll->viewport(), jobsBox})
        ground->setBackgroundRole(QPalette::Base);
    scroll->setAccessibleName(tr("Jobs"));
    m_messages = new QListWidget;
    m_messages->setFrameShape(QFrame::NoFrame);
    m_messages->setObjectName(QStringLiteral("messages"));
    m_messages->setAccessibleName(tr("Messages"));
    m_messages->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_messages->setFont(theme::secondFont());
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("dockTabs"));
    m_tabs->setAccessibleName(tr("Jobs and messages"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scroll, tr("Jobs"));
    m_tabs->addTab(m_messages, tr("Messages"));
    m_tabs->setFixedHeight(openHeight);
    m_tabs->hide();
    m_column->addWidget(m_tabs);
    for (service::Job* job : m_console.jobs())
        addRow(job);
    m_messages->addItems(m_kept);
    m_messages->setCurrentRow(m_messages->count() - 1);
}

void StatusDock::addMessage(const QString& text)
{
    const QString time = QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm:ss"));
    m_kept.append(time + QStringLiteral("  ") + text);
    if (m_kept.size() > mostMessages)
        m_kept.removeFirst();
    if (m_messages == nullptr)
        return;
    m_messages->addItem(m_kept.last());
    while (m_messages->count() > mostMessages)
        delete m_messages->takeItem(0);
    m_messages->setCurrentRow(m_messages->count() - 1);
}

bool StatusDock::expanded() const
{
    return m_tabs != nullptr && !m_tabs->isHidden();
}

void StatusDock::setExpanded(bool expanded)
{
    if (expanded && m_tabs == nullptr)
        makePanes();
    if (m_tabs != nullptr)
        m_tabs->setVisible(expanded);
    m_toggle->setIcon(theme::icon(expanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up")));
    setFixedHeight(theme::measure::dockHeight + 1 + (expanded ? openHeight : 0));
    emit expandedChanged(expanded);
}

void StatusDock::addRow(service::Job* job)
{
    m_noJobs->hide();
    auto* row = new widgets::JobRow(job);
    m_jobs->insertWidget(0, row);
    connect(job, &QObject::destroyed, row, &QObject::deleteLater);
}

void StatusDock::addJob(service::Job* job)
{
    if (m_tabs != nullptr)
        addRow(job);
    connect(job, &service::Job::changed, this, &StatusDock::followJobs);
    connect(job, &service::Job::noted, this, &StatusDock::addMessage);
    connect(job, &service::Job::finished, this, [this, job] {
        if (const auto error = job->error())
            addMessage(tr("%1: %2").arg(job->title(), service::oneLine(*error)));
        followJobs();
    });
    followJobs();
}

void StatusDock::followJobs()
{
    m_job = nullptr;
    int running = 0;
    const service::Job* last = nullptr;
    for (service::Job* job : m_console.jobs()) {
        last = job;
        if (!isRunning(job))
            continue;
        ++running;
        m_job = job;
    }
    m_progress->setVisible(m_job != nullptr && widgets::progressShare(m_job->progress()).has_value());
    if (m_job != nullptr) {
        const service::JobProgress progress = m_job->progress();
        QString text = tr("Jobs: %1   %2").arg(m_job->title(), widgets::progressText(progress));
        if (running > 1)
            text += tr(" · %n more", nullptr, running - 1);
        m_jobText->setText(text);
        m_progress->setValue(int(widgets::progressShare(progress).value_or(0) * 1000));
    } else if (last != nullptr) {
        const bool well = last->state() == service::JobState::Succeeded;
        m_jobText->setText(tr("Jobs: %1 %2").arg(last->title(), well ? tr("is done") : tr("did not succeed")));
    } else {
        m_jobText->setText(tr("No jobs running"));
    }
}

void StatusDock::followSession()
{
    if (m_session == nullptr) {
        m_pool->setText({});
        m_freshness->setText({});
        return;
    }
    if (const auto pool = m_session->poolSnapshot()) {
        const auto& stats = pool->stats;
        const int overflow = stats.overflow();
        m_pool->setText(tr("Pool %1 / %2 + %3 / %4")
                            .arg(stats.inUse - std::min(overflow, stats.inUse))
                            .arg(stats.size)
                            .arg(overflow)
                            .arg(stats.maxOverflow));
        m_pool->setToolTip(tr("Connections in use of the pool's size, and overflow in use of what it may open beyond"));
    }
    const auto sample = m_session->sample();
    if (!sample) {
        m_freshness->setText(tr("No sample yet"));
        return;
    }
    const auto age = std::chrono::system_clock::now() - sample->serverTime;
    // By the server's clock, which may run a little ahead of ours.
    const auto seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(age).count());
    QString text =
        seconds < 2
            ? tr("Sampled just now")
            : tr("Sampled %1 ago").arg(QString::fromStdString(base::human::duration(std::chrono::seconds(seconds))));
    if (const auto cost = m_session->monitoringCost())
        text += tr(" · costs the server %1").arg(QString::fromStdString(base::human::percent(*cost)));
    m_freshness->setText(text);
}

void StatusDock::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface));
    painter.fillRect(0, 0, width(), 1, theme::color(theme::Role::Line));
}

void StatusDock::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_clock->start();
}

void StatusDock::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
}

} // namespace howdah::shell
