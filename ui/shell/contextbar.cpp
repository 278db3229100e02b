// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/contextbar.h"

#include "core/service/serversession.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/severitylabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace howdah::shell {
namespace {

/// The connection's own setting, or a standby, which cannot be written to.
bool isReadOnly(const service::ServerSession& session)
{
    const auto options = session.params().get("options");
    if (options && options->find("default_transaction_read_only=on") != std::string::npos)
        return true;
    const auto sample = session.sample();
    return sample && sample->inRecovery;
}

} // namespace

ContextBar::ContextBar(QWidget* parent)
    : QWidget(parent)
    , m_environment(new widgets::EnvironmentPill(this))
    , m_place(new widgets::ElidedLabel({}, theme::Role::Text, this))
    , m_version(new widgets::Label({}, theme::Role::SecondText, this))
    , m_lock(new widgets::Pill(this))
    , m_transaction(new widgets::Label({}, theme::Role::SecondText, this))
    , m_live(new widgets::Pill(this))
    , m_search(new QPushButton(QLatin1Char(' ') + tr("Search or run   Ctrl K"), this))
{
    setObjectName(QStringLiteral("contextBar"));
    setAccessibleName(tr("Where you are"));
    setFixedHeight(theme::measure::contextBarHeight);
    m_place->setFont(theme::monoFont());
    m_search->setObjectName(QStringLiteral("openPalette"));
    m_search->setAccessibleName(tr("Search or run a command"));
    m_search->setIcon(theme::icon(QStringLiteral("search")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 18, 0);
    row->setSpacing(14);
    row->addWidget(m_environment);
    row->addWidget(m_place);
    row->addWidget(m_version);
    row->addWidget(m_lock);
    row->addWidget(m_transaction);
    row->addStretch(1);
    row->addWidget(m_live);
    row->addWidget(m_search);
    connect(m_search, &QPushButton::clicked, this, &ContextBar::paletteRequested);
    setSession(nullptr, {});
}

void ContextBar::setSession(service::ServerSession* session, const QString& environment)
{
    if (m_session != nullptr)
        m_session->disconnect(this);
    m_session = session;
    m_environment->setEnvironment(session != nullptr ? environment : QString());
    if (session != nullptr) {
        connect(session, &service::ServerSession::sampled, this, &ContextBar::follow);
        connect(session, &service::ServerSession::stateChanged, this, &ContextBar::follow);
    }
    follow();
}

void ContextBar::follow()
{
    using theme::Role;
    const bool connected = m_session != nullptr;
    m_version->setVisible(connected);
    m_transaction->setVisible(connected);
    if (!connected) {
        m_place->setText(tr("Not connected"));
        m_lock->show({}, Role::SecondText, Role::Surface);
        m_live->show({}, Role::SecondText, Role::Surface);
        return;
    }
    m_place->setText(m_session->displayName());
    const auto sample = m_session->sample();
    m_version->setText(sample ? tr("PostgreSQL %1").arg(QString::fromStdString(sample->serverVersionText)) : QString());
    m_version->setVisible(sample != nullptr);
    if (isReadOnly(*m_session))
        m_lock->show(tr("read-only"), Role::Text, Role::Surface, -1, QStringLiteral("lock"));
    else
        m_lock->show(tr("read-write"), Role::SecondText, Role::Surface, -1, QStringLiteral("unlock"));
    // The console's own statements run each in a transaction of its own and leave none behind.
    m_transaction->setText(tr("no transaction"));

    const monitor::SamplerState state = m_session->samplerState();
    switch (state.kind) {
    case monitor::SamplerState::Kind::Sampling:
        m_live->show(tr("Live"), Role::Accent, Role::AccentGround, int(theme::Severity::Note));
        break;
    case monitor::SamplerState::Kind::Connecting:
        m_live->show(tr("Connecting"), Role::SecondText, Role::Surface2, int(theme::Severity::Unknown));
        break;
    case monitor::SamplerState::Kind::Lost: {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(state.since.time_since_epoch());
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(since.count());
        m_live->show(tr("Lost at %1").arg(QLocale().toString(at.time(), QStringLiteral("HH:mm:ss"))), Role::Critical,
                     Role::CriticalGround, int(theme::Severity::Critical));
        break;
    }
    case monitor::SamplerState::Kind::Stopped:
        m_live->show(tr("Stopped"), Role::SecondText, Role::Surface2, int(theme::Severity::Unknown));
        break;
    }
}

void ContextBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme::color(theme::Role::Line));
}

} // namespace howdah::shell
