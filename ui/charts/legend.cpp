// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend.h"

#include "ui/theme/fonts.h"

#include <QPainter>

namespace howdah::charts {

Legend::Legend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Legend::setTitle(const QString& title)
{
    m_title = title;
    update();
}

void Legend::setSeries(const std::vector<SeriesStyle>& series)
{
    m_series = series;
    update();
}

void Legend::setReadout(const QStringList& values, const QString& moment)
{
    m_values = values;
    m_moment = moment;
    update();
}

QSize Legend::sizeHint() const
{
    return {300, QFontMetrics(theme::secondFont()).height() + 6};
}

QSize Legend::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void Legend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont strong = theme::secondFont();
    strong.setWeight(QFont::DemiBold);
    const QFont plain = theme::secondFont();
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics plainMetrics(plain);
    const QColor text = theme::color(theme::Role::Text);
    const QColor second = theme::color(theme::Role::SecondText);
    const int middle = height() / 2;
    int x = 0;
    int right = width();

    painter.setFont(plain);
    painter.setPen(second);
    if (!m_moment.isEmpty()) {
        right -= plainMetrics.horizontalAdvance(m_moment) + 4;
        painter.drawText(QRect(right, 0, width() - right, height()), Qt::AlignVCenter | Qt::AlignRight, m_moment);
        right -= 12;
    }
    painter.setFont(strong);
    painter.setPen(text);
    if (!m_title.isEmpty()) {
        painter.drawText(QRect(x, 0, right, height()), Qt::AlignVCenter | Qt::AlignLeft, m_title);
        x += strongMetrics.horizontalAdvance(m_title) + 18;
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const SeriesStyle& series = m_series[i];
        const QString value = m_values.value(int(i));
        const int width = 20 + plainMetrics.horizontalAdvance(series.name) +
                          (value.isEmpty() ? 0 : 5 + strongMetrics.horizontalAdvance(value));
        if (x + width > right)
            break;
        if (series.kind == SeriesStyle::Kind::Stacked) {
            painter.fillRect(x, middle - 5, 14, 10, theme::seriesColor(series.color));
        } else {
            QPen pen(theme::seriesLineColor(series.color), 2);
            if (series.kind == SeriesStyle::Kind::Dashed)
                pen.setDashPattern({2.5, 1.5});
            painter.setPen(pen);
            painter.drawLine(x, middle, x + 14, middle);
        }
        x += 20;
        painter.setFont(plain);
        painter.setPen(second);
        painter.drawText(QRect(x, 0, right - x, height()), Qt::AlignVCenter | Qt::AlignLeft, series.name);
        x += plainMetrics.horizontalAdvance(series.name);
        if (!value.isEmpty()) {
            x += 5;
            painter.setFont(strong);
            painter.setPen(text);
            painter.drawText(QRect(x, 0, right - x, height()), Qt::AlignVCenter | Qt::AlignLeft, value);
            x += strongMetrics.horizontalAdvance(value);
        }
        x += 18;
    }
}

} // namespace howdah::charts
