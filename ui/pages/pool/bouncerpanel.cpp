// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool/bouncerpanel.h"

#include "core/base/units.h"
#include "core/service/bouncersession.h"
#include "core/service/console.h"
#include "core/service/settings.h"
#include "core/service/translate.h"
#include "ui/charts/livechart.h"
#include "ui/models/bouncermodel.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/deferrer.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/tableview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::pages {

namespace {

constexpr std::chrono::seconds shownSpan = std::chrono::minutes(15);

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

theme::Role roleOf(monitor::Severity severity)
{
    switch (severity) {
    case monitor::Severity::Critical:
        return theme::Role::Critical;
    case monitor::Severity::Warn:
        return theme::Role::Warning;
    case monitor::Severity::Unknown:
        return theme::Role::SecondText;
    case monitor::Severity::Ok:
        break;
    }
    return theme::Role::Text;
}

} // namespace

BouncerPanel::BouncerPanel(service::Console& console, QWidget* parent)
    : QWidget(parent)
    , m_console(console)
    , m_stack(new QStackedWidget(this))
    , m_uri(new QLineEdit(this))
    , m_banner(new widgets::Banner(this))
    , m_sentence(new widgets::ElidedLabel({}, theme::Role::Text, this))
    , m_chart(new charts::LiveChart(charts::LiveChart::Form::Full, this))
    , m_model(new models::BouncerModel(this))
    , m_table(new widgets::TableView(QStringLiteral("pool.bouncer"), tr("Pools of PgBouncer"), this))
    , m_later(new widgets::Deferrer(this, [this] { update(); }))
{
    m_banner->setVisible(false);
    m_banner->setDismissible(false);
    m_stack->addWidget(buildAsk());
    m_stack->addWidget(buildLive());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::measure::cardGap / 2, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    connect(&console, &service::Console::bouncerChanged, this, [this] { follow(); });
    const QString remembered = console.settings().string(service::Key::PgBouncerUri);
    m_uri->setText(remembered);
    if (console.bouncer() == nullptr && !remembered.isEmpty())
        begin(remembered);
    else
        follow();
}

