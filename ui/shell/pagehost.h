// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pages/page.h"

#include <QPointer>
#include <QStackedWidget>
#include <map>

namespace howdah::shell {

/// The middle of the window: makes a page when it is first looked at, hands sessions on, and shows the first-run page
/// in place of a page that needs a session while there is none.
class PageHost : public QStackedWidget {
    Q_OBJECT
public:
    explicit PageHost(service::Console& console, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<pages::PageInfo>& list() const { return m_list; }
    [[nodiscard]] const QString& currentId() const { return m_current; }
    /// Shows a page; false when there is none of that name.
    bool show(const QString& id, const QVariantMap& arguments = {});
    /// The page, made if need be; null when there is none of that name.
    pages::Page* page(const QString& id);
    /// What is seen now: the page, or the first-run page in its place; null before the first.
    [[nodiscard]] pages::Page* currentPage() const;
    void setSession(service::ServerSession* session);
    void refreshCurrent();

signals:
    void currentIdChanged(const QString& id);
    void attentionChanged(const QString& id, int count);
    void pageRequested(const QString& id, const QVariantMap& arguments);
    void wizardRequested(const QString& id, const QVariantMap& arguments);

private:
    [[nodiscard]] const pages::PageInfo* info(const QString& id) const;
    pages::Page* adopt(pages::Page* page);
    void choose();
    void present(pages::Page* page);
    service::Console& m_console;
    std::vector<pages::PageInfo> m_list;
    std::map<QString, pages::Page*> m_made;
    pages::Page* m_firstRun = nullptr;
    QPointer<service::ServerSession> m_session;
    QString m_current;
};

} // namespace howdah::shell
