// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace howdah::shell {
namespace {

QString plainText(const QString& text)
{
    QString result = text;
    result.remove(QLatin1Char('&')).remove(QChar(0x2026));
    return result;
}

/// Asks the widget that has the focus to do what its own shortcut does.
void sendKeys(QKeyCombination keys)
{
    QWidget* target = QApplication::focusWidget();
    if (target == nullptr)
        return;
    QKeyEvent press(QEvent::KeyPress, keys.key(), keys.keyboardModifiers());
    QApplication::sendEvent(target, &press);
}

} // namespace

Menus::Menus(QMainWindow& window, const std::vector<pages::PageInfo>& list)
    : QObject(&window)
    , m_window(window)
{
    QMenuBar* bar = window.menuBar();
    const auto wire = [this](QAction* action, auto signal) { connect(action, &QAction::triggered, this, signal); };

    QMenu* file = bar->addMenu(tr("&File"));
    wire(add(file, "connect", tr("&Connect…"), QKeySequence(Qt::CTRL | Qt::Key_N), QStringLiteral("connect")),
         &Menus::connectWanted);
    wire(add(file, "demo", tr("Try the &demo"), {}, QStringLiteral("demo")), &Menus::demoWanted);
    wire(add(file, "openPlan", tr("&Open a plan file…"), QKeySequence::Open, QStringLiteral("open")),
         &Menus::planFileWanted);
    file->addSeparator();
    QAction* disconnectAction = add(file, "disconnect", tr("&Disconnect"), {}, QStringLiteral("disconnect"));
    m_needServer.append(disconnectAction);
    wire(disconnectAction, &Menus::disconnectWanted);
    file->addSeparator();
    QAction* quit = add(file, "quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, &window, &QWidget::close);

    addEdit(bar->addMenu(tr("&Edit")));
    addView(bar->addMenu(tr("&View")), list);

    QMenu* query = bar->addMenu(tr("&Query"));
    QAction* explain =
        add(query, "explain", tr("&Explain a statement"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("plan"));
    m_needServer.append(explain);
    connect(explain, &QAction::triggered, this, [this] {
        emit pageWanted(QStringLiteral("plan"), {{QStringLiteral("edit"), true}});
    });
    QAction* slow = add(query, "slow", tr("&Slow statements"), {}, QStringLiteral("slow"));
    m_needServer.append(slow);
    connect(slow, &QAction::triggered, this, [this] { emit pageWanted(QStringLiteral("slow"), {}); });

    QMenu* server = bar->addMenu(tr("&Server"));
    QAction* sample = add(server, "sampleNow", tr("&Sample now"), {}, QStringLiteral("refresh"));
    QAction* recycle = add(server, "recycle", tr("&Recycle idle connections"), {}, QStringLiteral("pool"));
    m_needServer += {sample, recycle};
    wire(sample, &Menus::refreshWanted);
    wire(recycle, &Menus::recycleWanted);

    QMenu* tools = bar->addMenu(tr("&Tools"));
    wire(add(tools, "palette", tr("Search or &run…"), QKeySequence(Qt::CTRL | Qt::Key_K), QStringLiteral("search")),
         &Menus::paletteWanted);
    wire(add(tools, "dataFolder", tr("Open Howdah's &data folder"), {}, QStringLiteral("open")),
         &Menus::dataFolderWanted);
    tools->addSeparator();
    // QKeySequence::Preferences is empty on plain X11.
    QAction* settings =
        add(tools, "settings", tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), QStringLiteral("settings"));
    settings->setMenuRole(QAction::PreferencesRole);
    wire(settings, &Menus::settingsWanted);

    QMenu* windowMenu = bar->addMenu(tr("&Window"));
    QAction* next = add(windowMenu, "nextPane", tr("&Next pane"), QKeySequence(Qt::Key_F6));
    connect(next, &QAction::triggered, this, [this] { emit nextPaneWanted(false); });
    QAction* previous = add(windowMenu, "previousPane", tr("&Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    connect(previous, &QAction::triggered, this, [this] { emit nextPaneWanted(true); });
    QAction* minimise = add(windowMenu, "minimise", tr("&Minimise"), QKeySequence(Qt::CTRL | Qt::Key_M));
    connect(minimise, &QAction::triggered, &window, &QWidget::showMinimized);
    // Empty on plain X11, as Preferences is.
    wire(add(windowMenu, "fullScreen", tr("&Full screen"), QKeySequence(Qt::Key_F11), QStringLiteral("fullscreen")),
         &Menus::fullScreenWanted);

    QMenu* help = bar->addMenu(tr("&Help"));
    wire(add(help, "shortcuts", tr("&Keys"), QKeySequence(Qt::Key_F1), QStringLiteral("help")),
         &Menus::shortcutsWanted);
    QAction* about = add(help, "about", tr("&About Howdah"), {}, QStringLiteral("info"));
    about->setMenuRole(QAction::AboutRole);
    wire(about, &Menus::aboutWanted);
    setConnected(false);
}

void Menus::setConnected(bool connected)
{
    for (QAction* action : std::as_const(m_needServer))
        action->setEnabled(connected);
}

void Menus::setThemeChoice(theme::Choice choice)
{
    m_themes.at(choice)->setChecked(true);
}

void Menus::setDockShown(bool shown)
{
    m_dock->setChecked(shown);
}

std::vector<Command> Menus::commands() const
{
    std::vector<Command> result;
    for (QAction* action : m_all) {
        if (!action->isEnabled() || action->objectName() == QStringLiteral("palette"))
            continue;
        Command command;
        command.text = action->property("paletteText").toString();
        if (command.text.isEmpty())
            command.text = plainText(action->text());
        command.group = action->property("group").toString();
        command.keys = action->shortcut().toString(QKeySequence::NativeText);
        command.icon = action->icon();
        command.run = [action] { action->trigger(); };
        result.push_back(std::move(command));
    }
    return result;
}

QAction* Menus::add(QMenu* menu, const char* name, const QString& text, const QKeySequence& keys, const QString& icon)
{
    auto* action = new QAction(text, &m_window);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    // Only the actions that are meant for it may become macOS's own entries.
    action->setMenuRole(QAction::NoRole);
    action->setProperty("group", plainText(menu->title()));
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    menu->addAction(action);
    m_all.append(action);
    return action;
}

void Menus::addEdit(QMenu* menu)
{
    const struct {
        const char* name;
        QString text;
        QKeyCombination keys;
    } entries[] = {
        {"cut", tr("Cu&t"), Qt::CTRL | Qt::Key_X},
        {"copy", tr("&Copy"), Qt::CTRL | Qt::Key_C},
        {"paste", tr("&Paste"), Qt::CTRL | Qt::Key_V},
        {"selectAll", tr("Select &all"), Qt::CTRL | Qt::Key_A},
    };
    for (const auto& entry : entries) {
        // Without a shortcut of its own: the field or table with the focus keeps its key.
        QAction* action =
            add(menu, entry.name,
                entry.text + QLatin1Char('\t') + QKeySequence(entry.keys).toString(QKeySequence::NativeText));
        action->setProperty("paletteText", plainText(entry.text));
        connect(action, &QAction::triggered, this, [keys = entry.keys] { sendKeys(keys); });
    }
}

void Menus::addView(QMenu* menu, const std::vector<pages::PageInfo>& list)
{
    int number = 0;
    for (const pages::PageInfo& page : list) {
        ++number;
        QAction* action =
            add(menu, "page", page.title,
                number <= 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)) : QKeySequence(), page.iconName);
        action->setObjectName(QStringLiteral("page-") + page.id);
        action->setProperty("paletteText", tr("Go to %1").arg(page.title));
        connect(action, &QAction::triggered, this, [this, id = page.id] { emit pageWanted(id, {}); });
    }
    menu->addSeparator();
    connect(add(menu, "refresh", tr("&Refresh"), QKeySequence(Qt::Key_F5), QStringLiteral("refresh")),
            &QAction::triggered, this, &Menus::refreshWanted);
    m_dock = add(menu, "dock", tr("&Jobs and messages"), QKeySequence(Qt::CTRL | Qt::Key_J), QStringLiteral("jobs"));
    m_dock->setCheckable(true);
    connect(m_dock, &QAction::toggled, this, &Menus::dockWanted);
    menu->addSeparator();
    QMenu* themes = menu->addMenu(theme::icon(QStringLiteral("theme")), tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<theme::Choice, QString> choices[] = {{theme::Choice::System, tr("As the &system")},
                                                         {theme::Choice::Light, tr("&Light")},
                                                         {theme::Choice::Dark, tr("&Dark")}};
    for (const auto& [choice, text] : choices) {
        QAction* action = add(themes, "theme", text);
        action->setProperty("paletteText", tr("Theme: %1").arg(plainText(text)));
        action->setCheckable(true);
        group->addAction(action);
        m_themes.emplace(choice, action);
        connect(action, &QAction::triggered, this, [this, wanted = choice] { emit themeWanted(wanted); });
    }
}

QString shortcutsText(const std::vector<Command>& commands)
{
    QStringList lines;
    for (const Command& command : commands)
        if (!command.keys.isEmpty())
            lines.append(command.keys + QLatin1Char('\t') + command.text);
    return lines.join(QLatin1Char('\n'));
}

} // namespace howdah::shell
