// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/ringseries.h"
#include "ui/theme/colors.h"

#include <QList>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace howdah::charts {

/// How one series is drawn. Beside its colour each has a line or a fill of its own kind.
struct SeriesStyle {
    QString name;
    int color = 0; ///< by place, theme::seriesColor()
    enum class Kind {
        Line,
        Dashed,
        Area,   ///< a line with a faint ground down to zero
        Stacked ///< opaque, on top of the stacked series added before it; no gap at different times is bridged
    } kind = Kind::Line;
    bool steps = false; ///< for counts that jump
};

/// A dotted line across the chart with its name at the right end.
struct Limit {
    double value = 0;
    QString name; ///< "size 20"
    theme::Role role = theme::Role::SecondText;
};

/// Time against value, moving. Title and legend stand above the plot, never over the data; the cross-hair's values
/// replace the legend's while it is there. Drag zooms in time, Esc goes back to what is live; arrows move the
/// cross-hair. Repaints at most ten times a second however often it is fed, and not at all while it cannot be seen.
class LiveChart : public QWidget {
    Q_OBJECT
public:
    enum class Form {
        Full, ///< title, legend, axes
        Bare  ///< only the plot, for tiles: no axes, no focus, clicks go to the parent
    };
    explicit LiveChart(Form form = Form::Full, QWidget* parent = nullptr);
    ~LiveChart() override;

    /// Says what the chart shows; the accessible name too. A %1 in it becomes spanText().
    void setTitle(const QString& title);
    int addSeries(const SeriesStyle& style);
    [[nodiscard]] int seriesCount() const;
    /// Replaces a series' points, oldest first. NaN values are gaps and stay gaps.
    void setPoints(int series, std::vector<monitor::Point> points);
    void setLimits(const QList<Limit>& limits);
    /// How much time the live view shows at most; its right end is the newest point of any series. While less has been
    /// measured it shows that.
    void setSpan(std::chrono::seconds span);
    /// What it shows now, and the same in words: "last 2 min".
    [[nodiscard]] std::chrono::seconds shownSpan() const;
    [[nodiscard]] QString spanText() const;
    /// Text of a value with its unit, for cross-hair and summary; and of the axis (default: the bare number).
    void setValueText(std::function<QString(double)> text);
    void setAxisText(std::function<QString(double)> text);
    /// The value axis reaches at least from zero to here; `wholeNumbers`: ticks at 1, 2, 5, 10... only.
    void setMinimumTop(double top, bool wholeNumbers = false);
    /// The value axis starts at the data's own minimum rather than zero: only for ratios that never come near it.
    void setFloating(bool floating);

    [[nodiscard]] bool zoomed() const;
    void resetZoom();
    /// "in use: now 7, least 3, most 20": what a reader hears in place of the picture.
    [[nodiscard]] QString summary() const;
    /// Times the plot was painted anew: for tests and measurements.
    [[nodiscard]] int repaints() const;
    /// Paints now whatever the clock says: for measurements and pictures.
    void replotNow();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void zoomChanged(bool zoomed);
    /// shownSpan() and spanText() have grown.
    void shownSpanChanged();
    /// What the cross-hair reads, on one line; empty when it has gone.
    void readoutChanged(const QString& readout);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void schedule();
    void showTitle();
    void showReadout();
    void moveHair(std::optional<double> to);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace howdah::charts
