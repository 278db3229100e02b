// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plansearchbar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace howdah::widgets {

PlanSearchBar::PlanSearchBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_count(new Label({}, theme::Role::SecondText, this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_timer(new QTimer(this))
{
    m_field->setObjectName(QStringLiteral("planSearch"));
    m_field->setAccessibleName(tr("Find nodes"));
    m_field->setPlaceholderText(tr("Find nodes (Ctrl+F)"));
    m_field->setToolTip(tr("By any text in a node: type, relation, index, condition"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(120);
    m_field->setMaximumWidth(220);
    m_field->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("planSearchCount"));
    m_count->setFont(theme::secondFont());
    const auto dress = [](QToolButton* button, const QString& name, const QString& icon, const QString& words) {
        button->setObjectName(name);
        button->setIcon(theme::icon(icon));
        button->setAccessibleName(words);
        button->setToolTip(words);
        button->hide();
    };
    dress(m_previous, QStringLiteral("planSearchPrevious"), QStringLiteral("chevron-up"), tr("Previous node found"));
    dress(m_next, QStringLiteral("planSearchNext"), QStringLiteral("chevron-down"), tr("Next node found"));
    m_timer->setSingleShot(true);
    m_timer->setInterval(120);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_field);

    connect(m_timer, &QTimer::timeout, this, [this] { search(); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            search();
        else
            m_timer->start();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { emit nextWanted(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit nextWanted(false); });
}

void PlanSearchBar::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PlanSearchBar::clear()
{
    m_field->clear();
}

QString PlanSearchBar::text() const
{
    return m_field->text();
}

void PlanSearchBar::search()
{
    m_timer->stop();
    emit searched(m_field->text());
}

void PlanSearchBar::setFound(const std::vector<int>& found, int selected)
{
    const bool any = !found.empty();
    m_previous->setVisible(any);
    m_next->setVisible(any);
    if (m_field->text().trimmed().isEmpty()) {
        m_count->setText({});
        return;
    }
    if (!any) {
        m_count->setText(tr("not found"));
        return;
    }
    const auto at = std::lower_bound(found.begin(), found.end(), selected);
    m_count->setText(at != found.end() && *at == selected ? tr("%1 of %2").arg(at - found.begin() + 1).arg(found.size())
                                                          : tr("%n found", nullptr, static_cast<int>(found.size())));
}

bool PlanSearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (m_timer->isActive())
                search();
            else
                emit nextWanted(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace howdah::widgets
