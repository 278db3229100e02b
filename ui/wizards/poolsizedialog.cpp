// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/poolsizedialog.h"

#include "core/base/units.h"
#include "core/pool/feedworkload.h"
#include "core/service/console.h"
#include "core/service/poolwatch.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/charts/curvechart.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

namespace howdah::wizards {

namespace {

constexpr base::Seconds recordingLength(30);
/// Below it a wait is not told from none: drawn at the foot of the axis (ms).
constexpr double leastWaitMs = 0.001;

enum SourceRole { KindRole = Qt::UserRole, NameRole };
enum Kind { Feed, Activity };

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

double milliseconds(base::Nanoseconds span)
{
    return std::chrono::duration<double, std::milli>(span).count();
}

} // namespace

PoolSizeDialog::PoolSizeDialog(service::Console& console, const QString& pool, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_session(console.session())
    , m_source(new QComboBox(this))
    , m_target(new QDoubleSpinBox(this))
    , m_record(widgets::makeButton(QStringLiteral("recordButton"), tr("Record 30 s"), this))
    , m_progress(new QProgressBar(this))
    , m_banner(new widgets::Banner(this))
    , m_answer(new widgets::Label({}, theme::Role::Text, this))
    , m_chart(new charts::CurveChart(this))
    , m_notes(new widgets::Label({}, theme::Role::SecondText, this))
{
    setObjectName(QStringLiteral("poolSizeDialog"));
    setWindowTitle(tr("What size should the pool be?"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 640);

    m_source->setObjectName(QStringLiteral("sizeSource"));
    m_source->setAccessibleName(tr("Whose work"));
    m_source->setMinimumWidth(320);
    m_target->setObjectName(QStringLiteral("sizeTarget"));
    m_target->setAccessibleName(tr("Longest wait that 99 of 100 checkouts may have"));
    m_target->setRange(0.01, 60'000);
    m_target->setValue(10);
    m_target->setSuffix(QStringLiteral(" ms"));
    m_target->setKeyboardTracking(false);
    m_progress->setObjectName(QStringLiteral("sizeProgress"));
    m_progress->setAccessibleName(tr("Recording"));
    m_progress->setRange(0, int(recordingLength.count()) * 10);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_banner->setVisible(false);
    m_answer->setObjectName(QStringLiteral("sizeAnswer"));
    m_answer->setWordWrap(true);
    QFont large = m_answer->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_answer->setFont(large);
    m_notes->setWordWrap(true);
    m_notes->setObjectName(QStringLiteral("sizeNotes"));
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* choices = new QHBoxLayout;
    choices->addWidget(m_source, 1);
    choices->addWidget(m_record);
    choices->addSpacing(theme::measure::cardGap);
    choices->addWidget(new widgets::Label(tr("p99 wait under"), theme::Role::SecondText, this));
    choices->addWidget(m_target);
    auto* card = new widgets::Card(this);
    m_chart->setObjectName(QStringLiteral("sizeChart"));
    m_chart->setTitle(tr("Wait for a connection"), tr("connections kept (size)"));
    m_chart->setValueText([](double ms) {
        return ms <= leastWaitMs * 1.001 ? QStringLiteral("0") : human(base::human::milliseconds(ms));
    });
    card->body()->addWidget(m_chart, 1);
    auto* notes = new QScrollArea(this);
    notes->setFrameShape(QFrame::NoFrame);
    notes->setWidgetResizable(true);
    notes->setWidget(m_notes);
    notes->setMaximumHeight(130);
    QPushButton* close = widgets::makeButton(QStringLiteral("closeButton"), tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addLayout(choices);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(m_answer);
    column->addWidget(card, 1);
    column->addWidget(notes);
    column->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_record, &QPushButton::clicked, this, [this] { record(); });
    connect(m_target, &QDoubleSpinBox::valueChanged, this, [this] { reckon(); });
    listSources(pool);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] { chooseSource(); });
    chooseSource();
}

void PoolSizeDialog::listSources(const QString& pool)
{
    if (m_session && m_session->ownPool())
        m_source->addItem(tr("The pool of this console"), QStringLiteral("own"));
    for (const auto& watched : m_console.poolWatch().pools())
        m_source->addItem(
            tr("The pool of %1 (process %2)").arg(human(watched->pool().applicationName)).arg(watched->process()),
            watched->key());
    for (int i = 0; i < m_source->count(); ++i) {
        m_source->setItemData(i, m_source->itemData(i, KindRole), NameRole);
        m_source->setItemData(i, Feed, KindRole);
        if (m_source->itemData(i, NameRole).toString() == pool)
            m_source->setCurrentIndex(i);
    }
    if (!m_session || !m_session->sample())
        return;
    std::set<std::string> applications;
    for (const monitor::Session& session : m_session->sample()->sessions) {
        if (!session.ours && !session.application.empty() && session.backendType == "client backend")
            applications.insert(session.application);
    }
    for (const std::string& application : applications) {
        m_source->addItem(tr("What %1 does on the server").arg(human(application)), Activity);
        m_source->setItemData(m_source->count() - 1, human(application), NameRole);
    }
}

void PoolSizeDialog::chooseSource()
{
    if (m_recording)
        m_recording->cancel();
    m_recording.reset();
    m_progress->hide();
    m_workload.reset();
    m_size.reset();
    m_overflow.reset();
    m_banner->clear();
    m_chart->setCurves({}, leastWaitMs);
    m_notes->setText({});
    const bool feed = m_source->currentData(KindRole).toInt() == Feed;
    m_record->setVisible(!feed);
    m_record->setEnabled(m_session && m_source->count() > 0);
    if (m_source->count() == 0) {
        m_answer->setText(tr("There is no pool to look at, and no server is connected to."));
        return;
    }
    if (!feed) {
        m_answer->setText(
            tr("Record what the application does now: the server's sessions are looked at ten times a second."));
        return;
    }
    const QString key = m_source->currentData(NameRole).toString();
    std::optional<pool::FeedPool> chosen;
    if (key == QStringLiteral("own"))
        chosen = m_session ? m_session->ownPool() : std::nullopt;
    else if (const service::WatchedPool* watched = m_console.poolWatch().find(key))
        chosen = watched->pool();
    if (!chosen) {
        m_answer->setText(tr("This pool has gone."));
        return;
    }
    m_size = chosen->stats.size;
    m_overflow = chosen->stats.maxOverflow;
    m_timeout = chosen->checkoutTimeout;
    auto workload = pool::workloadFromFeed(*chosen);
    if (!workload) {
        fail(workload.error());
        return;
    }
    m_workload = std::move(*workload);
    reckon();
}

void PoolSizeDialog::record()
{
    if (!m_session)
        return;
    m_record->setEnabled(false);
    m_progress->setValue(0);
    m_progress->show();
    m_answer->setText(tr("Recording …"));
    auto* pulse = new QTimer(this);
    connect(pulse, &QTimer::timeout, this, [this] { m_progress->setValue(m_progress->value() + 1); });
    pulse->start(100);
    m_recording = m_session->recordActivity(m_source->currentData(NameRole).toString().toStdString(), recordingLength);
    service::onFinished(*m_recording, this, [this, pulse](const base::Result<monitor::ActivityRecording>& recorded) {
        pulse->deleteLater();
        m_progress->hide();
        m_record->setEnabled(true);
        m_recording.reset();
        if (!recorded) {
            if (recorded.error().code() != base::ErrorCode::Cancelled)
                fail(recorded.error());
            return;
        }
        m_workload = recorded->workload;
        m_server = recorded->server;
        reckon();
    });
}

pool::Constraints PoolSizeDialog::constraints() const
{
    pool::Constraints wanted;
    wanted.targetP99Wait = base::Nanoseconds(std::llround(m_target->value() * 1e6));
    wanted.currentSize = m_size;
    wanted.currentOverflow = m_overflow;
    if (m_timeout > base::Nanoseconds::zero())
        wanted.checkoutTimeout = m_timeout;
    if (m_server) {
        wanted.server = *m_server;
    } else if (m_session && m_session->sample()) {
        const monitor::Sample& sample = *m_session->sample();
        wanted.server.maxConnections = sample.maxConnections;
        wanted.server.reserved = sample.reservedConnections;
        const std::string own = m_workload ? m_workload->application : std::string();
        wanted.server.usedByOthers =
            static_cast<int>(std::ranges::count_if(sample.sessions, [&own](const auto& session) {
                return session.backendType == "client backend" && session.application != own;
            }));
    }
    return wanted;
}

void PoolSizeDialog::reckon()
{
    if (!m_workload)
        return;
    if (m_reckoning)
        m_reckoning->cancel();
    m_reckoning = m_console.sizeFor(*m_workload, constraints());
    service::onFinished(*m_reckoning, this, [this](const base::Result<pool::SizingResult>& result) {
        if (result)
            show(*result);
        else if (result.error().code() != base::ErrorCode::Cancelled)
            fail(result.error());
    });
}

void PoolSizeDialog::show(const pool::SizingResult& result)
{
    m_banner->clear();
    m_answer->setText(service::translated(result.answer()));
    charts::CurveChart::Curve p50{.name = tr("p50"), .color = 2, .dashed = true, .points = {}, .low = {}, .high = {}};
    charts::CurveChart::Curve p99{.name = tr("p99, and where eight of ten replays lie"),
                                  .color = 0,
                                  .dashed = false,
                                  .points = {},
                                  .low = {},
                                  .high = {}};
    QList<charts::CurveChart::Mark> marks;
    for (const pool::CurvePoint& point : result.curve) {
        const pool::SimulationResult& one = point.result;
        const QPointF at(one.size, milliseconds(one.waitP99));
        // Today's has an overflow of its own, so that its place need not be on the curve.
        if (point.today)
            marks.append({at, tr("today: %1 + %2").arg(one.size).arg(one.overflow), theme::Role::Warning});
        if (point.recommended)
            marks.append({at, tr("recommended: %1 + %2").arg(one.size).arg(one.overflow), theme::Role::Ok});
        p50.points.append({double(one.size), milliseconds(one.waitP50)});
        p99.points.append(at);
        p99.low.append(milliseconds(one.waitP99Low));
        p99.high.append(milliseconds(one.waitP99High));
    }
    m_chart->setCurves({p50, p99}, leastWaitMs);
    m_chart->setLimit(m_target->value(), tr("target"));
    m_chart->setMarks(marks);
    QStringList lines;
    const QString amount = human(base::human::number(result.recordedCheckouts));
    const QString span = human(base::human::milliseconds(result.recordedSeconds * 1000));
    lines << (result.meanHold && result.meanLoad
                  ? tr("From %1 checkouts in %2, each held for %3 on average: %4 connections at once.")
                        .arg(amount, span, human(base::human::duration(*result.meanHold)),
                             human(base::human::number(*result.meanLoad)))
                  : tr("From %1 checkouts in %2.").arg(amount, span));
    for (const base::Text& note : result.notes)
        lines << QStringLiteral("• ") + service::translated(note);
    m_notes->setText(lines.join(QLatin1Char('\n')));
}

void PoolSizeDialog::fail(const base::Error& error)
{
    m_answer->setText({});
    m_banner->showError(error);
}

} // namespace howdah::wizards
