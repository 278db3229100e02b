// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagehost.h"

#include "core/service/serversession.h"

#include <QScrollArea>
#include <algorithm>

namespace howdah::shell {

PageHost::PageHost(service::Console& console, QWidget* parent)
    : QStackedWidget(parent)
    , m_console(console)
    , m_list(pages::pageList())
{
    setObjectName(QStringLiteral("pages"));
}

bool PageHost::show(const QString& id, const QVariantMap& arguments)
{
    if (info(id) == nullptr)
        return false;
    m_current = id;
    choose();
    if (!arguments.isEmpty())
        page(id)->open(arguments);
    emit currentIdChanged(id);
    return true;
}

pages::Page* PageHost::page(const QString& id)
{
    if (const auto found = m_made.find(id); found != m_made.end())
        return found->second;
    const pages::PageInfo* wanted = info(id);
    if (wanted == nullptr)
        return nullptr;
    pages::Page* made = adopt(wanted->make(m_console, this));
    m_made.emplace(id, made);
    made->setObjectName(QStringLiteral("page-") + id);
    if (made->accessibleName().isEmpty())
        made->setAccessibleName(wanted->title);
    connect(made, &pages::Page::attentionChanged, this,
            [this, made, id] { emit attentionChanged(id, made->attention()); });
    made->setSession(m_session);
    return made;
}

void PageHost::setSession(service::ServerSession* session)
{
    m_session = session;
    for (const auto& [id, made] : m_made)
        made->setSession(session);
    if (m_firstRun != nullptr)
        m_firstRun->setSession(session);
    choose();
}

void PageHost::refreshCurrent()
{
    if (pages::Page* shown = currentPage())
        shown->refresh();
}

pages::Page* PageHost::currentPage() const
{
    const auto* frame = qobject_cast<QScrollArea*>(currentWidget());
    return frame == nullptr ? nullptr : qobject_cast<pages::Page*>(frame->widget());
}

const pages::PageInfo* PageHost::info(const QString& id) const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&id](const auto& one) { return one.id == id; });
    return found == m_list.end() ? nullptr : &*found;
}

pages::Page* PageHost::adopt(pages::Page* page)
{
    connect(page, &pages::Page::pageRequested, this, &PageHost::pageRequested);
    connect(page, &pages::Page::wizardRequested, this, &PageHost::wizardRequested);
    // A window too low for a page's tables scrolls the page rather than squeeze it.
    auto* frame = new QScrollArea(this);
    frame->setFrameShape(QFrame::NoFrame);
    frame->setWidgetResizable(true);
    frame->setFocusPolicy(Qt::NoFocus);
    frame->setWidget(page);
    addWidget(frame);
    return page;
}

void PageHost::choose()
{
    const pages::PageInfo* wanted = info(m_current);
    if (wanted == nullptr)
        return;
    if (m_session == nullptr && wanted->needsSession) {
        if (m_firstRun == nullptr)
            m_firstRun = adopt(pages::makeFirstRunPage(m_console, this));
        present(m_firstRun);
        return;
    }
    present(page(m_current));
}

void PageHost::present(pages::Page* page)
{
    for (int i = 0; i < count(); ++i)
        if (const auto* frame = qobject_cast<QScrollArea*>(widget(i)); frame != nullptr && frame->widget() == page)
            setCurrentIndex(i);
}

} // namespace howdah::shell