QWidget* BouncerPanel::buildAsk()
{
    auto* page = new QWidget(this);
    auto* what = new widgets::Label(tr("Watch a PgBouncer: its pools, the clients that wait, and for how long."),
                                    theme::Role::Text, page);
    what->setWordWrap(true);
    auto* next = new widgets::Label(
        tr("Its address, with a user of stats_users or admin_users: postgresql://user@host:6432/pgbouncer"),
        theme::Role::SecondText, page);
    next->setWordWrap(true);
    m_uri->setObjectName(QStringLiteral("bouncerUri"));
    m_uri->setAccessibleName(tr("Address of PgBouncer"));
    m_uri->setPlaceholderText(QStringLiteral("postgresql://user@host:6432/pgbouncer"));
    QPushButton* start = widgets::makeButton(QStringLiteral("bouncerWatch"), tr("Watch"), page, true);
    connect(start, &QPushButton::clicked, this, [this] { begin(m_uri->text()); });
    connect(m_uri, &QLineEdit::returnPressed, this, [this] { begin(m_uri->text()); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_uri, 1);
    row->addWidget(start);
    auto* column = new QVBoxLayout(page);
    column->addWidget(what);
    column->addWidget(next);
    column->addLayout(row);
    column->addStretch(1);
    return page;
}

QWidget* BouncerPanel::buildLive()
{
    using models::BouncerModel;
    auto* page = new QWidget(this);
    m_sentence->setObjectName(QStringLiteral("bouncerSentence"));
    QPushButton* end = widgets::makeButton(QStringLiteral("bouncerEnd"), tr("Watch another"), page);
    connect(end, &QPushButton::clicked, this, [this] { begin({}); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_sentence, 1);
    head->addWidget(end);

    using charts::SeriesStyle;
    m_chart->setObjectName(QStringLiteral("bouncerChart"));
    m_chart->setTitle(tr("On average, %1"));
    m_chart->setSpan(shownSpan);
    m_busy =
        m_chart->addSeries({.name = tr("servers busy"), .color = 5, .kind = SeriesStyle::Kind::Area, .steps = false});
    m_waiting = m_chart->addSeries(
        {.name = tr("clients waiting"), .color = 3, .kind = SeriesStyle::Kind::Line, .steps = false});
    m_chart->setMinimumTop(1, false);
    m_chart->setMinimumWidth(300);

    m_table->setSourceModel(m_model);
    m_table->setItemDelegateForColumn(BouncerModel::Mark, new widgets::SeverityDelegate(m_table));
    m_table->setDefaultSort(BouncerModel::Mark, Qt::AscendingOrder);
    m_table->setDefaultWidths({90, 100, 100, 90, 70, 100, 70, 85, 65, 60, 75, 100, 80, 240}, BouncerModel::Verdict);
    m_table->setEmptyText(tr("No client has connected through it yet"));
    auto* both = new QSplitter(Qt::Horizontal, page);
    both->setObjectName(QStringLiteral("bouncerSplitter"));
    both->setChildrenCollapsible(false);
    both->setHandleWidth(theme::measure::cardGap);
    both->addWidget(m_table);
    both->addWidget(m_chart);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(both, 1);
    return page;
}

void BouncerPanel::begin(const QString& uri)
{
    m_banner->clear();
    if (const auto watched = m_console.watchBouncer(uri); !watched)
        m_banner->showError(watched.error());
}

void BouncerPanel::follow()
{
    service::BouncerSession* bouncer = m_console.bouncer();
    m_stack->setCurrentIndex(bouncer != nullptr ? 1 : 0);
    m_model->setSample(nullptr);
    m_chart->setPoints(m_busy, {});
    m_chart->setPoints(m_waiting, {});
    m_banner->clear();
    m_sentence->setText({});
    emit attentionChanged();
    if (bouncer == nullptr)
        return;
    connect(bouncer, &service::BouncerSession::changed, this, [this] {
        m_later->request();
        emit attentionChanged();
    });
    m_later->request();
}

int BouncerPanel::attention() const
{
    const service::BouncerSession* bouncer = m_console.bouncer();
    if (bouncer == nullptr || bouncer->sample() == nullptr)
        return 0;
    return static_cast<int>(std::ranges::count_if(bouncer->sample()->pools, [](const monitor::PgBouncerPool& pool) {
        return pool.verdict.severity == monitor::Severity::Warn || pool.verdict.severity == monitor::Severity::Critical;
    }));
}

void BouncerPanel::update()
{
    const service::BouncerSession* bouncer = m_console.bouncer();
    if (bouncer == nullptr)
        return;
    const monitor::SamplerState state = bouncer->state();
    if (state.kind == monitor::SamplerState::Kind::Lost && state.error)
        m_banner->showError(*state.error);
    else
        m_banner->clear();
    const monitor::PgBouncerSamplePtr sample = bouncer->sample();
    if (sample == nullptr) {
        m_sentence->setText(tr("Connecting to %1 …").arg(bouncer->displayName()));
        return;
    }
    QString sentence =
        tr("PgBouncer %1 at %2: %3")
            .arg(human(sample->version), bouncer->displayName(), service::translated(sample->verdict.sentence));
    if (sample->lists.usedClients && sample->config.maxClientConn)
        sentence += QStringLiteral(" · ") +
                    tr("%1 of %2 clients").arg(*sample->lists.usedClients).arg(*sample->config.maxClientConn);
    if (sample->rates && sample->rates->transactionsPerSecond)
        sentence += QStringLiteral(" · ") +
                    tr("%1 transactions/s").arg(human(base::human::number(*sample->rates->transactionsPerSecond)));
    m_sentence->setText(sentence);
    m_sentence->setRole(roleOf(sample->verdict.severity));
    m_model->setSample(sample);
    const auto points = [](const monitor::RingSeries& series) {
        return series.empty() ? std::vector<monitor::Point>() : series.since(series.last().at - shownSpan);
    };
    m_chart->setPoints(m_busy, points(bouncer->busyServers()));
    m_chart->setPoints(m_waiting, points(bouncer->waitingClients()));
}

} // namespace howdah::pages
