// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pages/page.h"
#include "ui/shell/commandpalette.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QObject>
#include <map>

class QMainWindow;
class QMenu;

namespace howdah::shell {

/// Every action of the window, in the menus File Edit View Query Server Tools Window Help. The palette lists the same
/// actions. Says by signals what is wanted; does nothing itself but edit what has the focus.
class Menus : public QObject {
    Q_OBJECT
public:
    Menus(QMainWindow& window, const std::vector<pages::PageInfo>& list);
    /// Enables what needs a server.
    void setConnected(bool connected);
    void setThemeChoice(theme::Choice choice);
    void setDockShown(bool shown);
    /// What the palette offers now: all enabled actions.
    [[nodiscard]] std::vector<Command> commands() const;

signals:
    void connectWanted();
    void demoWanted();
    void disconnectWanted();
    void planFileWanted();
    void pageWanted(const QString& id, const QVariantMap& arguments);
    void refreshWanted();
    void recycleWanted();
    void settingsWanted();
    void dataFolderWanted();
    void themeWanted(howdah::theme::Choice choice);
    void dockWanted(bool shown);
    void paletteWanted();
    void nextPaneWanted(bool backwards);
    void fullScreenWanted();
    void shortcutsWanted();
    void aboutWanted();

private:
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& keys = {},
                 const QString& icon = {});
    void addEdit(QMenu* menu);
    void addView(QMenu* menu, const std::vector<pages::PageInfo>& list);
    QMainWindow& m_window;
    QList<QAction*> m_all;
    QList<QAction*> m_needServer;
    std::map<theme::Choice, QAction*> m_themes;
    QAction* m_dock = nullptr;
};

/// The keys of every action, for Help: "Ctrl+K  Search or run".
[[nodiscard]] QString shortcutsText(const std::vector<Command>& commands);

} // namespace howdah::shell
