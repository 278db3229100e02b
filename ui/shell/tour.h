// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <functional>

class QTimer;

namespace howdah::pages {
class Page;
}

namespace howdah::shell {

class MainWindow;

/// Walks through every page of the true window, waits until each has something real to show, and saves one picture a
/// page, named after it: "DIR/overview.png". Says what it does on `say`, then calls `done` once.
class Tour : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString directory;
        std::chrono::milliseconds patience{60'000}; ///< for one page; then Timeout
        std::chrono::milliseconds settle{1'500};    ///< from having data to the picture: charts and tables are drawn
        /// So much has to be measured before the first picture: a chart of two points shows nothing.
        std::chrono::milliseconds warmUp{12'000};
    };
    Tour(MainWindow& window, Options options, std::function<void(const QString&)> say,
         std::function<void(base::Status)> done, QObject* parent = nullptr);
    Q_INVOKABLE void start();
    /// Files written so far.
    [[nodiscard]] const QStringList& pictures() const { return m_pictures; }

private:
    void nextPage();
    void look();
    base::Status takePicture();
    void finish(base::Status status);
    MainWindow& m_window;
    Options m_options;
    std::function<void(const QString&)> m_say;
    std::function<void(base::Status)> m_done;
    QStringList m_left, m_pictures;
    QString m_id;
    pages::Page* m_page = nullptr;
    QTimer* m_timer = nullptr;
    QElapsedTimer m_started, m_waiting, m_settling;
};

} // namespace howdah::shell
