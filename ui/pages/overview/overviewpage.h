// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/serversession.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <vector>

class QGridLayout;

namespace howdah::charts {
class LiveChart;
}
namespace howdah::models {
class ProblemModel;
}
namespace howdah::widgets {
class Deferrer;
class PageHeader;
class TableView;
class Tile;
} // namespace howdah::widgets

namespace howdah::pages {

/// One sentence of health, six figures with their last quarter of an hour, the five worst problems.
class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(service::Console& console, QWidget* parent = nullptr);

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    [[nodiscard]] int attention() const override;

private:
    struct Figure {
        widgets::Tile* tile = nullptr;
        charts::LiveChart* chart = nullptr;
        service::Figure series{};
    };
    Figure& addTile(const QString& objectName, const QString& name, service::Figure series, const QString& page,
                    int colour);
    void updateFigures();
    void updateHealth();
    void layoutTiles();
    /// What the checks found, and what the statements give away.
    [[nodiscard]] std::vector<monitor::CheckResult> findings() const;
    void resizeEvent(QResizeEvent* event) override;

    QPointer<service::ServerSession> m_session;
    widgets::PageHeader* m_header = nullptr;
    std::vector<Figure> m_figures;
    QGridLayout* m_grid = nullptr;
    int m_columns = 0;
    models::ProblemModel* m_problems = nullptr;
    widgets::TableView* m_problemTable = nullptr;
    widgets::Deferrer* m_figuresLater = nullptr;
    widgets::Deferrer* m_healthLater = nullptr;
};

} // namespace howdah::pages
