// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "core/pool/poolstats.h"

#include <QWidget>
#include <vector>

class QPushButton;

namespace howdah::models {
class LeaseModel;
}
namespace howdah::widgets {
class ElidedLabel;
class TableView;
} // namespace howdah::widgets

namespace howdah::pages {

/// The leases of one pool; below them what the server says of the chosen one's backend, and what can be done.
class LeasePanel : public QWidget {
    Q_OBJECT
public:
    explicit LeasePanel(QWidget* parent = nullptr);

    /// `sessions`: of the server that is watched, to find the backends in; `sameServer`: the pool's backends are among
    /// them, as far as can be told.
    void setLeases(const std::vector<pool::LeaseInfo>& leases, const std::string& application,
                   const std::vector<monitor::Session>& sessions, bool sameServer);

signals:
    /// Have the connection of this lease replaced when it comes back.
    void recycleRequested(quint64 lease);
    /// The reader confirmed that this backend is to be ended.
    void terminateRequested(const howdah::pool::LeaseInfo& lease);

private:
    void showBackend();
    void askToTerminate();
    [[nodiscard]] const pool::LeaseInfo* current() const;
    [[nodiscard]] const monitor::Session* sessionOf(const pool::LeaseInfo& lease) const;

    models::LeaseModel* m_model = nullptr;
    widgets::TableView* m_table = nullptr;
    widgets::ElidedLabel* m_backend = nullptr;
    QPushButton* m_recycle = nullptr;
    QPushButton* m_terminate = nullptr;
    std::string m_application;
    std::vector<monitor::Session> m_sessions; ///< those of the leases
    bool m_sameServer = false;
};

} // namespace howdah::pages
