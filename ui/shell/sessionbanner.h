// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointer>
#include <QString>
#include <QWidget>

class QTimer;

namespace howdah::service {
class ServerSession;
}
namespace howdah::widgets {
class Banner;
}

namespace howdah::shell {

/// Says above every page that the server cannot be reached, why, and when it is tried again; goes when it is back.
class SessionBanner : public QWidget {
    Q_OBJECT
public:
    explicit SessionBanner(QWidget* parent = nullptr);
    void setSession(service::ServerSession* session);
    [[nodiscard]] widgets::Banner* banner() const { return m_banner; }

signals:
    /// A line for the messages: lost, or back.
    void told(const QString& line);

private:
    void follow();
    QPointer<service::ServerSession> m_session;
    widgets::Banner* m_banner = nullptr;
    bool m_lost = false;
};

} // namespace howdah::shell
