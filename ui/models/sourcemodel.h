// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "ui/models/keyedtablemodel.h"

#include <tuple>

namespace howdah::models {

/// Connections of one origin.
using SourceKey = std::tuple<std::string, std::string, std::string>; ///< application, role, client address
struct Source {
    SourceKey key;
    int total = 0, active = 0, idle = 0, inTransaction = 0;
    double longestIdleSeconds = 0;
    bool ours = false;
};

/// Where the server's client connections come from: counted by application, role and client address. UI thread.
class SourceModel : public KeyedTableModel<Source, SourceKey> {
    Q_OBJECT
public:
    enum Column { Application, User, Client, Total, Active, Idle, InTransaction, LongestIdle, ColumnCount };

    explicit SourceModel(QObject* parent = nullptr);
    void setSessions(const std::vector<monitor::Session>& sessions);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace howdah::models
