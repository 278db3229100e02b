// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/base/version.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "core/service/translate.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/contextbar.h"
#include "ui/shell/menus.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/rail.h"
#include "ui/shell/sessionbanner.h"
#include "ui/shell/statusdock.h"
#include "ui/theme/icons.h"
#include "ui/wizards/wizards.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

namespace howdah::shell {

MainWindow::MainWindow(service::Console& console, theme::Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_console(console)
    , m_theme(theme)
    , m_rail(new Rail)
    , m_context(new ContextBar)
    , m_banner(new SessionBanner)
    , m_pages(new PageHost(console))
    , m_dock(new StatusDock(console))
    , m_menus(new Menus(*this, m_pages->list()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Howdah"));
    setMinimumSize(880, 560);
    for (const pages::PageInfo& page : m_pages->list())
        m_rail->addPage(page.id, page.title, page.iconName, page.id == QStringLiteral("settings"));

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_context);
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    right->addWidget(m_dock);
    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);
    setCentralWidget(middle);

    const auto show = [this](const QString& id, const QVariantMap& arguments) { showPage(id, arguments); };
    connect(m_rail, &Rail::chosen, this, [show](const QString& id) { show(id, {}); });
    connect(m_pages, &PageHost::pageRequested, this, show);
    connect(m_pages, &PageHost::wizardRequested, this, &MainWindow::openWizard);
    connect(m_pages, &PageHost::currentIdChanged, m_rail, &Rail::setCurrent);
    connect(m_pages, &PageHost::attentionChanged, m_rail, &Rail::setCount);
    connect(m_context, &ContextBar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_dock, &StatusDock::expandedChanged, m_menus, &Menus::setDockShown);
    connect(m_banner, &SessionBanner::told, m_dock, &StatusDock::addMessage);
    connect(&console, &service::Console::noticed, m_dock, &StatusDock::addMessage);
    connect(&console, &service::Console::sessionChanged, this, &MainWindow::followSession);
    connect(&console.settings(), &service::Settings::changed, this, [this](service::Key key) {
        if (key == service::Key::Theme)
            m_theme.choose(theme::choiceFrom(m_console.settings().string(key)));
        m_menus->setThemeChoice(m_theme.choice());
    });
    wireMenus();
    m_menus->setThemeChoice(theme.choice());
    followSession();
}

MainWindow::~MainWindow() = default;

bool MainWindow::showPage(const QString& id, const QVariantMap& arguments)
{
    if (!m_pages->show(id, arguments))
        return false;
    QSettings().setValue(QStringLiteral("window/page"), id);
    return true;
}

void MainWindow::openWizard(const QString& id, const QVariantMap& arguments)
{
    if (id == QStringLiteral("demo")) {
        m_console.startDemo();
        return;
    }
    if (id == QStringLiteral("openPlan")) {
        choosePlanFile();
        return;
    }
    // One of a kind at a time: asking again brings the first to the front.
    const QString name = QStringLiteral("wizard-") + id;
    auto* dialog = findChild<QDialog*>(name, Qt::FindDirectChildrenOnly);
    // But one that is about an order, or a remembered server, makes room for the next.
    if (dialog != nullptr &&
        (arguments.contains(QStringLiteral("order")) || arguments.contains(QStringLiteral("profile")))) {
        dialog->setObjectName({});
        dialog->close();
        dialog = nullptr;
    }
    if (dialog == nullptr) {
        dialog = wizards::makeWizard(id, m_console, this, arguments);
        if (dialog == nullptr)
            return;
        dialog->setObjectName(name);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::restorePlace()
{
    resize(1440, 900);
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
}

void MainWindow::openFirstPage(const QString& id)
{
    const QString remembered = QSettings().value(QStringLiteral("window/page")).toString();
    m_firstPage = id.isEmpty() ? remembered : id;
    m_wantsFirstPage = true;
    if (m_painted)
        QMetaObject::invokeMethod(this, &MainWindow::finishStart, Qt::QueuedConnection);
}

void MainWindow::finishStart()
{
    setWindowIcon(theme::applicationIcon());
    if (!m_wantsFirstPage || !m_pages->currentId().isEmpty())
        return;
    if (!showPage(m_firstPage) && !m_pages->list().empty())
        showPage(m_pages->list().front().id);
}

bool MainWindow::event(QEvent* event)
{
    // What the frame of the window does not need waits until it has been painted once.
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &MainWindow::finishStart, Qt::QueuedConnection);
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        followWatching();
}

void MainWindow::wireMenus()
{
    connect(m_menus, &Menus::connectWanted, this, [this] { openWizard(QStringLiteral("connect")); });
    connect(m_menus, &Menus::demoWanted, this, [this] { openWizard(QStringLiteral("demo")); });
    connect(m_menus, &Menus::settingsWanted, this, [this] {
        if (!showPage(QStringLiteral("settings")))
            openWizard(QStringLiteral("settings"));
    });
    connect(m_menus, &Menus::disconnectWanted, &m_console, &service::Console::closeSession);
    connect(m_menus, &Menus::planFileWanted, this, &MainWindow::choosePlanFile);
    connect(m_menus, &Menus::pageWanted, this,
            [this](const QString& id, const QVariantMap& arguments) { showPage(id, arguments); });
    connect(m_menus, &Menus::refreshWanted, this, [this] {
        if (m_console.session() != nullptr)
            m_console.session()->refresh();
        m_pages->refreshCurrent();
    });
    connect(m_menus, &Menus::recycleWanted, this, [this] {
        if (m_console.session() != nullptr)
            m_console.session()->recycleIdle();
    });
    connect(m_menus, &Menus::dataFolderWanted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_console.dataDirectory())); });
    connect(m_menus, &Menus::themeWanted, this, &MainWindow::chooseTheme);
    connect(m_menus, &Menus::dockWanted, this, [this](bool shown) {
        if (shown != m_dock->expanded())
            m_dock->setExpanded(shown);
    });
    connect(m_menus, &Menus::paletteWanted, this, &MainWindow::openPalette);
    connect(m_menus, &Menus::nextPaneWanted, this, &MainWindow::focusNextPane);
    connect(m_menus, &Menus::fullScreenWanted, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(m_menus, &Menus::shortcutsWanted, this, &MainWindow::showKeys);
    connect(m_menus, &Menus::aboutWanted, this, &MainWindow::showAbout);
}

