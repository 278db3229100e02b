// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/widgets/label.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace howdah::widgets {
namespace {

constexpr int bannerHeight = 52;

theme::Role ground(theme::Severity severity)
{
    switch (severity) {
    case theme::Severity::Critical:
        return theme::Role::CriticalGround;
    case theme::Severity::Warning:
        return theme::Role::WarningGround;
    default:
        return theme::Role::AccentGround;
    }
}

} // namespace

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_cause(new Label({}, theme::Role::Text, this))
    , m_remedy(new Label({}, theme::Role::SecondText, this))
    , m_action(new QPushButton(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    setFixedHeight(bannerHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_cause->setFont(theme::strongFont());
    m_remedy->setFont(theme::secondFont());
    for (Label* label : {m_cause, m_remedy}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_action->setAccessibleName(tr("What to do about it"));
    m_copy->setObjectName(QStringLiteral("bannerCopy"));
    m_copy->setAccessibleName(tr("Copy this message"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(theme::icon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(36, 4, 8, 4);
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch(1);
    words->addWidget(m_cause);
    words->addWidget(m_remedy);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(m_action);
    row->addWidget(m_copy);
    row->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    hide();
}

void Banner::showMessage(const BannerMessage& message)
{
    if (!isHidden() && message == m_message)
        return;
    m_message = message;
    m_remedy->setVisible(!message.remedy.isEmpty());
    m_action->setVisible(!message.action.isEmpty());
    m_action->setText(message.action);
    if (!message.action.isEmpty())
        m_action->setAccessibleName(message.action);
    setAccessibleName(plainText());
    layoutText();
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::clear()
{
    m_message = {};
    hide();
}

QString Banner::plainText() const
{
    QString text = theme::severityWord(m_message.severity) + QStringLiteral(": ") + m_message.cause;
    if (!m_message.sqlState.isEmpty())
        text += QStringLiteral(" (SQLSTATE %1)").arg(m_message.sqlState);
    if (!m_message.remedy.isEmpty())
        text += QLatin1Char('\n') + m_message.remedy;
    return text;
}

void Banner::setDismissible(bool dismissible)
{
    m_close->setVisible(dismissible);
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::severityRole(m_message.severity)), 1));
    painter.setBrush(theme::color(ground(m_message.severity)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::measure::buttonRadius,
                            theme::measure::buttonRadius);
    theme::paintSeverity(painter, QRectF(10, 0, 18, height()), m_message.severity);
}

void Banner::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layoutText();
}

void Banner::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void Banner::layoutText()
{
    QString cause = m_message.cause;
    cause.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QString code =
        m_message.sqlState.isEmpty() ? QString() : QStringLiteral("  SQLSTATE %1").arg(m_message.sqlState);
    const int room = std::max(40, m_cause->width());
    const int codeWidth = m_cause->fontMetrics().horizontalAdvance(code);
    m_cause->setText(m_cause->fontMetrics().elidedText(cause, Qt::ElideRight, std::max(20, room - codeWidth)) + code);
    m_cause->setToolTip(plainText());
    m_remedy->setText(m_remedy->fontMetrics().elidedText(
        QString(m_message.remedy).replace(QLatin1Char('\n'), QLatin1Char(' ')), Qt::ElideRight, room));
    m_remedy->setToolTip(m_message.remedy);
}

} // namespace howdah::widgets
