// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/jobrow.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

namespace howdah::widgets {
namespace {

QString amount(qint64 value, service::JobProgress::Unit unit)
{
    using Unit = service::JobProgress::Unit;
    return QString::fromStdString(unit == Unit::Bytes ? base::human::bytes({value}) : base::human::integer(value));
}

QString span(qint64 milliseconds)
{
    // Whole seconds: tenths would flicker.
    return QString::fromStdString(base::human::duration(std::chrono::seconds(milliseconds / 1000)));
}

} // namespace

QString progressText(const service::JobProgress& progress)
{
    using Unit = service::JobProgress::Unit;
    QStringList parts;
    if (!progress.step.isEmpty())
        parts.append(
            progress.stepCount > 0
                ? JobRow::tr("%1 (%2 of %3)").arg(progress.step).arg(progress.stepNumber).arg(progress.stepCount)
                : progress.step);
    if (progress.unit != Unit::None && progress.done > 0) {
        const QString done = amount(progress.done, progress.unit);
        if (progress.total > 0)
            parts.append(progress.unit == Unit::Rows
                             ? JobRow::tr("%1 of %2 rows").arg(done, amount(progress.total, progress.unit))
                             : JobRow::tr("%1 of %2").arg(done, amount(progress.total, progress.unit)));
        else
            parts.append(progress.unit == Unit::Rows ? JobRow::tr("%1 rows").arg(done) : done);
    }
    if (progress.remainingMs)
        parts.append(JobRow::tr("about %1 left").arg(span(*progress.remainingMs)));
    else if (progress.elapsedMs >= 1000)
        parts.append(JobRow::tr("for %1").arg(span(progress.elapsedMs)));
    return parts.join(QStringLiteral(" · "));
}

std::optional<double> progressShare(const service::JobProgress& progress)
{
    if (progress.total > 0)
        return std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0);
    if (progress.stepCount > 0)
        return std::clamp(double(progress.stepNumber - 1) / double(progress.stepCount), 0.0, 1.0);
    return std::nullopt;
}

JobRow::JobRow(service::Job* job, QWidget* parent)
    : QWidget(parent)
    , m_job(job)
    , m_state(new SeverityLabel(theme::Severity::Note, this))
    , m_title(new Label(job->title(), theme::Role::Text, this))
    , m_text(new ElidedLabel({}, theme::Role::SecondText, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(makeButton(QStringLiteral("cancelJob"), tr("Cancel"), this))
{
    setAccessibleName(job->title());
    m_title->setFont(theme::strongFont());
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Progress of %1").arg(job->title()));
    m_cancel->setAccessibleName(tr("Cancel %1").arg(job->title()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(12);
    row->addWidget(m_state);
    row->addWidget(m_title);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, job, &service::Job::cancel);
    connect(job, &service::Job::changed, this, &JobRow::follow);
    connect(job, &service::Job::finished, this, &JobRow::follow);
    follow();
}

void JobRow::follow()
{
    if (m_job == nullptr)
        return;
    using service::JobState;
    const JobState state = m_job->state();
    const bool running = state == JobState::Running || state == JobState::Cancelling;
    m_bar->setVisible(running);
    m_cancel->setVisible(running);
    m_cancel->setEnabled(state == JobState::Running);
    const service::JobProgress progress = m_job->progress();
    switch (state) {
    case JobState::Running:
    case JobState::Cancelling: {
        m_state->setSeverity(theme::Severity::Note);
        m_state->setWord(state == JobState::Running ? tr("running") : tr("cancelling"));
        m_text->setText(progressText(progress));
        const auto share = progressShare(progress);
        m_bar->setVisible(share.has_value());
        m_bar->setValue(int(share.value_or(0) * 1000));
        break;
    }
    case JobState::Succeeded:
        m_state->setSeverity(theme::Severity::Ok);
        m_state->setWord(tr("done"));
        m_text->setText(tr("in %1").arg(span(std::max<qint64>(1000, progress.elapsedMs))));
        break;
    case JobState::Failed:
    case JobState::Cancelled: {
        const auto error = m_job->error();
        m_state->setSeverity(state == JobState::Failed ? theme::Severity::Critical : theme::Severity::Unknown);
        m_state->setWord(state == JobState::Failed ? tr("failed") : tr("cancelled"));
        m_text->setText(error ? service::oneLine(*error) : QString());
        break;
    }
    }
}

} // namespace howdah::widgets
