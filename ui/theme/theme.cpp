// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>
#include <QToolTip>
#include <algorithm>

namespace howdah::theme {

namespace {

/// Fusion without the icons that its dialogs put on buttons, with check boxes that are seen on a dark ground too, and
/// with combo boxes that stand among the house's buttons as one of them.
class Style final : public QProxyStyle {
public:
    Style()
        : QProxyStyle(QStringLiteral("Fusion"))
    {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_EtchDisabledText)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        if (element != PE_IndicatorCheckBox) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        }
        const bool on = option->state.testFlag(State_On);
        const bool enabled = option->state.testFlag(State_Enabled);
        const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setOpacity(enabled ? 1 : 0.5);
        painter->setPen(QPen(color(on || option->state.testFlag(State_HasFocus) ? Role::Accent : Role::SecondText), 1));
        painter->setBrush(color(on ? Role::Accent : Role::Surface));
        painter->drawRoundedRect(box, 3, 3);
        if (on) {
            painter->setPen(QPen(color(Role::OnAccent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF middle = box.center();
            painter->drawPolyline(
                QPolygonF({middle + QPointF(-3.2, 0.2), middle + QPointF(-0.9, 2.6), middle + QPointF(3.4, -2.6)}));
        }
        painter->restore();
    }
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override
    {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (control != CC_ComboBox || box == nullptr || box->editable) {
            QProxyStyle::drawComplexControl(control, option, painter, widget);
            return;
        }
        const bool enabled = box->state.testFlag(State_Enabled);
        const bool hovered = enabled && box->state.testFlag(State_MouseOver);
        const bool focused = enabled && box->state.testFlag(State_HasFocus);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(focused ? Role::Accent : Role::Line), 1));
        painter->setBrush(color(!enabled ? Role::Window : hovered ? Role::Surface2 : Role::Surface));
        const QRectF frame = QRectF(box->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->drawRoundedRect(frame, measure::buttonRadius, measure::buttonRadius);
        painter->setPen(QPen(color(Role::SecondText), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF middle = QRectF(subControlRect(control, option, SC_ComboBoxArrow, widget)).center();
        painter->drawPolyline(
            QPolygonF({middle + QPointF(-4, -1.5), middle + QPointF(0, 2.5), middle + QPointF(4, -1.5)}));
        painter->restore();
    }
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override
    {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (control == CC_ComboBox && box != nullptr && !box->editable) {
            QRect rect = box->rect;
            if (part == SC_ComboBoxEditField)
                rect.adjust(comboPadding - 3, 0, -comboArrow, 0); // the label itself keeps three pixels
            else if (part == SC_ComboBoxArrow)
                rect.setLeft(rect.right() - comboArrow + 1);
            else
                return QProxyStyle::subControlRect(control, option, part, widget);
            return visualRect(box->direction, box->rect, rect);
        }
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override
    {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (type == CT_ComboBox && box != nullptr && !box->editable)
            return {size.width() + comboPadding + comboArrow, std::max(size.height(), buttonHeight)};
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }

private:
    /// As the style sheet has it for buttons: what they hold, five pixels above and below, and a line.
    static constexpr int buttonHeight = 28;
    static constexpr int comboPadding = 12, comboArrow = 26;
};

} // namespace

Choice choiceFrom(const QString& word)
{
    if (word == QStringLiteral("light"))
        return Choice::Light;
    if (word == QStringLiteral("dark"))
        return Choice::Dark;
    return Choice::System;
}

Theme::Theme(QApplication& application, Choice choice)
    : m_application(application)
    , m_systemPalette(QApplication::palette())
    , m_choice(choice)
{
    // One look everywhere: Fusion follows the palette completely, which the native styles of Windows and macOS do not.
    QApplication::setStyle(new Style);
    QApplication::setFont(baseFont());
    apply(choice == Choice::Dark || (choice == Choice::System && schemeOf(m_systemPalette) == Scheme::Dark)
              ? Scheme::Dark
              : Scheme::Light);
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    const Scheme wanted = choice == Choice::System ? schemeOf(m_systemPalette)
                          : choice == Choice::Dark ? Scheme::Dark
                                                   : Scheme::Light;
    if (wanted == m_scheme)
        return;
    apply(wanted);
    emit changed(m_scheme);
}

void Theme::apply(Scheme scheme)
{
    m_scheme = scheme;
    const QPalette colours = palette(scheme);
    QApplication::setPalette(colours);
    QToolTip::setPalette(colours);
    m_application.setStyleSheet(styleSheet(scheme));
}

QPalette Theme::palette(Scheme scheme)
{
    const auto of = [scheme](Role role) { return color(role, scheme); };
    QPalette result;
    result.setColor(QPalette::Window, of(Role::Window));
    result.setColor(QPalette::WindowText, of(Role::Text));
    result.setColor(QPalette::Base, of(Role::Surface));
    result.setColor(QPalette::AlternateBase, of(Role::Surface2));
    result.setColor(QPalette::Text, of(Role::Text));
    result.setColor(QPalette::PlaceholderText, of(Role::SecondText));
    result.setColor(QPalette::Button, of(Role::Surface));
    result.setColor(QPalette::ButtonText, of(Role::Text));
    result.setColor(QPalette::BrightText, of(Role::Critical));
    result.setColor(QPalette::ToolTipBase, of(Role::Surface2));
    result.setColor(QPalette::ToolTipText, of(Role::Text));
    result.setColor(QPalette::Highlight, of(Role::Selection));
    result.setColor(QPalette::HighlightedText, of(Role::Text));
    result.setColor(QPalette::Link, of(Role::Accent));
    result.setColor(QPalette::LinkVisited, of(Role::Accent));
    result.setColor(QPalette::Light, of(Role::Surface));
    result.setColor(QPalette::Midlight, of(Role::Surface2));
    result.setColor(QPalette::Mid, of(Role::Line));
    result.setColor(QPalette::Dark, of(Role::Line));
    result.setColor(QPalette::Shadow, of(Role::Line));
    QColor faded = of(Role::SecondText);
    faded.setAlphaF(0.6F);
    for (const auto group : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, group, faded);
    return result;
}

} // namespace howdah::theme
