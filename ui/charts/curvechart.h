// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/colors.h"

#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

namespace howdah::charts {

/// A curve over whole numbers that stands still: values on a logarithmic axis, a band around one of them, a limit, and
/// marked points with their names. Title and legend above the plot.
class CurveChart : public QWidget {
    Q_OBJECT
public:
    struct Curve {
        QString name;
        int color = 0;
        bool dashed = false;
        QList<QPointF> points;
        /// Edges of the band at the same x; empty: none.
        QList<double> low, high;
    };
    struct Mark {
        QPointF at;
        QString name;
        theme::Role role = theme::Role::Accent;
    };

    explicit CurveChart(QWidget* parent = nullptr);
    ~CurveChart() override;

    void setTitle(const QString& title, const QString& horizontal);
    /// How a value is written at the axis and read aloud.
    void setValueText(std::function<QString(double)> text);
    /// Values below `least` are drawn there: a logarithm has no zero.
    void setCurves(const QList<Curve>& curves, double least);
    void setLimit(std::optional<double> value, const QString& name);
    void setMarks(const QList<Mark>& marks);

protected:
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace howdah::charts
