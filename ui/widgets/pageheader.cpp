// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pageheader.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace howdah::widgets {

QPushButton* makeButton(const QString& objectName, const QString& text, QWidget* parent, bool primary)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    if (primary)
        button->setProperty("primary", true);
    return button;
}

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new Label({}, theme::Role::Text, this))
    , m_note(new ElidedLabel({}, theme::Role::SecondText, this))
    , m_row(new QHBoxLayout(this))
{
    m_title->setFont(theme::titleFont());
    m_note->setFont(theme::baseFont());
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(10);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note, 1);
    setMinimumHeight(30);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTitle(title);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHeader::setNote(const QString& note)
{
    m_note->setText(note);
}

void PageHeader::setNoteIsCode(bool code)
{
    m_note->setFont(code ? theme::monoFont() : theme::baseFont());
}

QPushButton* PageHeader::addButton(const QString& objectName, const QString& text, bool primary)
{
    QPushButton* button = makeButton(objectName, text, this, primary);
    m_row->addWidget(button);
    return button;
}

void PageHeader::addWidget(QWidget* widget)
{
    m_row->addWidget(widget);
}

} // namespace howdah::widgets
