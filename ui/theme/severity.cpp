// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/severity.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace howdah::theme {

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return QCoreApplication::translate("howdah::theme", "Critical");
    case Severity::Warning:
        return QCoreApplication::translate("howdah::theme", "Warning");
    case Severity::Note:
        return QCoreApplication::translate("howdah::theme", "Note");
    case Severity::Ok:
        return QCoreApplication::translate("howdah::theme", "ok");
    case Severity::Unknown:
        break;
    }
    return QCoreApplication::translate("howdah::theme", "Unknown");
}

Role severityRole(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Role::Critical;
    case Severity::Warning:
        return Role::Warning;
    case Severity::Ok:
        return Role::Ok;
    case Severity::Note:
    case Severity::Unknown:
        break;
    }
    return Role::SecondText;
}

QChar severityGlyph(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return QChar(0x25A0);
    case Severity::Warning:
        return QChar(0x25B2);
    case Severity::Note:
        return QChar(0x25CF);
    case Severity::Ok:
        return QChar(0x2713);
    case Severity::Unknown:
        break;
    }
    return QChar(0x25CB);
}

void paintSeverity(QPainter& painter, const QRectF& box, Severity severity, const QColor& override)
{
    const QColor ink = override.isValid() ? override : color(severityRole(severity));
    const QPointF middle = box.center();
    constexpr double half = 4.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    switch (severity) {
    case Severity::Critical:
        painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half));
        break;
    case Severity::Warning: {
        QPainterPath triangle;
        triangle.moveTo(middle.x(), middle.y() - half - 0.5);
        triangle.lineTo(middle.x() + half + 0.8, middle.y() + half);
        triangle.lineTo(middle.x() - half - 0.8, middle.y() + half);
        triangle.closeSubpath();
        painter.drawPath(triangle);
        break;
    }
    case Severity::Note:
        painter.drawEllipse(middle, half, half);
        break;
    case Severity::Ok:
    case Severity::Unknown: {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (severity == Severity::Unknown) {
            painter.drawEllipse(middle, half - 0.5, half - 0.5);
        } else {
            QPainterPath tick;
            tick.moveTo(middle.x() - half, middle.y() + 0.3);
            tick.lineTo(middle.x() - 1.2, middle.y() + 3.6);
            tick.lineTo(middle.x() + half, middle.y() - 3.6);
            painter.drawPath(tick);
        }
        break;
    }
    }
    painter.restore();
}

} // namespace howdah::theme
