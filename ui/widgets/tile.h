// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/severity.h"

#include <QAbstractButton>
#include <optional>

class QVBoxLayout;

namespace howdah::widgets {

class Label;
class ElidedLabel;

/// One figure: its name, the span of time, the figure with unit and context, a chart. The whole tile is a link:
/// clicked() by mouse, Enter or Space.
class Tile : public QAbstractButton {
    Q_OBJECT
public:
    explicit Tile(const QString& name, QWidget* parent = nullptr);

    void setName(const QString& name);
    /// "last 15 min".
    void setSpan(const QString& span);
    /// "7" and "of 20, 0 overflow". An empty figure shows a dash: nothing is known, which is not zero.
    void setFigure(const QString& figure, const QString& context = {});
    /// Colours the figure when it needs a look; nothing: plain.
    void setSeverity(std::optional<theme::Severity> severity);
    /// Takes ownership. Mouse movements reach it, clicks reach the tile.
    void setChart(QWidget* chart);
    /// Shown in place of the span while not empty: what the cross-hair reads. Connect LiveChart::readoutChanged.
    void setReadout(const QString& readout);
    [[nodiscard]] QString figure() const { return m_figureText; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateAccessibleName();
    QString m_nameText, m_spanText, m_figureText, m_contextText, m_readout;
    Label* m_name = nullptr;
    Label* m_span = nullptr;
    Label* m_figure = nullptr;
    ElidedLabel* m_context = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QWidget* m_chart = nullptr;
};

} // namespace howdah::widgets
