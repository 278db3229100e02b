// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sessionbanner.h"

#include "core/service/serversession.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

namespace howdah::shell {

SessionBanner::SessionBanner(QWidget* parent)
    : QWidget(parent)
    , m_banner(new widgets::Banner(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, 10, theme::measure::pageMargin, 0);
    column->addWidget(m_banner);
    m_banner->setDismissible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        if (m_session != nullptr)
            m_session->refresh();
    });
    hide();
}

void SessionBanner::setSession(service::ServerSession* session)
{
    if (m_session != nullptr)
        m_session->disconnect(this);
    m_session = session;
    m_lost = false;
    if (session != nullptr)
        connect(session, &service::ServerSession::stateChanged, this, &SessionBanner::follow);
    follow();
}

void SessionBanner::follow()
{
    using Kind = monitor::SamplerState::Kind;
    const monitor::SamplerState state = m_session != nullptr ? m_session->samplerState() : monitor::SamplerState{};
    const bool lost =
        m_session != nullptr && state.error && (state.kind == Kind::Lost || state.kind == Kind::Connecting);
    if (!lost) {
        const bool back = m_session != nullptr && state.kind == Kind::Sampling;
        if (m_lost && back)
            emit told(tr("%1 answers again").arg(m_session->displayName()));
        if (back || m_session == nullptr) {
            m_lost = false;
            m_banner->clear();
            hide();
        }
        return;
    }
    widgets::BannerMessage message = widgets::bannerFor(*state.error);
    const QString again = tr("It is tried again by itself; what you see is from before.");
    message.remedy = message.remedy.isEmpty() ? again : message.remedy + QStringLiteral(". ") + again;
    message.action = tr("Try now");
    if (!m_lost)
        emit told(message.cause);
    m_lost = true;
    show();
    m_banner->showMessage(message);
}

} // namespace howdah::shell
