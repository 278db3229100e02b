// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointer>
#include <QStringList>
#include <QWidget>

class QListWidget;
class QProgressBar;
class QTabWidget;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace howdah::service {
class Console;
class Job;
class ServerSession;
} // namespace howdah::service
namespace howdah::widgets {
class ElidedLabel;
class Label;
} // namespace howdah::widgets

namespace howdah::shell {

/// The line at the bottom: the job that runs, the pool, how fresh the figures are; opens into the list of jobs and the
/// list of messages.
class StatusDock : public QWidget {
    Q_OBJECT
public:
    explicit StatusDock(service::Console& console, QWidget* parent = nullptr);
    void setSession(service::ServerSession* session);
    /// A line in the messages, with the time of day before it.
    void addMessage(const QString& text);
    [[nodiscard]] bool expanded() const;
    void setExpanded(bool expanded);

signals:
    void expandedChanged(bool expanded);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// The two lists are made when they are first opened: most windows never open them.
    void makePanes();
    void addRow(service::Job* job);
    void addJob(service::Job* job);
    void followJobs();
    void followSession();
    service::Console& m_console;
    QPointer<service::ServerSession> m_session;
    QPointer<service::Job> m_job;
    widgets::ElidedLabel* m_jobText = nullptr;
    QProgressBar* m_progress = nullptr;
    widgets::Label* m_pool = nullptr;
    widgets::Label* m_freshness = nullptr;
    QToolButton* m_toggle = nullptr;
    QTabWidget* m_tabs = nullptr;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_jobs = nullptr;
    widgets::Label* m_noJobs = nullptr;
    QListWidget* m_messages = nullptr;
    QStringList m_kept;
    QTimer* m_clock = nullptr;
};

} // namespace howdah::shell
