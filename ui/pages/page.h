// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QVariantMap>
#include <QWidget>
#include <functional>
#include <vector>

namespace howdah::service {
class Console;
class ServerSession;
} // namespace howdah::service

namespace howdah::pages {

/// A page of the rail. Made when first looked at, kept afterwards. Does nothing while hidden: it hears of its session's
/// signals through a widgets::Deferrer. Never blocks, never shows a message box: it asks the shell by signals.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(service::Console& console, QWidget* parent = nullptr);

    /// Another session, or null when there is none any more. The page forgets what it showed of the earlier one.
    virtual void setSession(service::ServerSession* session) = 0;
    /// Whether it shows something real by now: the tour waits for it.
    [[nodiscard]] virtual bool hasData() const = 0;
    /// F5.
    virtual void refresh() = 0;
    /// Called when another page, the palette or the command line leads here; what the keys mean is the page's own
    /// business ("file", "sql", "queryId").
    virtual void open(const QVariantMap& arguments);
    /// How many things here deserve a look: the count in the rail. 0: none.
    [[nodiscard]] virtual int attention() const { return 0; }
    /// Makes the tour's picture worth looking at: selects a row, explains a statement. Called once, before hasData() is
    /// asked.
    virtual void prepareForTour() {}

signals:
    /// hasData() may have changed.
    void dataChanged();
    void attentionChanged();
    /// Go to another page: its id and what to show there.
    void pageRequested(const QString& pageId, const QVariantMap& arguments);
    /// Open a wizard or dialog by its id ("connect", "demo"): the shell knows them.
    void wizardRequested(const QString& wizardId, const QVariantMap& arguments);

protected:
    [[nodiscard]] service::Console& console() const { return m_console; }

private:
    service::Console& m_console;
};

/// What rail, menus and palette need to know before a page is made.
struct PageInfo {
    QString id;       ///< "slow": name in links and of the tour's picture; never translated
    QString title;    ///< "Slow queries"
    QString iconName; ///< in resources/icons
    bool needsSession = true;
    std::function<Page*(service::Console& console, QWidget* parent)> make;
};
/// Every page that works, in the rail's order.
[[nodiscard]] std::vector<PageInfo> pageList();
/// What stands in the middle while there is no session and the page needs one: connect, try the demo, open a file.
/// Emits wizardRequested() and pageRequested() like any page.
[[nodiscard]] Page* makeFirstRunPage(service::Console& console, QWidget* parent);

} // namespace howdah::pages
