// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/theme.h"

#include <QMainWindow>
#include <QVariantMap>

namespace howdah::service {
class Console;
}

namespace howdah::shell {

class CommandPalette;
class ContextBar;
class Menus;
class PageHost;
class Rail;
class SessionBanner;
class StatusDock;

/// The one window: rail, context bar, page, dock. Joins parts that know nothing of each other; keeps nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(service::Console& console, theme::Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool showPage(const QString& id, const QVariantMap& arguments = {});
    /// "connect", "demo", "settings", "openPlan", or one that ui/wizards knows.
    void openWizard(const QString& id, const QVariantMap& arguments = {});
    [[nodiscard]] PageHost& pages() const { return *m_pages; }
    [[nodiscard]] StatusDock& dock() const { return *m_dock; }
    /// Where the window was last time; without it, 1440 x 900.
    void restorePlace();
    /// The first page, made after the window has been painted so that it is there at once.
    void openFirstPage(const QString& id = {});

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void finishStart();
    void wireMenus();
    void followSession();
    void followWatching();
    void openPalette();
    void choosePlanFile();
    void chooseTheme(theme::Choice choice);
    void focusNextPane(bool backwards);
    void showKeys();
    void showAbout();
    service::Console& m_console;
    theme::Theme& m_theme;
    Rail* m_rail = nullptr;
    ContextBar* m_context = nullptr;
    SessionBanner* m_banner = nullptr;
    PageHost* m_pages = nullptr;
    StatusDock* m_dock = nullptr;
    Menus* m_menus = nullptr;
    CommandPalette* m_palette = nullptr;
    QString m_firstPage;
    bool m_wantsFirstPage = false;
    bool m_painted = false;
};

} // namespace howdah::shell
