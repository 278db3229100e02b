// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pages/page.h"

#include <QPointer>

namespace howdah::charts {
class LiveChart;
}
namespace howdah::models {
class LeaseModel;
class SourceModel;
} // namespace howdah::models
namespace howdah::widgets {
class Card;
class Deferrer;
class PageHeader;
class TableView;
class Tile;
} // namespace howdah::widgets

namespace howdah::pages {

/// The console's own pool, live: connections against their limits, what a checkout costs, who holds what; and below it
/// where the server's connections come from.
class PoolPage : public Page {
    Q_OBJECT
public:
    explicit PoolPage(service::Console& console, QWidget* parent = nullptr);

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    [[nodiscard]] int attention() const override;

private:
    void update();
    void updateChart();
    void updateTiles();
    void updateSources();
    [[nodiscard]] int suspects() const;

    QPointer<service::ServerSession> m_session;
    widgets::PageHeader* m_header = nullptr;
    charts::LiveChart* m_chart = nullptr;
    int m_inUse = 0, m_overflow = 0, m_idle = 0, m_waiting = 0; ///< series of the chart
    widgets::Tile* m_median = nullptr;
    widgets::Tile* m_p99 = nullptr;
    widgets::Tile* m_returned = nullptr;
    widgets::Tile* m_timeouts = nullptr;
    models::LeaseModel* m_leases = nullptr;
    widgets::TableView* m_leaseTable = nullptr;
    models::SourceModel* m_sources = nullptr;
    widgets::TableView* m_sourceTable = nullptr;
    widgets::Card* m_sourceCard = nullptr;
    widgets::Deferrer* m_later = nullptr;
};

} // namespace howdah::pages
