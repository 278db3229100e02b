// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/severitylabel.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace howdah::widgets {
namespace {

constexpr int shapeWidth = 10;
constexpr int gap = 5;

QFont wordFont()
{
    QFont font = theme::secondFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

SeverityLabel::SeverityLabel(theme::Severity severity, QWidget* parent)
    : QWidget(parent)
    , m_severity(severity)
{
    setFont(wordFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(shownWord());
}

void SeverityLabel::setSeverity(theme::Severity severity)
{
    m_severity = severity;
    setAccessibleName(shownWord());
    updateGeometry();
    update();
}

void SeverityLabel::setWord(const QString& word)
{
    m_word = word;
    setSeverity(m_severity);
}

QString SeverityLabel::shownWord() const
{
    return m_word.isEmpty() ? theme::severityWord(m_severity) : m_word;
}

QSize SeverityLabel::sizeHint() const
{
    return {shapeWidth + gap + fontMetrics().horizontalAdvance(shownWord()) + 2, fontMetrics().height() + 2};
}

void SeverityLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    theme::paintSeverity(painter, QRectF(0, 0, shapeWidth, height()), m_severity);
    painter.setPen(theme::color(theme::severityRole(m_severity)));
    painter.drawText(rect().adjusted(shapeWidth + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeading, shownWord());
}

Pill::Pill(QWidget* parent)
    : QWidget(parent)
{
    setFont(wordFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::show(const QString& word, theme::Role ink, theme::Role ground, int severityShape, const QString& iconName)
{
    m_word = word;
    m_ink = ink;
    m_ground = ground;
    m_shape = severityShape;
    m_icon = iconName;
    setAccessibleName(word);
    setVisible(!word.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const int mark = !m_icon.isEmpty() ? 14 + gap : m_shape >= 0 ? shapeWidth + gap : 0;
    return {mark + fontMetrics().horizontalAdvance(m_word) + 18, fontMetrics().height() + 9};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool framed = m_ground == theme::Role::Surface;
    painter.setPen(framed ? QPen(theme::color(theme::Role::Line), 1) : QPen(Qt::NoPen));
    painter.setBrush(theme::color(m_ground));
    const double inset = framed ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), theme::measure::buttonRadius,
                            theme::measure::buttonRadius);
    int x = 9;
    if (!m_icon.isEmpty()) {
        painter.drawPixmap(x, (height() - 14) / 2,
                           theme::iconPixmap(m_icon, theme::color(m_ink), 14, devicePixelRatioF()));
        x += 14 + gap;
    } else if (m_shape >= 0) {
        theme::paintSeverity(painter, QRectF(x, 0, shapeWidth, height()), theme::Severity(m_shape),
                             theme::color(m_ink));
        x += shapeWidth + gap;
    }
    painter.setPen(theme::color(m_ink));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeading, m_word);
}

EnvironmentPill::EnvironmentPill(QWidget* parent)
    : Pill(parent)
{
    hide();
}

void EnvironmentPill::setEnvironment(const QString& environment)
{
    using theme::Role;
    using theme::Severity;
    const QString known = environment.toLower();
    if (known == QStringLiteral("production"))
        show(tr("PRODUCTION"), Role::Critical, Role::CriticalGround, int(Severity::Critical));
    else if (known == QStringLiteral("staging"))
        show(tr("STAGING"), Role::Warning, Role::WarningGround, int(Severity::Warning));
    else if (known == QStringLiteral("development"))
        show(tr("DEVELOPMENT"), Role::Ok, Role::Surface2, int(Severity::Note));
    else if (known == QStringLiteral("demo"))
        show(tr("DEMO"), Role::Accent, Role::AccentGround, -1, QStringLiteral("demo"));
    else
        show(environment.toUpper(), Role::SecondText, Role::Surface2, int(Severity::Unknown));
    if (!environment.isEmpty())
        setAccessibleName(tr("Environment: %1").arg(word()));
}

} // namespace howdah::widgets
