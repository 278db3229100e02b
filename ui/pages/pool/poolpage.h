// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pages/page.h"

#include <QPointer>

namespace howdah::charts {
class LiveChart;
}
namespace howdah::models {
class PoolModel;
class SourceModel;
} // namespace howdah::models
namespace howdah::pool {
struct LeaseInfo;
}
namespace howdah::widgets {
class Banner;
class Deferrer;
class PageHeader;
class TableView;
class Tile;
} // namespace howdah::widgets

class QTabWidget;

namespace howdah::pages {

class BouncerPanel;
class LeasePanel;
struct PoolSource;

/// Every pool of this account's programs, live: connections against their limits, what a checkout costs, who holds what
/// and who leaks; and beside it where the server's connections come from.
class PoolPage : public Page {
    Q_OBJECT
public:
    explicit PoolPage(service::Console& console, QWidget* parent = nullptr);

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    [[nodiscard]] int attention() const override;

private:
    void buildChart();
    [[nodiscard]] QWidget* buildPools();
    [[nodiscard]] QWidget* buildTabs();
    void update();
    /// Leases of this server's pools that are suspected.
    [[nodiscard]] int leaks() const;
    void updateNote(const std::vector<PoolSource>& sources);
    void updateChart(const PoolSource& source);
    void updateTiles(const PoolSource& source);
    void updateLeases(const PoolSource& source);
    void updateSources();
    void recycle(quint64 lease);
    void terminate(const pool::LeaseInfo& lease);
    /// The pool that is shown; null when there is none.
    [[nodiscard]] const PoolSource* chosen(const std::vector<PoolSource>& sources);

    QPointer<service::ServerSession> m_session;
    QString m_chosen;           ///< key of the pool that is shown
    bool m_choseByHand = false; ///< the reader chose it
    widgets::PageHeader* m_header = nullptr;
    widgets::Banner* m_banner = nullptr;
    charts::LiveChart* m_chart = nullptr;
    int m_inUse = 0, m_overflow = 0, m_idle = 0, m_waiting = 0; ///< series of the chart
    widgets::Tile* m_median = nullptr;
    widgets::Tile* m_p99 = nullptr;
    widgets::Tile* m_returned = nullptr;
    widgets::Tile* m_timeouts = nullptr;
    models::PoolModel* m_pools = nullptr;
    widgets::TableView* m_poolTable = nullptr;
    QTabWidget* m_tabs = nullptr;
    LeasePanel* m_leases = nullptr;
    BouncerPanel* m_bouncer = nullptr;
    models::SourceModel* m_sources = nullptr;
    widgets::TableView* m_sourceTable = nullptr;
    widgets::Deferrer* m_later = nullptr;
};

} // namespace howdah::pages
