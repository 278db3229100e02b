// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/charts/livechart.h"

namespace howdah::charts {

/// Title, one mark and name a series, and at the right end what the cross-hair stands on. Painted by itself: values
/// change ten times a second under a moving mouse, and a layout of labels would dance.
class Legend : public QWidget {
    Q_OBJECT
public:
    explicit Legend(QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSeries(const std::vector<SeriesStyle>& series);
    /// Values beside the names, by series; `moment` at the right end. Empty: none.
    void setReadout(const QStringList& values, const QString& moment);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    std::vector<SeriesStyle> m_series;
    QStringList m_values;
    QString m_moment;
};

} // namespace howdah::charts
