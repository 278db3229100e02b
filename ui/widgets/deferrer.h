// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>

class QWidget;

namespace howdah::widgets {

/// Runs an update of a widget only while it can be seen: any number of requests become one call in the next turn of the
/// event loop, and requests made while hidden become one call when it is shown.
class Deferrer : public QObject {
    Q_OBJECT
public:
    Deferrer(QWidget* owner, std::function<void()> update);
    void request();
    [[nodiscard]] bool pending() const { return m_pending; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void post();
    void run();
    QWidget* m_owner;
    std::function<void()> m_update;
    bool m_pending = false;
    bool m_posted = false;
};

} // namespace howdah::widgets
