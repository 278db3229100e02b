// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointer>
#include <QWidget>

class QPushButton;

namespace howdah::service {
class ServerSession;
}
namespace howdah::widgets {
class ElidedLabel;
class EnvironmentPill;
class Label;
class Pill;
} // namespace howdah::widgets

namespace howdah::shell {

/// Where you are, always: environment, user@host:port/database, version, read-only lock, transaction state; on the
/// right whether what is shown is live, and the way to the palette.
class ContextBar : public QWidget {
    Q_OBJECT
public:
    explicit ContextBar(QWidget* parent = nullptr);
    void setSession(service::ServerSession* session, const QString& environment);

signals:
    void paletteRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    QPointer<service::ServerSession> m_session;
    widgets::EnvironmentPill* m_environment = nullptr;
    widgets::ElidedLabel* m_place = nullptr;
    widgets::Label* m_version = nullptr;
    widgets::Pill* m_lock = nullptr;
    widgets::Label* m_transaction = nullptr;
    widgets::Pill* m_live = nullptr;
    QPushButton* m_search = nullptr;
};

} // namespace howdah::shell