void MainWindow::followSession()
{
    service::ServerSession* session = m_console.session();
    m_context->setSession(session, m_console.sessionEnvironment());
    m_banner->setSession(session);
    m_dock->setSession(session);
    m_pages->setSession(session);
    m_menus->setConnected(session != nullptr);
    setWindowTitle(session != nullptr ? tr("%1 – Howdah").arg(session->displayName()) : QStringLiteral("Howdah"));
    followWatching();
}

void MainWindow::followWatching()
{
    if (service::ServerSession* session = m_console.session())
        session->setWatched(!isMinimized());
}

void MainWindow::openPalette()
{
    if (m_palette == nullptr)
        m_palette = new CommandPalette(this);
    std::vector<Command> commands = m_menus->commands();
    for (const service::Profile& profile : m_console.profiles())
        commands.push_back({tr("Connect to %1").arg(profile.name),
                            profile.environment,
                            {},
                            theme::icon(QStringLiteral("server")),
                            [this, name = profile.name] {
                                openWizard(QStringLiteral("connect"), {{QStringLiteral("profile"), name}});
                            }});
    m_palette->open(std::move(commands));
}

void MainWindow::choosePlanFile()
{
    auto* dialog =
        new QFileDialog(this, tr("Open a plan file"), {}, tr("Plans (*.json *.txt *.log *.plan);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        showPage(QStringLiteral("plan"), {{QStringLiteral("file"), path}});
    });
    dialog->open();
}

void MainWindow::chooseTheme(theme::Choice choice)
{
    m_theme.choose(choice);
    const QString word = choice == theme::Choice::Dark    ? QStringLiteral("dark")
                         : choice == theme::Choice::Light ? QStringLiteral("light")
                                                          : QStringLiteral("system");
    if (const auto stored = m_console.settings().set(service::Key::Theme, word); !stored)
        m_dock->addMessage(service::oneLine(stored.error()));
}

void MainWindow::focusNextPane(bool backwards)
{
    QWidget* const panes[] = {m_rail, m_context, m_pages, m_dock};
    constexpr int count = 4;
    int current = backwards ? 0 : count - 1;
    for (int i = 0; i < count; ++i)
        if (panes[i]->isAncestorOf(QApplication::focusWidget()))
            current = i;
    QWidget* next = panes[(current + (backwards ? count - 1 : 1)) % count];
    for (QWidget* child : next->findChildren<QWidget*>())
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus) != 0) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
}

void MainWindow::showKeys()
{
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Keys"), shortcutsText(m_menus->commands()), QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Howdah"),
                                tr("Howdah %1\nA desktop console for PostgreSQL DBAs.\n\nLicence: GPL-3.0-or-later")
                                    .arg(QString::fromUtf8(base::version.data(), qsizetype(base::version.size()))),
                                QMessageBox::Close, this);
    box->setIconPixmap(theme::applicationIcon().pixmap(64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace howdah::shell
