// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace howdah::charts {
class LiveChart;
}
namespace howdah::models {
class BouncerModel;
}
namespace howdah::service {
class Console;
}
namespace howdah::widgets {
class Banner;
class Deferrer;
class ElidedLabel;
class TableView;
} // namespace howdah::widgets

namespace howdah::pages {

/// A PgBouncer, live: its pools, who waits and for how long; or, while none is watched, the field to name one.
class BouncerPanel : public QWidget {
    Q_OBJECT
public:
    explicit BouncerPanel(service::Console& console, QWidget* parent = nullptr);

    /// Pools that let clients wait too long.
    [[nodiscard]] int attention() const;

signals:
    void attentionChanged();

private:
    [[nodiscard]] QWidget* buildAsk();
    [[nodiscard]] QWidget* buildLive();
    void follow();
    void begin(const QString& uri);
    void update();

    service::Console& m_console;
    QStackedWidget* m_stack = nullptr;
    QLineEdit* m_uri = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::ElidedLabel* m_sentence = nullptr;
    charts::LiveChart* m_chart = nullptr;
    int m_waiting = 0, m_busy = 0; ///< series of the chart
    models::BouncerModel* m_model = nullptr;
    widgets::TableView* m_table = nullptr;
    widgets::Deferrer* m_later = nullptr;
};

} // namespace howdah::pages
